from __future__ import annotations

from collections.abc import Callable
from datetime import timedelta
from pathlib import Path

import pytest

from mentor_desk.audience import Audience
from mentor_desk.records import Feedback, Goal, GoalState, MentoringSession, Mentorship, NoteBlock
from mentor_desk.store import Session, Store, derived
from mentor_desk.store.recognise import PAGE_BYTES
from tests import factory
from tests.factory import TODAY

TABLES = ("search_entry", *(derived.SHARED[reader] for reader in derived.COPIES))
Change = Callable[[Session], None]


@pytest.fixture
def store(tmp_path: Path) -> Store:
    """A note with a paragraph for each audience, a goal with a milestone, feedback."""
    store = factory.journal(tmp_path)
    person = factory.mentee(store).id
    factory.mentee(store, "Priya Raman")
    session_id = factory.held(store, person).id
    for audience in Audience:
        factory.block(store, session_id, f"She waited for {audience}", audience)
    factory.milestone(store, factory.goal(store, person, audience=Audience.MENTEE).id)
    factory.feedback(store, person, audience=Audience.SPONSOR)
    return store


def put(kind: type[object], **values: object) -> Change:
    def change(session: Session) -> None:
        for record in session.query(kind):
            for name, value in values.items():
                setattr(record, name, value)

    return change


@pytest.mark.parametrize(
    "change",
    [
        put(NoteBlock, text="He asked twice"),
        put(NoteBlock, text=""),
        *(put(NoteBlock, audience=audience) for audience in Audience),
        put(MentoringSession, starts_at=factory.NOW - timedelta(days=40), title="Another"),
        put(Feedback, given_on=TODAY - timedelta(days=9)),
        put(Feedback, given_on=None),
        put(Feedback, observation="Asked again", audience=Audience.MENTEE),
        put(Goal, set_on=TODAY - timedelta(days=3), title="Lead two releases"),
        put(Goal, state=GoalState.DRAFT),
        put(Goal, mentorship_id=2),
        put(Mentorship, mentee_id=2),
    ],
)
def test_what_changes_beside_a_record_is_what_making_it_anew_would_give(
    store: Store, change: Change
) -> None:
    before = contents(store)
    with store.write() as session:
        change(session)
    changed = contents(store)
    assert changed != before
    assert [found.trouble for found in store.check() if found.trouble] == []
    with store.write() as session:
        derived.rebuild(session.connection().exec_driver_sql)
    assert contents(store) == changed


def contents(store: Store) -> dict[str, list[tuple[object, ...]]]:
    with store.read() as session:
        execute = session.connection().exec_driver_sql
        return {
            table: sorted(tuple(row) for row in execute(f"SELECT * FROM {table}"))
            for table in TABLES
        }


@pytest.mark.parametrize(
    ("change", "left_alone"),
    [
        (put(NoteBlock, text="He asked twice"), "sqlite_autoindex_search_entry_1"),
        (put(NoteBlock, text="He asked twice"), "ix_shared_with_mentee"),
        (put(NoteBlock, position=7.5), "search_index_idx"),
        (put(NoteBlock, audience=Audience.SPONSOR), "search_index_idx"),
    ],
)
def test_a_page_that_says_the_same_is_not_written_again(
    store: Store, change: Change, left_alone: str
) -> None:
    with store.read() as session:
        find = "SELECT rootpage FROM sqlite_master WHERE name = ?"
        root = session.connection().exec_driver_sql(find, (left_alone,)).scalar_one()
    store.checkpoint()
    with store.write() as session:
        change(session)
    log = store.path.with_name(f"{store.path.name}-wal").read_bytes()
    written = {
        int.from_bytes(log[frame : frame + 4]) for frame in range(32, len(log), 24 + PAGE_BYTES)
    }
    assert written
    assert root not in written
