"""Whom or what a part of a sentence speaks of: “you”, “your report”, a thing, somebody else."""

from __future__ import annotations

from enum import StrEnum
from typing import TYPE_CHECKING, NamedTuple

from mentor_desk.guides.checks.parts import PARTICIPLE
from mentor_desk.guides.wordlists import VERB_LAST

if TYPE_CHECKING:
    from mentor_desk.guides.wordlists import WordLists

PAUSES = frozenset(",:")
_NEAR = 8
_VERB_WITHIN = 7
_FAR = 12
_LONG = 3
_PEOPLE_WITHIN = 4
_WEAK = 5


class Subject(StrEnum):
    """Whom or what a statement speaks of; `NONE` where it has no subject and verb of its own."""

    YOU = "you"
    STILL_YOU = "still you"
    YOURS = "yours"
    THING = "thing"
    OTHER = "other"
    SPEAKER = "speaker"
    BARE = "bare"
    NONE = ""


class Token(NamedTuple):
    """A word or a mark and where it stands."""

    text: str
    lower: str
    start: int
    end: int


def subject_of(rest: list[Token], lists: WordLists) -> Subject:
    """Of whom the words speak that begin here."""
    if not rest:
        return Subject.NONE
    return _german(rest, lists) if VERB_LAST in lists["traits"] else _english(rest, lists)


def turned_round(rest: list[Token], lists: WordLists) -> Subject:
    """German “danach war es still”, “außerdem fehlt die Liste”: the verb stands first."""
    if VERB_LAST not in lists["traits"] or len(rest) < 2 or not _finite(rest[0], lists):
        return Subject.NONE
    if any(token.lower in lists.forms("others_subject") for token in rest[1:3]):
        return Subject.OTHER
    return _person_or_thing(rest[1:], lists)


def says_you(token: Token, at: int, lists: WordLists) -> bool:
    """German “sie” with a capital within a sentence speaks to somebody."""
    word = token.lower.split("'")[0]
    if word == "sie":
        return at > 0 and token.text == "Sie"
    return word in lists.forms("called")


def deed(rest: list[Token], lists: WordLists) -> bool:
    """“and left the gate open”, “und die Kasse gezählt”: goes on about the same person."""
    joins = lists.forms("joining")
    stretch = _stretch(rest)
    part = stretch[: next((at for at, t in enumerate(stretch) if t.lower in joins), len(stretch))]
    if not part:
        return False
    if VERB_LAST in lists["traits"]:
        last = part[-1]
        done = PARTICIPLE.fullmatch(last.text) is not None or last.text.endswith("lassen")
        return done or _finite(part[0], lists)
    first = part[0].lower
    if first in lists.forms("past_verbs") or _ends_in_ed(first):
        return True
    objects = lists.forms("determiners", "own", "yours", "prepositions", "persons", "denied")
    verb = first in lists.forms("verbs", "verbs_or_nouns")
    return verb and any(token.lower in objects for token in part[1:2])


def _english(rest: list[Token], lists: WordLists) -> Subject:
    first = rest[0].lower.split("'")[0]
    known = _pronoun(first, lists)
    if known:
        return known
    stretch = _stretch(rest)
    if first in lists.forms("settings", "prepositions", "openings"):
        return _after_place(stretch, lists)
    if first in lists.forms("yours"):
        told = _verb_within(rest, lists, _FAR) or _verb_now(stretch, lists)
        return Subject.YOURS if told else Subject.NONE
    if not _verb_within(stretch, lists):
        return Subject.NONE
    if first in lists.forms("determiners", "none", "articles", "own"):
        return _person_or_thing(stretch, lists)
    if first in lists.rows("daily_matters") and not _named(stretch[1:2]):
        return Subject.THING
    judging = ("past_verbs", "asides", "denied", "degrees", "praised", "blamed", "negations")
    if _named(rest[:1]) and first not in lists.forms(*judging):
        return Subject.OTHER
    plural = first.endswith("s") and len(first) > _LONG
    return Subject.THING if plural and _verb_at(stretch, 1, lists) else Subject.NONE


def _named(tokens: list[Token]) -> bool:
    return any(token.text[0].isupper() for token in tokens)


def _pronoun(first: str, lists: WordLists) -> Subject:
    if first in lists.forms("called"):
        return Subject.YOU
    if first in lists.forms("speakers"):
        return Subject.SPEAKER
    return Subject.OTHER if first in lists.forms("others_subject") else Subject.NONE


def _after_place(stretch: list[Token], lists: WordLists) -> Subject:
    """“In the break you told him”, “On Friday the lab was left open”."""
    if any(_opens_with_you(stretch, at, lists) for at in range(1, len(stretch) - 1)):
        return Subject.YOU
    others = lists.forms("others_subject")
    if any(t.lower in others and _verb_at(stretch, i + 1, lists) for i, t in enumerate(stretch)):
        return Subject.OTHER
    if any(token.text == "I" for token in stretch):
        return Subject.SPEAKER
    opens = lists.forms("articles", "the", "yours", "none")
    at = next((i for i, t in enumerate(stretch) if i > 1 and t.lower in opens), 0)
    if not at or not _verb_within(stretch[at:], lists):
        return Subject.NONE
    if stretch[at].lower in lists.forms("yours"):
        return Subject.YOURS
    return _person_or_thing(stretch[at:], lists)


