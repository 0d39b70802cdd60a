from __future__ import annotations

from dataclasses import replace
from datetime import date
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from mentor_desk.progress.facts import CheckInFact, GoalFact, LadderFact, MilestoneFact, Source
from mentor_desk.progress.figures import (
    GoalStanding,
    actions_done,
    counted,
    fraction,
    goals_on_course,
    standing,
)
from mentor_desk.records import ActionState
from mentor_desk.words import EnglishVoice
from tests import factory as make
from tests.reports.stories import amara, day, facts_of

VOICE = EnglishVoice()


def goal(*values: float | None, **other: object) -> GoalFact:
    """Set on 1 June, due on 9 September (100 days); readings ten days apart from 11 June."""
    made = GoalFact(
        source=Source("goal", 1),
        title="Delegate",
        why="",
        unit="tasks",
        baseline=0.0,
        target=10.0,
        set_on=day("06-01"),
        due_on=day("09-09"),
        state="active",
        state_on=None,
        milestones=(),
        check_ins=tuple(
            CheckInFact(
                source=Source("check_in", place),
                day=date.fromordinal(day("06-01").toordinal() + 10 * place),
                value=value,
                comment="",
            )
            for place, value in enumerate(values, 1)
        ),
    )
    return replace(made, **other)


def steps(*done: bool) -> tuple[MilestoneFact, ...]:
    return tuple(
        MilestoneFact(
            source=Source("milestone", place),
            text=f"Step {place}",
            due_on=None,
            done_on=day("06-20") if one else None,
        )
        for place, one in enumerate(done, 1)
    )


@pytest.mark.parametrize(
    ("made", "share"),
    [
        (goal(5.0), 0.5),
        (goal(2.0, 8.0), 0.8),
        (goal(12.0), 1.0),
        (goal(-3.0), 0.0),
        (goal(), None),
        (goal(None), None),
        (goal(8.0, baseline=14.0, target=4.0), 0.6),
        (goal(20.0, baseline=14.0, target=4.0), 0.0),
        (goal(2.0, 6.0, baseline=None), 0.5),
        (goal(3.0, baseline=3.0, target=3.0), 1.0),
        (goal(4.0, baseline=3.0, target=3.0), 0.0),
        (goal(target=None, milestones=steps(True, False, False, False)), 0.25),
        (goal(target=None), None),
        (goal(target=None, state="reached"), 1.0),
    ],
)
def test_fraction(made: GoalFact, share: float | None):
    assert fraction(made) == share


@given(start=st.floats(-1e6, 1e6), target=st.floats(-1e6, 1e6), now=st.floats(-1e6, 1e6))
def test_fraction_stays_between_nothing_and_all(start: float, target: float, now: float):
    share = fraction(goal(now, baseline=start, target=target))
    assert share is not None
    assert 0.0 <= share <= 1.0


@pytest.mark.parametrize(
    ("made", "on", "expected"),
    [
        (goal(state="reached"), "06-02", GoalStanding.REACHED),
        (goal(state="paused"), "12-02", GoalStanding.PAUSED),
        (goal(), "06-02", GoalStanding.NOTHING_YET),
        (goal(milestones=steps(False)), "06-02", GoalStanding.NOTHING_YET),
        (goal(milestones=steps(True), target=None), "06-21", GoalStanding.ON_COURSE),
        (goal(5.0), "08-15", GoalStanding.ON_COURSE),
        (goal(5.0), "08-17", GoalStanding.NEEDS_TALK),
        (goal(9.0), "09-10", GoalStanding.NEEDS_TALK),
        (goal(10.0), "09-10", GoalStanding.ON_COURSE),
        (goal(0.0, due_on=None), "12-01", GoalStanding.ON_COURSE),
        (goal(1.0, 0.0, due_on=None), "12-01", GoalStanding.NEEDS_TALK),
        (goal(1.0, 2.0, due_on=None), "12-01", GoalStanding.ON_COURSE),
        (goal(13.0, 8.0, baseline=14.0, target=4.0), "07-01", GoalStanding.ON_COURSE),
    ],
)
def test_standing(made: GoalFact, on: str, expected: GoalStanding):
    assert standing(made, day(on)) is expected


LADDER = LadderFact(
    source=Source("ladder", 1), levels=("", "a", "b", "c", ""), seen_by="", agreed_on=day("06-01")
)


@pytest.mark.parametrize(
    ("levels", "on", "expected"),
    [
        ((-1,), "08-01", GoalStanding.NEEDS_TALK),
        ((-2, -1), "08-01", GoalStanding.ON_COURSE),
        ((-2, -1), "09-10", GoalStanding.NEEDS_TALK),
        ((1, -1), "08-01", GoalStanding.NEEDS_TALK),
        ((-2, 0), "09-10", GoalStanding.ON_COURSE),
        ((2,), "08-01", GoalStanding.ON_COURSE),
    ],
)
def test_a_ladder_says_where_the_goal_stands_whatever_its_figure_says(
    levels: tuple[int, ...], on: str, expected: GoalStanding
) -> None:
    """Or a page would say "on course" above "it was less than expected"."""
    made = goal(*(9.0 for _ in levels), ladder=LADDER)
    scored = zip(made.check_ins, levels, strict=True)
    made = replace(made, check_ins=tuple(replace(one, level=level) for one, level in scored))
    assert standing(made, day(on)) is expected


def test_standings_are_said_in_plain_words():
    assert [one.words.plain() for one in GoalStanding] == [
        "reached",
        "on course",
        "needs a talk",
        "no check-in yet",
        "paused",
    ]


def test_figures_of_a_half_year_name_their_records(tmp_path: Path):
    store = make.journal(tmp_path)
    facts = facts_of(store, amara(store))
    said = [(one.said(VOICE), VOICE.say(one.what)) for one in counted(facts, make.TODAY)]
    assert said == [
        ("2 of 3", "goals reached or on course"),
        ("1 of 1", "milestones passed"),
        ("1 of 1", "agreed actions done"),
        ("5", "sessions held"),
    ]
    assert all(one.sources for one in counted(facts, make.TODAY))
    on_course = goals_on_course(facts, make.TODAY)
    assert on_course is not None
    assert {one.kind for one in on_course.sources} == {"goal", "check_in", "milestone"}


def test_without_records_there_is_no_figure(tmp_path: Path):
    store = make.journal(tmp_path)
    assert counted(facts_of(store, make.mentee(store)), make.TODAY) == ()


def test_actions_count_when_due_or_done_in_the_period(tmp_path: Path):
    store = make.journal(tmp_path)
    person = make.mentee(store)
    number = person.id or 0
    done = {"made_on": day("05-01"), "state": ActionState.DONE}
    make.action(store, number, "Done in it", done_on=day("06-01"), **done)
    make.action(store, number, "Done before", done_on=day("05-31"), due_on=day("05-31"), **done)
    make.action(store, number, "Due in it", made_on=day("06-01"), due_on=day("11-21"))
    make.action(store, number, "Due later", made_on=day("06-01"), due_on=day("11-22"))
    make.action(store, number, "Some day", made_on=day("06-01"))
    make.action(
        store, number, "Dropped", made_on=day("06-01"), due_on=day("07-01"), state="dropped"
    )
    found = actions_done(facts_of(store, person))
    assert found is not None
    assert (found.part, found.whole) == (1, 2)
