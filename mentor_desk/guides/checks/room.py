"""Whether the levels above really go further, so that what sounds like an end is none."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from mentor_desk.guides.checks.often import times_a_month
from mentor_desk.guides.checks.reach import in_digits
from mentor_desk.guides.checks.said import said_in
from mentor_desk.guides.matching import plain
from mentor_desk.guides.values import EXPECTED

if TYPE_CHECKING:
    from collections.abc import Sequence

    from mentor_desk.guides.wordlists import WordLists

_SOME = re.compile(r"\s*(?:[2-9]|[1-9]\d)")
_FIGURE = re.compile(r"(?<![\w.,:])\d[\d.,]*(?![\w]*\d)")
_COUNTED = re.compile(r"(?<![\w.,:])[1-9][\d.,]*(?![\w]*\d)")
_ZERO = re.compile(r"(?<![\w.,:])0(?![\w.,:]*\d)")
_MORE_THAN_ALL = re.compile(
    r"(?<![\w.,])1\d\d(?:[.,]\d+)?\s*(?:%|per ?cent|prozent)", re.IGNORECASE
)


def leaves_room(levels: Sequence[str], found: str, above: Sequence[str], lists: WordLists) -> bool:
    """`found` is what seems to be the end of the scale in the expected level; `above` are the
    levels that do not only say it again.
    """
    expected = levels[EXPECTED]
    return (
        _of_what_can_grow(expected, above, lists)
        or _through_zero(levels, above, lists)
        or _more_often(expected, found, above, lists)
        or _as_an_afterthought(expected, found, above, lists)
        or _takes_in_more(expected, above, lists)
        or _frees_itself(expected, above, lists)
        or _piles_up(expected, above, lists)
    )


def _of_what_can_grow(expected: str, above: Sequence[str], lists: WordLists) -> bool:
    """“100 % of last year's sales”, then “110 %”: a yardstick, and no whole."""
    more = all(_MORE_THAN_ALL.search(level) for level in above)
    return more and bool(lists.find("yardsticks", expected))


def _through_zero(levels: Sequence[str], above: Sequence[str], lists: WordLists) -> bool:
    """“200 of debts”, “zero”, “300 to spare”: the scale goes on beyond its zero."""
    if not _ZERO.search(in_digits(levels[EXPECTED], lists)):
        return False
    sides = ([level for level in levels[:EXPECTED] if level], above)
    counted = all(_COUNTED.search(in_digits(one, lists)) for side in sides for one in side)
    return counted and any(lists.find("balances", one) for side in sides for one in side)


def _more_often(expected: str, found: str, above: Sequence[str], lists: WordLists) -> bool:
    """“every month”, then “every fortnight”; but never is never."""
    often = times_a_month(in_digits(expected, lists), lists)
    if often is None or lists.find("none_of_it", found):
        return False
    told = [times_a_month(in_digits(level, lists), lists) for level in above]
    return all(one is not None and one > often for one in told)


def _as_an_afterthought(expected: str, found: str, above: Sequence[str], lists: WordLists) -> bool:
    """“rings once a night, always after the dream”: what is counted stands before it."""
    head, comma, rest = plain(expected).partition(", ")
    if not comma or found.lower() in head.lower() or found.lower() not in rest.lower():
        return False
    figures = [frozenset(_FIGURE.findall(in_digits(one, lists))) for one in (head, *above)]
    return bool(figures[0]) and any(one and one != figures[0] for one in figures[1:])


def _takes_in_more(expected: str, above: Sequence[str], lists: WordLists) -> bool:
    """“the whole board”, then “the board and a few neighbours”: all of one part only."""
    known = said_in(expected, lists)
    for hit in lists.hits("connectors", above[0]):
        before, after = above[0][: hit.start], above[0][hit.end :]
        parts = any(part.start <= 1 for part in lists.hits("part_marks", after))
        if known & said_in(before, lists) and (parts or _SOME.match(in_digits(after, lists))):
            return bool(said_in(after, lists) - known)
    return False


def _frees_itself(expected: str, above: Sequence[str], lists: WordLists) -> bool:
    """“always when I remind him”, then “mostly by himself”: the condition falls away."""
    tied = next(iter(lists.hits("conditions_set", expected)), None)
    if tied is None:
        return False
    needed = said_in(plain(expected)[tied.end :], lists) or frozenset({tied.text.lower()})
    return not any(
        needed & said_in(level, lists) and lists.find("conditions_set", level) for level in above
    )


def _piles_up(expected: str, above: Sequence[str], lists: WordLists) -> bool:
    """“all glued”, “glued and sanded”, “glued, sanded and oiled”: step after step is added."""
    known = said_in(expected, lists)
    added = [said_in(level, lists) - known for level in above]
    if len(added) < 2 or not all(known & said_in(level, lists) for level in above):
        return False
    told = any(lists.find("adornments", level) for level in above)
    return not told and bool(added[0]) and added[0] < added[1]
