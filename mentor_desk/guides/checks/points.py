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
_AND = re.compile(r"^(?:and|und) ", re.IGNORECASE)
PARTICIPLE = re.compile(
    r"(?:[a-zäöü]{0,9}ge|ver|be|er|ent|zer|über|unter)[a-zäöüß]{2,20}(?:t|en)|[a-zäöüß]{2,20}iert"
)
# Where a part of a sentence begins that has a subject of its own.
_OWN_SUBJECT = {
    False: re.compile(
        r",? and (?=you (?!both|two))|, (?=(?:then |but )?you(?:r| also) )"
        r"|,? and (?=(?:the|your) (?:[\w'-]+ ){1,3}(?:was|were|is|are|had|has|did|came|got) )",
        re.IGNORECASE,
    ),
    True: re.compile(
        r", und (?=(?:du|dein\w*|der|das) )| und (?=du )"
        r"|,? und (?=die [\w-]+ (?:war|waren|ist|sind|hatten?|kam|kamen|lag|lagen|stand|standen) )",
        re.IGNORECASE,
    ),
}
_SMALL = (
    "common",
    "fillers",
    "called",
    "yours",
    "degrees",
    "prepositions",
    "determiners",
    "helpers",
)
_TOO = (" too", " as well", " auch")
_NEAR = 7
_FIRST = 2
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
        or _two_manners(spoken, lists)
        or _second_statement(spoken, lists)
        or _did_more(spoken, lists)
        or _elsewhere(spoken, lists)
        or _in_a_row(spoken, lists)
        or _named_only(spoken, lists)
    )


def _complaints(spoken: str, lists: WordLists) -> int:
    """How many of its pieces say that something was left out, or that it is so every time."""
    if not lists.find("left_out", spoken) and not lists.find("absolutes", spoken):
        return 0
    pieces = [piece for one in _sentences(spoken) for piece in _pieces(one, lists)]
    said = sum(
        bool(_lacks(piece, lists) or lists.find("absolutes", piece) or _judged_of(piece, lists))
        and not (at and (_of_the_same(piece, lists) or _says_no_more(piece, lists)))
        for at, piece in enumerate(pieces)
    )
    none = sum(
        _lower(piece)[:1] != [] and _lower(piece)[0] in lists.forms("none") for piece in pieces
    )
    return said + none if said else 0


def _judged_of(piece: str, lists: WordLists) -> bool:
    """“sloppy with the invoices”, “a great speech”: a judgement, and of what."""
    judging = frozenset(
        word
        for name in ("character", "verdicts")
        for hit in lists.hits(name, piece, "character_exceptions")
        for word in hit.text.lower().split()
    )
    return bool(judging) and any(
        word.lower() not in judging | lists.forms("qualities") and not _small(word, lists)
        for word in _WORD.findall(piece)
    )


def _small(word: str, lists: WordLists) -> bool:
    """Whether a word names nothing: in German only nouns do, and they have a capital."""
    if VERB_LAST in lists["traits"]:
        return not word[0].isupper() or word.lower() in lists.forms("called")
    lower = word.lower()
    return lower.endswith("ly") or any(lower in lists.forms(name) for name in _SMALL)


def _says_no_more(piece: str, lists: WordLists) -> bool:
    """“not once this year”: small words only."""
    if VERB_LAST in lists["traits"]:
        return False
    return all(_small(word, lists) for word in _WORD.findall(piece))


def _of_the_same(piece: str, lists: WordLists) -> bool:
    """“you interrupted Ana and laughed at her” is one complaint."""
    return any(word in lists.forms("persons") for word in _lower(piece))


