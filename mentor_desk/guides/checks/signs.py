"""Weighs whether a statement is a further point or the same story going on.

No sign decides alone: a new matter, a second blame, praise beside blame and a new subject speak
for another point; “him” and “it”, a move of the hand and what others did speak for one story.
"""

from __future__ import annotations

from dataclasses import dataclass
from functools import cached_property
from itertools import pairwise
from typing import TYPE_CHECKING

from mentor_desk.guides.checks.parts import PARTICIPLE, goes_on
from mentor_desk.guides.checks.subjects import Subject
from mentor_desk.guides.wordlists import VERB_LAST

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable

    from mentor_desk.guides.checks.statements import Statement
    from mentor_desk.guides.matching import Hit
    from mentor_desk.guides.wordlists import WordLists

_MARKS = ("negations", "moved_on", "turned", "contrasts", "absolutes", "cutting_in", "noise")
_SAME = ("cutting_in", "noise")
_COMPOUND = 8
_STEM = 5
_SHORT = 4
_FIRST = 5
_THINGS = (Subject.YOURS, Subject.THING)
_ELSE = (Subject.OTHER, Subject.SPEAKER)


@dataclass(frozen=True)
class Told:
    """A statement and what its words say. Only what “you” answer for can be blamed or praised."""

    at: Statement
    of_you: bool
    blamed: bool
    denied: bool
    praised: bool
    marks: frozenset[str]
    topics: frozenset[str]
    content: frozenset[str]
    deed: str
    past: bool
    moves: bool
    being: bool
    made: bool
    body: bool
    points_back: bool
    placed: bool
    timed: bool
    framed: bool

    @property
    def answers(self) -> bool:
        return self.at.subject in (Subject.YOU, Subject.STILL_YOU, Subject.YOURS)

    @property
    def fell_short(self) -> bool:
        return self.blamed or self.denied

    @property
    def judged(self) -> bool:
        return self.fell_short or self.praised


def read(spoken: str, found: list[Statement], lists: WordLists) -> list[Told]:
    """`spoken` is the text the statements were found in."""
    marked = {name: lists.hits(name, spoken) for name in _MARKS}
    marked["praised"] = lists.hits("praised", spoken, "praise_exceptions")
    marked["blamed"] = lists.hits("blamed", spoken, "blame_exceptions")
    return [_told(one, spoken, marked, lists) for one in found]


def further(told: list[Told]) -> bool:
    """Whether one of them is a point of its own beside those before it."""
    return any(weight(Pair(told, at)) > _ENOUGH for at in range(1, len(told)))


def weight(pair: Pair) -> int:
    return sum(weighs for weighs, holds in _SIGNS if holds(pair))


def _told(one: Statement, spoken: str, marked: dict[str, list[Hit]], lists: WordLists) -> Told:
    marks = frozenset(name for name, hits in marked.items() if _within(one, hits))
    lower = tuple(word.lower() for word in one.words)
    answers = one.subject not in _ELSE
    denied = answers and not marks.isdisjoint(("absolutes", "negations"))
    praised = "praised" in marks
    first = _opening(lower, lists)
    small = lists.forms("common", "called", "yours", "light_openers", "prepositions")
    return Told(
        at=one,
        of_you=one.subject in (Subject.YOU, Subject.STILL_YOU),
        blamed=answers and ("blamed" in marks or (praised and denied)),
        denied=denied,
        praised=praised and not denied,
        marks=marks,
        topics=topics(one.words, lists),
        content=frozenset(
            word[:_STEM] for word in lower if len(word) >= _SHORT and word not in small
        ),
        deed=_deed(lower, lists),
        past=_past(lower, lists),
        moves=_moves(lower, lists),
        being=not lists.forms("be_forms").isdisjoint(lower),
        made=_made(lower, lists),
        body=not lists.forms("body").isdisjoint(lower),
        points_back=_points_back(one, spoken, lists),
        placed=_placed(lower, first, lists),
        timed=first in lists.forms("moments"),
        framed=not one.joined and (lower[0] in lists.forms("speakers")),
    )


def _within(one: Statement, hits: Iterable[Hit]) -> bool:
    return any(one.main <= hit.start < one.end for hit in hits)


def _opening(lower: tuple[str, ...], lists: WordLists) -> str:
    light = lists.forms("joining", "light_openers")
    return next((word for word in lower if word not in light), "")


