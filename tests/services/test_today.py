"""Who needs a look and why: each rule at its edge, and what it must never say."""

from __future__ import annotations

from datetime import date, datetime, time, timedelta

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from mentor_desk.records import (
    ActionState,
    Goal,
    GoalState,
    Mentee,
    MentoringSession,
    Mentorship,
    Owner,
    Phase,
    SessionState,
    Standing,
    Tone,
)
from mentor_desk.services.today import Attention, Step, attention, reached, today
from mentor_desk.store import Store
from tests import factory
from tests.factory import NOW, TODAY


def days_ago(days: int) -> date:
    return TODAY - timedelta(days=days)


def waiting(store: Store, now: datetime = NOW) -> list[Attention]:
    with store.read() as session:
        return attention(session, now)


def whys(store: Store, now: datetime = NOW) -> list[str]:
    return [one.why.plain() for one in waiting(store, now)]


@pytest.fixture
def formal(store: Store) -> Mentee:
    """In the middle of work, met today: nothing is waiting."""
    amara = factory.mentee(store)
    factory.formal(store, amara.id, rhythm_days=14)
    factory.held(store, amara.id, TODAY)
    return amara


def last_met(store: Store, day: date) -> None:
    store.update(MentoringSession, 1, {"starts_at": datetime.combine(day, time(23, 30))})


def test_nobody_waits_on_an_empty_desk(store: Store) -> None:
    with store.read() as session:
        assert today(session, NOW) == ([], [], [], 0, [], 0, [])


@pytest.mark.parametrize(("days", "waits"), [(14, False), (17, False), (18, True), (400, True)])
def test_a_rhythm_has_a_quarter_of_slack(
    store: Store, formal: Mentee, days: int, waits: bool
) -> None:
    last_met(store, days_ago(days))
    said = [f"not met for {days} days; you agreed on every 2 weeks"] if waits else []
    assert whys(store) == said
    if waits:
        (one,) = waiting(store)
        assert (one.mentee_id, one.step, one.record_id) == (formal.id, Step.PLAN_SESSION, None)
        assert one.waiting == days - 14


@pytest.mark.parametrize(
    ("rhythm", "said"),
    [
        (1, "you agreed on every day"),
        (7, "you agreed on every week"),
        (10, "you agreed on every 10 days"),
        (28, "you agreed on every 4 weeks"),
    ],
)
def test_a_rhythm_is_said_in_days_or_weeks(
    store: Store, formal: Mentee, rhythm: int, said: str
) -> None:
    factory.mentorship(store, formal.id, rhythm_days=rhythm)
    last_met(store, days_ago(100))
    assert whys(store) == [f"not met for 100 days; {said}"]


@pytest.mark.parametrize(
    "calm",
    [
        {"formal": False},
        {"phase": Phase.PREPARE},
        {"phase": Phase.CLOSE},
        {"closed_on": TODAY},
        {"rhythm_days": None},
        {"rhythm_days": 0},
    ],
    ids=str,
)
def test_no_rhythm_no_reminder(store: Store, formal: Mentee, calm: dict[str, object]) -> None:
    last_met(store, days_ago(100))
    assert whys(store)
    factory.mentorship(store, formal.id, **calm)
    assert not whys(store)


@pytest.mark.parametrize("standing", [Standing.PROSPECT, Standing.ALUMNI])
def test_only_active_mentees_have_a_rhythm(
    store: Store, formal: Mentee, standing: Standing
) -> None:
    last_met(store, days_ago(100))
    store.update(Mentee, formal.id, {"standing": standing})
    assert not whys(store)


def test_a_planned_session_is_an_answer_until_its_day_has_passed(
    store: Store, formal: Mentee
) -> None:
    last_met(store, days_ago(100))
    planned = factory.planned(store, formal.id, datetime.combine(TODAY, time(8)))
    assert not whys(store)
    store.update(MentoringSession, planned.id, {"starts_at": NOW - timedelta(days=1)})
    assert whys(store) == [
        "not met for 100 days; you agreed on every 2 weeks",
        "the session planned for yesterday has no note yet",
    ]
    store.update(MentoringSession, planned.id, {"state": SessionState.CANCELLED})
    assert whys(store) == ["not met for 100 days; you agreed on every 2 weeks"]


