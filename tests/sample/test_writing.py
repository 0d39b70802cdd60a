"""The sample is looked at by strangers, measured by the benchmark and leaned on by other tests."""

from __future__ import annotations

from collections import Counter
from datetime import datetime, timedelta
from pathlib import Path

import pytest
from sqlalchemy import Enum, func, select

from mentor_desk import paths
from mentor_desk.audience import Audience, Reader
from mentor_desk.guides import GuideKind, shipped, to_record_values
from mentor_desk.guides.values import typed
from mentor_desk.records import (
    KINDS,
    Action,
    ActionState,
    AgendaTopic,
    CheckIn,
    Feedback,
    Goal,
    GoalState,
    GuidedNote,
    Mentee,
    MentoringSession,
    Mentorship,
    NoteBlock,
    SessionState,
    Standing,
    Version,
)
from mentor_desk.sample import DEFAULT_SESSIONS, write_sample
from mentor_desk.services import goals, ladders, library, mentees, practice
from mentor_desk.services import today as todays
from mentor_desk.store import Store
from tests.factory import NOW, TODAY, journal
from tests.sample.conftest import count, everything, sample


@pytest.mark.parametrize("sessions", [1, 7, 119, 120, 121, 400])
def test_there_are_exactly_as_many_sessions_as_asked_for(tmp_path: Path, sessions: int) -> None:
    store = sample(tmp_path, sessions)
    with store.read() as session:
        assert count(session, MentoringSession) == sessions
    store.close()


def test_the_same_seed_writes_the_same_records(tmp_path: Path) -> None:
    stores = [sample(tmp_path / name, 300, seed) for name, seed in (("a", 5), ("b", 5), ("c", 6))]
    one, again, other = (everything(store) for store in stores)
    assert one == again
    assert one["note_block"] != other["note_block"]
    for store in stores:
        store.close()


def test_it_refuses_a_journal_with_people_in_it(default: Store) -> None:
    before = everything(default)
    with pytest.raises(ValueError, match="empty journal"):
        write_sample(default, 10, 1, TODAY)
    assert everything(default) == before


@pytest.mark.parametrize("sessions", [0, 100_001])
def test_it_refuses_a_size_it_cannot_write(tmp_path: Path, sessions: int) -> None:
    store = journal(tmp_path)
    with pytest.raises(ValueError, match="sessions"):
        write_sample(store, sessions, 1, TODAY)
    store.close()


def test_a_cancelled_one_leaves_the_journal_empty_and_whole(tmp_path: Path) -> None:
    store = journal(tmp_path)
    told: list[tuple[int, int]] = []

    def progress(done: int, of: int) -> None:
        told.append((done, of))

    assert not write_sample(store, 2_000, 1, TODAY, progress, cancelled=lambda: bool(told))
    with store.read() as session:
        assert count(session, Mentee) == 0
    assert [checked.trouble for checked in store.check() if checked.trouble] == []
    assert write_sample(store, 20, 1, TODAY)
    assert store.search("Amara")
    store.close()


def test_progress_ends_with_all(tmp_path: Path) -> None:
    store = journal(tmp_path)
    told: list[tuple[int, int]] = []
    write_sample(store, 1_500, 1, TODAY, lambda done, of: told.append((done, of)))
    assert len(told) > 1
    assert told == sorted(told)
    assert told[-1] == (1_500, 1_500)
    store.close()


def test_the_journal_checks_and_is_searched_and_shared(default: Store) -> None:
    assert [checked.trouble for checked in default.check() if checked.trouble] == []
    assert {hit.mentee for hit in default.search("checklist")} == {"Amara Okafor"}
    with default.read() as session:
        marked = session.scalars(
            select(NoteBlock.text)
            .join(MentoringSession)
            .join(Mentorship)
            .where(NoteBlock.audience == Audience.SPONSOR, Mentorship.mentee_id == 1)
        ).all()
    with default.gate(Reader.SPONSOR) as gate:
        assert {row.fields["text"] for row in gate.rows(1, "note")} == set(marked)
    assert len(marked) >= 5


