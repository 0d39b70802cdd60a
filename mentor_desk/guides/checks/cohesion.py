"""How much two parts of what is told have in common, and how much sets them apart.

“You took the pan off and opened the window” are one scene; “you sold the mares, rang the vet” have
no word, person, time or field of life in common.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from mentor_desk.guides.checks.subjects import Subject
from mentor_desk.guides.checks.themes import near

if TYPE_CHECKING:
    from mentor_desk.guides.checks.told import Told
    from mentor_desk.guides.wordlists import WordLists

_THINGS = (Subject.YOURS, Subject.THING)


def ties(one: Told, before: list[Told]) -> int:
    """How many things bind it to what was told before."""
    last = before[-1]
    return sum(
        (
            one.points_back or "moved_on" in one.marks,
            shares(one, before),
            one.moves and last.moves,
            one.compares,
            one.explains,
            bool(one.deed) and any(one.deed == other.deed for other in before),
            one.at.subject in (Subject.OTHER, Subject.SPEAKER),
            one.at.subject == Subject.BARE,
        )
    )


def rifts(one: Told, before: list[Told], lists: WordLists) -> int:
    """How many things set it apart from what was told before."""
    last = before[-1]
    again = one.at.subject == Subject.YOU and one.at.joined and one.at.mark not in ",:"
    known = frozenset[str]().union(*(other.occasions for other in before))
    return sum(
        (
            new_matter(one, before, lists),
            others_named(one, before),
            one.social != last.social,
            bool(one.occasions - known),
            again,
            one.at.subject in _THINGS,
            one.answers and one.past != before[0].past,
            not one.marks.isdisjoint(("turned", "contrasts")),
            one.placed,
        )
    )


def same_matter(one: Told, before: list[Told]) -> bool:
    """Whether it only shows or explains what was told before."""
    if one.explains or is_effect(one):
        return True
    return is_example(one, before[0]) or compared(one, before[-1])


def shares(one: Told, before: list[Told]) -> bool:
    """A word or a matter of what was told before."""
    return any(
        one.content & other.content or one.topics & other.topics or one.themes & other.themes
        for other in before
    )


def new_matter(one: Told, before: list[Told], lists: WordLists) -> bool:
    """Of another matter than all before, and of none one easily passes to from them."""
    topics = frozenset[str]().union(*(other.topics for other in before))
    themes = frozenset[str]().union(*(other.themes for other in before))
    if one.topics & topics or one.themes & near(themes, lists):
        return False
    return bool(one.topics or one.themes) and bool(topics or themes)


def others_named(one: Told, before: list[Told]) -> bool:
    persons = frozenset[str]().union(*(other.persons for other in before))
    return bool(one.persons and persons) and one.persons.isdisjoint(persons)


def is_example(one: Told, first: Told) -> bool:
    """“You mumble. On Monday nobody …”, “You put people off. You told Jo …”: a time it was so."""
    general = first.at.subject == Subject.YOU and not (first.past or first.occasions)
    told = one.of_you and one.past and not one.at.joined
    on = one.marks.isdisjoint(("turned", "contrasts", "moved_on"))
    return general and told and on and not (first.praised and one.fell_short)


def is_effect(one: Told) -> bool:
    """“…, so the roof was dearer and the owners had to borrow”."""
    return one.follows and not one.answers


def compared(one: Told, last: Told) -> bool:
    """“At home you are calm; in the stable you are not”: two places, and nothing done there."""
    you = one.at.subject == last.at.subject == Subject.YOU
    alike = one.deed == last.deed or (len(one.things) <= 1 and not (one.past or last.past))
    return you and one.framed and last.framed and alike and one.at.mark in ("", ",")
