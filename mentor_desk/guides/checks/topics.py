"""What a text is about, and whether its parts are about different matters."""

from __future__ import annotations

import re
from itertools import pairwise
from typing import TYPE_CHECKING

from mentor_desk.guides.checks.explained import aims_in, explains
from mentor_desk.guides.checks.parts import lower_words
from mentor_desk.guides.matching import plain
from mentor_desk.guides.wordlists import CAPITAL_NOUNS

if TYPE_CHECKING:
    from mentor_desk.guides.wordlists import WordLists

_MARK = re.compile(r"[.;:\n/]+\s*|\s[–-]\s|,\s")
_COMPOUND = 5


def topics_of(text: str, lists: WordLists) -> frozenset[str]:
    known = lists.names("topics")
    words = frozenset(lower_words(text))
    found = words & known.keys()
    if CAPITAL_NOUNS in lists["traits"]:
        found |= {part for word in words for part in _within(word) if part in known}
    else:
        found |= {word.removesuffix("'s") for word in words if word.removesuffix("'s") in known}
    return frozenset[str]().union(*(known[word] for word in found))


def _within(word: str) -> list[str]:
    """“Gehaltserhöhung” begins with one noun and ends in another."""
    cuts = range(_COMPOUND, len(word) - 2)
    return [word[:at] for at in cuts] + [word[-at:] for at in cuts]


def two_matters(text: str, lists: WordLists) -> bool:
    """“promotion to ward sister, better sleep”: two parts, each about something else."""
    sentences = aims_in(plain(text), lists)
    pieces = _pieces(". ".join(sentences), lists)
    return any(_apart(before, after, lists) for before, after in pairwise(pieces))


def _pieces(text: str, lists: WordLists) -> list[str]:
    cuts = [(hit.start(), hit.end()) for hit in _MARK.finditer(text)]
    for name in ("connectors", "plus_words", "additives"):
        cuts += [(hit.start, hit.end) for hit in lists.hits(name, text)]
    found: list[str] = []
    at = 0
    for start, end in [*sorted(cuts), (len(text), len(text))]:
        found.append(text[at:start].strip())
        at = max(at, end)
    return [piece for piece in found if piece]


def _apart(before: str, after: str, lists: WordLists) -> bool:
    first, second = topics_of(before, lists), topics_of(after, lists)
    if not first or not second or first & second or lists.find("tied", before):
        return False
    if explains(after, lists):
        return False
    lower = lower_words(after)
    goes_on = lists.forms("prepositions", "subordinators", "story_links")
    goes_on_about = lower[0] in goes_on and not _done_with(lower, lists)
    return not goes_on_about and lists.forms("persons").isdisjoint(lower)


def _done_with(lower: list[str], lists: WordLists) -> bool:
    """“with my thesis handed in”: a further thing, and what is done to it."""
    owned = lower[1:2] != [] and lower[1] in lists.forms("the", "articles")
    done = lists.forms("done", "participles")
    return owned and any(word in done or word.endswith("ed") for word in lower[3:])