def _placed(lower: tuple[str, ...], first: str, lists: WordLists) -> bool:
    """“In the corridor …”, “On Friday …”, but not “In return …”."""
    if first not in lists.forms("settings"):
        return False
    after = lower[lower.index(first) + 1 :]
    if after == () or after[0] in lists.forms("not_settings"):
        return False
    return not after[0][0].isdigit() and lists.value(after[0]) is None


def topics(said: Iterable[str], lists: WordLists) -> frozenset[str]:
    """The matters of daily work it speaks of; a German compound is of the matter it ends with."""
    rows, entries = lists.rows("daily_matters"), lists["daily_matters"]
    compounds = VERB_LAST in lists["traits"]
    found: set[int] = set()
    for word in said:
        lower = word.lower()
        hit = rows.get(lower)
        if hit is None and compounds and word[0].isupper() and len(lower) >= _COMPOUND:
            ends = (rows.get(lower[at:]) for at in range(1, len(lower) - _SHORT + 1))
            hit = next((end for end in ends if end), None)
        found |= hit or frozenset()
    return frozenset(entries[at].split()[0] for at in found)


def _past(lower: tuple[str, ...], lists: WordLists) -> bool:
    past, now = lists.forms("past_verbs", "plain_past"), lists.forms("past_as_now")
    if any(word in past and word not in now for word in lower):
        return True
    if VERB_LAST in lists["traits"]:
        return PARTICIPLE.fullmatch(lower[-1]) is not None
    if not lists.forms("have_forms").isdisjoint(lower):
        return False
    return any(word.endswith("ed") and len(word) >= _SHORT for word in lower)


def _moves(lower: tuple[str, ...], lists: WordLists) -> bool:
    """Done with a hand or a word, and so within one moment."""
    moves = lists.forms("hand_moves", "small_moves")
    if VERB_LAST in lists["traits"]:
        return lower[-1] in moves
    light = lists.forms("joining", "light_openers", "called")
    return next((word for word in lower if word not in light), "") in moves


def _made(lower: tuple[str, ...], lists: WordLists) -> bool:
    """“the feed list”, “die Futterliste”: what somebody answers for."""
    return any(word.endswith(tuple(lists["work_products"])) for word in lower[:_FIRST])


def _points_back(one: Statement, spoken: str, lists: WordLists) -> bool:
    if VERB_LAST not in lists["traits"]:
        return goes_on(spoken[one.start : one.end], lists)
    back = lists.forms("story_links", "persons", "pointing_back")
    return any(
        word.lower() in back and (at == 0 or not word[0].isupper())
        for at, word in enumerate(one.words)
    )


def _deed(lower: tuple[str, ...], lists: WordLists) -> str:
    """What “you” did: the word after it, or the German participle at the end."""
    if VERB_LAST in lists["traits"]:
        return lower[-1] if PARTICIPLE.fullmatch(lower[-1]) else ""
    return next((w for you, w in pairwise(lower) if you in lists.forms("called")), "")


class Pair:
    """A statement and those before it."""

    def __init__(self, told: list[Told], at: int) -> None:
        self.one, self.before = told[at], told[:at]
        self.last = told[at - 1]

    @cached_property
    def new_topic(self) -> bool:
        known = frozenset[str]().union(*(one.topics for one in self.before))
        return bool(self.one.topics and known and not self.one.topics & known)

    @cached_property
    def blamed_before(self) -> bool:
        return any(one.blamed for one in self.before)

    @cached_property
    def short_before(self) -> bool:
        return any(one.fell_short for one in self.before)

    @cached_property
    def praised_before(self) -> bool:
        return any(one.praised for one in self.before)

    @property
    def judged_before(self) -> bool:
        return self.short_before or self.praised_before

    @property
    def judged(self) -> bool:
        return self.one.judged or self.judged_before

    @property
    def turned_round(self) -> bool:
        """Praise and then blame, or the other way round."""
        one = self.one
        blame = one.fell_short and not one.praised and self.praised_before
        return blame or (one.praised and self.blamed_before)

    @property
    def only_effect(self) -> bool:
        """“You stopped the saw. The guard was missing”; somebody made the slides."""
        thing = self.one.at.subject == Subject.THING
        return thing and not (self.judged_before or self.one.made or self.lasts)

    @property
    def lasts(self) -> bool:
        """“You learned the names. The feed list has no dates”: told of then, and what is so now."""
        thing = self.one.at.subject in _THINGS and self.one.fell_short
        return thing and not self.one.past

    @property
    def same_fault(self) -> bool:
        """“interrupts” and “lets nobody finish” are the same."""
        return any(name in self.one.marks and name in self.last.marks for name in _SAME)

    @property
    def elsewhere(self) -> bool:
        """“… and at lunch you …”; two places told side by side may be compared."""
        you = self.one.at.subject == Subject.YOU
        return you and self.one.placed and not any(one.placed for one in self.before)

    @property
    def large_deeds(self) -> bool:
        """“learned the register, reorganised the vestry and wrote to the council”."""
        row = [*self.before, self.one]
        alone = all(one.of_you and not (one.points_back or one.being) for one in row)
        return len(row) > 2 and alone and sum(one.moves for one in row) < 2

    @property
    def habits(self) -> bool:
        """A story is told in the past; what is so every day has no order."""
        told = self.one.past or self.one.points_back or "moved_on" in self.one.marks
        return self.one.answers and not told and not any(one.past for one in self.before)

    @property
    def after_praise(self) -> bool:
        """What praise has brought about is told of others."""
        again = self.one.at.subject in (Subject.YOU, *_THINGS) and not self.one.points_back
        return self.praised_before and again and not self.one.moves

    @property
    def repeated(self) -> bool:
        return bool(self.one.deed) and any(one.deed == self.one.deed for one in self.before)


