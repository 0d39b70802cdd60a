"""Writing over a record whose every column is known: the way of what is saved at each pause in
typing, where reading the record first would take longer than the disk.
"""

from __future__ import annotations

from functools import cache
from typing import TYPE_CHECKING, Any, cast

from sqlalchemy import Update, bindparam, inspect, update

from mentor_desk.store.changes import Gatherer
from mentor_desk.store.seal import seal

if TYPE_CHECKING:
    from collections.abc import Iterable

    from sqlalchemy import Table
    from sqlalchemy.orm import Session

    from mentor_desk.records import Record

_KEPT = "kept_"


def overwrite(session: Session, number: int, record: Record) -> bool:
    """Within `store.write()`: puts all that the new `record` says in the place of number `number`.

    False, and nothing was written, if that record says so already, is gone, or belongs to
    something else than `record` does. `record` itself is not kept and never gets an id.
    """
    kind = type(record)
    if session.identity_map.has_key(inspect(kind).identity_key_from_primary_key((number,))):
        message = f"{kind.__name__} {number} was read in this transaction; change that object"
        raise RuntimeError(message)
    record.seal = seal(record)
    names, statement = _over(kind)
    values: dict[str, Any] = {name: getattr(record, name) for name in names}
    values |= {_KEPT + name: values[name] for name in _parents(kind)}
    done = session.connection().execute(statement, {**values, _KEPT + "id": number})
    if not done.rowcount:
        return False
    Gatherer.of(session).note(kind, (number,))
    return True


@cache
def _over(kind: type[Record]) -> tuple[tuple[str, ...], Update]:
    table = cast("Table", kind.__table__)
    columns = {column.key: column for column in table.columns if column.key != "id"}
    kept = [table.columns[name] == bindparam(_KEPT + name) for name in (*_parents(kind), "id")]
    new: dict[str, Any] = {name: bindparam(name) for name in columns}
    same = columns["seal"] == bindparam("seal")
    return tuple(columns), update(table).where(*kept, ~same).values(new)


def _parents(kind: type[Record]) -> Iterable[str]:
    return [
        column.key
        for column in kind.__table__.columns
        if any(key.ondelete == "CASCADE" for key in column.foreign_keys)
    ]
