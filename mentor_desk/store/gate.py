"""The audience gate: the only way from the journal to a page that somebody reads.

Each reader has a table (for the mentor a view) of what may be read, and a connection that SQLite
itself keeps from reading anything else; code above cannot forget to filter.
"""

from __future__ import annotations

import json
from datetime import date
from typing import TYPE_CHECKING, NamedTuple, cast

import sqlcipher3.dbapi2 as sqlcipher

from mentor_desk.audience import Reader
from mentor_desk.store.derived import SHARED
from mentor_desk.store.engine import connect
from mentor_desk.store.refusal import said

if TYPE_CHECKING:
    from collections.abc import Mapping, Sequence
    from pathlib import Path

    from mentor_desk.store.key import Key


class SharedRow(NamedTuple):
    """A record as far as this reader may know it; in `fields` dates are ISO text, booleans 0, 1."""

    kind: str
    record_id: int
    mentee_id: int
    day: date | None
    fields: Mapping[str, str | int | float | None]


class Gate:
    """One reader's way in; reads the state of the last commit. Close it after use."""

    def __init__(self, path: Path, key: Key | None, reader: Reader) -> None:
        self.reader = reader
        self._table = SHARED[reader]
        self._path = path
        with said(path):
            self._connection = connect(path, key, "ro")
        self._connection.set_authorizer(self._allow)

    def __enter__(self) -> Gate:
        return self

    def __exit__(self, *_: object) -> None:
        self.close()

    def close(self) -> None:
        self._connection.close()

    def rows(self, mentee_id: int, kind: str) -> Sequence[SharedRow]:
        """Oldest first; what has no day comes before all that has one."""
        with said(self._path):
            found = self._connection.execute(
                f"SELECT kind, record_id, mentee_id, day, fields FROM {self._table} "
                "WHERE mentee_id = ? AND kind = ? ORDER BY day, record_id",
                (mentee_id, kind),
            ).fetchall()
        return [_row(*row) for row in found]

    def mentees(self) -> Sequence[tuple[int, str]]:
        """Id and name of everybody, by name."""
        with said(self._path):
            found = self._connection.execute(
                f"SELECT record_id, fields FROM {self._table} WHERE kind = 'mentee'"
            ).fetchall()
        named = [(cast("int", number), str(json.loads(fields)["name"])) for number, fields in found]
        return sorted(named, key=lambda one: one[1].casefold())

    def _allow(
        self, action: int, one: str | None, _two: str | None, _base: str | None, through: str | None
    ) -> int:
        if action in (sqlcipher.SQLITE_SELECT, sqlcipher.SQLITE_RECURSIVE):
            return sqlcipher.SQLITE_OK
        if action == sqlcipher.SQLITE_READ and (
            one == self._table or self._through_own_view(through)
        ):
            return sqlcipher.SQLITE_OK
        if action == sqlcipher.SQLITE_FUNCTION and self._through_own_view(through):
            return sqlcipher.SQLITE_OK
        return sqlcipher.SQLITE_DENY

    def _through_own_view(self, through: str | None) -> bool:
        return self.reader is Reader.ME and through == self._table


def _row(kind: str, record_id: int, mentee_id: int, day: str | None, fields: str) -> SharedRow:
    return SharedRow(
        kind, record_id, mentee_id, date.fromisoformat(day) if day else None, json.loads(fields)
    )
