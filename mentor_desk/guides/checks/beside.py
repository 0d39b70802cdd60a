"""What levels tell beside their first thing: something once, or a second thing that moves, too."""

from __future__ import annotations

import re
from collections import Counter
from functools import lru_cache
from itertools import combinations, pairwise
from typing import TYPE_CHECKING, NamedTuple

from mentor_desk.guides.checks.deeds import two_deeds
from mentor_desk.guides.checks.doer import finished
from mentor_desk.guides.checks.reach import in_digits, stem
from mentor_desk.guides.checks.said import TIME, kind_of, said_in
from mentor_desk.guides.checks.themes import about, manners, near
from mentor_desk.guides.matching import plain, remembered

if TYPE_CHECKING:
    from mentor_desk.guides.wordlists import WordLists

_SPOKEN = re.compile(r"\w+")
_STOPS = re.compile(r"[,;] |\.\s+")
_AMOUNT = re.compile(
    r"(?<![\w.,])(\d+(?:[.,]\d+)?)(?:/\d+)?((?:[%€$£]|[^\W\d_]+)?(?: ?[%€$£]| [^\W\d_]+){0,3})"
)
_FIGURE = re.compile(r"(?<![\w.,:])\d+(?:[.,:]\d+)*(?![\w]*\d)")
_AS_ONE = re.compile(
    r"\d\s*(?:of|out of|of the|von|von den|to|bis|or|oder|and|und|x|[-–/])\s*(?:the )?\d"
)
_ROW = 3
_PAIR = 2


class _Piece(NamedTuple):
    """`amount` is "" where nothing is counted; `unit` is what is counted."""

    text: str
    amount: str
    unit: str


def two_move(levels: list[list[str]], lists: WordLists) -> bool:
    """“8 mails a day, 2 walks a week”, “one till; nods to the boss”: two things on each level."""
    paired = sum(len(one) >= _PAIR for one in levels)
    if paired < min(_ROW, len(levels)) or paired < _PAIR:
        return False
    pairs = [(_piece(one[0], lists), _piece(one[1], lists)) for one in levels if len(one) >= _PAIR]
    if _both_counted(pairs, lists) or _deed_beside(pairs, lists):
        return True
    return _two_words(levels, lists) or _two_themes(levels, lists)


def two_figures(levels: list[str], lists: WordLists) -> bool:
    """“25 invoices with 6 wrong”, “£1,900, home by four”: on each level two figures that move."""
    told = [_figures(level, lists) for level in levels]
    pairs = [(one[0], one[1]) for one in told if len(one) == _PAIR]
    if len(pairs) < max(_ROW + 1, len(levels) - 1):
        return False
    return all(len({pair[at] for pair in pairs}) == len(pairs) for at in (0, 1))


def _figures(level: str, lists: WordLists) -> list[str]:
    """“6 of 16”, “2 to 4” and “30 x 2” are one."""
    if lists.find("ranges", level) or _AS_ONE.search(in_digits(level, lists)):
        return []
    return _FIGURE.findall(in_digits(level, lists))


def _deed_beside(pairs: list[tuple[_Piece, _Piece]], lists: WordLists) -> bool:
    """One thing is counted up, and beside it each level tells of another deed or state."""
    counted = [(one, two) for one, two in pairs if one.amount or two.amount]
    if len(counted) < _ROW - (len(pairs) < _ROW):
        return False
    for at in (0, 1):
        amounts = {pair[at].amount for pair in counted if pair[at].amount[:1].isdigit()}
        beside = [pair[1 - at] for pair in pairs]
        if len(amounts) < _PAIR or len({one.text for one in beside}) < min(_ROW, len(beside)):
            continue
        themes = frozenset[str]().union(*(about(pair[at].text, lists).named for pair in pairs))
        if sum(_apart_from(one, themes, lists) for one in beside) >= min(_ROW, len(beside)):
            return True
    return False


def _apart_from(piece: _Piece, themes: frozenset[str], lists: WordLists) -> bool:
    """Says something with a verb or theme of its own: “without notes” and “in the dark” do not."""
    lower = [word.lower() for word in _SPOKEN.findall(plain(piece.text))]
    small = lists.forms("prepositions", "subordinators", "denied", "persons", "time_units")
    if len(lower) < _PAIR or not said_in(piece.text, lists) - {piece.unit}:
        return False
    if lower[0] in lists.forms("subjects") and lower[1] in lists.forms("verbs", "finite"):
        return lower[0] not in lists.forms("going_on")
    if not small.isdisjoint((lower[0], lower[-1])):
        return False
    named = about(piece.text, lists).named
    own = named - themes
    deed = manners(piece.text, lists) or lower[0] in lists.forms("verbs", "finite", "helpers")
    return bool(own) == bool(named) and bool(own or deed)


