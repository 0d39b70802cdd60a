"""A seal over each record and their sum over the journal: an old page put back into the file passes
SQLite's and SQLCipher's own checks, but not this one.
"""

from __future__ import annotations

import json
from datetime import date, datetime
from enum import StrEnum
from functools import cache
from hashlib import blake2b
from math import isfinite
from typing import TYPE_CHECKING, Any, NamedTuple, TypeVar, cast

from sqlalchemy import JSON, Boolean, Date, DateTime, Float, Integer, Text, event

from mentor_desk.errors import BadValue
from mentor_desk.words import words

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator

    import sqlcipher3.dbapi2 as sqlcipher
    from sqlalchemy import Column, Connection, Table
    from sqlalchemy.orm import Mapper
    from sqlalchemy.sql.type_api import TypeEngine

    from mentor_desk.records import Record

# Millions of 40-bit seals add up without leaving SQLite's 64-bit integers.
_BYTES = 5
_NOT_SEALED = frozenset({"id", "seal"})
_encoder = json.JSONEncoder(ensure_ascii=False, sort_keys=True, separators=(",", ":"))


class StoredSeal(NamedTuple):
    id: int
    kept: object
    """A whole number, unless the row was damaged."""
    found: int
    """-1 if what is there cannot be what was sealed."""


def seal(record: Record) -> int:
    """Raises TypeError for a value that would come back from the file as another one."""
    kind = type(record)
    values = [
        kind.__tablename__,
        *(
            None if (value := getattr(record, name)) is None else plain(value)
            for name, plain in _columns(kind)
        ),
    ]
    return _sum(kind, values)


def _sum(kind: type[Record], values: list[Any]) -> int:
    late = _late(kind)
    if late:
        first, behind = values[: -len(late)], values[-len(late) :]
        said = zip(late, behind, strict=True)
        values = first + [[name, value] for name, value in said if value not in (None, "")]
    text = _encoder.encode(values)
    return int.from_bytes(blake2b(text.encode(), digest_size=_BYTES).digest())


@cache
def _columns(kind: type[Record]) -> tuple[tuple[str, Callable[[object], object]], ...]:
    return tuple(
        (
            column.key,
            _counted(column, kind)
            or next((plain for sort, plain in _PLAIN if isinstance(column.type, sort)), _as_is),
        )
        for column in _sealed(kind)
    )


def _counted(column: Column[Any], kind: type[Record]) -> Callable[[object], object] | None:
    if column.key not in kind.counted:
        return None
    first = kind.counted[column.key]
    return lambda _: first


def stored_seals(connection: sqlcipher.Connection, kind: type[Record]) -> Iterator[StoredSeal]:
    """Of all rows of one table, as they lie in the file: what was sealed and what is there now.

    Past SQLAlchemy, which takes four times as long; there may be a million.
    """
    names = ", ".join(f'"{name}"' for name in sealed_columns(kind))
    rows = connection.execute(f'SELECT id, seal, {names} FROM "{kind.__tablename__}"')
    for number, kept, *values in rows:
        yield StoredSeal(number, kept, stored_seal(kind, values))


def sealed_columns(kind: type[Record]) -> tuple[str, ...]:
    return tuple(column.key for column in _sealed(kind))


def stored_seal(kind: type[Record], stored: list[Any]) -> int:
    """Of the values in the order of `sealed_columns`, as they lie in a file; -1 if they cannot be
    what was sealed.
    """
    values: list[Any] = [kind.__tablename__, *stored]
    try:
        for place, plain in _turned(kind):
            if values[place] is not None:
                values[place] = plain(values[place])
        return _sum(kind, values)
    except (TypeError, ValueError, RecursionError):
        return -1


@cache
def _turned(kind: type[Record]) -> tuple[tuple[int, Callable[[Any], object]], ...]:
    columns = [_counted(column, kind) or _stored(column) for column in _sealed(kind)]
    return tuple(
        (number, plain) for number, plain in enumerate(columns, start=1) if plain is not None
    )


def _sealed(kind: type[Record]) -> list[Column[Any]]:
    columns = cast("Table", kind.__table__).columns
    return [column for column in columns if column.key not in _NOT_SEALED]


@cache
def _late(kind: type[Record]) -> tuple[str, ...]:
    """Columns behind the seal: rows from before they came keep theirs."""
    names = [column.key for column in cast("Table", kind.__table__).columns]
    return tuple(names[names.index("seal") + 1 :])


def _stored(column: Column[Any]) -> Callable[[Any], object] | None:
    """From what SQLite keeps to what the seal is made of; None where both are the same."""
    return next((plain for sort, plain in _STORED if isinstance(column.type, sort)), None)


def _stored_moment(value: object) -> str:
    """SQLAlchemy keeps "2026-11-21 14:10:00.000000"."""
    return _of((str,), value).removesuffix(".000000").replace(" ", "T", 1)


def _number(value: object) -> float:
    """2 is kept as 2.0 and -0.0 as 0.0; what is no number is kept as nothing, so it is refused."""
    number = float(_of((float, int), value))
    if not isfinite(number):
        raise BadValue(words("That number cannot be kept."))
    return number + 0.0


def _whole(value: object) -> int:
    return int(_of((int,), value))


def _yes_or_no(value: object) -> bool:
    return bool(_of((bool, int), value))


def _text(value: object) -> str:
    return _of((str,), value)


def _moment(value: object) -> str:
    moment = _of((datetime,), value)
    if moment.tzinfo is not None:
        message = "times are kept as wall time, without a zone"
        raise TypeError(message)
    return moment.isoformat()


def _day(value: object) -> str:
    if isinstance(value, datetime):
        message = "a moment is not a day"
        raise TypeError(message)
    return _of((date,), value).isoformat()


def _as_is(value: object) -> object:
    return value.value if isinstance(value, StrEnum) else value


T = TypeVar("T")


def _of(kinds: tuple[type[T], ...], value: object) -> T:
    if isinstance(value, kinds):
        return value
    message = f"{type(value).__name__} cannot be kept as {kinds[0].__name__}"
    raise TypeError(message)


_PLAIN: tuple[tuple[type[TypeEngine[Any]], Callable[[object], object]], ...] = (
    (Float, _number),
    (Boolean, _yes_or_no),
    (Integer, _whole),
    (DateTime, _moment),
    (Date, _day),
    (Text, _text),
)

_STORED: tuple[tuple[type[TypeEngine[Any]], Callable[[Any], object]], ...] = (
    (Boolean, bool),
    (DateTime, _stored_moment),
    (JSON, json.loads),
)


def seal_on_write(kind: type[Record]) -> None:
    event.listen(kind, "before_insert", _seal, propagate=True)
    event.listen(kind, "before_update", _seal, propagate=True)


def _seal(_mapper: Mapper[Record], _connection: Connection, target: Record) -> None:
    target.seal = seal(target)
