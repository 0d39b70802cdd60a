"""Levels that leave what a ladder began with: stages of one skill share few words, too."""

from __future__ import annotations

import re
from collections import Counter
from typing import TYPE_CHECKING, NamedTuple

from mentor_desk.guides.checks.doer import lower_in, own_subject, words_in
from mentor_desk.guides.checks.reach import in_digits, stem
from mentor_desk.guides.checks.said import said_in
from mentor_desk.guides.checks.themes import About, about, manners, near
from mentor_desk.guides.wordlists import CAPITAL_NOUNS

if TYPE_CHECKING:
    from mentor_desk.guides.wordlists import WordLists

_NUMBER = re.compile(r"\d")
# “20, and a waiting list” goes on counting.
_BARE = re.compile(r"[€$£]?\d[\d.,]*(?: ?[%€$£])?(?:$|[,;] | (?:and|plus|und|mit|with) )")
_SHORTENED = "'"
_MANY = 3
_EXPECTED = 2
# How much weight tells of two things, by how many levels hang together: where those come first and
# all others later, and where they stand scattered.
_AT_ONCE = {1: 7, 2: 4, _MANY: 4}
_SCATTERED = {1: 7, 2: 6, _MANY: 5}


class _Told(NamedTuple):
    """What one level says; `clings` goes on with what the level before spoke of."""

    said: frozenset[str]
    about: About
    manner: frozenset[str]
    clings: bool
    counted: bool
    signs: int
    mine: bool
    of_somebody_named: bool
    doer: frozenset[str] = frozenset()


def drifts(
    levels: list[str], said: list[frozenset[str]], lists: WordLists, watched: str = ""
) -> bool:
    """Words that differ are no sign yet; a life of its own is: another theme, another doer."""
    names = _names(levels, lists)
    told = [_told(level, words - names, lists) for level, words in zip(levels, said, strict=True)]
    told = [one._replace(doer=words & names) for one, words in zip(told, said, strict=True)]
    named = [_named(watched, names, lists)] if watched else []
    group, main = _hearts(told, named)
    if group.count(main) == 1 and _all_apart(told, lists):
        return True
    strange = [at for at, one in enumerate(group) if one != main]
    heart = [at for at, one in enumerate(group) if one == main]
    begun = [*(told[at] for at in heart), *named]
    weights = {at: _strangeness(told[at], begun, lists) for at in strange}
    if not any(weights.values()):
        return False
    at_once = heart[0] == 0 and heart[-1] < strange[0]
    enough = (_AT_ONCE if at_once else _SCATTERED)[min(len(heart), _MANY)]
    # What is wrong at the bottom is often told in other words than what grows out of it.
    enough += strange[-1] < heart[0]
    return sum(weights.values()) + _shape(told, group, main, weights) >= enough


def _named(watched: str, names: frozenset[str], lists: WordLists) -> _Told:
    told = _told(watched, said_in(watched, lists) - names, lists)
    return told._replace(clings=False)


def _hearts(told: list[_Told], named: list[_Told]) -> tuple[list[int], int]:
    """The group of each level, and the one that keeps to what is watched, else the largest."""
    group = _groups([*told, *named])
    home, group = group[len(told) :], group[: len(told)]
    sizes = Counter(group)
    main = max(sizes, key=lambda one: (one in home, sizes[one], -one))
    return group, main


def _shape(told: list[_Told], group: list[int], main: int, weights: dict[int, int]) -> int:
    """How much the levels fall into two parts, whatever they say."""
    heart = [one for one, own in zip(told, group, strict=True) if own == main]
    last = len(told) - 1
    weight = int(bool(weights.get(last) and weights.get(last - 1)))
    if len(heart) >= _MANY:
        weight += 1 + (len(weights) > 1)
    sizes = Counter(group[at] for at in weights)
    weight += any(
        size > 1 and all(own for at, own in weights.items() if group[at] == one)
        for one, size in sizes.items()
    )
    if sum(one.counted for one in heart) >= _MANY:
        weight += sum(len(told[at].said) > 1 and at > _EXPECTED for at in weights)
    return weight


