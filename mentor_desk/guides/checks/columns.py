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


def in_columns(levels: list[list[str]], lists: WordLists) -> bool:
    rows = [level for level in levels if len(level) >= _PAIR]
    if len(rows) < _DISTINCT:
        return False
    values = [[_value(one, lists) for one in row[:_PAIR]] for row in rows]
    if max(sum(one is not None for one in column) for column in zip(*values, strict=True)) < _PAIR:
        return False
    most = len(rows) >= max(_ROW, len(levels) - 1)
    if most and _figure_beside_state(rows, [first for first, _ in values], lists):
        return True
    paired = [(row, told) for row, told in zip(rows, values, strict=True) if len(row) == _PAIR]
    if len(paired) >= max(_ROW, len(levels) - 1) and _both_move([told for _, told in paired]):
        return True
    return any(_beside_word(paired, at, lists) for at in (0, 1))


def _both_move(values: list[list[float | None]]) -> bool:
    """“two songs, a D”, “150, agency most weeks”: in both columns something rises or falls."""
    both = [(one, two) for one, two in values if one is not None and two is not None]
    return len(both) >= _DISTINCT and all(_moves([row[at] for row in both]) for at in (0, 1))


def _beside_word(
    paired: list[tuple[list[str], list[float | None]]], at: int, lists: WordLists
) -> bool:
    """“5 km, knee hurts”, “8 km, knee twinges”: a figure, and a word of which more is told."""
    if len({told[at] for _, told in paired} - {None}) < _DISTINCT:
        return False
    small = lists.forms("prepositions", "subordinators", "fragments")
    counted = frozenset[str]().union(*(said_in(row[at], lists) for row, _ in paired))
    others = {row[1 - at] for row, _ in paired}
    words = Counter(
        word
        for one in others
        if one.split()[0].lower() not in small
        for word in said_in(one, lists) - counted - {TIME}
    )
    return any(n >= _DISTINCT for n in words.values())


def _figure_beside_state(
    rows: list[list[str]], values: list[float | None], lists: WordLists
) -> bool:
    """“three customers, tense”, “five customers, at ease”: a count, and with each another state."""
    told = [one for one in values if one is not None]
    if len(told) < len(rows) or not _moves(told) or OF.search(rows[0][0]):
        return False
    passed = lists.forms("counts", "time_units", "prepositions", "articles")
    unit = frozenset(_LETTERS.findall(rows[0][0].lower())) - passed
    small = lists.forms("prepositions", "subordinators", "fragments", "going_on")
    states = {" ".join(row[1:]).lower() for row in rows}
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
