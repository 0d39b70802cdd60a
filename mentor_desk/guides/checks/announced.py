"""Several points told in so many words: listed, counted, under headings, or “another thing”."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from mentor_desk.guides.checks.parts import about_you, lower_words, sentences

if TYPE_CHECKING:
    from mentor_desk.guides.wordlists import WordLists

_BULLET = re.compile(r"^\s*(?:[-•*–]|\d{1,2}[.)])\s+\S", re.MULTILINE)
_COUNTED = re.compile(
    r"(?<!\w)(?:1[.)]|a\)|one:|eins:) .{3,}?(?<!\w)(?:2[.)]|b\)|two:|zwei:) "
    r"|^(?:first|erst|zuerst) (?:the|your|der|die|das|dein\w*) .*"
    r"\b(?:then|dann) (?:the|your|der|die|das|dein\w*) ",
    re.IGNORECASE | re.DOTALL,
)
_HEADING = re.compile(r"(?:^|[.;!?\n–]\s*)([^.,:;!?\n–]{2,40}):\s")
_AND = re.compile(r"^(?:and|und) ", re.IGNORECASE)
_TOO = (" too", " as well", " auch")
_LONGEST = 4
_COUNTING = 8
_NEAR = 6
_FIRST = 3


def announced(text: str, spoken: str, lists: WordLists) -> bool:
    """`spoken` is the text without what is quoted in it."""
    if len(_BULLET.findall(text)) > 1 or _COUNTED.search(spoken) or _headed(spoken, lists):
        return True
    return _said(spoken, lists)


def _headed(spoken: str, lists: WordLists) -> bool:
    """“Good: … To change: …”; “On Monday: …” and “You said: …” are no headings."""
    told = ("called", "first_person", "past_verbs", "persons")
    headings: set[str] = set()
    for hit in _HEADING.finditer(spoken):
        lower = lower_words(hit[1])
        timed = lists.find("day_marks", hit[1]) or lower[:1] == [] or _in_time(lower[0], lists)
        said = not lists.forms(*told).isdisjoint(lower)
        if not timed and not said and len(lower) <= _LONGEST:
            headings.add(" ".join(lower))
    return len(headings) > 1


def _in_time(word: str, lists: WordLists) -> bool:
    return word in lists.forms("settings") or word[0].isdigit()


def _counts(sentence: str, lists: WordLists) -> bool:
    """“Three things from today: …”, “Two matters remain.”; “you named three points:” is told."""
    head, colon, _ = sentence.partition(":")
    lower = lower_words(head)
    speaks = bool(lower) and lower[0] in lists.forms("speakers")
    if "," in head or len(lower) > (_COUNTING if colon or speaks else _LONGEST):
        return False
    for at, word in enumerate(lower[:-1] if not colon else lower):
        if at and word in lists.forms("called", "persons", "others_subject"):
            return False
        many = (lists.value(word) or 0) > 1 or word in lists.forms("several")
        if many and not lists.forms("matters").isdisjoint(lower[at + 1 : at + 3]):
            return True
    return False


def _says_more(sentence: str, lists: WordLists) -> bool:
    """“I noticed too that …”, “What I liked less is …”: the mentor begins anew."""
    first, *rest = lower_words(_AND.sub("", sentence)) or [""]
    meant = lists.forms("be_forms", "speakers")
    if first in lists.forms("asides") and any(word.split("'")[0] in meant for word in rest):
        return True
    if first.split("'")[0] not in lists.forms("speakers"):
        return False
    opened = next(
        (at for at, one in enumerate(rest) if one in lists.forms("clause_openers")), _NEAR
    )
    return any(word in lists.forms("again_openers", "in_addition") for word in rest[:opened])


def _ends_in_too(sentence: str, lists: WordLists) -> bool:
    """“…, a kind note as well”; “page four, page five as well” is the same thing again."""
    lower = lower_words(sentence)
    again = len(set(lower)) < len(lower)
    return "," in sentence and sentence.endswith(_TOO) and not (again or about_you(sentence, lists))


def _judged_anew(spoken: str, parts: list[str], lists: WordLists) -> bool:
    """“Good that you … Not so good how you …”, “Just as kind was …”: a second judgement set before
    what it is about.
    """
    judged = [*lists.hits("praised", spoken), *lists.hits("blamed", spoken)]
    again = lists.forms("in_addition", "just_as")
    opened, at = 0, 0
    for part in parts:
        at = spoken.find(part, at)
        heads = [
            spoken[at : hit.start].split() for hit in judged if at <= hit.start < at + len(part)
        ]
        nearest = min(map(len, heads), default=_NEAR)
        lower = lower_words(part)
        if nearest < _NEAR and at and len(lower) > _NEAR and not again.isdisjoint(lower[:_FIRST]):
            return True
        opened += nearest < _judged_until(lower, lists)
    return opened > 1


def _judged_until(lower: list[str], lists: WordLists) -> int:
    """“I liked how …”, “Schade, dass …”: the place before which nothing is told yet, or 0."""
    near = lower[:_NEAR]
    until = next((at for at, one in enumerate(near) if one in lists.forms("clause_openers")), 0)
    return until if lists.forms("called", "past_verbs").isdisjoint(near[:until]) else 0


def _sums_up(sentence: str, lists: WordLists) -> bool:
    """“I was cross about both”, “Keep both, please”; “both of them left” tells of somebody."""
    lower = lower_words(sentence)
    both = next((at for at, one in enumerate(lower) if one in lists.forms("both_points")), None)
    if both is None or len(lower) > _COUNTING or about_you(sentence, lists):
        return False
    ends = both == len(lower) - 1 or lower[both + 1] in lists.forms("asking_politely")
    return ends and not lists.forms("speakers", "asking_politely", "first_person").isdisjoint(lower)


def _said(spoken: str, lists: WordLists) -> bool:
    """“Another thing: …”, “Two things: …”, “Apart from the receipts, I …”."""
    if lists.find("counted_points", spoken):
        return True
    if any(len(spoken[: hit.start].split()) > 1 for hit in lists.hits("further_points", spoken)):
        return True
    parts = sentences(spoken)
    if any(_ends_in_too(one, lists) for one in parts):
        return True
    if _judged_anew(spoken, parts, lists) or any(_sums_up(one, lists) for one in parts[1:]):
        return True
    if any(_counts(one, lists) for one in parts):
        return True
    if any(_says_more(one, lists) for one in parts[1:]):
        return True
    again = lists.forms("again_openers")
    later = (lower_words(_AND.sub("", one))[:1] for one in parts[1:])
    return any(word in again for first in later for word in first) or any(
        not hit.start and "," in one for one in parts for hit in lists.hits("fronted", one)
    )
