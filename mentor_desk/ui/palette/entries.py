"""What a line of the palette is, and when it answers to what was typed."""

from __future__ import annotations

import unicodedata
from typing import TYPE_CHECKING, NamedTuple

if TYPE_CHECKING:
    from collections.abc import Callable

# Letters that Unicode does not take apart though people leave their stroke out when they search.
_STROKES = str.maketrans(
    {"ø": "o", "đ": "d", "ð": "d", "ł": "l", "ħ": "h", "\u0131": "i", "æ": "ae", "œ": "oe"}
)


class Entry(NamedTuple):
    """A line; without `run` it is the heading of those below. `pieces` mark what was looked for."""

    text: str
    run: Callable[[], object] | None = None
    second: str = ""
    icon: str = ""
    person: str = ""
    keys: str = ""
    pieces: tuple[tuple[str, bool], ...] = ()

    @property
    def is_heading(self) -> bool:
        return self.run is None

    def spoken(self) -> str:
        return ", ".join(part for part in (self.text, self.second, self.keys) if part)


def fold(text: str) -> str:
    """Without case and accents, in any script."""
    apart = unicodedata.normalize("NFKD", text.casefold()).translate(_STROKES)
    return "".join(letter for letter in apart if unicodedata.category(letter) != "Mn")


def answers(wanted: str, text: str) -> int:
    """How well `text` fits: 2 if its words begin with those typed, 1 if it holds them, else 0."""
    typed, there = fold(wanted).split(), fold(text)
    words = there.split()
    if all(any(word.startswith(part) for word in words) for part in typed):
        return 2
    return 1 if all(part in there for part in typed) else 0


def fitting(wanted: str, entries: list[Entry]) -> list[Entry]:
    """The better fit first, otherwise as they come."""
    ranked = [(answers(wanted, entry.text), entry) for entry in entries]
    return [entry for rank in (2, 1) for fit, entry in ranked if fit == rank]