_ENOUGH = 10
_SIGNS: tuple[tuple[int, Callable[[Pair], bool]], ...] = (
    # Another matter.
    (8, lambda p: p.new_topic),
    (4, lambda p: p.new_topic and p.one.of_you),
    (9, lambda p: p.elsewhere),
    (9, lambda p: p.large_deeds and p.new_topic),
    (8, lambda p: p.habits),
    (2, lambda p: p.habits and p.one.at.subject != Subject.STILL_YOU),
    (-1, lambda p: bool(p.one.content & frozenset[str]().union(*(b.content for b in p.before)))),
    (-3, lambda p: p.repeated),
    # Judged, and what came before as well.
    (7, lambda p: p.one.blamed),
    (6, lambda p: p.one.fell_short),
    (6, lambda p: p.one.blamed and p.blamed_before),
    (4, lambda p: p.one.fell_short and p.short_before),
    (4, lambda p: p.short_before),
    (6, lambda p: p.turned_round),
    (3, lambda p: p.one.praised and p.praised_before),
    (8, lambda p: p.after_praise),
    (7, lambda p: "turned" in p.one.marks),
    (4, lambda p: "contrasts" in p.one.marks and p.judged),
    (6, lambda p: "absolutes" in p.one.marks and any("absolutes" in b.marks for b in p.before)),
    (-5, lambda p: not (p.judged_before or p.habits)),
    (-12, lambda p: p.only_effect),
    (8, lambda p: p.lasts),
    (-16, lambda p: p.same_fault),
    # Whom or what it speaks of, and how it is joined on.
    (3, lambda p: p.one.at.subject == Subject.YOU),
    (4, lambda p: p.one.at.subject == Subject.YOU and p.one.at.joined),
    (-3, lambda p: p.one.at.subject == Subject.STILL_YOU),
    (3, lambda p: p.one.at.subject in _THINGS),
    (2, lambda p: p.one.at.subject in _THINGS and p.one.judged),
    (7, lambda p: p.one.at.subject == Subject.YOURS and p.one.at.joined),
    (-5, lambda p: p.one.at.subject in _ELSE),
    (-20, lambda p: p.one.at.subject == Subject.BARE and any(b.of_you for b in p.before)),
    (3, lambda p: p.before[0].at.subject in (Subject.BARE, Subject.THING)),
    (2, lambda p: p.one.framed),
    # One story.
    (-10, lambda p: p.one.points_back),
    (-9, lambda p: p.one.points_back and p.one.at.subject == Subject.STILL_YOU),
    (-8, lambda p: p.one.moves and not p.turned_round),
    (-4, lambda p: p.one.moves and p.last.moves),
    (-5, lambda p: p.one.body and any(b.body for b in p.before)),
    (-3, lambda p: any(b.at.subject == Subject.OTHER for b in p.before)),
    (-3, lambda p: "moved_on" in p.one.marks),
    (-2, lambda p: p.one.timed or p.before[0].timed),
    (-2, lambda p: len(p.one.at.words) < _SHORT),
)