def _two_themes(levels: list[list[str]], lists: WordLists) -> bool:
    """A language beside the flat on level after level; on two, where they are far apart."""
    actors = lists.forms("themes_of_people")
    told = [[(one, about(one, lists).named) for one in level] for level in levels]
    found = [[themes - actors for _, themes in level] for level in told]
    seen = [frozenset[str]().union(*level) for level in found]
    often = Counter(theme for themes in seen for theme in themes)
    for one, two in combinations(sorted(theme for theme, n in often.items() if n >= _PAIR), 2):
        both = [at for at, themes in enumerate(seen) if one in themes and two in themes]
        if len(both) < _PAIR or any(
            one in themes and two in themes for level in found for themes in level
        ):
            continue
        least = _ROW if two in near(frozenset({one}), lists) else _PAIR
        if len(both) >= least and all(_changes(name, told, both) for name in (one, two)):
            return True
    return False


def _two_words(levels: list[list[str]], lists: WordLists) -> bool:
    """“Karen” and “reports” come on level after level, each in a piece of its own."""
    said = [[said_in(one, lists) - {TIME} for one in level] for level in levels if len(level) > 1]
    often = Counter(
        word for level in said for word in frozenset[str]().union(*level) - _small_stems(lists)
    )
    known = sorted(word for word, n in often.items() if n >= _ROW)
    return any(_side_by_side(one, two, said) for one, two in combinations(known, 2))


@lru_cache(maxsize=4)
def _small_stems(lists: WordLists) -> frozenset[str]:
    return frozenset(map(stem, lists.forms("prepositions", "ambient", "parts_of_all")))


def _side_by_side(one: str, two: str, said: list[list[frozenset[str]]]) -> bool:
    both = [level for level in said if {one, two} <= frozenset[str]().union(*level)]
    if len(both) < _ROW or any({one, two} <= piece for level in said for piece in level):
        return False
    told = ({piece for level in both for piece in level if word in piece} for word in (one, two))
    return all(len(pieces) >= _PAIR for pieces in told)


def _changes(theme: str, told: list[list[tuple[str, frozenset[str]]]], places: list[int]) -> bool:
    texts = {next(text for text, themes in told[at] if theme in themes) for at in places}
    return len(texts) >= min(_PAIR, len(places))


def something_added(
    levels: list[str], split: list[list[str]], said: list[frozenset[str]], lists: WordLists
) -> bool:
    """“and the kiln is repaired” on one level, and the next goes on without the kiln."""
    if all(len(parts) == 1 for parts in split):
        return False
    counted = _same_counted(levels, lists)
    # “I blush and run”, “I blush and stay”: what is told beside it is what moves.
    heads = Counter(parts[0].lower() for parts in split if parts[1:] and said_in(parts[0], lists))
    alien = 0
    for at, (head, *more) in enumerate(split):
        if not more or heads[head.lower()] > 1 or _one_row(levels[at], head, more, lists):
            continue
        strange = at > 0 and _of_its_own(more, (head, *levels[:at], *levels[at + 1 :]), lists)
        alien += strange
        others = frozenset[str]().union(*said[:at], *said[at + 1 :])
        inside = 0 < at < len(levels) - 1
        new = any(
            (strange or counted or (inside and finished(piece, lists)))
            and _new(piece, others, lists)
            for piece in more
        )
        if new and _left_again(head, at, levels, said, lists):
            return True
    return alien >= _PAIR


def _one_row(level: str, head: str, more: list[str], lists: WordLists) -> bool:
    """“Rob and two others”, “letter and papers sent”: a single word, and who or what joins it."""
    return (
        len(head.split()) == 1
        and ", " not in level
        and not any(
            finished(piece, lists) or not lists.forms("subjects").isdisjoint(_words(piece))
            for piece in more
        )
    )


def pieces(level: str, lists: WordLists) -> list[str]:
    """What stands between stops and “and”; “between 2 and 4” is one."""
    if lists.find("ranges", level):
        return [level]
    spoken = plain(level)
    cuts = [hit.span() for hit in _STOPS.finditer(spoken)]
    cuts += [(hit.start, hit.end) for hit in lists.hits("connectors", spoken)]
    if not cuts:
        return [level]
    ends = pairwise([(0, 0), *sorted(cuts), (len(spoken), 0)])
    parts = [spoken[begin:end] for (_, begin), (end, _) in ends]
    return [piece.strip() for piece in parts if _SPOKEN.search(piece)] or [level]


