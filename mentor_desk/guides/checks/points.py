"""One point or several: counted aloud, in another place or time, or said of something else.

A story told in several sentences is one point: they speak of “him”, of “it”, of the same thing.
"""

from __future__ import annotations

import re
from itertools import pairwise
from typing import TYPE_CHECKING

from mentor_desk.guides.checks.craft import unquoted
from mentor_desk.guides.matching import plain
from mentor_desk.guides.wordlists import CAPITAL_NOUNS, VERB_LAST
from mentor_desk.words import words

if TYPE_CHECKING:
    from mentor_desk.guides.findings import Asked, Finding
    from mentor_desk.guides.wordlists import WordLists

_SENTENCE_END = re.compile(r"[.;!?\n–]\s*")
_WORD = re.compile(r"[^\W_]+(?:['-][^\W_]+)*")
_BULLET = re.compile(r"^\s*(?:[-•*–]|\d{1,2}[.)])\s+\S", re.MULTILINE)
_COUNTED = re.compile(
    r"(?<!\w)(?:1[.)]|a\)|one:|eins:) .{3,}?(?<!\w)(?:2[.)]|b\)|two:|zwei:) "
    r"|^(?:first|erst|zuerst) (?:the|your|der|die|das|dein\w*) .*"
    r"\b(?:then|dann) (?:the|your|der|die|das|dein\w*) ",
    re.IGNORECASE | re.DOTALL,
)
_COMMA_AND = re.compile(r", (?:and|und) ", re.IGNORECASE)
_AND = re.compile(r"^(?:and|und) ", re.IGNORECASE)
PARTICIPLE = re.compile(r"(?:[a-zäöü]{0,9}ge|ver|be|er|ent|zer|über|unter)[a-zäöüß]{2,20}(?:t|en)")
# Where a part of a sentence begins that has a subject of its own.
_OWN_SUBJECT = {
    False: re.compile(
        r",? and (?=you (?!both|two))|, (?=(?:then |but )?you(?:r| also) )"
        r"|,? and (?=(?:the|your) (?:[\w'-]+ ){1,3}(?:was|were|is|are|had|has|did|came|got) )",
        re.IGNORECASE,
    ),
    True: re.compile(r", und (?=(?:du|dein\w*|der|das) )", re.IGNORECASE),
}
_TOO = (" too", " as well", " auch")
_NEAR = 7
_LEAST = 5
_MOST = 10


def one_point(asked: Asked) -> Finding | None:
    text = asked.text("of")
    spoken = plain(unquoted(text))
    listed = len(_BULLET.findall(text)) > 1 or _COUNTED.search(spoken)
    if not listed and not _announced(spoken, asked.words) and not several(spoken, asked.words):
        return None
    return asked.ask(
        words("more than one point?"),
        words("People can work on one thing; of several they hear the worst."),
        words("Which one would change most? The others can wait for an entry of their own."),
    )


def _announced(spoken: str, lists: WordLists) -> bool:
    """“Another thing: …”, “Two things: …”, “Apart from the receipts, I …”."""
    if lists.find("counted_points", spoken):
        return True
    if any(len(spoken[: hit.start].split()) > 1 for hit in lists.hits("further_points", spoken)):
        return True
    parts = _sentences(spoken)
    if any("," in one and one.endswith(_TOO) and not _about(one, lists) for one in parts):
        return True
    again = lists.forms("again_openers")
    later = (_lower(_AND.sub("", one))[:1] for one in parts[1:])
    return any(word in again for first in later for word in first) or any(
        not hit.start and "," in one for one in parts for hit in lists.hits("fronted", one)
    )


def several(spoken: str, lists: WordLists) -> bool:
    return (
        _complaints(spoken, lists) > 1
        or _second_statement(spoken, lists)
        or _did_more(spoken, lists)
        or _elsewhere(spoken, lists)
        or _in_a_row(spoken, lists)
    )


def _complaints(spoken: str, lists: WordLists) -> int:
    """How many of its pieces say that something was left out, or that it is so every time."""
    if not lists.find("left_out", spoken) and not lists.find("absolutes", spoken):
        return 0
    parts = [part for one in _sentences(spoken) for part in one.split(", ")]
    pieces = [piece for part in parts for piece in lists.split("connectors", part)]
    said = sum(
        bool(_lacks(piece, lists) or lists.find("absolutes", piece))
        and not (at and _of_the_same(piece, lists))
        for at, piece in enumerate(pieces)
    )
    none = sum(
        _lower(piece)[:1] != [] and _lower(piece)[0] in lists.forms("none") for piece in pieces
    )
    return said + none if said else 0


def _of_the_same(piece: str, lists: WordLists) -> bool:
    """“you interrupted Ana and laughed at her” is one complaint."""
    return any(word in lists.forms("persons") for word in _lower(piece))


def _second_statement(spoken: str, lists: WordLists) -> bool:
    """A part about “you” that nothing ties to an earlier one about “you”.

    Between sentences one of the two has to be a complaint: whoever tells a story begins sentences
    with “you” as well.
    """
    own = _OWN_SUBJECT[VERB_LAST in lists["traits"]]
    earlier: list[str] = []
    for sentence in _sentences(spoken):
        for at, part in enumerate(own.split(sentence)):
            joined = at > 0 or _AND.match(part) is not None
            if _tied(part, earlier, lists):
                earlier.append(sentence)
                break
            if _stands_apart(part, earlier, lists, joined=joined):
                return True
            earlier.append(part)
    return False


