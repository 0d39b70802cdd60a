"""What else changes when a record is deleted.

The file deletes and cuts loose by itself, but a record cut loose by SQLite would keep the seal of
what it was before; so references are cleared here first, and listeners learn what went along.
"""

from __future__ import annotations

from collections import defaultdict
from functools import cache
from typing import TYPE_CHECKING, NamedTuple, cast

from sqlalchemy import select

from mentor_desk.records import KINDS, Record

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator

    from sqlalchemy.orm import InstrumentedAttribute, Session

# SQLite takes 32,766 values in one statement at most.
_AT_ONCE = 5_000


class _Reference(NamedTuple):
    child: type[Record]
    name: str
    goes_along: bool
    """The child is deleted with its parent; else it is cut loose."""

    @property
    def column(self) -> InstrumentedAttribute[int | None]:
        return cast("InstrumentedAttribute[int | None]", getattr(self.child, self.name))


@cache
def _references(parent: type[Record]) -> tuple[_Reference, ...]:
    return tuple(
        _Reference(child, column.key, key.ondelete == "CASCADE")
        for child in KINDS
        for column in child.__table__.columns
        for key in column.foreign_keys
        if key.column.table is parent.__table__
    )


def prepare(session: Session) -> dict[type[Record], set[int]]:
    """Before a flush: clears references to what is deleted, and names all that will be gone."""
    gone: defaultdict[type[Record], set[int]] = defaultdict(set)
    for record in cast("Iterable[Record]", session.deleted):
        gone[type(record)].add(record.id)
    along = _gone_along(session, gone)
    for kind in tuple(gone):
        _cut_loose(session, kind, gone)
    # The file deletes these; the session must not try to write them as well.
    for record in tuple(cast("Iterable[Record]", session.identity_map.values())):
        if record.id in along[type(record)]:
            session.expunge(record)
    return along


def _gone_along(
    session: Session, gone: defaultdict[type[Record], set[int]]
) -> defaultdict[type[Record], set[int]]:
    along: defaultdict[type[Record], set[int]] = defaultdict(set)
    waiting = [(kind, set(ids)) for kind, ids in gone.items()]
    while waiting:
        parent, ids = waiting.pop()
        for reference in _references(parent):
            if not reference.goes_along:
                continue
            found = {
                number
                for part in _parts(ids)
                for number in session.scalars(
                    select(reference.child.id).where(reference.column.in_(part))
                )
            }
            along[reference.child] |= found
            fresh = found - gone[reference.child]
            gone[reference.child] |= fresh
            if fresh:
                waiting.append((reference.child, fresh))
    return along


def _cut_loose(
    session: Session, parent: type[Record], gone: defaultdict[type[Record], set[int]]
) -> None:
    for reference in _references(parent):
        if reference.goes_along:
            continue
        for part in _parts(gone[parent]):
            found = session.scalars(select(reference.child).where(reference.column.in_(part)))
            for record in found:
                if record.id not in gone[reference.child]:
                    setattr(record, reference.name, None)


def _parts(ids: Iterable[int]) -> Iterator[list[int]]:
    ordered = sorted(ids)
    for first in range(0, len(ordered), _AT_ONCE):
        yield ordered[first : first + _AT_ONCE]
