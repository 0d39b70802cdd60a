"""Five levels of one thing, far enough apart that both would score them alike."""

from __future__ import annotations

import re
from itertools import combinations, pairwise
from typing import TYPE_CHECKING

from mentor_desk.guides.checks.deeds import two_deeds
from mentor_desk.guides.matching import plain
from mentor_desk.guides.values import EXPECTED
from mentor_desk.words import words

if TYPE_CHECKING:
    from mentor_desk.guides.findings import Asked, Finding
    from mentor_desk.guides.wordlists import WordLists


_NUMBER = re.compile(r"\d+(?:[.,]\d+)?")
_WORD = re.compile(r"[^\W\d_]{3,}")
_BARE = re.compile(r"[\W_]+")
_SPAN = re.compile(r"(\d+(?:[.,]\d+)?)\s*(?:-|–|to|bis)\s*(\d+(?:[.,]\d+)?)")
_NOTHING_OR_ALL = re.compile(r"(?<![\w.,])(?:0|100\s*%)(?![\w.,]*\d)")
_OF = re.compile(r"(?<![\w.,])(\w+) (?:of|out of|of the|von|von den) (\w+)(?!\w)", re.IGNORECASE)
_STEM = 5
_LITTLE = 1e-6
_STRANGERS = 2


def ladder_filled(asked: Asked) -> Finding | None:
    levels = asked.ladder("of")
    if not any(levels):
        return asked.missing(
            words("no level yet"),
            words("A ladder lets small progress count."),
            words("What would be the expected result, neither luck nor bad luck?"),
        )
    if not levels[EXPECTED]:
        return asked.ask(
            words("no expected level"),
            words("All other levels are measured from the expected one."),
            words("What will be there if things go as they usually go?"),
        )
    below, above = any(levels[:EXPECTED]), any(levels[EXPECTED + 1 :])
    if not below:
        return asked.ask(
            words("nothing below the expected level"),
            words("Without a level below, a small success looks like none."),
            words("What would be less than expected, and still worth something?"),
        )
    if not above:
        return asked.ask(
            words("nothing above the expected level"),
            words("Without a level above, doing better than expected does not show."),
            words("What would be a pleasant surprise?"),
        )
    return asked.ok(words("expected, less and more"))


def ladder_neighbours(asked: Asked) -> Finding | None:
    levels = asked.ladder("of")
    gap = any(not one and not two for one, two in pairwise(levels))
    if not any(levels) or not gap:
        return None
    return asked.ask(
        words("two empty levels side by side"),
        words("What falls into the gap could be scored one way or the other."),
        words("What would stand halfway?"),
    )


def ladder_overlap(asked: Asked) -> Finding | None:
    levels = [level for level in asked.ladder("of") if level]
    for one, two in combinations(levels, 2):
        if (
            _same(one, two)
            or _shared_figure(one, two, asked.words)
            or _both_open(one, two, asked.words)
        ):
            return asked.ask(
                words("two levels say the same"),
                words("“{one}” and “{two}” can be true at once.", one=one[:40], two=two[:40]),
                words("Where exactly does the one end and the other begin?"),
            )
    return None


def ladder_one(asked: Asked) -> Finding | None:
    """Counts of different things, levels of two deeds, or levels without a word in common."""
    levels = [level for level in asked.ladder("of") if level]
    if len(levels) < 2 or not (
        any(two_deeds(level, asked.words) for level in levels) or _of_two_things(levels, asked)
    ):
        return None
    return asked.ask(
        words("more than one thing on the ladder?"),
        words("When two things move, one up and one down, no level fits."),
        words("Which one shows best how far it has come?"),
    )


def ladder_edges(asked: Asked) -> Finding | None:
    expected = asked.ladder("of")[EXPECTED]
    found = _NOTHING_OR_ALL.search(expected)
    found = found or _all_of(expected, asked.words)
    edge = found[0] if found else asked.words.find("edges", expected, "edge_exceptions")
    if not edge:
        return None
    return asked.ask(
        words("is there room on both sides?"),
        words("“{word}” is the end of the scale; nothing fits beyond it.", word=edge),
        words("What is realistic, so that less and more are both possible?"),
    )


