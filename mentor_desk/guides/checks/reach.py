"""From which figure to which a level of a ladder reaches, whether in digits or spelt out."""

from __future__ import annotations

import re
from functools import lru_cache
from typing import TYPE_CHECKING, NamedTuple

from mentor_desk.guides.matching import plain, remembered

if TYPE_CHECKING:
    from mentor_desk.guides.wordlists import WordLists

OF = re.compile(
    r"(?<![\w.,])(\w+) (?:out of the|out of|of the|of|von den|von) (\w+)(?!\w)", re.IGNORECASE
)
_NUMBER = re.compile(r"(?<![\w.,])\d+(?:[.,]\d+)?(?![\w½¼¾]|[.,]\d)")
_DIGIT = re.compile(r"\d")
_SPAN = re.compile(r"(\d+(?:[.,]\d+)?)\s*(?:-|–|to|bis|or|oder|and|und)\s*(\d+(?:[.,]\d+)?)(?!\w)")
_JOINED = re.compile(r" (?:or|oder) ")
_OUT_OF = re.compile(r" (?:of|von) ", re.IGNORECASE)
_BOTH = ("between", "zwischen")
_WORD = re.compile(r"[^\W\d_]+")
_SIGNS = {
    "≥": ("", True),
    ">=": ("", True),
    ">": ("beyond", True),
    "≤": ("", False),
    "<=": ("", False),
    "<": ("beyond", False),
}
_SIGN = re.compile(r"([≥≤]|[<>]=?)\s*\d")
_MORE = re.compile(r"\d\s*\+")
_OR = re.compile(r"\d+(?:[.,]\d+)?(?: [^\W\d_]+)? (?:or|oder) $")
_STEM = 5
_LITTLE = 1e-6
_ALL = float("inf")
_NEAR = 2


class Reach(NamedTuple):
    """From where to where, and in which words."""

    low: float
    high: float
    spoken: str

    def meets(self, other: Reach, lists: WordLists) -> bool:
        """“2 to 4 reviews” and “four to six reviews” share the four; “at least two” holds three."""
        shared = self.low <= other.high and other.low <= self.high
        return shared and _frame(self.spoken, lists) == _frame(other.spoken, lists)


def reach_of(level: str, lists: WordLists) -> Reach | None:
    spoken = in_digits(level, lists)
    if not _DIGIT.search(spoken):
        return None
    spoken = _at_least(spoken, lists)
    found = _reach(spoken, lists)
    return Reach(*found, spoken) if found else None


def _at_least(spoken: str, lists: WordLists) -> str:
    """“100 m or at least 75”: what counts begins at 75."""
    for hit in lists.hits("or_more", spoken) if _JOINED.search(spoken) else ():
        if found := _OR.search(spoken[: hit.start]):
            return spoken[: found.start()] + spoken[hit.start :]
    return spoken


@remembered
def in_digits(level: str, lists: WordLists) -> str:
    """“twice” as “2 times” would be read: every number that is spelt out becomes a figure."""
    spoken = plain(level)
    words = _WORD.findall(spoken.lower())
    if not _part_words(lists).isdisjoint(words):
        spoken = _with_parts(spoken, lists)
    if lists.forms("numerals").isdisjoint(words):
        return spoken
    return _WORD.sub(lambda hit: _digit(hit[0], lists), spoken)


@lru_cache(maxsize=4)
def _part_words(lists: WordLists) -> frozenset[str]:
    """The last words of all fractions."""
    phrases = (phrase for entry in lists["fractions"] for phrase in entry.split(", ")[1:])
    return frozenset(phrase.split()[-1] for phrase in phrases)


def _with_parts(spoken: str, lists: WordLists) -> str:
    """“a quarter” as 0.25; but “every third week” and “half past” are times."""
    units = lists.forms("time_units") | {"past"}
    for hit, value in reversed(lists.values("fractions", spoken)):
        before, after = spoken[: hit.start], spoken[hit.end :]
        if after.split(" ", 2)[1:2] and after.split(" ", 2)[1].lower() in units:
            continue
        if not before.endswith("-") and not after.startswith("-"):
            spoken = before + value + after
    return spoken


def _digit(word: str, lists: WordLists) -> str:
    value = lists.value(word.lower())
    return word if value is None else str(value)


def _reach(spoken: str, lists: WordLists) -> tuple[float, float] | None:
    whole = OF.sub(r"\1", spoken) if _OUT_OF.search(spoken) else spoken
    figures = _NUMBER.findall(whole)
    span = _SPAN.search(spoken) if len(figures) == len(_BOTH) else None
    if span and _is_span(span, spoken):
        return _value(span[1]), _value(span[2])
    if len(figures) != 1:
        return None
    value, (low, high, beyond) = _value(figures[0]), _bounds(spoken, lists)
    if not low and not high and _a_moment(spoken, lists):
        return None
    if low:
        return -_ALL, value - _LITTLE * beyond
    return value + _LITTLE * (high and beyond), _ALL if high else value


def _is_span(span: re.Match[str], spoken: str) -> bool:
    """“between 2 and 4”, but not “2 and 4”."""
    joined = not {"and", "und"} & frozenset(span[0].split())
    return joined or any(word in spoken.lower() for word in _BOTH)


def _bounds(spoken: str, lists: WordLists) -> tuple[bool, bool, bool]:
    """Whether it is “at most 3” or “at least 3”, and whether the figure itself is left out."""
    if sign := _SIGN.search(spoken):
        beyond, high = _SIGNS[sign[1]]
        return not high, high, bool(beyond)
    low = _beside("or_less", spoken, lists)
    high = "" if low else _beside("or_more", spoken, lists)
    beyond = lists["beyond"]
    return bool(low), bool(high or _MORE.search(spoken)), low in beyond or high in beyond


def _beside(name: str, spoken: str, lists: WordLists) -> str:
    """“at most 3”, “3 calls or fewer”; “within the week on 3 of 5 mails” bounds no mails."""
    figure = _NUMBER.search(spoken)
    if figure is None:
        return ""
    for hit in lists.hits(name, spoken):
        between = spoken[hit.end : figure.start()] or spoken[figure.end() : hit.start]
        if len(between.split()) <= _NEAR:
            return hit.text.lower()
    return ""


def _a_moment(spoken: str, lists: WordLists) -> bool:
    """“after 9”, “by 5”: an hour of the day, and nobody knows on which side of it."""
    figure = _NUMBER.search(spoken)
    before = spoken[: figure.start()].lower().split() if figure else []
    return bool(before) and before[-1] in lists.forms("moment_marks")


def _value(text: str) -> float:
    return float(text[:15].replace(",", "."))


@remembered
def _frame(spoken: str, lists: WordLists) -> frozenset[str]:
    """What stands around the figures, without the words that bound them."""
    bound = {
        word
        for name in ("or_less", "or_more")
        for hit in lists.hits(name, spoken)
        for word in hit.text.lower().split()
    }
    units, common = lists.forms("time_units"), lists.forms("common")
    small = bound.union(lists.forms("prepositions"), _BOTH)
    return frozenset(
        stem(word)
        for word in map(str.lower, _WORD.findall(spoken))
        if len(word) > 2 and word not in small and (word in units or word not in common)
    )


def stem(word: str) -> str:
    """“call” and “calls”, “Seite” and “Seiten”."""
    cut = word[:_STEM]
    return cut.rstrip("sne") if len(cut.rstrip("sne")) > 2 else cut
