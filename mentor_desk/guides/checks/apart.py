"""Whether the levels of a ladder speak of one thing, or of several that move apart."""

from __future__ import annotations

import re
from collections import defaultdict
from itertools import combinations
from typing import TYPE_CHECKING

from mentor_desk.guides.checks.deeds import two_deeds
from mentor_desk.guides.checks.drift import drifts
from mentor_desk.guides.checks.reach import OF, in_digits, stem
from mentor_desk.guides.matching import plain

if TYPE_CHECKING:
    from mentor_desk.guides.wordlists import WordLists

# A figure with what follows it; “1:30” and “at 3” are hours of the day.
_FIGURE = re.compile(
    r"(?<![\w:.,])(?:[€$£] ?)?\d+(?:[.,]\d+)?(?![\d:])((?: ?[€$£%]| ?[^\W\d_]+){0,2})"
)
_CLOCK = re.compile(r"\d+:\d+")
_WORD = re.compile(r"[^\W\d_]{3,}")
_SPOKEN = re.compile(r"\w+")
_COUNTED = re.compile(r"(?<!\w)(\d+)[^\W\d]*((?: [^\W\d_]+){1,3})")
_TIME = "time"


def several_things(levels: list[str], lists: WordLists) -> bool:
    """Counts of different things, levels of two deeds, or levels without a word in common."""
    said = [_said(level, lists) for level in levels]
    if any(_added(levels, said, at, lists) for at in range(len(levels))):
        return True
    counted = [in_digits(level, lists) for level in levels]
    if _two_counts(counted, lists):
        return True
    parts = [hit[2] for level in counted for hit in OF.finditer(level)]
    if len({whole for whole in parts if whole.isdigit()}) == 1:
        return False
    if any(_unlike(one, two) for one, two in combinations(_measured(levels, said, lists), 2)):
        return True
    return drifts(levels, said, lists)


def _said(text: str, lists: WordLists) -> frozenset[str]:
    """What it is about; a day and an hour are the same, whatever they measure."""
    common, counts, units = (lists.forms(name) for name in ("common", "counts", "time_units"))
    return frozenset(
        _TIME if word in units else stem(word)
        for word in _WORD.findall(plain(text).lower())
        if word in units or (word not in common and word not in counts)
    )


def _added(levels: list[str], said: list[frozenset[str]], at: int, lists: WordLists) -> bool:
    """“and the kiln is repaired” on one level, and the next goes on without the kiln."""
    others = frozenset[str]().union(*said[:at], *said[at + 1 :])
    head, *more = _pieces(levels[at], lists) or [""]
    if not any(_new(piece, others, lists) for piece in more):
        return False
    main = _said(head, lists)
    if 0 < at < len(levels) - 1 and any(main & one for one in said[at + 1 :]):
        return True
    beside = [levels[place] for place in (at - 1, at + 1) if 0 <= place < len(levels)]
    grown = any(_words(head) <= _words(level) for level in beside)
    return not grown and two_deeds(levels[at], lists)


def _pieces(level: str, lists: WordLists) -> list[str]:
    parts = [piece for part in level.split(", ") for piece in lists.split("connectors", part)]
    return [piece.strip() for piece in parts if _SPOKEN.search(piece)]


def _new(piece: str, others: frozenset[str], lists: WordLists) -> bool:
    """Something of its own: a thing with its article, or a deed; “in the dark too” is neither."""
    lower = [word.lower() for word in _SPOKEN.findall(plain(piece))]
    said = _said(piece, lists)
    if len(lower) < 2 or not said or said & others:
        return False
    if lower[0] in lists.forms("prepositions", "subordinators", "denied"):
        return False
    owning = "determiners", "articles", "helpers", "verbs", "verbs_or_nouns"
    return not lists.forms(*owning).isdisjoint(lower)


def _two_counts(levels: list[str], lists: WordLists) -> bool:
    """“8 mails a day, 2 walks a week”: two figures on one level, and both of them move."""
    values: dict[str, set[str]] = defaultdict(set)
    both = 0
    for level in levels:
        found = {
            about: figure
            for piece in _pieces(level, lists)
            for figure, about in _counted(piece, lists)[:1]
        }
        both += len(found) > 1
        for about, figure in found.items():
            values[about].add(figure)
    return both > 1 and sum(len(figures) > 1 for figures in values.values()) > 1


def _counted(piece: str, lists: WordLists) -> list[tuple[str, str]]:
    """Each figure with the first word after it that says of what; of time is of nothing."""
    found = [(hit[1], sorted(_said(hit[2], lists) - {_TIME})) for hit in _COUNTED.finditer(piece)]
    return [(figure, about[0]) for figure, about in found if about]


def _measured(
    levels: list[str], said: list[frozenset[str]], lists: WordLists
) -> list[tuple[str, frozenset[str]]]:
    """For each level with a figure what it is measured in, "" for things, and what it is about."""
    found: list[tuple[str, frozenset[str]]] = []
    for level, about in zip(levels, said, strict=True):
        hit = _FIGURE.search(_CLOCK.sub(" ", plain(level)))
        if hit is None or not about:
            continue
        first, *_ = [*hit[1].lower().split(), ""]
        kind = _kind(first, lists) or _kind(hit[0][:1], lists)
        if kind or _said(hit[1], lists) - {_TIME}:
            found.append((kind, about - {_TIME}))
    return found


def _kind(word: str, lists: WordLists) -> str:
    """“money” for euros and pounds."""
    rows = lists.rows("units").get(word, frozenset())
    return next((lists["units"][at].split()[0] for at in rows), "")


def _unlike(one: tuple[str, frozenset[str]], two: tuple[str, frozenset[str]]) -> bool:
    """“2 clients” and “30 pages”; but not “under 5 euros” and “saves 20 euros”."""
    if one[1] & two[1] or (one[0] and one[0] == two[0]):
        return False
    return bool(one[1] or one[0]) and bool(two[1] or two[0])


def _words(text: str) -> frozenset[str]:
    return frozenset(_SPOKEN.findall(plain(text).lower()))
