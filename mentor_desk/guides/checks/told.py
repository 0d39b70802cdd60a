"""What one statement of an observation says: of what and whom, when, and how it is judged."""

from __future__ import annotations

from dataclasses import dataclass
from itertools import pairwise, takewhile
from typing import TYPE_CHECKING

from mentor_desk.guides.checks.parts import PARTICIPLE, goes_on
from mentor_desk.guides.checks.subjects import Subject
from mentor_desk.guides.checks.themes import themes_of
from mentor_desk.guides.wordlists import CAPITAL_NOUNS, VERB_LAST

if TYPE_CHECKING:
    from collections.abc import Iterable

    from mentor_desk.guides.checks.statements import Statement
    from mentor_desk.guides.matching import Hit
    from mentor_desk.guides.wordlists import WordLists

_MARKS = ("negations", "moved_on", "turned", "contrasts", "absolutes", "occasions", "causes")
_COMPOUND = 8
_STEM = 5
_SHORT = 4
_FEW = 3
_ELSE = (Subject.OTHER, Subject.SPEAKER)
_SENTENCE_ENDS = ".;!?\n"
_HEADING = 2


@dataclass(frozen=True)
class Told:
    """A statement and what its words say. Only what “you” answer for can be blamed or praised.

    `topics` are the matters of daily work, `themes` the fields of life it speaks of; `content` are
    the beginnings of its longer words, `things` of what it names with an article; `explains` where
    it stands behind the colon of a statement, `follows` behind a “so”.
    """

    at: Statement
    of_you: bool
    blamed: bool
    denied: bool
    praised: bool
    marks: frozenset[str]
    topics: frozenset[str]
    themes: frozenset[str]
    content: frozenset[str]
    things: frozenset[str]
    persons: frozenset[str]
    occasions: frozenset[str]
    social: bool
    compares: bool
    deed: str
    past: bool
    moves: bool
    points_back: bool
    placed: bool
    framed: bool
    explains: bool
    follows: bool

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


def _told(one: Statement, spoken: str, marked: dict[str, list[Hit]], lists: WordLists) -> Told:
    marks = frozenset(name for name, hits in marked.items() if _within(one.main, one.end, hits))
    lower = tuple(word.lower() for word in one.words)
    answers = one.subject not in _ELSE
    denied = answers and not marks.isdisjoint(("absolutes", "negations"))
    praised = "praised" in marks
    first = _opening(lower, lists)
    small = lists.forms("common", "called", "yours", "light_openers", "prepositions")
    persons = _persons(one.words, lists)
    begun = _sentence_of(one, spoken)
    return Told(
        at=one,
        of_you=one.subject in (Subject.YOU, Subject.STILL_YOU),
        blamed=answers and ("blamed" in marks or (praised and denied)),
        denied=denied,
        praised=praised and not denied,
        marks=marks,
        topics=topics(one.words, lists),
        themes=_themes(one.words, lists),
        content=frozenset(
            word[:_STEM] for word in lower if len(word) >= _SHORT and word not in small
        ),
        things=_things(one.words, lists),
        persons=persons,
        occasions=_occasions(one, marked["occasions"]),
        social=bool(persons) or not lists.forms("social_acts").isdisjoint(lower),
        compares=not lists.forms("comparing").isdisjoint(lower),
        deed=_deed(lower, lists),
        past=_past(lower, lists),
        moves=_moves(lower, lists),
        points_back=_points_back(one, spoken, lists),
        placed=_placed(lower, first, lists),
        framed=first in lists.forms("settings", "prepositions", "moments"),
        explains=_explains(spoken[begun : one.main + 1]),
        follows=_within(begun, one.main, marked["causes"]),
    )


def _within(start: int, end: int, hits: Iterable[Hit]) -> bool:
    return any(start <= hit.start < end for hit in hits)


def _occasions(one: Statement, hits: Iterable[Hit]) -> frozenset[str]:
    """On which day or at what time of it."""
    return frozenset(hit.text.lower() for hit in hits if one.start <= hit.start < one.end)


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


def _things(said: tuple[str, ...], lists: WordLists) -> frozenset[str]:
    """What it names: “the seating plan”, “Ben's chisels”; in German what is written large."""
    if CAPITAL_NOUNS in lists["traits"]:
        you = lists.forms("called", "yours")
        named = [word.lower() for word in said[1:] if word[0].isupper()]
        return frozenset(word[:_STEM] for word in named if word not in you)
    opens = lists.forms("articles", "the", "determiners", "own", "yours", "none")
    small = lists.forms("common", "called", "yours", "light_openers", "prepositions", "past_verbs")
    lower = [word.lower() for word in said]
    found: set[str] = set()
    for at, word in enumerate(lower):
        if word in opens or word.endswith("'s"):
            after = takewhile(lambda one: one not in small, lower[at + 1 : at + _FEW])
            found |= {one[:_STEM] for one in after}
    return frozenset(found)


def _persons(said: tuple[str, ...], lists: WordLists) -> frozenset[str]:
    """Whom it names: “the vet”, “Mr Ito”."""
    known = lists.forms("person_nouns")
    found = {word.lower() for word in said if word.lower() in known}
    if CAPITAL_NOUNS in lists["traits"]:
        titles = lists.forms("titles")
        found |= {word.lower() for title, word in pairwise(said) if title.lower() in titles}
    else:
        found |= {word.lower() for word in said[1:] if _is_name(word, lists)}
    return frozenset(found)


def _is_name(word: str, lists: WordLists) -> bool:
    if not word[0].isupper() or word.isupper() or word.startswith("I'"):
        return False
    return word.lower() not in lists.all_words("day_marks")


def _themes(said: tuple[str, ...], lists: WordLists) -> frozenset[str]:
    small = lists.forms("common", "time_units", "prepositions")
    return frozenset[str]().union(
        *(themes_of(word, lists) for word in said if word.lower() not in small)
    )


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
    deed = _deed(lower, lists)
    now = deed in lists.forms("verbs") and not deed.endswith("ed")
    if now or not lists.forms("have_forms").isdisjoint(lower):
        return False
    return any(word.endswith("ed") and len(word) >= _SHORT for word in lower)


def _moves(lower: tuple[str, ...], lists: WordLists) -> bool:
    """Done with a hand or a word, and so within one moment."""
    moves = lists.forms("hand_moves", "small_moves")
    if VERB_LAST in lists["traits"]:
        return lower[-1] in moves
    light = lists.forms("joining", "light_openers", "called")
    return next((word for word in lower if word not in light), "") in moves


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


def _sentence_of(one: Statement, spoken: str) -> int:
    """Where the sentence begins that it stands in."""
    return max(spoken.rfind(mark, 0, one.main) for mark in _SENTENCE_ENDS) + 1


def _explains(before: str) -> bool:
    """“You mumbled: nobody …”; a heading of one or two words says nothing yet."""
    head, colon, _ = before.partition(":")
    return bool(colon) and len(head.split()) > _HEADING