@pytest.mark.parametrize("size", ["default", "middle"])
def test_every_value_that_can_be_chosen_is_chosen(
    size: str, request: pytest.FixtureRequest
) -> None:
    store: Store = request.getfixturevalue(size)
    missing: list[str] = []
    with store.read() as session:
        # The sample was written in one go: there is nothing in it to go back to.
        for kind in (one for one in KINDS if one is not Version):
            for column in kind.__table__.columns:
                if isinstance(column.type, Enum) and column.type.enum_class:
                    values = set(session.scalars(select(column).distinct()))
                    rare = {
                        "milestone",
                        "agenda_topic",
                        "goal",
                        "feedback",
                        "action",
                        "guided_note",
                    }
                    if column.key == "audience" and kind.__tablename__ in rare | {
                        "mentoring_session"
                    }:
                        continue
                    lacking = set(column.type.enum_class) - values
                    missing += [f"{kind.__tablename__}.{column.key}: {one}" for one in lacking]
    assert missing == []


def test_audiences_differ_where_a_leak_would_hurt(default: Store) -> None:
    with default.read() as session:
        for kind in (NoteBlock, Goal, CheckIn, Action, MentoringSession):
            found = set(session.scalars(select(kind.audience).distinct()))
            assert {Audience.ME, Audience.MENTEE} <= found, kind.__name__
        assert Audience.SPONSOR in set(session.scalars(select(Feedback.audience).distinct()))


@pytest.mark.parametrize("size", ["default", "middle"])
def test_records_are_as_the_window_would_keep_them(
    size: str, request: pytest.FixtureRequest
) -> None:
    store: Store = request.getfixturevalue(size)
    with store.read() as session:
        for one in session.scalars(select(MentoringSession)):
            assert (one.closed_at is not None) == (one.state is SessionState.HELD)
            assert one.zone == "Europe/Berlin"
            assert (one.starts_at.date() <= TODAY) or one.state is SessionState.PLANNED
        for one in session.scalars(select(Action)):
            assert (one.done_on is not None) == (one.state is ActionState.DONE)
            assert one.made_on <= (one.done_on or one.made_on) <= TODAY
        for one in session.scalars(select(Goal)):
            assert (one.state_on is None) == (one.state is GoalState.DRAFT)
            assert one.set_on <= TODAY
        given = session.scalars(select(Feedback.given_on).where(Feedback.given_on.is_not(None)))
        assert max(day for day in given if day) <= TODAY
        for check_in, starts in session.execute(
            select(CheckIn, MentoringSession.starts_at).join(
                MentoringSession, CheckIn.session_id == MentoringSession.id
            )
        ):
            assert check_in.day == starts.date()
            assert check_in.value is not None or check_in.comment
        assert session.scalars(select(AgendaTopic.text).where(AgendaTopic.text == "")).all() == []


def test_a_reached_goal_was_reached(default: Store, middle: Store) -> None:
    for store in (default, middle):
        with store.read() as session:
            for goal in session.scalars(select(Goal).where(Goal.state == GoalState.REACHED)):
                last = session.scalars(
                    select(CheckIn.value)
                    .where(CheckIn.goal_id == goal.id)
                    .order_by(CheckIn.day.desc())
                ).first()
                assert last is not None
                assert goal.target is not None
                rising = goal.target > (goal.baseline or 0)
                assert last >= goal.target if rising else last <= goal.target, goal.title


def test_what_was_written_in_a_guide_can_be_read_in_it_again(default: Store) -> None:
    guides = shipped(paths.resources() / "guides")
    with default.read() as session:
        guided = session.scalars(select(Goal).where(Goal.guide != "")).all()
        told = session.scalars(select(Feedback).where(Feedback.guide != "")).all()
    assert len(guided) > 5
    for one in (*guided, *told):
        guide = guides[one.guide]
        assert one.guide_version == guide.version
        for name, value in to_record_values(guide, one.answers).items():
            assert getattr(one, name) == value, name
        assert len([text for text in one.answers.values() if text]) > 2


