"""Levels that are written in two columns, each with a figure, a grade or a rate of its own."""

from __future__ import annotations

import re
from itertools import pairwise
from typing import TYPE_CHECKING

from mentor_desk.guides.checks.often import times_a_month
from mentor_desk.guides.checks.reach import in_digits

if TYPE_CHECKING:
    from mentor_desk.guides.wordlists import WordLists

_FIGURE = re.compile(r"(?<![\w.,:])\d+(?:[.,]\d+)?(?![\w]*\d)")
_GRADE = re.compile(r"(?:^|[^\w'] ?)([A-F])(?: ?[+-]| plus| minus)?[.!]?(?: in \w+)?$")
_ROW = 4
_DISTINCT = 3
_PAIR = 2


def in_columns(levels: list[list[str]], lists: WordLists) -> bool:
    rows = [level for level in levels if len(level) == _PAIR]
    if len(rows) < max(_ROW, len(levels) - 1):
        return False
    return _both_move([[_value(one, lists) for one in row] for row in rows])


def _both_move(values: list[list[float | None]]) -> bool:
    """“two songs, a D”, “150, agency most weeks”: in both columns something rises or falls."""
    both = [(one, two) for one, two in values if one is not None and two is not None]
    return len(both) >= _DISTINCT and all(_moves([row[at] for row in both]) for at in (0, 1))


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
    often = times_a_month(spoken, lists)
    if often is not None:
        return often
    figure = _FIGURE.search(spoken)
    return float(figure[0].replace(",", ".")) if figure else None
