"""What is thrown away is nowhere, and comes back as it was."""

from __future__ import annotations

import random
from collections.abc import Callable, Mapping
from contextlib import suppress
from datetime import timedelta
from pathlib import Path
from tempfile import TemporaryDirectory
from typing import Any

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st
from sqlalchemy import select

from mentor_desk.audience import Audience, Reader
from mentor_desk.errors import CannotUndo
from mentor_desk.records import (
    KINDS,
    Action,
    AgendaTopic,
    CheckIn,
    Feedback,
    Goal,
    GuidedNote,
    GuideText,
    Ladder,
    Mentee,
    MentoringSession,
    Milestone,
    Occasion,
    Record,
    Trashed,
    Version,
)
from mentor_desk.services import trash
from mentor_desk.store import Heads, Store, open_journal
from mentor_desk.store.derived import COPIES, SHARED
from tests import factory
from tests.factory import NOW, TODAY

DAY = timedelta(days=1)


def throw(store: Store, record: Record, days: int = 0) -> int:
    with store.write() as session:
        return trash.throw_away(
            session, session.get_one(type(record), record.id), NOW + days * DAY
        ).id


def back(store: Store, number: int) -> trash.Back:
    with store.write() as session:
        return trash.put_back(session, number)


def delete(store: Store, record: Record) -> None:
    """Past the trash, as undoing a creation does."""
    with store.write() as session:
        session.delete(session.get_one(type(record), record.id))


def every(store: Store, kind: type[Record]) -> list[Any]:
    with store.read() as session:
        return list(session.scalars(select(kind).order_by(kind.id)))


def raw(store: Store) -> dict[str, list[tuple[object, ...]]]:
    """All rows of all tables but the trash, derived ones too; without generation and digest."""
    tables = [kind.__tablename__ for kind in KINDS if kind is not Trashed]
    tables += ["search_entry", *(SHARED[reader] for reader in COPIES)]
    with store.read() as session:
        execute = session.connection().exec_driver_sql
        return {
            one: sorted(map(tuple, execute(f"SELECT * FROM {one}")), key=repr) for one in tables
        }


def is_sound(store: Store) -> bool:
    return not [checked for checked in store.check() if checked.trouble]


def version(store: Store, record: Record, content: str) -> Version:
    return factory.keep(
        store,
        Version(
            subject=record.__tablename__,
            subject_id=record.id,
            field="note",
            kept_at=NOW,
            occasion=Occasion.LEFT,
            content=content,
        ),
    )


def full(store: Store, name: str, mark: str) -> Mentee:
    """Somebody with one of everything; each text ends with `mark` and is found by it."""
    mentee = factory.mentee(store, f"{name} {mark}")
    goal = factory.goal(store, mentee.id, f"goal {mark}", answers={"why": f"why {mark}"})
    held = factory.held(store, mentee.id, title=f"session {mark}", focus_goal_id=goal.id)
    factory.milestone(store, goal.id, f"step {mark}", done_on=TODAY)
    factory.check_in(store, goal.id, comment=f"reading {mark}", session_id=held.id)
    factory.topic(store, held.id, f"topic {mark}")
    factory.block(store, held.id, f"shared {mark}", Audience.SPONSOR)
    factory.block(store, held.id, f"private {mark}")
    given = factory.feedback(store, mentee.id, f"seen {mark}", session_id=held.id, goal_id=goal.id)
    factory.action(
        store,
        mentee.id,
        f"action {mark}",
        session_id=held.id,
        goal_id=goal.id,
        feedback_id=given.id,
        due_on=TODAY,
    )
    factory.ladder(store, goal.id, expected=f"expected {mark}")
    factory.guided_note(
        store,
        mentee.id,
        f"agreed {mark}",
        session_id=held.id,
        finished_on=TODAY,
        audience=Audience.MENTEE,
    )
    version(store, held, f"older note {mark}")
    version(store, goal, f"older goal {mark}")
    return mentee


PIECES: Mapping[str, type[Record]] = {
    kind.__tablename__: kind
    for kind in (
        Mentee, MentoringSession, Goal, Feedback, Action, Milestone, CheckIn, AgendaTopic, Ladder,
        GuidedNote,
    )
}  # fmt: skip


@pytest.mark.parametrize("kind", PIECES.values(), ids=PIECES)
def test_what_comes_back_is_as_it_was(store: Store, kind: type[Record]) -> None:
    full(store, "Amara", "one")
    full(store, "Zoë", "two")
    before = raw(store)
    number = throw(store, every(store, kind)[0])
    assert len(raw(store)[kind.__tablename__]) == len(before[kind.__tablename__]) - 1
    assert is_sound(store)
    assert back(store, number).kind is kind
    assert raw(store) == before
    assert is_sound(store)
    assert len(store.search("two")) == len(store.search("one")) == 12


def test_what_is_about_the_mentor_comes_back_too(store: Store) -> None:
    note = factory.guided_note(store, None, "What I learnt", answers={"learnt": "to wait"})
    number = throw(store, note)
    assert store.search("learnt") == []
    with store.read() as session:
        (row,) = trash.rows(session)
    assert (row.heading, row.mentee, row.day) == ("What I learnt", "", TODAY)
    back(store, number)
    (hit,) = store.search("wait")
    assert (hit.kind, hit.record_id, hit.mentee_id, hit.mentee) == (
        "guided_note",
        note.id,
        None,
        "",
    )
    assert is_sound(store)