def _left_again(
    head: str, at: int, levels: list[str], said: list[frozenset[str]], lists: WordLists
) -> bool:
    main = said_in(head, lists)
    if 0 < at < len(levels) - 1 and any(main & one or not one - {TIME} for one in said[at + 1 :]):
        return True
    beside = [levels[place] for place in (at - 1, at + 1) if 0 <= place < len(levels)]
    grown = any(_words(head) <= _words(level) for level in beside)
    return not grown and two_deeds(levels[at], lists)


def _of_its_own(more: list[str], rest: tuple[str, ...], lists: WordLists) -> bool:
    """Whether a piece has a theme that nothing else on the ladder has."""
    told = [(piece, themes) for piece in more if (themes := about(piece, lists)).own]
    if not told:
        return False
    known = near(frozenset[str]().union(*(about(one, lists).named for one in rest)), lists)
    back = lists.forms("pointing_back")
    return bool(known) and any(
        not themes.named & known
        and back.isdisjoint(_words(piece))
        and not any(manners(piece, lists) & manners(one, lists) for one in rest)
        for piece, themes in told
    )


def _new(piece: str, others: frozenset[str], lists: WordLists) -> bool:
    """Something of its own: a thing with its article, or a deed; “in the dark too” is neither."""
    lower = [word.lower() for word in _SPOKEN.findall(plain(piece))]
    said = said_in(piece, lists)
    if len(lower) < 2 or not said or said & others:
        return False
    if lower[0] in lists.forms("degrees") - lists.forms("articles"):
        lower = lower[1:]
    if lower[0] in lists.forms("prepositions", "subordinators", "denied"):
        return False
    owning = "determiners", "articles", "helpers", "verbs", "verbs_or_nouns"
    return not lists.forms(*owning).isdisjoint(lower)


def _same_counted(levels: list[str], lists: WordLists) -> bool:
    """“8 plates”, then “10”; but not “three adverts” and “one firm”."""
    amounts = [_amount(level, lists) for level in levels]
    units = Counter(unit for amount, unit in amounts if amount[:1].isdigit() and unit != TIME)
    return units.total() >= _PAIR and (len(units) < units.total() or "" in units)


def _words(text: str) -> frozenset[str]:
    return frozenset(_SPOKEN.findall(plain(text).lower()))


def _piece(text: str, lists: WordLists) -> _Piece:
    return _Piece(text, *_amount(text, lists))


@remembered
def _amount(piece: str, lists: WordLists) -> tuple[str, str]:
    """“5” of “calls”, “0” of “calls” for “no call”, “half” of “homework”."""
    spoken = in_digits(piece, lists)
    if hit := _AMOUNT.search(spoken):
        return hit[1], _unit(hit[2], spoken[: hit.start()], lists)
    some = lists.forms("none", "parts_of_all")
    lower = _SPOKEN.findall(plain(piece).lower())
    at = next((at for at, word in enumerate(lower) if word in some), None)
    return ("", "") if at is None else (lower[at], _first(" ".join(lower[at + 1 :]), lists))


def _unit(after: str, before: str, lists: WordLists) -> str:
    """What is counted follows the figure, or as in “grade 3” stands before it."""
    first, *_ = [*after.lower().split(), ""]
    if kind := kind_of(first, lists) or _first(after, lists):
        return kind
    *_, last = ["", *before.lower().split()]
    named = "" if last in lists.forms("prepositions", "ambient") else _first(last, lists)
    return named or first


def _first(text: str, lists: WordLists) -> str:
    return next(iter(sorted(said_in(text, lists))), "")


def _both_counted(pairs: list[tuple[_Piece, _Piece]], lists: WordLists) -> bool:
    """Both have an amount, both amounts change, and they are not of one kind."""
    both = [(one, two) for one, two in pairs if one.amount and two.amount]
    if len(both) < _PAIR:
        return False
    changing = all(len({pair[at].amount for pair in both}) > 1 for at in (0, 1))
    named = all(any(pair[at].unit for pair in pairs) for at in (0, 1))
    kinds = {one.unit for pair in both for one in pair}
    apart = all(one.unit != two.unit or not one.unit for one, two in both)
    return named and changing and apart and (TIME not in kinds or _time_of_its_own(pairs, lists))


def _time_of_its_own(pairs: list[tuple[_Piece, _Piece]], lists: WordLists) -> bool:
    """“5 hours of sleep, two cigarettes” are two; “5 km, 20 minutes” is one run."""
    units = [{pair[at].unit for pair in pairs} - {""} for at in (0, 1)]
    if units[0] == units[1] or len(pairs) < _ROW:
        return False
    timed = 0 if TIME in units[0] else 1
    return bool(said_in(pairs[0][timed].text, lists) - {TIME})
