"""Levels that leave what a ladder began with: stages of one skill share few words, too."""

from __future__ import annotations

import re
from collections import Counter
from typing import TYPE_CHECKING

from mentor_desk.guides.matching import plain
from mentor_desk.guides.wordlists import CAPITAL_NOUNS

if TYPE_CHECKING:
    from mentor_desk.guides.wordlists import WordLists

_WORD = re.compile(r"[^\W\d_]+")
_COMPOUND = 5
_BEFORE_PLACES = ("settings", "moment_marks", "prepositions")
_SUBJECT = range(2, 5)


def drifts(levels: list[str], said: list[frozenset[str]], lists: WordLists) -> bool:
    """Words that differ are no sign yet; a life of its own is: another matter, another doer."""
    group = _groups(said)
    sizes = Counter(group)
    main = max(sizes, key=lambda one: (sizes[one], -one))
    if len(sizes) == 1:
        return False
    told = list(zip(group, levels, [matters(level, lists) for level in levels], strict=True))
    known = frozenset[int]().union(*(about for one, _, about in told if one == main))
    signs = {
        one
        for one, level, about in told
        if one != main and (about - known or _own_subject(level, lists))
    }
    weight = sum(sizes[one] for one in signs)
    tail = _tail(group, main)
    return weight > 1 or (sizes[main] > 1 and len(tail) > 1 and bool(signs & tail))


def _groups(said: list[frozenset[str]]) -> list[int]:
    """For each level the first one it hangs together with; what says nothing goes with the one
    before it.
    """
    group = list(range(len(said)))
    for at, two in enumerate(said):
        if not two and at:
            group[at] = group[at - 1]
        for before, one in enumerate(said[:at]):
            if one & two:
                old, new = group[at], group[before]
                group = [min(old, new) if own in (old, new) else own for own in group]
    return group


def _tail(group: list[int], main: int) -> frozenset[int]:
    """The last levels, as far as each stands alone."""
    last = len(group)
    while last and group[last - 1] != main and group.count(group[last - 1]) == 1:
        last -= 1
    return frozenset(group[last:])


def matters(text: str, lists: WordLists) -> frozenset[int]:
    """Of which matters of everyday life it speaks: family, the body, a car, a language."""
    rows, found = lists.rows("private"), _named(text, lists)
    if CAPITAL_NOUNS in lists["traits"]:
        found |= {word[at:] for word in found for at in range(1, len(word) - _COMPOUND + 1)}
    return frozenset[int]().union(*(rows[word] for word in found & rows.keys()))


def _named(text: str, lists: WordLists) -> frozenset[str]:
    """All words but those of a place or time: “at the wedding” is no matter of its own."""
    small = lists.forms("determiners")
    settings = lists.all_words(*_BEFORE_PLACES)
    found: set[str] = set()
    before = ""
    for word in _WORD.findall(plain(text).lower()):
        if before not in settings:
            found.add(word)
        before = before if before in settings and word in small else word
    return frozenset(found)


def _own_subject(level: str, lists: WordLists) -> bool:
    """“the yard is lit”, “her parents come”: somebody or something else than the one who climbs."""
    lower = _WORD.findall(plain(level).lower())
    if not lower or lower[0] not in lists.forms("determiners", "articles"):
        return False
    doing = lists.forms("helpers", "verbs", "finite")
    return any(lower[at] in doing for at in _SUBJECT if at < len(lower))
