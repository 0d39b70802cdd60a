"""Several judgements and no deed: “late and sloppy with the bills”, “great speech, kind note”."""

from __future__ import annotations

from itertools import combinations
from typing import TYPE_CHECKING

from mentor_desk.guides.checks.parts import (
    WORD,
    about_you,
    is_small,
    lower_words,
    pieces_of,
    sentences,
)

if TYPE_CHECKING:
    from mentor_desk.guides.wordlists import WordLists

_KINDS = ("about_time", "about_work", "about_manner")
_JUDGING = ("character", "verdicts", "blamed", "praised", *_KINDS)
_LISTED = 3


def several_manners(spoken: str, lists: WordLists) -> bool:
    return any(
        _manners(one, lists) or _listed(one, lists) or _wished(one, lists)
        for one in sentences(spoken)
    ) or _named_only(spoken, lists)


def _manners(sentence: str, lists: WordLists) -> bool:
    """Judgements of different kinds, or each of something else; “rude and arrogant to the driver”
    is one.
    """
    lower = lower_words(sentence)
    if not lists.forms("be_forms").isdisjoint(lower[:3]) and about_you(sentence, lists):
        links = lists.forms("clause_links")
        judged = [
            one
            for one in pieces_of(sentence, lists)
            if _judging(one, lists) and links.isdisjoint(lower_words(one)[:1])
        ]
        return any(
            _kinds_differ(one, other, lists) or (_towards(one, lists) and _towards(other, lists))
            for one, other in combinations(judged, 2)
        )
    if _tells(lower, lists):
        return False
    return sum(_judged_of(one, lists) for one in pieces_of(sentence, lists)) > 1


def _listed(sentence: str, lists: WordLists) -> bool:
    """“Late, no badge, phone on the table”: complaints in a row, nobody named."""
    lower = lower_words(sentence)
    if about_you(sentence, lists) or _tells(lower, lists):
        return False
    pieces = [one for one in pieces_of(sentence, lists) if WORD.search(one)]
    lacking = [one for one in pieces if _lacks(one, lists)]
    return len(pieces) >= _LISTED and len(lacking) > 1


def _wished(sentence: str, lists: WordLists) -> bool:
    """“Work on your posture, your pace and your handwriting”."""
    pieces = [lower_words(one) for one in pieces_of(sentence, lists)]
    first, *more = [piece for piece in pieces if piece] or [[""]]
    yours = lists.forms("yours")
    lists_on = [piece for piece in more if yours.issuperset(piece[:1]) and piece]
    if len(lists_on) < _LISTED - 1 or yours.isdisjoint(first):
        return False
    return bool(lists.find("blamed", " ".join(first)))


def _lacks(piece: str, lists: WordLists) -> bool:
    negated = lower_words(piece)[:1]
    return bool(lists.find("blamed", piece, "blame_exceptions")) or any(
        word in lists.forms("negations") for word in negated
    )


def _judging(piece: str, lists: WordLists) -> bool:
    return any(lists.find(name, piece) for name in _JUDGING)


def _kinds_differ(one: str, other: str, lists: WordLists) -> bool:
    first = {name for name in _KINDS if lists.find(name, one)}
    second = {name for name in _KINDS if lists.find(name, other)}
    return bool(first and second) and first.isdisjoint(second)


def _towards(piece: str, lists: WordLists) -> bool:
    """“with the samples”, “zum Fahrer”: at whom or what it was seen."""
    return any(word in lists.forms("prepositions") for word in lower_words(piece)[1:-1])


def _judged_of(piece: str, lists: WordLists) -> bool:
    """“a great speech”: a judgement, and of what."""
    judging = frozenset(
        word
        for name in _JUDGING
        for hit in lists.hits(name, piece, "character_exceptions")
        for word in hit.text.lower().split()
    )
    return bool(judging) and any(
        word.lower() not in judging | lists.forms("qualities") and not is_small(word, lists)
        for word in WORD.findall(piece)
    )


def _tells(lower: list[str], lists: WordLists) -> bool:
    """Whether somebody does something in it."""
    told = lists.forms("called", "others_subject", "speakers", "past_verbs", "plain_past")
    return any(word in told for word in lower)


def _named_only(spoken: str, lists: WordLists) -> bool:
    """“the tone with Rosa; the empty first aid box”: things, and nothing told of them."""
    parts = [lower_words(one) for one in sentences(spoken)]
    told = lists.forms("called", "past_verbs", "helpers", "plain_past", "first_person")
    return len(parts) > 1 and all(
        len(one) > 1
        and one[0] in lists.forms("determiners")
        and not any(word in told or word.endswith("ed") for word in one)
        for one in parts
    )
