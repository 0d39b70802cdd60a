"""How often something happens on a level: so many times a week, or in a word that says little."""

from __future__ import annotations

import re
from functools import lru_cache
from itertools import combinations
from typing import TYPE_CHECKING, NamedTuple

from mentor_desk.guides.checks.reach import in_digits, stem
from mentor_desk.guides.matching import plain

if TYPE_CHECKING:
    from mentor_desk.guides.wordlists import WordLists

_FIGURE = re.compile(r"\d+(?:[.,]\d+)?")
_WORD = re.compile(r"[^\W\d_]+")
_BEFORE = re.compile(r"(\d+(?:[.,]\d+)?)(?: [^\W\d_]+)? $")
_ALL = float("inf")
_SMALL = ["common", "counts", "time_units", "vaguely", "regularly", "or_more", "or_less", "rates"]
_ROW = 3


class _Rate(NamedTuple):
    """From how many times a month to how many."""

    low: float
    high: float


def meet_in_time(levels: list[str], lists: WordLists) -> tuple[str, str] | None:
    """“at least weekly” and “at least monthly”; “regularly” and “every Sunday”; three vague words
    in a row, of which nobody knows where one ends.
    """
    rates = [(level, rate) for level in levels if (rate := _rate(level, lists))]
    for (one, first), (two, second) in combinations(rates, 2):
        shared = first.low <= second.high and second.low <= first.high
        if shared and _frame(one, lists) == _frame(two, lists):
            return one, two
    vague = [level for level in levels if lists.find("vaguely", level)]
    frames = [_frame(level, lists) for level in vague]
    if len(vague) >= _ROW and len(set(frames)) == 1:
        return vague[0], vague[1]
    return None


def _rate(level: str, lists: WordLists) -> _Rate | None:
    spoken = in_digits(level, lists)
    if lists.find("regularly", spoken):
        return _Rate(1, _ALL)
    hit, a_month = next(iter(lists.values("rates", spoken)), (None, ""))
    return _bound(spoken, hit.start, float(a_month), lists) if hit else None


@lru_cache(maxsize=4)
def _rate_words(lists: WordLists) -> frozenset[str]:
    """The last words of all rates."""
    phrases = (phrase for entry in lists["rates"] for phrase in entry.split(", ")[1:])
    return frozenset(phrase.split()[-1] for phrase in phrases)


def times_a_month(spoken: str, lists: WordLists) -> float | None:
    """8.6 for “2 times a week”; `spoken` has its numbers in digits."""
    if _rate_words(lists).isdisjoint(_WORD.findall(spoken.lower())):
        return None
    hit, a_month = next(iter(lists.values("rates", spoken)), (None, ""))
    if hit is None:
        return None
    times = _FIGURE.search(spoken[: hit.start])
    return float(a_month) * (float(times[0].replace(",", ".")) if times else 1)


def _bound(spoken: str, at: int, a_month: float, lists: WordLists) -> _Rate | None:
    """Silent where there are more figures than the one that is counted."""
    times = _BEFORE.search(spoken[:at])
    if len(_FIGURE.findall(spoken)) > (1 if times else 0):
        return None
    value = a_month * (float(times[1].replace(",", ".")) if times else 1)
    before = spoken[: times.start() if times else at].rstrip()
    if any(hit.end == len(before) for hit in lists.hits("or_more", before)):
        return _Rate(value, _ALL)
    if any(hit.end == len(before) for hit in lists.hits("or_less", before)):
        return _Rate(0, value)
    return _Rate(value, value)


def _frame(level: str, lists: WordLists) -> frozenset[str]:
    """What is done, without how often."""
    small = lists.all_words(*_SMALL)
    return frozenset(
        stem(word)
        for word in _WORD.findall(plain(level).lower())
        if len(word) > 2 and word not in small and lists.value(word) is None
    )
