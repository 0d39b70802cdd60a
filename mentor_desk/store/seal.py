"""A seal over each record and their sum over the journal: an old page put back into the file passes
SQLite's and SQLCipher's own checks, but not this one.
"""

from __future__ import annotations

import json
from datetime import date
from enum import StrEnum
from functools import cache
from hashlib import blake2b
from typing import TYPE_CHECKING

from sqlalchemy import Float, event

if TYPE_CHECKING:
    from sqlalchemy import Connection
    from sqlalchemy.orm import Mapper

    from mentor_desk.records import Record

# Millions of 40-bit seals add up without leaving SQLite's 64-bit integers.
_BYTES = 5
_NOT_SEALED = frozenset({"id", "seal"})


@cache
def _columns(kind: type[Record]) -> tuple[tuple[str, bool], ...]:
    """Name and "is a float": 2 is kept as 2.0 and must give the same seal before and after."""
    return tuple(
        (column.key, isinstance(column.type, Float))
        for column in kind.__table__.columns
        if column.key not in _NOT_SEALED
    )


def seal(record: Record) -> int:
    kind = type(record)
    values = [
        kind.__tablename__,
        *(_plain(getattr(record, name), floats) for name, floats in _columns(kind)),
    ]
    text = json.dumps(values, ensure_ascii=False, sort_keys=True, separators=(",", ":"))
    return int.from_bytes(blake2b(text.encode(), digest_size=_BYTES).digest())


def _plain(value: object, floats: bool) -> object:
    if value is None:
        return None
    if floats and isinstance(value, int | float):
        return float(value)
    if isinstance(value, StrEnum):
        return value.value
    if isinstance(value, date):
        return value.isoformat()
    return value


def seal_on_write(kind: type[Record]) -> None:
    event.listen(kind, "before_insert", _seal, propagate=True)
    event.listen(kind, "before_update", _seal, propagate=True)


def _seal(_mapper: Mapper[Record], _connection: Connection, target: Record) -> None:
    target.seal = seal(target)
