"""A seal is the same before a record is written and after it was read."""

from __future__ import annotations

import json
from datetime import UTC, date, datetime
from hashlib import blake2b

import pytest
from hypothesis import HealthCheck, example, given, settings
from hypothesis import strategies as st
from sqlalchemy import text
from sqlalchemy.orm import Session

from mentor_desk.errors import BadValue
from mentor_desk.records import (
    KINDS,
    AgendaTopic,
    CheckIn,
    Goal,
    GoalState,
    Mentee,
    MentoringSession,
    Mentorship,
    NoteBlock,
    Record,
)
from mentor_desk.store import Store
from mentor_desk.store.seal import StoredSeal, seal, stored_seal, stored_seals
from tests import factory
from tests.factory import NOW, TODAY

FIRST = datetime.fromisoformat("0001-01-01T00:00:00.000001")
LAST = datetime.fromisoformat("9999-12-31T23:59:59.999999")
TEXT = st.text(st.characters(codec="utf-8"), max_size=30)
FLOATS = st.floats(allow_nan=False, allow_infinity=False) | st.integers(-(2**50), 2**50)


def stored(session: Session, kind: type[Record]) -> list[StoredSeal]:
    bare = session.connection().connection.dbapi_connection
    return list(stored_seals(bare, kind))  # pyright: ignore[reportArgumentType]


@settings(max_examples=60, suppress_health_check=[HealthCheck.function_scoped_fixture])
@example(title="", baseline=-0.0, confidence=None, due=None, state=GoalState.DRAFT, answers={})
@given(
    title=TEXT,
    baseline=st.none() | FLOATS,
    confidence=st.none() | st.integers(-(2**63), 2**63 - 1),
    due=st.none() | st.dates(),
    state=st.sampled_from([*GoalState, "active"]),
    answers=st.dictionaries(TEXT, TEXT, max_size=3),
)
def test_whatever_is_kept_has_its_seal_when_it_comes_back(
    store: Store,
    title: str,
    baseline: float | None,
    confidence: int | None,
    due: date | None,
    state: GoalState,
    answers: dict[str, str],
) -> None:
    with store.write() as session:
        if not session.get(Mentorship, 1):
            session.add(Mentee(name="Amara"))
            session.flush()
            session.add(Mentorship(mentee_id=1))
            session.flush()
        goal = Goal(
            mentorship_id=1,
            set_on=TODAY,
            title=title,
            baseline=baseline,
            confidence=confidence,
            due_on=due,
            state=state,
            answers=answers,
        )
        session.add(goal)
    with store.read() as session:
        again = session.get_one(Goal, goal.id)
        assert again.seal == goal.seal == seal(again)
        assert StoredSeal(goal.id, goal.seal, goal.seal) in stored(session, Goal)


def test_times_and_marks_have_their_seal_too(store: Store) -> None:
    mentee = factory.mentee(store)
    held = factory.held(store, mentee.id, starts_at=LAST, closed_at=FIRST)
    factory.mentorship(store, mentee.id, formal=1, rhythm_days=14)
    factory.block(store, held.id, "word")
    with store.read() as session:
        for kind in KINDS:
            assert all(record.seal == seal(record) for record in session.query(kind))
            assert all(one.found == one.kept for one in stored(session, kind))
            assert len(stored(session, kind)) == session.query(kind).count()


@pytest.mark.parametrize("value", ["'never said'", "x'ff'", "7.5", "'2026-11-22 14:10:00.000000'"])
@pytest.mark.parametrize(
    ("kind", "column"),
    [
        (MentoringSession, "starts_at"),
        (MentoringSession, "length_minutes"),
        (Goal, "set_on"),
        (Goal, "title"),
        (Goal, "state"),
        (AgendaTopic, "position"),
    ],
)
def test_what_was_put_into_the_file_does_not_have_the_seal_of_what_was_there(
    store: Store, kind: type[Record], column: str, value: str
) -> None:
    held = factory.held(store, factory.mentee(store).id)
    factory.topic(store, held.id)
    factory.goal(store, 1)
    with store.write() as session:
        triggers = session.scalars(text("SELECT name FROM sqlite_master WHERE type = 'trigger'"))
        for trigger in triggers.all():  # they would refuse some of it
            session.execute(text(f"DROP TRIGGER {trigger}"))
        session.execute(text(f"UPDATE {kind.__tablename__} SET {column} = {value}"))
        (found,) = stored(session, kind)
    assert found.found != found.kept


def test_every_value_is_under_the_seal() -> None:
    one, other = Mentee(name="a", role="b"), Mentee(name="ab", role="")
    assert seal(one) != seal(other)
    assert seal(Mentee(name="a")) != seal(Mentee(name="a", met_on=TODAY))
    assert seal(Goal(mentorship_id=1, set_on=TODAY)) != seal(Goal(mentorship_id=2, set_on=TODAY))


@pytest.mark.parametrize(
    ("column", "value"),
    [
        ("set_on", NOW),
        ("title", 7),
        ("confidence", 7.0),
        ("baseline", "7"),
        ("mentorship_id", "1"),
    ],
)
def test_a_value_that_would_come_back_as_another_is_refused(column: str, value: object) -> None:
    goal = Goal(mentorship_id=1, set_on=TODAY)
    setattr(goal, column, value)
    with pytest.raises(TypeError):
        seal(goal)


def test_a_time_with_a_zone_is_refused() -> None:
    at = datetime(2026, 1, 1, 8, tzinfo=UTC)
    with pytest.raises(TypeError, match="without a zone"):
        seal(MentoringSession(mentorship_id=1, starts_at=at))


@pytest.mark.parametrize("number", [float("nan"), float("inf"), float("-inf")])
def test_what_is_no_number_is_not_kept(store: Store, number: float) -> None:
    factory.mentee(store)
    with pytest.raises(BadValue, match="cannot be kept"), store.write() as session:
        session.add(Goal(mentorship_id=1, set_on=TODAY, target=number))
    with pytest.raises(BadValue):
        seal(NoteBlock(session_id=1, position=number))


def test_a_column_that_came_later_is_sealed_only_where_it_says_something() -> None:
    """Rows from before it came keep their seal; zero says something."""
    before, empty, scored = (
        CheckIn(goal_id=1, day=date(2026, 1, 2), level=level) for level in (None, None, 0)
    )
    first = ("check_in", 1, "2026-01-02", None, None, "", "mentee")
    older = blake2b(json.dumps(list(first), separators=(",", ":")).encode(), digest_size=5).digest()
    assert seal(before) == seal(empty) == int.from_bytes(older)
    assert seal(scored) != seal(empty)
    stored = [*first[1:], 0]
    assert stored_seal(CheckIn, stored) == seal(scored)
    assert stored_seal(CheckIn, [*first[1:], None]) == seal(empty)
