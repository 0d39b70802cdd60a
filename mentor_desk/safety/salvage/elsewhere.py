"""What else than its own row still knows of a record: the search index, versions, backups."""

from __future__ import annotations

import contextlib
import json
import re
from datetime import date, datetime
from enum import StrEnum
from functools import cache
from typing import TYPE_CHECKING, Any, NamedTuple, cast

import sqlcipher3.dbapi2 as sqlcipher
from sqlalchemy import JSON, Boolean, Date, DateTime, Enum, Float, Integer, Text
from sqlalchemy.sql.schema import ScalarElementColumnDefault

from mentor_desk.audience import Audience
from mentor_desk.clean import clean_text
from mentor_desk.records import SessionState
from mentor_desk.safety.inside import own_key
from mentor_desk.safety.salvage.outcome import From, Source
from mentor_desk.store.engine import connect
from mentor_desk.store.seal import sealed_columns, stored_seal

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Mapping
    from pathlib import Path

    from sqlalchemy import Column, Table

    from mentor_desk.records import Record
    from mentor_desk.store import Key

Values = dict[str, Any]
"""A row by its columns, as SQLite keeps it, with `id`."""
_DAY = re.compile(r"\d{4}-\d{2}-\d{2}")


class Entry(NamedTuple):
    """What search knows of a record; without a mentee it is about the mentor."""

    mentee_id: int | None
    day: str | None
    heading: str
    text: str


# Where the searched text is one column, and nothing else goes into it.
TEXTS: Mapping[str, str] = {
    "mentoring_session": "title",
    "agenda_topic": "text",
    "note_block": "text",
    "milestone": "text",
    "check_in": "comment",
    "action": "text",
}
# Where it is several, the heading is one of them and all words go to another.
_HEADED: Mapping[str, tuple[str, str]] = {
    "mentee": ("name", "good_to_know"),
    "mentorship": ("", "purpose"),
    "goal": ("title", "why"),
    "feedback": ("occasion", "observation"),
    "ladder": ("", "expected"),
    "guided_note": ("title", "answers"),
}
_DAYS: Mapping[str, str] = {
    "mentee": "met_on",
    "mentorship": "started_on",
    "goal": "set_on",
    "milestone": "due_on",
    "check_in": "day",
    "feedback": "given_on",
    "action": "made_on",
    "ladder": "agreed_on",
    "guided_note": "begun_on",
}


def is_sealed(kind: type[Record], values: Values) -> bool:
    stored = [values.get(name) for name in sealed_columns(kind)]
    return stored_seal(kind, stored) == values.get("seal")


def sealed(kind: type[Record], values: Values) -> Values:
    stored = [values.get(name) for name in sealed_columns(kind)]
    return values | {"seal": stored_seal(kind, stored)}


def blank(kind: type[Record], number: int, now: datetime) -> Values:
    """As private as can be: nobody knows what its marks were."""
    made: Values = {"id": number}
    for column in cast("Table", kind.__table__).columns:
        if column.key not in ("id", "seal"):
            made[column.key] = _usual(column, now)
    return made


def mended(kind: type[Record], values: Values, now: datetime) -> Values:
    """What cannot be a value of its column is replaced: the program has to be able to read it."""
    whole = blank(kind, values["id"], now)
    for column in cast("Table", kind.__table__).columns:
        value = values.get(column.key)
        if column.key in whole and _fits(column, value):
            whole[column.key] = clean_text(value) if isinstance(value, str) else value
    return sealed(kind, whole)


def from_entry(kind: type[Record], number: int, entry: Entry, base: Values) -> Values:
    """`base` with the words of the index; its references are for the caller to find."""
    table = kind.__tablename__
    made = base | {"id": number}
    if table in TEXTS:
        made[TEXTS[table]] = entry.text
    else:
        heading, rest = _HEADED[table]
        if heading:
            made[heading] = entry.heading
        words = entry.text.removeprefix(entry.heading).strip()
        made[rest] = json.dumps({rest: words}) if rest == "answers" else words
    if table in _DAYS and entry.day:
        made[_DAYS[table]] = entry.day
    if table == "mentoring_session" and entry.day:
        made |= {"starts_at": f"{entry.day} 00:00:00.000000", "state": SessionState.HELD.value}
    if "audience" in made:
        made["audience"] = Audience.ME.value
    return made


@cache
def _floats(kind: type[Record]) -> tuple[str, ...]:
    columns = cast("Table", kind.__table__).columns
    return tuple(column.key for column in columns if isinstance(column.type, Float))