def test_a_guide_of_ones_own_is_called_by_its_title(store: Store) -> None:
    source = "version = 1\nkind = 'goal'"
    text = GuideText(guide="mine", version=1, source=source, own=True, kept_at=NOW)
    throw(store, factory.keep(store, text))
    with store.read() as session:
        assert [row.heading for row in trash.rows(session)] == ["mine"]  # it cannot be read


def test_what_lies_in_the_trash_is_nowhere_else(store: Store) -> None:
    mentee = full(store, "Amara", "xylophone")
    number = throw(store, mentee)
    assert store.search("xylophone") == []
    with store.read() as session:
        execute = session.connection().exec_driver_sql
        for reader in Reader:
            assert execute(f"SELECT count(*) FROM {SHARED[reader]}").scalar() == 0
        # FTS5 finds nothing of it any more, and lets go of the words when it next merges.
        kept = "SELECT name FROM sqlite_master WHERE type = 'table' AND name <> ?"
        tables = execute(kept, ("search_index_data",)).scalars().all()
        holding = [
            one
            for one in tables
            if any("xylophone" in str(row) for row in execute(f'SELECT * FROM "{one}"'))
        ]
    assert holding == ["trashed"]
    with store.read() as session:
        (row,) = trash.rows(session)
    assert (row.id, row.heading, row.mentee) == (number, "Amara xylophone", "Amara xylophone")


def test_a_row_says_what_hung_on_it(store: Store) -> None:
    amara = factory.mentee(store)
    goal = factory.goal(store, amara.id, "Delegate")
    for text in ("first", "second", "third"):
        factory.milestone(store, goal.id, text)
    factory.check_in(store, goal.id)
    version(store, goal, "before")
    throw(store, goal)
    held = factory.held(store, amara.id, TODAY - DAY)
    throw(store, held, days=1)
    with store.read() as session:
        newer, older = trash.rows(session)
    assert (older.kind, older.heading, older.mentee) == (Goal, "Delegate", "Amara Okafor")
    assert older.along == ((Milestone, 3), (CheckIn, 1))
    assert (newer.kind, newer.heading, newer.day) == (MentoringSession, "", TODAY - DAY)
    assert newer.deleted_at == NOW + DAY


@pytest.fixture(scope="module")
def two_people(tmp_path_factory: pytest.TempPathFactory) -> Path:
    store = factory.journal(tmp_path_factory.mktemp("two"))
    full(store, "Amara", "one")
    full(store, "Zoë", "two")
    store.checkpoint()
    store.close()
    return store.path


@settings(max_examples=15, suppress_health_check=[HealthCheck.too_slow])
@given(seed=st.integers(0, 10_000))
def test_whatever_goes_in_any_order_and_comes_back_in_any_other(
    two_people: Path, seed: int
) -> None:
    """Others come and go meanwhile, and nothing is tied to the wrong one."""
    chance = random.Random(seed)
    with TemporaryDirectory() as folder:
        path = Path(folder, "t.mentordesk")
        path.write_bytes(two_people.read_bytes())
        store = open_journal(path, None, Heads(Path(folder)))
        before = raw(store)
        thrown: list[int] = []
        others: list[Mentee] = []
        for _ in range(chance.randint(1, 4)):
            if chance.random() < 0.3:
                others.append(full(store, "Kofi", "three"))
            found = [one for one in every(store, chance.choice([*PIECES.values()])) if one.id < 3]
            if found:
                thrown.append(throw(store, chance.choice(found)))
            if others and chance.random() < 0.3:
                delete(store, others.pop())
        _put_all_back(store, chance, thrown)
        assert is_sound(store)
        for one in others:
            delete(store, one)
        assert raw(store) == before
        assert len(store.search("one")) == len(store.search("two")) == 12
        store.close()


def _put_all_back(store: Store, chance: random.Random, thrown: list[int]) -> None:
    """In any order; what hung on something else has to wait for it, and says so."""
    waiting = list(thrown)
    while waiting:
        number = chance.choice(waiting)
        with suppress(CannotUndo):
            back(store, number)
            waiting.remove(number)


def test_what_is_in_the_journal_again_does_not_come_back_twice(store: Store) -> None:
    """From a backup, or by a salvage that found more than there should be."""
    goal = factory.goal(store, factory.mentee(store).id, "Old")
    factory.milestone(store, goal.id)
    number = throw(store, goal)
    with store.write() as session:
        again = Goal(mentorship_id=1, title="Again", set_on=TODAY)
        again.id = goal.id
        session.add(again)
    with pytest.raises(CannotUndo, match="in the journal already"):
        back(store, number)
    assert [one.title for one in every(store, Goal)] == ["Again"]
    delete(store, again)
    back(store, number)
    assert [one.title for one in every(store, Goal)] == ["Old"]
    assert len(every(store, Milestone)) == 1


def test_listeners_learn_of_all_that_went_and_came(store: Store) -> None:
    full(store, "Amara", "one")
    heard: list[Callable[[type[Record]], frozenset[int]]] = []
    stop = store.listen(lambda changes: heard.append(changes.ids))
    number = throw(store, every(store, MentoringSession)[0])
    back(store, number)
    stop()
    for ids in heard:
        assert all(ids(kind) for kind in (MentoringSession, AgendaTopic, Version, Action, CheckIn))
