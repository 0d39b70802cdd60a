"""Levels that are written in two columns, each with a figure, a grade or a rate of its own."""

from __future__ import annotations

import re
from collections import Counter
from itertools import pairwise
from typing import TYPE_CHECKING

from mentor_desk.guides.checks.often import times_a_month
from mentor_desk.guides.checks.reach import OF, in_digits
from mentor_desk.guides.checks.said import TIME, said_in

if TYPE_CHECKING:
    from mentor_desk.guides.wordlists import WordLists

_FIGURE = re.compile(r"(?<![\w.,:])\d+(?:[.,]\d+)?(?![\w]*\d)")
_GRADE = re.compile(r"(?:^|[^\w'] ?)([A-F])(?: ?[+-]| plus| minus)?[.!]?(?: in \w+)?$")
_LETTERS = re.compile(r"[^\W\d_]{3,}")
_CLOCK = re.compile(
    r"(0\.5|halb|half past|quarter past|quarter to|viertel nach|viertel vor) (\d+)", re.IGNORECASE
)
_PARTS = {
    "0.5": 0.5,
    "half past": 0.5,
    "halb": -0.5,
    "quarter past": 0.25,
    "quarter to": -0.25,
    "viertel nach": 0.25,
    "viertel vor": -0.25,
}
_ROW = 4
_DISTINCT = 3
_PAIR = 2


def two_columns(levels: list[list[str]], lists: WordLists) -> bool:
    """“two songs, a D”, “150, agency most weeks”: in both columns something rises or falls."""
    rows = [level for level in levels if len(level) == _PAIR]
    if len(rows) < max(_ROW, len(levels) - 1):
        return False
    told = [[_value(one, lists) for one in row] for row in rows]
    both = [(one, two) for one, two in told if one is not None and two is not None]
    return len(both) >= _DISTINCT and all(_moves([row[at] for row in both]) for at in (0, 1))


def figure_beside_word(levels: list[list[str]], lists: WordLists) -> bool:
    """“5 km, knee hurts”, “8 km, knee twinges”: a figure, and a word of which more is told."""
    rows = [level for level in levels if len(level) == _PAIR]
    if len(rows) < _DISTINCT:
        return False
    small = lists.forms("prepositions", "subordinators", "fragments")
    for at in (0, 1):
        values = [_value(row[at], lists) for row in rows]
        if len({one for one in values if one is not None}) < _DISTINCT:
            continue
        counted = frozenset[str]().union(*(said_in(row[at], lists) for row in rows))
        told = {row[1 - at] for row in rows if row[1 - at].split()[0].lower() not in small}
        words = Counter(word for one in told for word in said_in(one, lists) - counted - {TIME})
        if any(n >= _DISTINCT for n in words.values()):
            return True
    return False


def figure_beside_state(levels: list[list[str]], lists: WordLists) -> bool:
    """“three customers, tense”, “five customers, at ease”: a count, and with each another state."""
    rows = [(level[0], " ".join(level[1:])) for level in levels if len(level) >= _PAIR]
    if len(rows) < max(_ROW, len(levels) - 1) or OF.search(rows[0][0]):
        return False
    values = [_value(one, lists) for one, _ in rows]
    if None in values or not _moves([one for one in values if one is not None]):
        return False
    passed = lists.forms("counts", "time_units", "prepositions", "articles")
    unit = frozenset(_LETTERS.findall(rows[0][0].lower())) - passed
    small = lists.forms("prepositions", "subordinators", "fragments", "going_on")
    states = {state.lower() for _, state in rows}
    small_first = any(state.split()[0] in small for state in states)
    return bool(unit) and len(states) >= _ROW and not small_first


def _moves(values: list[float]) -> bool:
    """All up or all down."""
    steps = [two - one for one, two in pairwise(values)]
    one_way = all(step >= 0 for step in steps) or all(step <= 0 for step in steps)
    return one_way and len(set(values)) >= _DISTINCT


def _value(piece: str, lists: WordLists) -> float | None:
    """A grade by its letter, what happens so often by how often a month, else the first figure."""
    if hit := _GRADE.search(piece):
        return float(ord(hit[1]))
    spoken = in_digits(piece, lists)
    if hit := _CLOCK.search(spoken):
        return float(hit[2]) + _PARTS[hit[1].lower()]
    often = times_a_month(spoken, lists)
    if often is not None:
        return often
    figure = _FIGURE.search(spoken)
    return float(figure[0].replace(",", ".")) if figure else None
