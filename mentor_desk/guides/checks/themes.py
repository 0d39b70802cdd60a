"""What a few words are about: cooking, a garden, somebody's money, a language."""

from __future__ import annotations

import re
from functools import lru_cache
from typing import TYPE_CHECKING, NamedTuple

from mentor_desk.guides.matching import plain, remembered
from mentor_desk.guides.wordlists import CAPITAL_NOUNS

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping

    from mentor_desk.guides.wordlists import WordLists

_WORD = re.compile(r"[^\W_]+(?:-[^\W_]+)*")
_WORD_OR_STOP = re.compile(r"[^\W_]+(?:-[^\W_]+)*|[,;:.!?]")
_STOPS = frozenset(",;:.!?")
_LETTERS = re.compile(r"[^\W\d_]+")
_COMPOUND = 5
_SHORTEST = 3


class About(NamedTuple):
    """All themes that are named, and those that are not only named as a place or time."""

    named: frozenset[str]
    own: frozenset[str]


@remembered
def about(text: str, lists: WordLists) -> About:
    small, ambient = lists.forms("common", "time_units", "prepositions"), lists.forms("ambient")
    ends = lists["connectors"]
    named: set[str] = set()
    own: set[str] = set()
    beside = False
    for written in _WORD_OR_STOP.findall(plain(text)):
        word = written.lower()
        beside = (beside or word in ambient) and word not in ends and word not in _STOPS
        if word not in small and (found := themes_of(written, lists)):
            named |= found
            own |= frozenset() if beside else found
    return About(frozenset(named), frozenset(own))


def near(themes: frozenset[str], lists: WordLists) -> frozenset[str]:
    """These and what one easily passes to from them: from the office to the phone."""
    rows = lists.rows("related_themes")
    found = {at for theme in themes for at in rows.get(theme, ())}
    entries = (lists["related_themes"][at].split() for at in found)
    return themes.union(*entries)


@remembered
def themes_of(word: str, lists: WordLists) -> frozenset[str]:
    """Those of “plan” for “planning”, of “Konzert” for “Adventskonzert”."""
    themes, lower = _themes(lists), word.lower()
    found = themes.get(lower) or next(
        (themes[form] for form in _bases(lower, lists) if form in themes), None
    )
    if found is None and word != lower and CAPITAL_NOUNS in lists["traits"]:
        found = next((themes[part] for part in _parts_of(lower, lists) if part in themes), None)
    return found or frozenset()


def _bases(word: str, lists: WordLists) -> Iterator[str]:
    yield word
    for ending, *others in _endings(lists).get(word[-1:], ()):
        if not word.endswith(ending) or len(word) - len(ending) < _SHORTEST:
            continue
        base = word[: -len(ending)]
        yield from (base + other.strip("-") for other in others)
        if base[-1] == base[-2]:
            yield base[:-1]


def _parts_of(word: str, lists: WordLists) -> Iterator[str]:
    """What a compound ends with says most, then what it begins with."""
    for at in range(1, len(word) - _COMPOUND + 1):
        yield from _bases(word[at:], lists)
    yield from (word[:end] for end in range(len(word) - 1, _COMPOUND - 1, -1))


def manners(text: str, lists: WordLists) -> frozenset[str]:
    """Whether it tells of speaking, moving, being helped."""
    known = lists.rows("manners")
    found = (known.get(word, ()) for word in _WORD.findall(plain(text).lower()))
    return frozenset(lists["manners"][at].split()[0] for rows in found for at in rows)


def matters(text: str, lists: WordLists) -> frozenset[int]:
    """Of which matters of everyday life it speaks: family, the body, a car, a language."""
    rows, found = lists.rows("private"), _named(text, lists)
    if CAPITAL_NOUNS in lists["traits"]:
        found |= {word[at:] for word in found for at in range(1, len(word) - _COMPOUND + 1)}
    return frozenset[int]().union(*(rows[word] for word in found & rows.keys()))


def _named(text: str, lists: WordLists) -> frozenset[str]:
    """All words but those of a place or time: “at the wedding” is no matter of its own."""
    small = lists.forms("determiners")
    settings = lists.all_words("settings", "moment_marks", "prepositions")
    found: set[str] = set()
    before = ""
    for word in _LETTERS.findall(plain(text).lower()):
        if before not in settings:
            found.add(word)
        before = before if before in settings and word in small else word
    return frozenset(found)


@lru_cache(maxsize=4)
def _endings(lists: WordLists) -> Mapping[str, list[list[str]]]:
    """By their last letter."""
    found: dict[str, list[list[str]]] = {}
    for entry in lists["word_endings"]:
        ending, *others = entry.split()
        found.setdefault(ending[-1], []).append([ending, *others])
    return found


@lru_cache(maxsize=4)
def _themes(lists: WordLists) -> Mapping[str, frozenset[str]]:
    found: dict[str, frozenset[str]] = {}
    for entry in lists["themes"]:
        theme, *words = entry.split()
        for word in words:
            found[word] = found.get(word, frozenset()) | {theme}
    return found