def _all_apart(told: list[_Told], lists: WordLists) -> bool:
    """A list of matters: hardly a level has a theme near that of another."""
    known = [one.about.named for one in told if one.about.own]
    near_them = [near(one, lists) for one in known]
    alone = sum(
        not any(one & near_it for other, near_it in enumerate(near_them) if other != at)
        for at, one in enumerate(known)
    )
    return alone > _MANY


def _told(level: str, said: frozenset[str], lists: WordLists) -> _Told:
    lower = lower_in(level)
    manner = manners(level, lists)
    theme = _without_listeners(about(level, lists), manner, lists)
    spoken = in_digits(level, lists)
    counted = bool(_NUMBER.search(spoken))
    back = not lists.forms("clinging").isdisjoint(lower)
    clipped = not theme.own and (not said or (counted and len(said) == 1) or _goes_on(lower, lists))
    return _Told(
        said,
        theme,
        manner,
        clipped or back or bool(_BARE.match(spoken)) or _fragment(level, lists),
        counted,
        # “the apprentice copies it”: somebody else, and the same thing.
        (not back and own_subject(level, lists)) + _newly(level, lists),
        bool(lower) and lower[0].split(_SHORTENED)[0] in lists.forms("first_person"),
        not lists.forms("going_on").isdisjoint(lower[:1]),
    )


def _without_listeners(theme: About, manner: frozenset[str], lists: WordLists) -> About:
    """“tells her husband”: to whom something is said is no matter of its own."""
    if "speaking" not in manner:
        return theme
    people = lists.forms("themes_of_people")
    return About(theme.named - people, theme.own - people)


def _names(levels: list[str], lists: WordLists) -> frozenset[str]:
    """Who acts on many levels does not hold them together: “Priya” begins each of them."""
    first = [
        found[0]
        for level in levels
        if (found := words_in(level)) and not level.startswith(f"{found[0]}:")
    ]
    small = lists.forms("verbs", "common")
    names = [
        one.removesuffix("'s")
        for one in first
        if one[0].isupper() and one.lower() not in small and not about(one, lists).named
    ]
    in_midst = len(names) < len(first) and CAPITAL_NOUNS not in lists["traits"]
    least = 1 if in_midst else _MANY
    return frozenset(stem(one.lower()) for one, n in Counter(names).items() if n >= least)


def _strangeness(told: _Told, heart: list[_Told], lists: WordLists) -> int:
    known = frozenset[str]().union(*(one.about.named for one in heart))
    themes = told.about
    other = bool(themes.named) and not themes.named & known
    far = other and themes.own and any(one.about.own for one in heart)
    weight = told.signs + other + bool(far and not themes.named & near(known, lists))
    weight += bool(told.doer) and not any(one.doer for one in heart)
    return weight + (told.mine and not any(one.mine for one in heart))


def _groups(told: list[_Told]) -> list[int]:
    """For each level the first one it hangs together with."""
    group = list(range(len(told)))
    for at, two in enumerate(told):
        tied = [before for before, one in enumerate(told[:at]) if _hang_together(one, two)]
        if at and (two.clings or (two.of_somebody_named and not tied)):
            tied.append(at - 1)
        for before in tied:
            old, new = group[at], group[before]
            group = [min(old, new) if own in (old, new) else own for own in group]
    return group


def _hang_together(one: _Told, two: _Told) -> bool:
    """By a word, a theme, or by what is done, unless somebody else does it."""
    if one.said & two.said or one.about.own & two.about.own:
        return True
    return bool(one.manner & two.manner) and not one.signs and not two.signs


def _goes_on(lower: list[str], lists: WordLists) -> bool:
    """“to the gate”, “three times”: no sentence of its own."""
    small = "prepositions", "ambient", "counts", "degrees", "parts_of_all"
    return lower[:1] != [] and lower[0] in lists.forms(*small)


def _fragment(level: str, lists: WordLists) -> bool:
    """“with one of us at her arm”, “alone with the rail”: how or where, and nobody who does it."""
    lower = lower_in(level.partition(", ")[0])
    opens, doing = lists.forms("fragments"), lists.forms("subjects", "helpers", "finite")
    return not opens.isdisjoint(lower[:1]) and doing.isdisjoint(lower)


def _newly(level: str, lists: WordLists) -> bool:
    return any(not hit.start for hit in lists.hits("newly", level))