def test_who_was_never_met_is_counted_from_the_start(store: Store, formal: Mentee) -> None:
    store.update(MentoringSession, 1, {"state": SessionState.MISSED})
    factory.mentorship(store, formal.id, started_on=days_ago(18))
    assert whys(store) == ["not met for 18 days; you agreed on every 2 weeks"]
    factory.mentorship(store, formal.id, started_on=None)
    assert not whys(store)


@pytest.mark.parametrize(("days", "waits"), [(42, False), (43, True)])
def test_a_goal_is_quiet_after_six_weeks(
    store: Store, formal: Mentee, days: int, waits: bool
) -> None:
    goal = factory.goal(store, formal.id, set_on=days_ago(300))
    factory.check_in(store, goal.id, day=days_ago(200))
    factory.check_in(store, goal.id, day=days_ago(days), value=None, comment="going well")
    said = "goal “Delegate two recurring tasks” has had no check-in for 6 weeks"
    assert whys(store) == ([said] if waits else [])
    factory.mentorship(store, formal.id, formal=False)
    assert not whys(store)


@pytest.mark.parametrize("state", [state for state in GoalState if state != GoalState.ACTIVE])
def test_only_active_goals_can_be_quiet(store: Store, formal: Mentee, state: GoalState) -> None:
    factory.goal(store, formal.id, set_on=days_ago(300), state=state)
    assert not whys(store)


@pytest.mark.parametrize(
    ("days", "said"),
    [
        (0, []),
        (-1, []),
        (1, ["yesterday’s feedback has no next step yet"]),
        (2, ["feedback of 2 days ago has no next step yet"]),
        (59, ["feedback of 59 days ago has no next step yet"]),
        (60, []),
    ],
)
def test_growth_feedback_waits_for_a_next_step(store: Store, days: int, said: list[str]) -> None:
    amara = factory.mentee(store)
    given = factory.feedback(store, amara.id, tone=Tone.GROWTH, given_on=days_ago(days))
    assert whys(store) == said
    factory.action(store, amara.id, feedback_id=given.id)
    assert not whys(store)


def test_praise_and_drafts_wait_for_nothing(store: Store) -> None:
    amara = factory.mentee(store)
    factory.feedback(store, amara.id, tone=Tone.PRAISE, given_on=days_ago(9))
    factory.feedback(store, amara.id, tone=Tone.GROWTH, given_on=None)
    assert not whys(store)


def test_a_past_session_is_said_as_it_is(store: Store) -> None:
    amara = factory.mentee(store)
    past = factory.planned(store, amara.id, NOW - timedelta(days=3))
    assert whys(store) == ["the session planned 3 days ago has no note yet"]
    factory.block(store, past.id, "")
    assert whys(store) == ["the session planned 3 days ago has no note yet"]
    factory.block(store, past.id, "Half a page")
    assert whys(store) == ["the session planned 3 days ago has a note and is not closed yet"]
    store.update(MentoringSession, past.id, {"state": SessionState.HELD})
    assert not whys(store)


def test_a_session_planned_for_today_is_not_late_yet(store: Store) -> None:
    factory.planned(store, factory.mentee(store).id, datetime.combine(TODAY, time.min))
    assert not whys(store)


def test_only_my_promises_are_mine_to_keep(store: Store) -> None:
    amara = factory.mentee(store)
    factory.action(store, amara.id, "hers", Owner.MENTEE, due_on=days_ago(30))
    factory.action(store, amara.id, "today", Owner.ME, due_on=TODAY)
    factory.action(store, amara.id, "whenever", Owner.ME)
    factory.action(store, amara.id, "kept", Owner.ME, due_on=days_ago(3), state=ActionState.DONE)
    factory.action(store, amara.id, "send {name}", Owner.ME, due_on=days_ago(1))
    assert whys(store) == ["your promise “send {name}” was due yesterday"]


def test_my_promise_is_seen_behind_hundreds_of_others(store: Store) -> None:
    amara = factory.mentee(store)
    with store.write() as session:
        for _ in range(250):
            session.add(factory.Action(mentorship_id=1, text="hers", made_on=TODAY, due_on=TODAY))
    factory.action(store, amara.id, "mine", Owner.ME, due_on=TODAY)
    tomorrow = NOW + timedelta(days=1)
    assert whys(store, tomorrow) == ["your promise “mine” was due yesterday"]
    factory.planned(store, amara.id)
    with store.read() as session:
        (brief,) = today(session, NOW).briefs
    assert [row.text for row in brief.promised] == ["mine"]
    assert {row.text for row in brief.took_on} == {"hers"}


