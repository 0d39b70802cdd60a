"""How shared rows come in: the shape the gate offers, and reading their fields by type."""

from __future__ import annotations

from datetime import date, datetime
from typing import TYPE_CHECKING, Protocol

if TYPE_CHECKING:
    from collections.abc import Mapping, Sequence


class SharedRow(Protocol):
    @property
    def kind(self) -> str: ...
    @property
    def record_id(self) -> int: ...
    @property
    def mentee_id(self) -> int: ...
    @property
    def day(self) -> date | None: ...
    @property
    def fields(self) -> Mapping[str, object]: ...


class SharedRows(Protocol):
    """What may be read about people: only rows marked for the reader the gate was opened for."""

    def mentees(self) -> Sequence[tuple[int, str]]: ...

    def rows(self, mentee_id: int, kind: str) -> Sequence[SharedRow]: ...


def text(row: SharedRow, name: str) -> str:
    value = row.fields.get(name)
    return value if isinstance(value, str) else ""


def number(row: SharedRow, name: str) -> float | None:
    value = row.fields.get(name)
    return float(value) if isinstance(value, (int, float)) else None


def whole(row: SharedRow, name: str) -> int | None:
    value = row.fields.get(name)
    return value if isinstance(value, int) else None


def day(row: SharedRow, name: str) -> date | None:
    value = text(row, name)
    return date.fromisoformat(value[:10]) if value else None


def moment(row: SharedRow, name: str) -> datetime | None:
    value = text(row, name)
    return datetime.fromisoformat(value) if value else None