@cache
def _never_none(kind: type[Record]) -> tuple[str, ...]:
    """Texts that came to the table after its first version."""
    columns = cast("Table", kind.__table__).columns
    return tuple(column.key for column in columns if column.server_default is not None)


def as_of_now(kind: type[Record], values: Values) -> Values:
    """SQLite keeps 2.0 as 2 and gives it back as 2.0 only where the table says that it is one, and
    a row from before a column came has nothing in it.
    """
    for name in _floats(kind):
        if isinstance(values.get(name), int):
            values[name] = float(values[name])
    for name in _never_none(kind):
        if values.get(name) is None:
            values[name] = ""
    return values


class Copy:
    """A backup, read as it is; a damaged one gives what it can."""

    def __init__(self, path: Path, key: Key | None) -> None:
        self._connection = connect(path, own_key(path, key), "ro&immutable=1")
        self.source = Source(From.BACKUP, _day_of(path))

    def close(self) -> None:
        self._connection.close()

    def ids(self, table: str) -> set[int]:
        with contextlib.suppress(sqlcipher.Error):
            found = self._connection.execute(f'SELECT id FROM "{table}"').fetchall()
            return {int(number) for (number,) in found}
        return set()

    def row(self, kind: type[Record], number: int) -> Values | None:
        """None also for a row that is not as it was sealed."""
        try:
            cursor = self._connection.execute(
                f'SELECT * FROM "{kind.__tablename__}" WHERE id = ?', (number,)
            )
            found = cursor.fetchone()
        except (sqlcipher.Error, UnicodeDecodeError):
            return None
        if found is None:
            return None
        values = {column[0]: value for column, value in zip(cursor.description, found, strict=True)}
        return as_of_now(kind, values) if is_sealed(kind, values) else None

    def entry(self, kind: type[Record], number: int) -> Entry | None:
        projection = kind.projection
        if projection is None:
            return None
        with contextlib.suppress(sqlcipher.Error):
            found = self._connection.execute(
                "SELECT mentee_id, day, heading, text FROM search_entry "
                "WHERE kind = ? AND record_id = ?",
                (projection.kind, number),
            ).fetchone()
            return Entry(*found) if found else None
        return None


def copies(paths: Iterable[Path], key: Key | None) -> Iterator[Copy]:
    """Those that open with this key, in their order."""
    for path in paths:
        with contextlib.suppress(sqlcipher.Error, OSError):
            yield Copy(path, key)


def _day_of(path: Path) -> date:
    named = _DAY.match(path.name)
    with contextlib.suppress(ValueError):
        if named:
            return date.fromisoformat(named[0])
    return date.fromtimestamp(path.stat().st_mtime)  # noqa: DTZ012 - the day as it was here


def _usual(column: Column[Any], now: datetime) -> object:
    default = column.default.arg if isinstance(column.default, ScalarElementColumnDefault) else None
    if isinstance(column.type, Enum):
        if column.type.enum_class is Audience:
            return Audience.ME.value
        return default.value if isinstance(default, StrEnum) else str(column.type.enums[0])
    if default is not None or column.nullable:
        return default
    return next(value for kind, value in _empty(now) if isinstance(column.type, kind))


def _empty(now: datetime) -> tuple[tuple[type, object], ...]:
    return (
        (Boolean, 0),
        (Integer, 0),
        (Float, 0.0),
        (DateTime, f"{now:%Y-%m-%d %H:%M:%S}.000000"),
        (Date, f"{now:%Y-%m-%d}"),
        (JSON, "{}"),
        (Text, ""),
    )


def _fits(column: Column[Any], value: object) -> bool:
    if value is None:
        return bool(column.nullable)
    if isinstance(column.type, Enum):
        return value in column.type.enums
    if isinstance(column.type, Boolean | Integer):
        return isinstance(value, int)
    if isinstance(column.type, Float):
        return isinstance(value, int | float)
    return isinstance(value, str) and _reads(column, value)


def _reads(column: Column[Any], text: str) -> bool:
    try:
        if isinstance(column.type, DateTime):
            datetime.strptime(text, "%Y-%m-%d %H:%M:%S.%f")  # noqa: DTZ007 - kept as wall time
        elif isinstance(column.type, Date):
            date.fromisoformat(text)
        elif isinstance(column.type, JSON):
            return isinstance(json.loads(text), dict)
    except (ValueError, RecursionError):
        return False
    return True