def test_guides_that_are_no_goal_and_no_feedback_are_filled_in_with_their_own_questions(
    default: Store,
) -> None:
    guides = shipped(paths.resources() / "guides")
    with default.read() as session:
        notes = session.scalars(select(GuidedNote)).all()
        kept = library.shelf(session)
    assert {guides[one.guide].kind for one in notes} == {
        GuideKind.AGREEMENT, GuideKind.REFLECTION, GuideKind.SESSION,
    }  # fmt: skip
    assert {one.mentorship_id is None for one in notes} == {True, False}
    assert {one.finished_on is None for one in notes} == {True, False}
    for one in notes:
        asked = {field.name: field for field in guides[one.guide].fields()}
        for name, text in one.answers.items():
            assert typed(asked[name], text), f"{one.guide}, {name}"
        assert kept.version(one.guide, one.guide_version) == guides[one.guide]


def test_a_ladder_was_agreed_on_before_it_was_scored(default: Store) -> None:
    with default.read() as session:
        (row,) = ladders.rows(session, 6).values()
    assert ladders.is_ready(row.ladder)
    assert row.ladder.agreed_on is not None
    assert [one.level for one in row.scores] == [-2, -1, 1]
    assert all(one.day >= row.ladder.agreed_on for one in row.scores)


def test_some_goals_fall(default: Store) -> None:
    with default.read() as session:
        falling = session.scalars(select(Goal.title).where(Goal.target < Goal.baseline)).all()
    assert len(falling) >= 3


def test_today_has_something_of_everything(default: Store) -> None:
    with default.read() as session:
        shown = todays.today(session, NOW.replace(hour=9, minute=0))
        assert practice.practice(session).mentor_name == "Eva Lindgren"
    first = shown.briefs[0]
    assert first.session.mentee == "Amara Okafor"
    assert first.session.starts_at == datetime.combine(TODAY, datetime.min.time()) + timedelta(
        hours=14
    )
    assert first.took_on
    assert first.promised
    assert {one.step for one in shown.attention} == set(todays.Step)
    waiting = {one.mentee: one.why.plain() for one in shown.attention}
    assert "41 days" in waiting["Mateo Silva"]
    assert "7 weeks" in waiting["Jonas Lindqvist"]


@pytest.mark.parametrize("days", [1, 2, 3, 40, 99, 200])
def test_today_is_the_same_on_any_day(tmp_path: Path, days: int) -> None:
    today = TODAY + timedelta(days)
    store = sample(tmp_path, DEFAULT_SESSIONS, today=today)
    with store.read() as session:
        shown = todays.today(session, datetime.combine(today, datetime.min.time()))
    assert len(shown.attention) == 5
    assert shown.briefs[0].session.mentee == "Amara Okafor"
    store.close()


def test_the_page_of_amara_is_full(default: Store) -> None:
    with default.read() as session:
        amara = mentees.person(session, 1)
        rows = goals.rows(session, 1)
    assert amara
    assert amara.mentee.name == "Amara Okafor"
    assert amara.sessions >= 20
    assert amara.feedback >= 10
    assert sum(len(row.readings) >= 4 for row in rows) >= 4
    assert {row.goal.state for row in rows} >= {GoalState.ACTIVE, GoalState.REACHED}


def test_people_come_and_go(middle: Store) -> None:
    with middle.read() as session:
        standings = Counter(session.scalars(select(Mentee.standing)))
        first = session.scalar(select(func.min(MentoringSession.starts_at)))
        closed = select(Mentorship.closed_on).join(Mentee)
        gone = session.scalars(closed.where(Mentee.standing == Standing.ALUMNI)).all()
    assert set(standings) == set(Standing)
    assert first
    assert first.year < TODAY.year - 3
    assert None not in gone
