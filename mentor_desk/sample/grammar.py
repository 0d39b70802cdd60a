"""Makes sentences of hand-written parts, and remembers which ones somebody has had."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Iterable, Mapping, Sequence
    from random import Random

_PLACE = re.compile(r"\{(\w+)(!?)\}")
_TRIES = 12

Rule = tuple[str | tuple[str, bool], ...]


def rule(text: str) -> Rule:
    """Plain pieces, and for each “{name}” its name; “{name!}” begins with a capital."""
    pieces: list[str | tuple[str, bool]] = []
    end = 0
    for found in _PLACE.finditer(text):
        pieces += [text[end : found.start()], (found[1], found[2] == "!")]
        end = found.end()
    return tuple(piece for piece in (*pieces, text[end:]) if piece)


class Parts:
    """Lists of rules by name."""

    def __init__(self, lists: Mapping[str, Iterable[str]]) -> None:
        self._lists = {name: tuple(rule(text) for text in texts) for name, texts in lists.items()}

    def __getitem__(self, name: str) -> Sequence[Rule]:
        return self._lists[name]

    def with_lists(self, lists: Mapping[str, Iterable[str]]) -> Parts:
        """These and those of `lists`; a list in both is joined."""
        more = Parts(lists)
        more.join(self)
        return more

    def join(self, other: Parts) -> None:
        for name, rules in other._lists.items():
            self._lists[name] = (*self._lists.get(name, ()), *rules)


class Voice:
    """How one person is written about: `known` is who and what it is about at present."""

    def __init__(self, parts: Parts, random: Random) -> None:
        self._parts = parts
        self._random = random
        self._said: set[str] = set()
        self._decks: dict[str, list[Rule]] = {}
        self.known: dict[str, str] = {}

    def say(self, name: str) -> str:
        """From the list `name`; not what was said before, as long as there is something else."""
        text = ""
        for _ in range(_TRIES):
            text = self.once(name)
            if text not in self._said:
                break
        self._said.add(text)
        return text

    def once(self, name: str) -> str:
        return _capital(self._fill(self._draw(name)))

    def of(self, text: str) -> str:
        """The text with its places filled."""
        return _capital(self._fill(rule(text)))

    def paragraph(self, *names: str) -> str:
        return " ".join(self.say(name) for name in names)

    def _draw(self, name: str) -> Rule:
        """As from a pack of cards: none comes again before all have come."""
        deck = self._decks.get(name)
        if not deck:
            deck = list(self._parts[name])
            self._random.shuffle(deck)
            self._decks[name] = deck
        return deck.pop()

    def _fill(self, pieces: Rule) -> str:
        return "".join(piece if isinstance(piece, str) else self._piece(*piece) for piece in pieces)

    def _piece(self, name: str, capital: bool) -> str:
        text = self.known.get(name) or self._fill(self._draw(name))
        return _capital(text) if capital else text


def _capital(text: str) -> str:
    return text[:1].upper() + text[1:] if text[:1] != "“" else "“" + _capital(text[1:])