def _opens_with_you(stretch: list[Token], at: int, lists: WordLists) -> bool:
    """“in the break you told him”, not “come to you with things”."""
    small = lists.forms("prepositions")
    beside = (stretch[at - 1].lower, stretch[at + 1].lower)
    return says_you(stretch[at], at, lists) and small.isdisjoint(beside)


def _german(rest: list[Token], lists: WordLists) -> Subject:
    """In German the verb stands second, and who does something may stand behind it."""
    first, stretch = rest[0].lower, _stretch(rest)
    if says_you(rest[0], 1, lists):
        return Subject.YOU
    you = next((at for at, t in enumerate(stretch) if at and says_you(t, at, lists)), 0)
    if 0 < you <= _NEAR and _finite(stretch[you - 1], lists):
        return Subject.YOU
    if first in lists.forms("speakers"):
        return Subject.SPEAKER
    verb = next(
        (at for at in range(1, min(len(stretch), _VERB_WITHIN)) if _verb_in(stretch, at, lists)), 0
    )
    return _of_nobody_called(stretch, verb, lists) if verb else Subject.NONE


def _verb_in(stretch: list[Token], at: int, lists: WordLists) -> bool:
    """“der Azubi wartete”; “die alten Listen” has an article before it and a noun behind."""
    if _finite(stretch[at], lists):
        return True
    word = stretch[at].text
    if not word.endswith(("te", "ten")) or len(word) < _WEAK or word[0].isupper():
        return False
    noun = any(token.text[0].isupper() for token in stretch[at + 1 : at + 2])
    described = noun or stretch[at - 1].lower in lists.forms("determiners", "articles")
    return not described and word not in lists.forms("common", "numerals", "no_weak_past")


def _of_nobody_called(stretch: list[Token], verb: int, lists: WordLists) -> Subject:
    first = stretch[0].lower
    others = lists.forms("others_subject")
    if first in others or any(token.lower in others for token in stretch[verb + 1 : verb + 2]):
        return Subject.OTHER
    if first in lists.forms("yours"):
        return Subject.YOURS
    if first in lists.forms("relatives"):
        if verb == 1:
            return Subject.OTHER
        named = (t.text[0].isupper() or t.lower in others for t in stretch[1:3])
        if not any(named):
            return Subject.NONE
    if first in lists.forms("settings", "prepositions", "day_parts"):
        return Subject.THING
    if first in lists.forms("determiners", "none", "articles", "own"):
        return _person_or_thing(stretch, lists)
    if not stretch[0].text[0].isupper():
        return Subject.NONE
    return Subject.OTHER if verb == 1 else Subject.THING


def _stretch(rest: list[Token]) -> list[Token]:
    """Up to the next pause; “, however,” is none."""
    end = next((at for at, token in enumerate(rest) if token.text in PAUSES), len(rest))
    if [token.text for token in rest[end + 2 : end + 3]] == [","]:
        return [*rest[:end], *_stretch(rest[end + 3 :])]
    return rest[:end]


def _person_or_thing(stretch: list[Token], lists: WordLists) -> Subject:
    """“The guests at the back” are people, “the list for the guests” is not."""
    people, small = lists.forms("somebody", "persons_seen"), lists.forms("prepositions") - {"of"}
    opens = lists.forms("articles", "the", "determiners")
    for at, token in enumerate(stretch[:_PEOPLE_WITHIN]):
        if token.lower in small or (at > 1 and token.lower in opens - people):
            break
        if token.lower in people:
            return Subject.OTHER
    return Subject.THING


def _verb_within(stretch: list[Token], lists: WordLists, most: int = _VERB_WITHIN) -> bool:
    joins = lists.forms("joining")
    for at in range(1, min(len(stretch), most)):
        if stretch[at].lower in joins:
            return False
        if _verb_at(stretch, at, lists):
            return True
    return False


def _verb_now(stretch: list[Token], lists: WordLists) -> bool:
    """“your timesheets come in late”."""
    verbs = lists.forms("verbs", "verbs_or_nouns")
    return any(token.lower in verbs for token in stretch[2:_VERB_WITHIN])


def _verb_at(stretch: list[Token], at: int, lists: WordLists) -> bool:
    known = lists.forms("past_verbs", "plain_past", "thing_states", "states_now")
    now = lists.forms("verbs")
    return any(
        one.lower in known
        or _ends_in_ed(one.lower)
        or (one.lower in now and one.lower.endswith("s"))
        for one in stretch[at : at + 1]
    )


def _ends_in_ed(word: str) -> bool:
    return word.endswith("ed") and len(word) > _LONG


def _finite(token: Token, lists: WordLists) -> bool:
    """German “war”, and “redest”, “grüßt” of whom is spoken to."""
    word = token.text
    if word in lists.forms("past_verbs", "plain_past", "thing_states", "finite", "states_now"):
        return True
    ends = word.endswith(("st", "ßt", "zt")) and len(word) > _LONG
    return ends and not word[0].isupper() and word not in lists.forms("not_second")
