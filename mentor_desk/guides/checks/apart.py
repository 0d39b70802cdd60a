"""Whether the levels of a ladder speak of one thing, or of several that move apart."""

from __future__ import annotations

import re
from itertools import combinations
from typing import TYPE_CHECKING

from mentor_desk.guides.checks.beside import (
    pieces,
    something_added,
    two_figures,
    two_move,
)
from mentor_desk.guides.checks.blocks import in_blocks
from mentor_desk.guides.checks.columns import in_columns
from mentor_desk.guides.checks.drift import drifts
from mentor_desk.guides.checks.reach import OF, in_digits
from mentor_desk.guides.checks.said import TIME, kind_of, said_in
from mentor_desk.guides.matching import plain
from mentor_desk.guides.wordlists import CAPITAL_NOUNS

if TYPE_CHECKING:
    from mentor_desk.guides.wordlists import WordLists

# A figure with what follows it; “1:30” and “at 3” are hours of the day.
_FIGURE = re.compile(
    r"(?<![\w:.,])(?:[€$£] ?)?\d+(?:[.,]\d+)?(?![\d:])((?: ?[€$£%]| ?[^\W\d_]+){0,2})"
)
_SHARE = "part"
_SHORTEST = 6
_CLOCK = re.compile(r"\d+:\d+")


def several_things(levels: list[str], lists: WordLists, watched: str = "") -> bool:
    """Counts of different things, levels of two deeds, or levels that leave their theme.

    `watched` is what was said to be the one thing: a level that takes it up has not left it.
    """
    said = [said_in(level, lists) for level in levels]
    split = [pieces(level, lists) for level in levels]
    # What is quickly told comes first.
    if (
        two_figures(levels, lists)
        or in_columns(split, lists)
        or in_blocks(levels, said, lists)
        or _counts_apart(levels, said, lists)
        or two_move(split, lists)
    ):
        return True
    return something_added(levels, split, said, lists) or drifts(levels, said, lists, watched)


def _counts_apart(levels: list[str], said: list[frozenset[str]], lists: WordLists) -> bool:
    if _of_one_whole(levels, lists):
        return False
    return any(_unlike(one, two) for one, two in combinations(_measured(levels, said, lists), 2))


def _of_one_whole(levels: list[str], lists: WordLists) -> bool:
    """“5 of 10” and “9 of 10” count the same, whatever stands beside them."""
    parts = [hit[2] for level in levels for hit in OF.finditer(in_digits(level, lists))]
    return len({whole for whole in parts if whole.isdigit()}) == 1


def _measured(
    levels: list[str], said: list[frozenset[str]], lists: WordLists
) -> list[tuple[str, frozenset[str]]]:
    """For each level with a figure what it is measured in, "" for things, and what it is about."""
    found: list[tuple[str, frozenset[str]]] = []
    for level, themes in zip(levels, said, strict=True):
        written = _FIGURE.search(_CLOCK.sub(" ", plain(level)))
        hit = written or _FIGURE.search(in_digits(level, lists))
        if hit is None or not themes:
            continue
        first, *_ = [*hit[1].lower().split(), ""]
        kind = _kind(first, lists) or kind_of(hit[0][:1], lists)
        # A share may be one of anything, and so may “one”, “two” that are spelt out.
        if kind != _SHARE and (kind or (written and _a_thing(hit[1], lists))):
            found.append((kind, themes - {TIME}))
    return found


def _kind(word: str, lists: WordLists) -> str:
    """“Überstunden” are hours, too; “Etagen” are no days."""
    if kind := kind_of(word, lists):
        return kind
    compound = len(word) if CAPITAL_NOUNS in lists["traits"] else 0
    ends = (kind_of(word[at:], lists) for at in range(1, compound - _SHORTEST + 1))
    return next(filter(None, ends), "")


def _a_thing(after: str, lists: WordLists) -> bool:
    """“30 pages”, but not “20 without a break” nor “7 or above”."""
    first, *_ = [*after.split(), ""]
    small = "prepositions", "subordinators", "moment_marks", "or_more", "or_less", "without"
    if first.lower() in lists.all_words(*small):
        return False
    if CAPITAL_NOUNS in lists["traits"] and not any(word[0].isupper() for word in after.split()):
        return False
    return bool(said_in(after, lists) - {TIME})


def _unlike(one: tuple[str, frozenset[str]], two: tuple[str, frozenset[str]]) -> bool:
    """“2 clients” and “30 pages”; but not “under 5 euros” and “saves 20 euros”."""
    if one[1] & two[1] or (one[0] and one[0] == two[0]):
        return False
    return bool(one[1] or one[0]) and bool(two[1] or two[0])
