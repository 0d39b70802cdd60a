"""What became of what a backup holds: nothing, something else, or gone."""

from __future__ import annotations

from collections import defaultdict
from contextlib import contextmanager
from enum import StrEnum
from typing import TYPE_CHECKING, NamedTuple

from sqlalchemy import select
from sqlalchemy.orm import Session

from mentor_desk.records import (
    AgendaTopic,
    CheckIn,
    Feedback,
    Goal,
    GuidedNote,
    Ladder,
    Mentee,
    MentoringSession,
    Milestone,
    NoteBlock,
    Record,
)
from mentor_desk.safety.inside import Inside
from mentor_desk.safety.pairing import AT_ONCE, Pair, Pairs, part_of, twin
from mentor_desk.store.derived import projections
from mentor_desk.store.engine import connect, make_engine
from mentor_desk.store.refusal import said

if TYPE_CHECKING:
    from collections.abc import Generator, Iterable
    from pathlib import Path

    from mentor_desk.store import Key

_SHOWN: tuple[type[Record], ...] = (
    Mentee,
    MentoringSession,
    Goal,
    Feedback,
    GuidedNote,
)
_PARTS: tuple[type[Record], ...] = (AgendaTopic, Milestone, CheckIn, Ladder)


class Since(StrEnum):
    SAME = "same"
    CHANGED = "changed"
    GONE = "gone"


class Two(NamedTuple):
    """A backup and the journal beside it, for a job: each with what opens it."""

    backup: Path
    key: Key | None
    journal: Path
    present_key: Key | None


def mentees_since(two: Two) -> dict[int, Since]:
    """By number in the backup; opens both anew and may take seconds."""
    with (
        Inside(two.backup, two.key) as inside,
        inside.read() as then,
        _present(two) as now,
    ):
        old, new = _totals(then), _totals(now)
        return {
            mentee.id: _mentee_since(then, now, mentee, old.get(mentee.id) == new.get(mentee.id))
            for mentee in then.scalars(select(Mentee))
        }


def since(then: Session, now: Session, mentee_id: int) -> dict[type[Record], dict[int, Since]]:
    """Of one mentee, and of the sessions with their notes, goals and feedback, by number in the
    backup.
    """
    pairs = Pairs(then, now, mentee_id)
    altered = {
        (parent.kind, getattr(pair.then, parent.name))
        for kind in _PARTS
        for pair in pairs.of(kind)
        if (parent := part_of(kind)) and (pair.now is None or pair.changed)
    }
    sessions = pairs.of(MentoringSession)
    written = _notes(then, [pair.then.id for pair in sessions])
    there = _notes(now, [pair.now.id for pair in sessions if pair.now])

    def standing(pair: Pair) -> Since:
        if pair.now is None:
            return Since.GONE
        if isinstance(pair.then, MentoringSession):
            before, after = written[pair.then.id], there[pair.now.id]
            if before and not after:
                return Since.GONE
            if before != after:
                return Since.CHANGED
        differs = pair.changed or (type(pair.then), pair.then.id) in altered
        return Since.CHANGED if differs else Since.SAME

    return {kind: {pair.then.id: standing(pair) for pair in pairs.of(kind)} for kind in _SHOWN}


def _mentee_since(then: Session, now: Session, mentee: Mentee, same: bool) -> Since:
    found = twin(then, now, mentee)
    if found is None:
        return Since.GONE
    if found.id == mentee.id:
        return Since.SAME if same else Since.CHANGED
    # Brought back under another number, so that the sums cannot be the same.
    all_of_it = since(then, now, mentee.id)
    whole = all(one is Since.SAME for some in all_of_it.values() for one in some.values())
    return Since.SAME if whole else Since.CHANGED


def _totals(session: Session) -> dict[int, tuple[tuple[str, int, int], ...]]:
    """For each mentee how many records of each kind there are, and the sum of their seals."""
    found: defaultdict[int, list[tuple[str, int, int]]] = defaultdict(list)
    run = session.connection().exec_driver_sql
    for table, projection in projections():
        rows = run(
            f"SELECT {projection.mentee}, count(*), sum(r.seal) "
            f"FROM {table} AS r {projection.joins} GROUP BY 1"
        )
        for mentee_id, count, total in rows:
            found[mentee_id].append((table, count, total))
    return {mentee_id: tuple(some) for mentee_id, some in found.items()}


def _notes(session: Session, ids: list[int]) -> defaultdict[int, list[tuple[str, str]]]:
    """What is said in each, and to whom; a paragraph without a word says nothing."""
    found: defaultdict[int, list[tuple[str, str]]] = defaultdict(list)
    for some in _parts(ids):
        rows = session.execute(
            select(NoteBlock.session_id, NoteBlock.text, NoteBlock.audience)
            .where(NoteBlock.session_id.in_(some), NoteBlock.text != "")
            .order_by(NoteBlock.session_id, NoteBlock.position, NoteBlock.id)
        )
        for number, text, audience in rows:
            if text.strip():
                found[number].append((text, audience))
    return found


def _parts(ids: list[int]) -> Iterable[list[int]]:
    return (ids[start : start + AT_ONCE] for start in range(0, len(ids), AT_ONCE))


@contextmanager
def _present(two: Two) -> Generator[Session]:
    engine = make_engine(lambda: connect(two.journal, two.present_key, "ro"))
    try:
        with said(two.journal), engine.connect() as connection, Session(connection) as session:
            yield session
    finally:
        engine.dispose()
