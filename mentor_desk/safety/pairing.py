"""Which record of a backup is which of the journal.

Numbers alone do not say it: where an older state of the journal was restored, they were given
again, and then stand for other things in backups from before.
So a record is the same if it has the same number, belongs to the same and tells something the same,
or if it says word for word the same under another number.
"""

from __future__ import annotations

from collections import defaultdict
from functools import cache
from typing import TYPE_CHECKING, NamedTuple, cast

from sqlalchemy import select

from mentor_desk.records import (
    KINDS,
    Action,
    AgendaTopic,
    CheckIn,
    Feedback,
    Goal,
    GuidedNote,
    Mentee,
    MentoringSession,
    Mentorship,
    Milestone,
    Record,
)

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator

    from sqlalchemy.orm import InstrumentedAttribute

    from mentor_desk.store import Session

# SQLite takes 32,766 values in one statement at most.
AT_ONCE = 5_000

# One of these has to be the same; of what is not named here its number is enough.
_TELLING: dict[type[Record], tuple[str, ...]] = {
    Goal: ("title", "set_on"),
    Milestone: ("text",),
    CheckIn: ("day", "comment"),
    MentoringSession: ("starts_at", "title"),
    AgendaTopic: ("text",),
    Feedback: ("observation", "occasion", "given_on"),
    GuidedNote: ("title", "begun_on"),
    Action: ("text",),
}


class Pair(NamedTuple):
    """`now` is None for what is gone from the journal."""

    then: Record
    now: Record | None

    @property
    def changed(self) -> bool:
        return self.now is not None and content(self.then) != content(self.now)


class Reference(NamedTuple):
    """A column that names another record."""

    name: str
    kind: type[Record]
    goes_along: bool
    """The record is part of that other one, and gone with it."""


@cache
def references(kind: type[Record]) -> tuple[Reference, ...]:
    by_table = {one.__tablename__: one for one in KINDS}
    return tuple(
        Reference(column.key, by_table[key.column.table.name], key.ondelete == "CASCADE")
        for column in kind.__table__.columns
        for key in column.foreign_keys
    )


def part_of(kind: type[Record]) -> Reference | None:
    return next((one for one in references(kind) if one.goes_along), None)


@cache
def columns(kind: type[Record]) -> tuple[str, ...]:
    """What a record itself says: all but its number, its seal and what it refers to."""
    apart = {"id", "seal", *(one.name for one in references(kind))}
    return tuple(column.key for column in kind.__table__.columns if column.key not in apart)


def content(record: Record) -> tuple[object, ...]:
    """Can be compared and looked up."""
    return tuple(_told(record, name) for name in columns(type(record)))


class Pairing:
    """Records of a backup, each with what the journal has of it now."""

    def __init__(self) -> None:
        self._all: defaultdict[type[Record], list[Pair]] = defaultdict(list)
        self._numbers: dict[tuple[type[Record], int], int] = {}
        """Of the journal, by kind and number in the backup."""

    def __iter__(self) -> Iterator[Pair]:
        """Parents before what belongs to them, as in `KINDS`."""
        for kind in KINDS:
            yield from self._all[kind]

    def of(self, kind: type[Record]) -> list[Pair]:
        return self._all[kind]

    def find(self, kind: type[Record], number: int) -> Pair | None:
        """By its number in the backup."""
        return next((pair for pair in self._all[kind] if pair.then.id == number), None)

    def number(self, kind: type[Record], then: int | None) -> int | None:
        """In the journal, of what has the number `then` in the backup."""
        return None if then is None else self._numbers.get((kind, then))

    def add(self, then: Record, now: Record | None) -> None:
        self._all[type(then)].append(Pair(then, now))
        self.came_back(then, now)

    def came_back(self, then: Record, now: Record | None) -> None:
        if now is not None:
            self._numbers[type(then), then.id] = now.id

    def _match(
        self, theirs: Iterable[Record], ours: Iterable[Record], parent: Reference | None
    ) -> None:
        there = {one.id: one for one in ours}
        late: list[Record] = []
        for then in theirs:
            found = there.get(then.id)
            same = found is not None and self._place(then, parent) == _place(found, parent)
            if found is not None and same and _alike(then, found):
                self.add(then, there.pop(then.id))
            else:
                late.append(then)
        by_content = {(_place(one, parent), content(one)): one for one in there.values()}
        for then in late:
            self.add(then, by_content.pop((self._place(then, parent), content(then)), None))

    def _place(self, then: Record, parent: Reference | None) -> int | None:
        """What it belongs to, by its number in the journal."""
        return None if parent is None else self.number(parent.kind, getattr(then, parent.name))


class Pairs(Pairing):
    """All that a backup has of one mentee."""

    def __init__(self, then: Session, now: Session, mentee_id: int) -> None:
        super().__init__()
        self._then = then
        self._now = now
        self.mentee = then.get_one(Mentee, mentee_id)
        self.add(self.mentee, twin(then, now, self.mentee))
        for kind in KINDS:
            parent = part_of(kind)
            if parent is not None:
                self._pair(kind, parent)

    def _pair(self, kind: type[Record], parent: Reference) -> None:
        theirs = [pair.then.id for pair in self._all[parent.kind]]
        ours = [pair.now.id for pair in self._all[parent.kind] if pair.now is not None]
        self._match(
            _parts(self._then, kind, parent, theirs), _parts(self._now, kind, parent, ours), parent
        )


class OwnNotes(Pairing):
    """What a backup has of the mentor's own: guides filled in that are about no mentee."""

    def __init__(self, then: Session, now: Session) -> None:
        super().__init__()
        query = select(GuidedNote).where(GuidedNote.mentorship_id.is_(None)).order_by(GuidedNote.id)
        self._match(then.scalars(query), now.scalars(query), None)


def twin(then: Session, now: Session, mentee: Mentee) -> Mentee | None:
    """The mentee of the backup in the journal, renamed or not."""
    same = now.get(Mentee, mentee.id)
    if same is not None and (
        same.name.casefold() == mentee.name.casefold() or _met_alike(then, now, mentee.id)
    ):
        return same
    others = now.scalars(select(Mentee).where(Mentee.name == mentee.name))
    return next((one for one in others if content(one) == content(mentee)), None)


def _met_alike(then: Session, now: Session, mentee_id: int) -> bool:
    """Somebody renamed has sessions from before; somebody new has not."""
    query = (
        select(MentoringSession.id, MentoringSession.starts_at)
        .join(Mentorship)
        .where(Mentorship.mentee_id == mentee_id)
    )
    met = {tuple(row) for row in then.execute(query)}
    return any(tuple(row) in met for row in now.execute(query))


def _parts(
    session: Session, kind: type[Record], parent: Reference, ids: list[int]
) -> Iterable[Record]:
    column = cast("InstrumentedAttribute[int]", getattr(kind, parent.name))
    for start in range(0, len(ids), AT_ONCE):
        query = select(kind).where(column.in_(ids[start : start + AT_ONCE])).order_by(kind.id)
        yield from session.scalars(query)


def _place(now: Record, parent: Reference | None) -> int | None:
    return None if parent is None else getattr(now, parent.name)


def _alike(then: Record, now: Record) -> bool:
    names = _TELLING.get(type(then), ())
    same = (name for name in names if getattr(then, name) == getattr(now, name))
    return not names or any(getattr(then, name) not in ("", None) for name in same)


def _told(record: Record, name: str) -> object:
    value: object = getattr(record, name)
    if isinstance(value, dict):
        return tuple(sorted(cast("dict[str, str]", value).items()))
    return value