def _did_more(spoken: str, lists: WordLists) -> bool:
    """“you forgot the water, and told them a joke”: parted by a comma, the first a complaint."""
    for sentence in _sentences(spoken):
        first, *more = _COMMA_AND.split(sentence)
        if not more or not _about(first, lists) or not _lacks(first, lists):
            continue
        found = more[0].split()
        if len(found) >= _LEAST and _told(found, lists) and not _tied(more[0], [first], lists):
            return True
    return False


def _stands_apart(part: str, earlier: list[str], lists: WordLists, *, joined: bool) -> bool:
    before = [one for one in earlier if _about(one, lists) or (joined and _lacks(one, lists))]
    if not before or not (joined or _about(part, lists)) or len(_lower(part)) < _LEAST:
        return False
    if joined or _lacks(part, lists):
        return True
    return _lower(part)[0] in lists.forms("yours") and _lacks(before[-1], lists)


def _lacks(part: str, lists: WordLists) -> bool:
    return bool(lists.find("left_out", part, "left_out_exceptions"))


def _about(part: str, lists: WordLists) -> bool:
    called = lists.forms("called") | lists.forms("yours")
    return any(word in called for word in _lower(part))


def _tied(part: str, before: list[str], lists: WordLists) -> bool:
    """Whether it speaks of what was spoken of before."""
    lower = _lower(part)
    if _goes_on(part, lists):
        return True
    common = lists.forms("common") | lists.forms("called") | lists.forms("yours")
    earlier = {word[:5] for one in before for word in _lower(one) if word not in common}
    return any(word[:5] in earlier for word in lower if len(word) > 3 and word not in common)


def _goes_on(part: str, lists: WordLists) -> bool:
    """“him” and “it” point to what was told before, unless somebody was named just before them."""
    named = CAPITAL_NOUNS in lists["traits"]
    for at, word in enumerate(_WORD.findall(part)):
        if word.lower() in lists.forms("story_links"):
            return True
        if at and not named and word[0].isupper() and not _no_name(word, lists):
            return False
    return False


def _no_name(word: str, lists: WordLists) -> bool:
    return word == "I" or bool(lists.find("day_marks", word))


def _elsewhere(spoken: str, lists: WordLists) -> bool:
    """“On Tuesday … On Thursday …”, “… and at lunch you …”: another time or place."""
    parts = _sentences(spoken)
    dated = lists.find("day_marks", spoken) or lists.find("day_parts", spoken)
    opened = [(one, _moment(one, lists)) for one in parts] if dated else []
    for at, (one, moment) in enumerate(opened):
        others = [earlier for _, earlier in opened[:at] if earlier]
        if moment and others and moment not in others and not _tied(one, parts[:at], lists):
            return True
    for one in parts:
        split = [piece for part in one.split(", ") for piece in lists.split("connectors", part)]
        for before, after in pairwise(piece for piece in split if _WORD.search(piece)):
            told = not _goes_on(before, lists)
            if told and _in_a_place(after, lists) and not _tied(after, [before], lists):
                return True
    return False


def _moment(sentence: str, lists: WordLists) -> str:
    """The day or part of a day a sentence begins with."""
    begins = " ".join(sentence.split()[:4])
    return lists.find("day_marks", begins) or lists.find("day_parts", begins)


def _in_a_place(after: str, lists: WordLists) -> bool:
    lower = _lower(after)[:_NEAR]
    if len(lower) < 4 or lower[0] not in lists.forms("settings"):
        return False
    if lower[1][0].isdigit() or lower[1] in lists.forms("not_settings"):
        return False
    told = lists.forms("called") | lists.forms("plain_past") | lists.forms("left_out")
    return any(word in told for word in lower[2:])


def _in_a_row(spoken: str, lists: WordLists) -> bool:
    """Three deeds in a row, unless they are what was done in one moment: “when the pump failed, …”.

    A row that goes on about “him” or “it” is one story. Where nobody is named at all, three things
    of which one was left out are a list.
    """
    persons, moments = lists.forms("persons"), lists.forms("moments")
    for sentence in _sentences(spoken):
        split = [piece for part in sentence.split(",") for piece in lists.split("connectors", part)]
        pieces = [found for piece in split if (found := piece.split())]
        if len(pieces) < 3 or pieces[0][0].lower() in moments:
            continue
        if sum(len(found) > 2 and _told(found, lists) for found in pieces) > 2:
            return not any(word.lower() in persons for found in pieces[1:] for word in found)
        missing = any(_lacks(" ".join(found), lists) for found in pieces)
        if missing and not _about(sentence, lists) and not _told(pieces[0], lists):
            return True
    return False


def _told(found: list[str], lists: WordLists) -> bool:
    """Whether this much says that something was done."""
    lower = [word.lower() for word in found]
    if VERB_LAST in lists["traits"]:
        done = PARTICIPLE.fullmatch(found[-1]) is not None
        return done and lower[-1] not in lists.forms("small_moves")
    if lower[0] in lists["called"]:
        return lower[1:2] == [] or lower[1] not in lists.forms("small_moves")
    done = lower[0].endswith("ed") or lower[0] in lists.forms("past_verbs")
    return done and lower[0] not in lists.forms("small_moves")


def _sentences(spoken: str) -> list[str]:
    """Only the first of them: whoever makes several points makes two of them early."""
    return [one for one in _SENTENCE_END.split(spoken, _MOST)[:_MOST] if one.strip()]


def _lower(text: str) -> list[str]:
    return [word.lower() for word in _WORD.findall(text)]
