"""How a guide file is refused: with its name, the line, and what is wrong there."""

from __future__ import annotations

import re
from dataclasses import dataclass
from typing import TYPE_CHECKING

from mentor_desk.errors import KnownError

if TYPE_CHECKING:
    from mentor_desk.words import Words

_HEADER = re.compile(r"\s*\[\[?\s*([A-Za-z0-9_.-]+)\s*\]\]?")
_KEY = re.compile(r"\s*\"?([A-Za-z0-9_-]+)\"?\s*[.=]")

Trail = tuple[str | int, ...]


class BadGuide(KnownError):
    """A guide or word list cannot be used; nothing of it was taken."""


@dataclass(frozen=True, slots=True)
class Spot:
    """A place in a file: the trail says which of which, as ("steps", 2, "fields", 0)."""

    file: str
    source: str
    trail: Trail = ()

    def down(self, *more: str | int) -> Spot:
        return Spot(self.file, self.source, (*self.trail, *more))

    def bad(self, said: Words, key: str = "") -> BadGuide:
        """The refusal with {file} and {line} filled in: the line of the key or of its header."""
        where = (("file", self.file), ("line", self._line(key)))
        return BadGuide(said._replace(values=(*said.values, *where)))

    def _line(self, key: str) -> int:
        here: Trail = ()
        counts: dict[Trail, int] = {}
        best = 1
        for number, line in enumerate(self.source.split("\n"), start=1):
            if header := _HEADER.match(line):
                here = _trail_of(header[1], line.lstrip().startswith("[["), counts)
                best = number if here == self.trail else best
            elif here == self.trail and (found := _KEY.match(line)) and found[1] == key:
                return number
            elif (*here, *_inline(line)) == self.trail[: len(here) + 1] and best == 1:
                best = number
        return best


def _inline(line: str) -> Trail:
    found = _KEY.match(line)
    return (found[1],) if found else ("",)


def _trail_of(name: str, listed: bool, counts: dict[Trail, int]) -> Trail:
    """The trail a header opens; `counts` remembers how often each list was begun."""
    trail: Trail = ()
    parts = name.split(".")
    for depth, part in enumerate(parts):
        trail = (*trail, part)
        last = depth == len(parts) - 1
        if last and listed:
            counts[trail] = counts.get(trail, -1) + 1
        if trail in counts:
            trail = (*trail, counts[trail])
    return trail