def _two_manners(spoken: str, lists: WordLists) -> bool:
    """“impatient with the trainee and careless with the samples”, “late and rude”, “a lovely
    speech and a thoughtful seating plan”.

    “rude and arrogant to the driver” is one.
    """
    kinds = ("about_time", "about_work", "about_manner")
    for sentence in _sentences(spoken):
        parts = _pieces(sentence, lists)
        judged = [
            piece for piece in parts if lists.find("character", piece) or _lacks(piece, lists)
        ]
        if len(judged) > 1 and all(_towards(piece, lists) for piece in judged):
            return True
        if not _about(sentence, lists) and sum(_judged_of(one, lists) for one in parts) > 1:
            return True
        if len({kind for kind in kinds if lists.find(kind, sentence)}) > 1 and len(judged) > 1:
            return True
    return False


def _towards(piece: str, lists: WordLists) -> bool:
    """“with the samples”, “zum Fahrer”: at whom or what it was seen."""
    lower = _lower(piece)
    return any(word in lists.forms("prepositions") for word in lower[1:-1])


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
    """“you corrected the client and forgot to book the tickets”: two deeds, and one a complaint."""
    for sentence in _sentences(spoken):
        pieces = [piece for piece in _pieces(sentence, lists) if piece.strip(" ,")]
        for before, after in pairwise(pieces):
            blamed = _lacks(before, lists) or _lacks(after, lists) or lists.find("motives", before)
            if blamed and _further_deed(before, after, lists):
                return True
    return False


def _further_deed(before: str, after: str, lists: WordLists) -> bool:
    found, lower = after.split(), _lower(after)
    same = lists.forms("persons") | lists.forms("pointing_back") | lists.forms("subordinators")
    if len(found) < _LEAST - 1 or len(before.split()) < _LEAST - 1:
        return False
    if lower[0] in lists.forms("called") or any(word in same for word in lower):
        return False
    return _told(found, lists) and not _tied(after, [before], lists)


def _stands_apart(part: str, earlier: list[str], lists: WordLists, *, joined: bool) -> bool:
    before = [
        one
        for one in earlier
        if _about(one, lists) or (joined and (_lacks(one, lists) or _judged_of(one, lists)))
    ]
    least = _LEAST - joined
    if not before or not (joined or _about(part, lists)) or len(_lower(part)) < least:
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
    named, within = CAPITAL_NOUNS in lists["traits"], False
    found = _WORD.findall(part)
    for at, word in enumerate(found):
        lower = word.lower()
        opens = [one.lower() for one in found[at + 1 : at + 2]] == ["you"]
        if opens and lower in lists.forms("clause_openers"):
            continue
        whose = lower in lists.forms("own") and within
        if lower in lists.forms("story_links") and not whose:
            return True
        if lower in lists.forms("story_openers") and (at < _FIRST or at == len(found) - 1):
            return True
        within = within or lower in lists.forms("articles") or lower == "the"
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
        split = _pieces(one, lists)
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
        if sum(_done_to(found, lists) for found in pieces) > 2:
            return not any(word.lower() in persons for found in pieces[1:] for word in found)
        missing = any(_lacks(" ".join(found), lists) for found in pieces)
        if missing and not _about(sentence, lists) and not _told(pieces[0], lists):
            return True
    return False


def _named_only(spoken: str, lists: WordLists) -> bool:
    """“the tone with Rosa; the empty first aid box”: things, and nothing told of them."""
    parts = [_lower(one) for one in _sentences(spoken)]
    told = lists.forms("called") | lists.forms("past_verbs") | lists.forms("helpers")
    told = told | lists.forms("plain_past") | lists.forms("first_person")
    return len(parts) > 1 and all(
        len(one) > 1
        and one[0] in lists.forms("determiners")
        and not any(word in told or word.endswith("ed") for word in one)
        for one in parts
    )


def _done_to(found: list[str], lists: WordLists) -> bool:
    """“Murat eingearbeitet” as well; “bist ausgestiegen” is done to nothing."""
    return (len(found) > 2 or found[0][0].isupper()) and len(found) > 1 and _told(found, lists)


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


def _pieces(sentence: str, lists: WordLists) -> list[str]:
    return [piece for part in sentence.split(", ") for piece in lists.split("connectors", part)]


def _lower(text: str) -> list[str]:
    return [word.lower() for word in _WORD.findall(text)]
