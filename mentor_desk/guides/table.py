"""Reads one table of a guide file key by key; refuses what is unknown, too long or not text."""

from __future__ import annotations

import unicodedata
from typing import TYPE_CHECKING, cast

from mentor_desk.words import words

if TYPE_CHECKING:
    from mentor_desk.guides.refusal import BadGuide, Spot

# Direction marks could make a question read otherwise than it is written.
_DIRECTION = frozenset("\u202a\u202b\u202c\u202d\u202e\u2066\u2067\u2068\u2069")


def is_clean(text: str) -> bool:
    return not any(
        ch in _DIRECTION or (ch != "\n" and unicodedata.category(ch) in ("Cc", "Cs")) for ch in text
    )


class Table:
    """What was not asked for by the time of `done` is unknown, and refused."""

    def __init__(self, data: dict[str, object], spot: Spot) -> None:
        self._left = dict(data)
        self.spot = spot

    def has(self, key: str) -> bool:
        return key in self._left

    def text(self, key: str, most: int, *, needed: bool = True) -> str:
        if key not in self._left and not needed:
            return ""
        value = self._take(key)
        if not isinstance(value, str):
            raise self.spot.bad(words("{file}, line {line}: “{key}” must be text.", key=key), key)
        return self._checked(key, value, most, needed=needed)

    def _checked(self, key: str, value: str, most: int, *, needed: bool) -> str:
        value = value.strip()
        if needed and not value:
            raise self.spot.bad(words("{file}, line {line}: “{key}” is empty.", key=key), key)
        if len(value) > most:
            raise self.spot.bad(
                words(
                    "{file}, line {line}: “{key}” is longer than {most} characters.",
                    key=key,
                    most=most,
                ),
                key,
            )
        if not is_clean(value):
            raise self.spot.bad(
                words("{file}, line {line}: “{key}” has characters that cannot be shown.", key=key),
                key,
            )
        return value

    def number(self, key: str, least: int, most: int) -> int:
        value = self._take(key)
        if not isinstance(value, int) or isinstance(value, bool) or not least <= value <= most:
            raise self.spot.bad(
                words(
                    "{file}, line {line}: “{key}” must be a whole number from {least} to {most}.",
                    key=key,
                    least=least,
                    most=most,
                ),
                key,
            )
        return value

    def flag(self, key: str) -> bool:
        """False if the key is not there."""
        value = self._left.pop(key, False)
        if not isinstance(value, bool):
            raise self.spot.bad(
                words("{file}, line {line}: “{key}” must be true or false.", key=key), key
            )
        return value

    def texts(self, key: str, most: int) -> tuple[str, ...]:
        """A list of short texts, or one of them alone; empty if the key is not there."""
        value = self._left.pop(key, None)
        listed = [value] if isinstance(value, str) else value
        if listed is None:
            return ()
        if not isinstance(listed, list):
            raise self._not_a_list(key)
        items = cast("list[object]", listed)
        if len(items) > most or not all(isinstance(item, str) for item in items):
            raise self._not_a_list(key)
        return tuple(self._checked(key, str(item), 200, needed=True) for item in items)

    def _not_a_list(self, key: str) -> BadGuide:
        return self.spot.bad(
            words("{file}, line {line}: “{key}” must be a short list of texts.", key=key), key
        )

    def tables(self, key: str, least: int, most: int) -> list[Table]:
        value = self._left.pop(key, [])
        items = cast("list[object]", value) if isinstance(value, list) else []
        if not least <= len(items) <= most or not all(isinstance(item, dict) for item in items):
            raise self.spot.bad(
                words(
                    "{file}, line {line}: there must be {least} to {most} entries of “{key}”.",
                    key=key,
                    least=least,
                    most=most,
                ),
                key,
            )
        return [
            Table(cast("dict[str, object]", item), self.spot.down(key, place))
            for place, item in enumerate(items)
        ]

    def done(self) -> None:
        for key in self._left:
            shown = key[:40] if is_clean(key) else "?"
            raise self.spot.bad(
                words("{file}, line {line}: “{key}” is not known here.", key=shown), key
            )

    def _take(self, key: str) -> object:
        if key not in self._left:
            raise self.spot.bad(words("{file}, line {line}: “{key}” is missing.", key=key))
        return self._left.pop(key)
