"""Finds many words in a text at once, fast enough to be asked for after each key."""

from __future__ import annotations

import re
from collections import defaultdict
from dataclasses import dataclass, field
from functools import lru_cache
from typing import TYPE_CHECKING, NamedTuple, ParamSpec, TypeVar, cast

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable, Iterator

P = ParamSpec("P")
R = TypeVar("R")

# A check reads the beginning of very long texts only; what it looks for shows there or nowhere.
LONGEST = 2_000

_WORD = re.compile(r"\w+")
# All but the one blank that stays as it is.
_BLANKS = re.compile(r"[^\S\n]{2,}|[^\S\n ]")
_BREAKS = re.compile(r"\s*\n\s*")
_KEPT = 128
_REMEMBERED = 512
_STEM = 3
"""How many letters at least an entry has before its first *."""


class Hit(NamedTuple):
    """Where a word stands, and how it is written there."""

    start: int
    end: int
    text: str


class _Entry(NamedTuple):
    """`shape` only where the entry has a *; `needs` are the words without which it is not there."""

    written: str
    needs: frozenset[str]
    shape: re.Pattern[str] | None


@dataclass(frozen=True, slots=True)
class _Spoken:
    """A text in the forms it is looked at in, all of the same length, and what was found in it."""

    text: str
    folded: str
    words: frozenset[str]
    stems: frozenset[str]
    found: dict[int, list[tuple[int, int]]] = field(default_factory=dict)


class Index:
    """Words to look for, by the first word or the first letters of each."""

    def __init__(self, entries: Iterable[str]) -> None:
        self._by_word: dict[str, list[_Entry]] = defaultdict(list)
        self._by_stem: dict[str, list[_Entry]] = defaultdict(list)
        self._others: list[_Entry] = []
        for entry in entries:
            self._add(entry.lower())
        self._words, self._stems = frozenset(self._by_word), frozenset(self._by_stem)

    def find_all(self, text: str, passed: Index | None = None) -> list[Hit]:
        """Whole words in any case; a * takes any letters. Of two that overlap the earlier counts,
        of two that begin together the longer; none that touches one of those to be passed over.
        """
        spoken = _spoken(text)
        found = self.found_in(spoken)
        if not found:
            return []
        apart = _apart(passed.found_in(spoken), []) if passed else []
        return [Hit(start, end, spoken.text[start:end]) for start, end in _apart(found, apart)]

    def _add(self, entry: str) -> None:
        first = _WORD.match(entry)
        whole = () if "*" in entry else _WORD.findall(entry)
        made = _Entry(entry, frozenset(whole), _shape(entry) if "*" in entry else None)
        if first is None:
            self._others.append(made)
        elif entry[first.end() :].startswith("*"):
            self._by_stem[first[0][:_STEM]].append(made)
        else:
            self._by_word[first[0]].append(made)

    def found_in(self, spoken: _Spoken) -> list[tuple[int, int]]:
        places = spoken.found.get(id(self))
        if places is None:
            places = [
                place
                for entries in self._candidates(spoken)
                for entry in entries
                if entry.needs <= spoken.words
                for place in _standing(entry, spoken.folded)
            ]
            spoken.found[id(self)] = places
        return places

    def _candidates(self, spoken: _Spoken) -> Iterator[list[_Entry]]:
        """The entries whose first word the text has."""
        for word in self._words & spoken.words:
            yield self._by_word[word]
        for stem in self._stems & spoken.stems:
            yield self._by_stem[stem]
        yield self._others


def remembered(read: Callable[P, R]) -> Callable[P, R]:
    """What several checks read out of one text alike is read once, until `forget`."""
    kept = lru_cache(maxsize=_REMEMBERED)(read)
    _forgetting.append(kept.cache_clear)

    return cast("Callable[P, R]", kept)


def forget() -> None:
    """Lets go of the texts that were looked at."""
    for clear in _forgetting:
        clear()


def _apart(places: list[tuple[int, int]], taken: list[tuple[int, int]]) -> list[tuple[int, int]]:
    kept: list[tuple[int, int]] = []
    last = 0
    for start, end in sorted(places, key=lambda place: (place[0], -place[1])):
        if start >= last and not any(start < to and begin < end for begin, to in taken):
            last = end
            kept.append((start, end))
    return kept


@lru_cache(maxsize=_KEPT)
def plain(text: str) -> str:
    """One spelling of apostrophes and of spaces, so that lists need only one."""
    short = text[:LONGEST].replace("’", "'").replace("ʼ", "'")
    short = _BLANKS.sub(" ", short)
    return _BREAKS.sub("\n", short) if "\n" in short else short


@lru_cache(maxsize=_KEPT)
def _spoken(text: str) -> _Spoken:
    short = plain(text)
    folded = short.lower()
    if len(folded) != len(short):
        folded = "".join(one if len(one.lower()) != 1 else one.lower() for one in short)
    words = frozenset(_WORD.findall(folded))
    stems = frozenset([word[:_STEM] for word in words])
    return _Spoken(short, folded.replace("\n", " "), words, stems)


_forgetting: list[Callable[[], None]] = [plain.cache_clear, _spoken.cache_clear]


def _shape(entry: str) -> re.Pattern[str]:
    written = re.escape(entry).replace(r"\*", r"[\w-]{0,40}")
    return re.compile(rf"(?<!\w){written}(?!\w)")


def _standing(entry: _Entry, folded: str) -> Iterator[tuple[int, int]]:
    if entry.shape is not None:
        for match in entry.shape.finditer(folded):
            yield match.span()
        return
    size, at = len(entry.written), folded.find(entry.written)
    while at >= 0:
        end = at + size
        if not (at and _in_word(folded[at - 1])) and not _in_word(folded[end : end + 1]):
            yield at, end
        at = folded.find(entry.written, end)


def _in_word(char: str) -> bool:
    return char.isalnum() or char == "_"
