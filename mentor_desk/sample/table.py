"""Reads the sample's TOML by type and refuses a key nobody asked for: a misspelt one would be a
sentence that silently never appears.
"""

from __future__ import annotations

import tomllib
from typing import TYPE_CHECKING, TypeVar, cast

if TYPE_CHECKING:
    from collections.abc import Iterable
    from enum import StrEnum

Choice = TypeVar("Choice", bound="StrEnum")


class Table:
    def __init__(self, values: dict[str, object], where: str) -> None:
        self._values = dict(values)
        self.where = where

    def text(self, name: str, default: str | None = "") -> str:
        """Raises ValueError if it is missing and has no default."""
        value = self._values.pop(name, default)
        if not isinstance(value, str):
            message = f"{self.where}: “{name}” should be a text"
            raise ValueError(message)
        return value.strip()

    def texts(self, name: str) -> tuple[str, ...]:
        return tuple(str(one).strip() for one in self._list(name))

    def pairs(self, name: str) -> tuple[tuple[str, str], ...]:
        rows = (cast("list[str]", one) for one in self._list(name))
        return tuple((first, second) for first, second in rows)

    def number(self, name: str) -> float | None:
        value = self._values.pop(name, None)
        if value is None or isinstance(value, int | float):
            return value
        message = f"{self.where}: “{name}” should be a number"
        raise ValueError(message)

    def whole(self, name: str) -> int | None:
        value = self.number(name)
        return None if value is None else int(value)

    def flag(self, name: str, *, default: bool = False) -> bool:
        return bool(self._values.pop(name, default))

    def choice(self, name: str, kind: type[Choice], default: Choice) -> Choice:
        return kind(self.text(name, default.value))

    def table(self, name: str) -> Table:
        value = self._values.pop(name, {})
        if not isinstance(value, dict):
            message = f"{self.where}: “{name}” should be a table"
            raise ValueError(message)
        return Table(cast("dict[str, object]", value), f"{self.where}, {name}")

    def tables(self, name: str) -> Iterable[Table]:
        for number, value in enumerate(self._list(name), 1):
            yield Table(cast("dict[str, object]", value), f"{self.where}, {name} {number}")

    def named_tables(self, name: str) -> Iterable[tuple[str, Table]]:
        inner = self.table(name)
        for key in inner.names():
            yield key, inner.table(key)

    def names(self) -> tuple[str, ...]:
        return tuple(self._values)

    def close(self) -> None:
        """Raises ValueError if anything was left unread."""
        if self._values:
            message = f"{self.where}: nobody reads {', '.join(self._values)}"
            raise ValueError(message)

    def _list(self, name: str) -> list[object]:
        value = self._values.pop(name, [])
        if not isinstance(value, list):
            message = f"{self.where}: “{name}” should be a list"
            raise ValueError(message)
        return cast("list[object]", value)


def read(text: str, where: str) -> Table:
    return Table(tomllib.loads(text), where)
