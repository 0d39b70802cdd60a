"""Writing over a record whose every column is known, past SQLAlchemy's session.

This is the way of what is saved at each pause in typing: gathering, flushing and compiling take
longer there than the disk does.
"""

from __future__ import annotations

from functools import cache
from typing import TYPE_CHECKING, Any, NamedTuple, cast

from sqlalchemy.dialects import sqlite

from mentor_desk.store.seal import seal

if TYPE_CHECKING:
    from collections.abc import Callable

    import sqlcipher3.dbapi2 as sqlcipher
    from sqlalchemy import Column, Table

    from mentor_desk.records import Record

COUNT_UP = "UPDATE journal SET generation = generation + 1 WHERE id = 1"


class _Over(NamedTuple):
    statement: str
    values: tuple[tuple[str, Callable[[Any], Any] | None], ...]
    """Names of the columns in the statement's order, and what turns a value into SQLite's."""
    parents: tuple[str, ...]


def overwrite(connection: sqlcipher.Connection, number: int, record: Record) -> bool:
    """In a transaction of its own: puts all that the new `record` says in the place of `number`.

    False, and nothing was written, if that record says so already, is gone, or belongs to
    something else than `record` does. `record` itself is not kept and never gets an id.
    """
    record.seal = seal(record)
    over = _over(type(record))
    values = [
        value if plain is None or value is None else plain(value)
        for value, plain in ((getattr(record, name), plain) for name, plain in over.values)
    ]
    kept = [getattr(record, name) for name in over.parents]
    connection.execute("BEGIN IMMEDIATE")
    try:
        cursor = connection.execute(over.statement, (*values, number, record.seal, *kept))
        if not cursor.rowcount:
            connection.execute("ROLLBACK")
            return False
        connection.execute(COUNT_UP)
        connection.execute("COMMIT")
    except BaseException:
        if connection.in_transaction:
            connection.execute("ROLLBACK")
        raise
    return True


@cache
def _over(kind: type[Record]) -> _Over:
    table = cast("Table", kind.__table__)
    dialect = sqlite.dialect()
    columns: list[Column[Any]] = [column for column in table.columns if column.key != "id"]
    # What came back from a backup may have a number that something else had once.
    parents = [
        column.key
        for column in columns
        if any(key.ondelete == "CASCADE" for key in column.foreign_keys)
    ]
    conditions = ["id = ?", "seal <> ?", *(f"{name} = ?" for name in parents)]
    return _Over(
        f"UPDATE {table.name} SET {', '.join(f'{column.key} = ?' for column in columns)} "
        f"WHERE {' AND '.join(conditions)}",
        tuple(
            (column.key, column.type.dialect_impl(dialect).bind_processor(dialect))
            for column in columns
        ),
        tuple(parents),
    )
