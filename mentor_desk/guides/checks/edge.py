"""Whether the expected level is the end of its scale, so that nothing fits beyond it."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from mentor_desk.guides.checks.drift import drifts
from mentor_desk.guides.checks.reach import OF, in_digits
from mentor_desk.guides.checks.room import leaves_room
from mentor_desk.guides.checks.said import TIME, said_in
from mentor_desk.guides.matching import plain, remembered
from mentor_desk.guides.values import EXPECTED

if TYPE_CHECKING:
    from collections.abc import Callable, Sequence

    from mentor_desk.guides.wordlists import WordLists

# Not that of “0:59”, nor where a range begins.
_NOTHING_OR_ALL = re.compile(
    r"(?<![\w.,:])(?:0(?!\s*(?:[:–-]|to|bis|and|und)\s*\d)|100\s*%)(?![\w.,]*\d)"
)
_WHOLE = re.compile(r"(?<![\w.,:/])(\d+) ?/ ?(\d+)(?![\w/])")
_OF_SUCH = re.compile(
    r"(?<![\w.,])(\d+) [^\W\d_]+ (?:out of the|out of|of the|of|von den|von) (\d+)(?!\w)"
)
_NUMBER = re.compile(r"(?<![\w.,])\d+(?:[.,]\d+)?(?![\w.,]*\d)")
_WORD = re.compile(r"[^\W_]+")
_ASKED = re.compile(r"^\W*-?\d+\s*\?$")
_MORE_THAN_ONE = re.compile(r"(?<![\w.,])(?:[2-9]|1\d)")
_ALL_OF_THEM = re.compile(r"(?<!\w)all (?:the |of the )?[1-9]\d*(?![\w.,]*\d)", re.IGNORECASE)
_MORE_THAN_ALL = re.compile(r"(?<![\w.,])1\d\d ?%")
_ENOUGH = 2
_STEM = 4


def end_of_scale(levels: Sequence[str], lists: WordLists, is_open: Callable[[str], bool]) -> str:
    """What says so, in words of the level, or ""."""
    if not levels[EXPECTED]:
        return ""
    found = _found(levels, lists, is_open)
    further = [
        level
        for level in levels[EXPECTED + 1 :]
        if level and not is_open(level) and not _repeats(level, levels[EXPECTED], lists)
    ]
    return "" if found and further and leaves_room(levels, found, further, lists) else found


def _found(levels: Sequence[str], lists: WordLists, is_open: Callable[[str], bool]) -> str:
    expected = levels[EXPECTED]
    found = _figure(levels, lists) or lists.find("edges", expected, "edge_exceptions")
    if found := found or lists.find("extreme_phrases", expected, "edge_exceptions"):
        return found
    hint = lists.find("extremes", expected, "edge_exceptions")
    weight = bool(hint) + _above(levels, hint, lists, is_open)
    if hint and weight < _ENOUGH:
        weight += _from_part_to_whole(levels, lists)
    if weight < _ENOUGH and not _at_the_bottom(levels, lists):
        return ""
    return hint or expected[:40]


def _at_the_bottom(levels: Sequence[str], lists: WordLists) -> bool:
    """“no exercise” after “never any exercise”: nothing below it is less."""
    below, above = levels[:EXPECTED], [level for level in levels[EXPECTED + 1 :] if level]
    if not _denies(levels[EXPECTED], lists) or not above:
        return False
    return all(not level or _denies(level, lists) for level in below) and not any(
        _denies(level, lists) for level in above
    )


def _denies(level: str, lists: WordLists) -> bool:
    return bool(lists.find("none_of_it", level))


def _figure(levels: Sequence[str], lists: WordLists) -> str:
    """“0 complaints”, “100 %”, “12 of 12”, “20/20”, or “26” where “10 of 26” stands below."""
    expected = levels[EXPECTED]
    if hit := _NOTHING_OR_ALL.search(expected):
        return hit[0]
    spoken = [in_digits(level, lists) for level in levels]
    if hit := _ALL_OF_THEM.search(spoken[EXPECTED]):
        return hit[0]
    shares = [
        (hit[0], hit[1], hit[2])
        for pattern in (OF, _WHOLE, _OF_SUCH)
        for hit in pattern.finditer(spoken[EXPECTED])
    ]
    for text, part, whole in shares:
        if part == whole and part.isdigit():
            return text
    below = [
        hit[2]
        for level in spoken[:EXPECTED]
        for pattern in (OF, _WHOLE)
        for hit in pattern.finditer(level)
        if hit[2].isdigit()
    ]
    said = _NUMBER.findall(spoken[EXPECTED])
    return next((one for one in said[:1] if not shares and one in below), "")


def _above(
    levels: Sequence[str], hint: str, lists: WordLists, is_open: Callable[[str], bool]
) -> int:
    """How much the levels above show that nothing more was found for them."""
    expected, above = levels[EXPECTED], levels[EXPECTED + 1 :]
    blank = [not level or is_open(level) for level in above]
    again = [_repeats(level, expected, lists) for level in above]
    if all(again) or any(lists.find("no_further", level) for level in above):
        return _ENOUGH
    if any(_ASKED.match(in_digits(level, lists)) for level in above):
        return _ENOUGH if hint else 1
    if any(_forced(level, hint) for level in above):
        return 1
    told = zip(blank, again, above, strict=True)
    return int(all(one or two or _adorns(level, expected, hint, lists) for one, two, level in told))


@remembered
def _repeats(level: str, expected: str, lists: WordLists) -> bool:
    """“same”, “never ever” after “never interrupts”, “100 % and proud of it” after “100 %”."""
    own, small = _WORD.findall(plain(expected).lower()), lists.forms("once_more", "glue")
    words = _WORD.findall(plain(level).lower())
    if not any(word not in own and word not in small for word in words):
        return bool(words)
    bare = _without("adornments", level, lists)
    if not lists.find("yardsticks", expected):
        bare = _MORE_THAN_ALL.sub(" ", bare)
    endings, less = lists["adornment_endings"], lists.all_words("part_marks", "rates", "wider")
    return not any(
        word in less or not (endings and word.endswith(endings))
        for word in _WORD.findall(bare.lower())
        if word not in own and word not in small
    )


def _without(name: str, level: str, lists: WordLists) -> str:
    return " ".join(lists.split(name, level)) if lists.find(name, level) else plain(level)


def _adorns(level: str, expected: str, hint: str, lists: WordLists) -> bool:
    """“clear winner” after “winner”, “none, not even at parties” after “no drink at all”."""
    first, second = (_figures_and_days(one, lists) for one in (expected, level))
    if hint and lists.find("edges", level, "edge_exceptions"):
        return not first and not second
    if not level or first != second:
        return False
    if len(hint) > _STEM and hint not in lists["wholes"] and hint.lower() in level.lower():
        return True
    head, *_ = expected.split(", ")
    known = said_in(head, lists) - {TIME}
    return bool(known) and known <= said_in(level, lists)


def _figures_and_days(level: str, lists: WordLists) -> frozenset[str]:
    days = (hit.text.lower() for hit in lists.hits("day_marks", level))
    return frozenset(_NUMBER.findall(in_digits(level, lists))).union(days)


def _forced(level: str, hint: str) -> bool:
    """“emptier still” after “empty”: more of what has no more."""
    *_, last = ["", *_WORD.findall(hint.lower())]
    stem = last[: max(_STEM, len(last) - 2)]
    return len(last) >= _STEM and any(
        word != last and word.startswith(stem) for word in _WORD.findall(plain(level).lower())
    )


def _from_part_to_whole(levels: Sequence[str], lists: WordLists) -> bool:
    """“most of the staff”, then “the whole staff”; but not where the next level takes in more of
    the same.
    """
    part = any(lists.find("part_marks", level) for level in levels[:EXPECTED])
    if not part or not _whole(levels[EXPECTED], lists):
        return False
    above = levels[EXPECTED + 1 :]
    adorned = all(_adorns(one, levels[EXPECTED], "", lists) for one in above if one)
    wider = any(_MORE_THAN_ONE.search(in_digits(one, lists)) for one in above)
    wider = wider or any(lists.find("wider", one) for one in above)
    return adorned or not wider or _turns_away(levels, lists)


def _whole(level: str, lists: WordLists) -> bool:
    """“every singer”, but not “in every meeting”."""
    spoken, before = plain(level).lower(), lists.forms("settings")
    return any(
        not before.intersection(spoken[: hit.start].split()[-1:])
        for hit in lists.hits("wholes", level, "edge_exceptions")
    )


def _turns_away(levels: Sequence[str], lists: WordLists) -> bool:
    """The levels above are about another thing: this one was at its end."""
    told = [level for level in levels if level]
    return drifts(told, [said_in(level, lists) for level in told], lists)
