"""Five levels of one thing, far enough apart that both would score them alike."""

from __future__ import annotations

import re
from functools import lru_cache
from itertools import combinations, pairwise
from typing import TYPE_CHECKING

from mentor_desk.guides.checks.apart import several_things
from mentor_desk.guides.checks.edge import end_of_scale
from mentor_desk.guides.checks.often import meet_in_time
from mentor_desk.guides.checks.reach import reach_of
from mentor_desk.guides.matching import plain, remembered
from mentor_desk.guides.values import EXPECTED
from mentor_desk.words import words

if TYPE_CHECKING:
    from mentor_desk.guides.findings import Asked, Finding
    from mentor_desk.guides.wordlists import WordLists


_BARE = re.compile(r"[^\w<>≤≥+]+")


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
    met = _meeting(levels, asked.words) or meet_in_time(levels, asked.words)
    if met is None:
        return None
    return asked.ask(
        words("two levels say the same"),
        words("“{one}” and “{two}” can be true at once.", one=met[0][:40], two=met[1][:40]),
        words("Where exactly does the one end and the other begin?"),
    )


def _meeting(levels: list[str], lists: WordLists) -> tuple[str, str] | None:
    read = [(level, _bare(level, lists), reach_of(level, lists)) for level in levels]
    for (one, bare, reach), (two, other, further) in combinations(read, 2):
        if bare == other or (reach and further and reach.meets(further, lists)):
            return one, two
    return None


def ladder_one(asked: Asked) -> Finding | None:
    given = asked.ladder("of")
    levels = [
        level
        for at, level in enumerate(given)
        if level and not (at > EXPECTED and _is_remark(level, asked))
    ]
    if len(levels) < 2 or not several_things(levels, asked.words, asked.text("watched")):
        return None
    return asked.ask(
        words("more than one thing on the ladder?"),
        words("When two things move, one up and one down, no level fits."),
        words("Which one shows best how far it has come?"),
    )


def _is_remark(level: str, asked: Asked) -> bool:
    """“?”, “better is not possible”: no level of its own."""
    return asked.context.words.still_open(level) or bool(asked.words.find("no_further", level))


def ladder_edges(asked: Asked) -> Finding | None:
    levels = asked.ladder("of")
    edge = end_of_scale(levels, asked.words, asked.context.words.still_open)
    edge = edge or _stays(levels[EXPECTED:], asked.words)
    if not edge:
        return None
    return asked.ask(
        words("is there room on both sides?"),
        words("“{word}” is the end of the scale; nothing fits beyond it.", word=edge),
        words("What is realistic, so that less and more are both possible?"),
    )


def _stays(levels: tuple[str, ...], lists: WordLists) -> str:
    """Nothing more was found for the levels above: all of them say the expected one again."""
    same = {_bare(level, lists) for level in levels}
    return levels[0][:40] if levels[0] and len(same) == 1 else ""


@remembered
def _bare(level: str, lists: WordLists) -> str:
    """Without stops and “about”, in small letters, and “now and then” as “sometimes”."""
    bare = _BARE.sub(" ", plain(level)).strip().casefold()
    if lists.all_words("hedges", "same_amounts").isdisjoint(bare.split()):
        return bare
    for hedge in (one for one in lists["hedges"] if one in bare):
        bare = " ".join(re.sub(rf"\b{re.escape(hedge)}\b", "", bare).split())
    for other, first in _same_amounts(lists):
        if other in bare:
            bare = re.sub(rf"\b{re.escape(other)}\b", first, bare)
    return bare


@lru_cache(maxsize=4)
def _same_amounts(lists: WordLists) -> list[tuple[str, str]]:
    """“occasionally” and “sometimes”, for which it stands."""
    groups = (group.split(", ") for group in lists["same_amounts"])
    return [(other, first) for first, *others in groups for other in others]