def test_the_longest_waiting_comes_first_and_all_are_counted(store: Store) -> None:
    for number in range(15):
        person = factory.mentee(store, f"Person {number}")
        factory.action(store, person.id, "x", Owner.ME, due_on=days_ago(number + 1))
    with store.read() as session:
        shown = today(session, NOW)
    assert shown.waiting == 15
    assert [one.waiting for one in shown.attention] == list(range(15, 3, -1))
    assert (len(shown.actions), shown.open_actions) == (12, 15)


def test_a_brief_tells_what_was_taken_on(store: Store, formal: Mentee) -> None:
    last_met(store, days_ago(7))
    planned = factory.planned(store, formal.id)
    factory.planned(store, formal.id, NOW + timedelta(days=15))
    goal = factory.goal(store, formal.id, unit="tasks")
    for days, value in ((30, 1.0), (9, 2.0), (1, None)):
        factory.check_in(store, goal.id, value, days_ago(days))
    factory.action(store, formal.id, "hers", Owner.MENTEE)
    factory.action(store, formal.id, "mine", Owner.ME)
    with store.read() as session:
        (brief,) = today(session, NOW).briefs
    assert (brief.session.id, brief.number, brief.phase) == (planned.id, 2, Phase.WORK)
    assert brief.last_met == days_ago(7)
    assert [row.text for row in brief.took_on] == ["hers"]
    assert [row.text for row in brief.promised] == ["mine"]
    assert brief.moved == ("Delegate two recurring tasks", "tasks", 1.0, 2.0)
    factory.mentorship(store, formal.id, formal=False)
    with store.read() as session:
        assert today(session, NOW).briefs[0].phase is None


def test_what_was_reached_lately(store: Store, formal: Mentee) -> None:
    goal = factory.goal(store, formal.id, "Ship it", state=GoalState.REACHED, state_on=days_ago(3))
    factory.goal(store, formal.id, "Long ago", state=GoalState.REACHED, state_on=days_ago(31))
    factory.milestone(store, goal.id, "One step", done_on=days_ago(5))
    draft = factory.goal(store, formal.id, "Draft", state=GoalState.DRAFT)
    factory.milestone(store, draft.id, "Not yet agreed", done_on=days_ago(1))
    with store.read() as session:
        found = reached(session, days_ago(30), TODAY)
        assert [(one.goal, one.step, one.day) for one in found] == [
            ("Ship it", "", days_ago(3)),
            ("Ship it", "One step", days_ago(5)),
        ]
        assert len(reached(session, days_ago(30), TODAY, limit=1)) == 1


@settings(max_examples=20, suppress_health_check=[HealthCheck.function_scoped_fixture])
@given(
    day=st.dates(date(1970, 1, 2), date(2099, 12, 31))
    | st.sampled_from([date(2028, 2, 29), date(2026, 12, 31), date(2026, 3, 29), date(2026, 1, 1)]),
    ago=st.integers(1, 500),
)
def test_days_are_counted_on_any_calendar_day(store: Store, day: date, ago: int) -> None:
    """Leap days, years' ends and clock changes included: days are days, not hours."""
    then = day - timedelta(days=ago)
    with store.write() as session:
        if not session.get(Mentee, 1):
            session.add(Mentee(name="Amara"))
            session.flush()
            session.add(Mentorship(mentee_id=1))
            session.flush()
            held = MentoringSession(mentorship_id=1, starts_at=NOW, state=SessionState.HELD)
            session.add(held)
            session.add(Goal(mentorship_id=1, set_on=TODAY, title="g", state=GoalState.ACTIVE))
        mentorship = session.get_one(Mentorship, 1)
        mentorship.formal, mentorship.phase, mentorship.rhythm_days = True, Phase.WORK, 7
        session.get_one(MentoringSession, 1).starts_at = datetime.combine(then, time(23, 59))
        session.get_one(Goal, 1).set_on = then
    found = {one.step: one.waiting for one in waiting(store, datetime.combine(day, time(0, 1)))}
    expected = {}
    if ago > 7 * 1.25:
        expected[Step.PLAN_SESSION] = ago - 7
    if ago > 42:
        expected[Step.CHECK_IN] = ago - 42
    assert found == expected
