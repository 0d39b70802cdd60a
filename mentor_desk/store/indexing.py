"""Many entries into the search index, or out of it, at once and in its own order; and for good.

In the order of the records, as the triggers would do it, the index writes itself out for nearly
each entry, which takes three times as long.
"""

from __future__ import annotations

from contextlib import contextmanager
from typing import TYPE_CHECKING

from sqlalchemy import column, delete, select, table

from mentor_desk.store.derived import projections

if TYPE_CHECKING:
    from collections.abc import Generator, Iterable, Iterator, Mapping, Set

    from sqlalchemy.orm import Session

    from mentor_desk.records import Record

    Ids = Mapping[type[Record], Set[int]]

_MANY = 100
# SQLite takes 32,766 values in one statement at most.
_AT_ONCE = 5_000
_ENTRY = table("search_entry", column("place"), column("kind"), column("record_id"))


def leave(session: Session, ids: Ids) -> None:
    """Before these records are deleted."""
    if sum(map(len, ids.values())) >= _MANY:
        for part in parts(_places(session, ids)):
            session.connection().execute(delete(_ENTRY).where(_ENTRY.c.place.in_(part)))


def forget(session: Session) -> None:
    """After something was deleted for good, from a journal without a passphrase: the index keeps
    the words of what is gone until it is written anew. Takes seconds with 100,000 sessions.
    """
    execute = session.connection().exec_driver_sql
    if execute("PRAGMA secure_delete").scalar_one():
        session.flush()
        execute("INSERT INTO search_index (search_index) VALUES ('optimize')")


@contextmanager
def join(session: Session, ids: Ids) -> Generator[None]:
    """Around the writing of these records."""
    if sum(map(len, ids.values())) < _MANY:
        yield
        return
    execute = session.connection().exec_driver_sql
    found = "SELECT sql FROM sqlite_master WHERE name = 'search_entry_added'"
    trigger = execute(found).scalar_one()
    execute("DROP TRIGGER search_entry_added")
    yield
    for part in parts(_places(session, ids)):
        places = ", ".join(map(str, part))
        execute(
            "INSERT INTO search_index (rowid, text) SELECT place, text FROM search_entry "
            f"WHERE place IN ({places}) ORDER BY place"
        )
    execute(trigger)


def parts(ids: Iterable[int]) -> Iterator[list[int]]:
    """In their order, as many at once as one statement takes."""
    ordered = sorted(ids)
    for first in range(0, len(ordered), _AT_ONCE):
        yield ordered[first : first + _AT_ONCE]


def _places(session: Session, ids: Ids) -> list[int]:
    found: list[int] = []
    by_table = {kind.__tablename__: numbers for kind, numbers in ids.items()}
    for name, projection in projections():
        for part in parts(by_table.get(name, ())):
            query = select(_ENTRY.c.place).where(
                _ENTRY.c.kind == projection.kind, _ENTRY.c.record_id.in_(part)
            )
            found += session.connection().execute(query).scalars()
    return found
