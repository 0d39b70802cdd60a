"""What else changes when a record is deleted.

The file deletes and cuts loose by itself, but a record cut loose by SQLite would keep the seal of
what it was before; so references are cleared here first, and listeners learn what went along.
Versions name their record by table and number, which the file does not know: they go here too.
"""

from __future__ import annotations

from collections import defaultdict
from functools import cache
from typing import TYPE_CHECKING, NamedTuple, cast

from sqlalchemy import delete, select

from mentor_desk.records import KINDS, Record, Version
from mentor_desk.store import indexing
from mentor_desk.store.indexing import parts

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Mapping

    from sqlalchemy import Table
    from sqlalchemy.orm import InstrumentedAttribute, Session

Gone = defaultdict[type[Record], set[int]]


class Cut(NamedTuple):
    """A record that stays, and its reference to one that goes."""

    kind: type[Record]
    id: int
    column: str
    to_kind: type[Record]
    to_id: int


class Reference(NamedTuple):
    """A column that names another record."""

    child: type[Record]
    name: str
    parent: type[Record]
    goes_along: bool
    """The child is deleted with its parent; else it is cut loose."""

    @property
    def column(self) -> InstrumentedAttribute[int | None]:
        return cast("InstrumentedAttribute[int | None]", getattr(self.child, self.name))


@cache
def references() -> tuple[Reference, ...]:
    by_table = {kind.__tablename__: kind for kind in KINDS}
    return tuple(
        Reference(
            child, column.key, by_table[key.column.table.name], goes_along=key.ondelete == "CASCADE"
        )
        for child in KINDS
        for column in child.__table__.columns
        for key in column.foreign_keys
    )


def along(session: Session, roots: Mapping[type[Record], Iterable[int]]) -> Gone:
    """The roots and all that goes with them, versions too."""
    gone: Gone = defaultdict(set)
    waiting = [(kind, set(ids)) for kind, ids in roots.items()]
    while waiting:
        parent, ids = waiting.pop()
        fresh = ids - gone[parent]
        gone[parent] |= fresh
        for reference in references():
            if reference.goes_along and reference.parent is parent and fresh:
                found = set(_ids(session, reference, fresh))
                waiting.append((reference.child, found))
    for kind in tuple(gone):
        for part in parts(gone[kind]):
            query = select(Version.id).where(
                Version.subject == kind.__tablename__, Version.subject_id.in_(part)
            )
            gone[Version] |= set(session.scalars(query))
    return gone


def cuts(session: Session, gone: Gone) -> Iterator[Cut]:
    """References to what goes, of what stays."""
    for one in references():
        if one.goes_along or not gone.get(one.parent):
            continue
        for part in parts(gone[one.parent]):
            query = select(one.child.id, one.column).where(one.column.in_(part))
            for number, to in session.execute(query):
                if to is not None and number not in gone.get(one.child, ()):
                    yield Cut(one.child, number, one.name, one.parent, to)


def prepare(session: Session) -> Gone:
    """Before a flush: clears references to what is deleted, and names all that will be gone."""
    roots: Gone = defaultdict(set)
    for record in cast("Iterable[Record]", session.deleted):
        roots[type(record)].add(record.id)
    gone = along(session, roots)
    for cut in list(cuts(session, gone)):
        setattr(session.get_one(cut.kind, cut.id), cut.column, None)
    _delete_versions(session, gone[Version] - roots[Version])
    indexing.leave(session, gone)
    # The file deletes these; the session must not try to write them as well.
    for record in tuple(cast("Iterable[Record]", session.identity_map.values())):
        kind = type(record)
        if record.id in gone[kind] and record.id not in roots[kind]:
            session.expunge(record)
    return gone


def _ids(session: Session, reference: Reference, parents: Iterable[int]) -> Iterator[int]:
    for part in parts(parents):
        yield from session.scalars(select(reference.child.id).where(reference.column.in_(part)))


def _delete_versions(session: Session, ids: Iterable[int]) -> None:
    versions = cast("Table", Version.__table__)
    for part in parts(ids):
        session.connection().execute(delete(versions).where(versions.c.id.in_(part)))
