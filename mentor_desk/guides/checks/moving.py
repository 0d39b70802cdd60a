"""Whether something is told to move from one figure to another, however it is written."""

from __future__ import annotations

import re
from itertools import pairwise
from typing import TYPE_CHECKING, NamedTuple

from mentor_desk.guides.checks.reach import in_digits
from mentor_desk.guides.matching import plain

if TYPE_CHECKING:
    from mentor_desk.guides.wordlists import WordLists

_TOKEN = re.compile(r"\d[\d.,]*|→|->|=>|⇒|➜|%|[^\W\d_][\w'-]*|[€$£]")
_YEAR = re.compile(r"(?:19|20)\d\d")
_COMPOUND = re.compile(r"-|und")
_NEAR = 8
_SHARED = 2


class _Figure(NamedTuple):
    """“14 of 40” is one, and so is “two thirds”; places are those in the text."""

    start: int
    end: int
    year: bool


def words_of(text: str) -> list[str]:
    """Words, figures and signs, without the stops."""
    return _TOKEN.findall(plain(text))


def moves(text: str, lists: WordLists) -> bool:
    """Whether a figure goes from somewhere to somewhere."""
    spoken = in_digits(text, lists)
    figures = _figures(spoken, lists)
    said = [one for one in figures if not one.year]
    if any(_led(spoken[one.end : two.start], lists) for one, two in pairwise(figures)):
        return True
    if said and lists.find("factors", text) and _from_there(spoken, said, lists):
        return True
    return len(said) > 1 and (
        len(figures) > len(said) + 1
        or bool(lists.find("standing", spoken))
        or _headed(spoken, said, lists)
    )


def _figures(spoken: str, lists: WordLists) -> list[_Figure]:
    tokens = list(_TOKEN.finditer(spoken))
    told = [hit for hit in tokens if _is_number(hit[0].lower(), lists)]
    shares, found = lists.forms("shares"), list[_Figure]()
    for hit in told:
        between = spoken[found[-1].end : hit.start()].lower().split() if found else []
        year = bool(_YEAR.fullmatch(hit[0].strip(".,")))
        if not year and 0 < len(between) <= _SHARED and shares.issuperset(between):
            found[-1] = found[-1]._replace(end=hit.end())
        else:
            found.append(_Figure(*hit.span(), year))
    return found


def _is_number(token: str, lists: WordLists) -> bool:
    counts = lists.forms("counts")
    if token[0].isdigit() or token in counts or lists.value(token) is not None:
        return True
    parts = _COMPOUND.split(token)
    return len(parts) > 1 and all(one in counts for one in parts)


def _led(between: str, lists: WordLists) -> bool:
    """“12 a week to 4”, “8 instead of 3”."""
    tokens = words_of(between.lower())
    return len(tokens) < _NEAR and any(one in lists.forms("from_to") for one in tokens)


def _from_there(spoken: str, figures: list[_Figure], lists: WordLists) -> bool:
    """“halve the 30 complaints”: from 30; “double them in 6 months” does not say from where."""
    return any(not _follows(spoken[: one.start], "within_marks", lists) for one in figures)


def _follows(before: str, name: str, lists: WordLists) -> bool:
    *_, last = ["", *before.lower().split()]
    return last in lists.forms(name)


def _headed(spoken: str, figures: list[_Figure], lists: WordLists) -> bool:
    """“70, should be 24”, “55, 90 by June”; but “should answer 9 mails and 2 calls” heads for both.

    What is wanted stands between the figures, or close behind the last.
    """
    first, *_, last = figures
    for hit in lists.hits("heading", spoken):
        if first.end <= hit.start and hit.end <= last.start:
            return True
    for hit in (*lists.hits("heading", spoken), *lists.hits("some_day", spoken)):
        if last.end <= hit.start and _only_small(spoken[last.end : hit.start], lists):
            return True
        if first.end <= hit.start <= last.start and not spoken[hit.end : last.start].strip(" :"):
            return True
    return False


def _only_small(between: str, lists: WordLists) -> bool:
    small = lists.forms("common", "time_units") | {"%"}
    return all(one in small for one in words_of(between.lower()))