def _all_of(level: str, lists: WordLists) -> re.Match[str] | None:
    """“12 of 12”, “zehn von zehn”: nobody is left who could be added."""
    counts = lists.forms("counts")
    return next(
        (
            hit
            for hit in _OF.finditer(level)
            if hit[1].lower() == hit[2].lower() and (hit[1].isdigit() or hit[1].lower() in counts)
        ),
        None,
    )


def _same(one: str, two: str) -> bool:
    return _BARE.sub(" ", one).strip().casefold() == _BARE.sub(" ", two).strip().casefold()


def _shared_figure(one: str, two: str, lists: WordLists) -> bool:
    """“2 to 4 reviews” and “4 to 6 reviews” share the four."""
    first, second = _reach(one, lists), _reach(two, lists)
    if first is None or second is None or _frame(one, lists) != _frame(two, lists):
        return False
    return first[0] <= second[1] and second[0] <= first[1]


def _reach(level: str, lists: WordLists) -> tuple[float, float] | None:
    if span := _SPAN.search(level):
        return _value(span[1]), _value(span[2])
    figures = _NUMBER.findall(level)
    if len(figures) != 1:
        return None
    value = _value(figures[0])
    low, high = _bounds(level, lists)
    if low:
        return float("-inf"), value - _LITTLE * (low in lists["beyond"])
    return value + _LITTLE * (high in lists["beyond"]), float("inf") if high else value


def _bounds(level: str, lists: WordLists) -> tuple[str, str]:
    """The words of “at most 3” and of “at least 3”; “no more than” is of the first kind."""
    return lists.find("or_less", level).lower(), lists.find("or_more", level, "or_less").lower()


def _both_open(one: str, two: str, lists: WordLists) -> bool:
    """“at least two talks” is true whenever “at least three talks” is."""
    first, second = _bounds(one, lists), _bounds(two, lists)
    alike = any(before and after for before, after in zip(first, second, strict=True))
    return alike and _frame(one, lists) == _frame(two, lists)


def _value(text: str) -> float:
    return float(text[:15].replace(",", "."))


def _frame(level: str, lists: WordLists) -> frozenset[str]:
    """What stands around the figures, without the words that bound them."""
    bounds = "or_less", "or_more"
    bound = lists.forms("counts") | {
        word for name in bounds for hit in lists.hits(name, level) for word in hit.text.split()
    }
    found = (word for word in _WORD.findall(plain(level)) if len(word) > 4 and word not in bound)
    return frozenset(word.lower()[:_STEM] for word in found)


def _of_two_things(levels: list[str], asked: Asked) -> bool:
    common = asked.words.forms("common") | asked.words.forms("counts")
    stems = [
        frozenset(w[:_STEM] for w in _WORD.findall(plain(level).lower()) if w not in common)
        for level in levels
    ]
    if len({hit[2] for level in levels for hit in _OF.finditer(level) if hit[2].isdigit()}) == 1:
        return False
    counted = [stem for stem, level in zip(stems, levels, strict=True) if stem and _has(level)]
    if any(not one & two for one, two in combinations(counted, 2)):
        return True
    spoken = [stem for stem in stems if stem]
    if len(spoken) > 2 and not any(one & two for one, two in combinations(spoken, 2)):
        return True
    return _strangers(levels, asked) == _STRANGERS


def _strangers(levels: list[str], asked: Asked) -> int:
    """How many levels take up no word of another, small words counted as well."""
    small = asked.words.forms("determiners") | asked.words.forms("counts")
    said = [
        frozenset(w[:_STEM] for w in _WORD.findall(plain(level).lower()) if w not in small)
        for level in levels
    ]
    return sum(
        not any(one & two for at, two in enumerate(said) if at != place)
        for place, one in enumerate(said)
    )


def _has(level: str) -> bool:
    return _NUMBER.search(level) is not None
