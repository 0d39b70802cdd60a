"""One point or several: counted aloud, in another place or time, or said of something else.

A story told in several sentences is one point: they speak of “him”, of “it”, of the same thing.
"""

from __future__ import annotations

import re
from itertools import pairwise
from typing import TYPE_CHECKING

from mentor_desk.guides.checks.announced import announced
from mentor_desk.guides.checks.craft import unquoted
from mentor_desk.guides.checks.parts import (
    PARTICIPLE,
    WORD,
    about_you,
    goes_on,
    is_lacking,
    is_small,
    judged_of,
    lower_words,
    pieces_of,
    repeated,
    sentences,
    tied,
)
from mentor_desk.guides.matching import plain
from mentor_desk.guides.wordlists import VERB_LAST
from mentor_desk.words import words

if TYPE_CHECKING:
    from mentor_desk.guides.findings import Asked, Finding
    from mentor_desk.guides.wordlists import WordLists

_BUT = re.compile(
    r", (?:but|yet|and|aber|doch|und) (?=the |your |d(?:ie|er|as) |deine? )", re.IGNORECASE
)
_AND = re.compile(r"^(?:and|und) ", re.IGNORECASE)
# Where a part of a sentence begins that has a subject of its own.
_OWN_SUBJECT = {
    False: re.compile(
        r",? and (?=you (?!both|two))|, (?=(?:then |but )?you(?:r| also) )"
        r"|,? and (?=the (?:[\w'-]+ ){1,3}(?:was|were|is|are|had|has|did|came|got) )"
        r"|,? and (?=your (?:[\w'-]+ ){1,6}(?:was|were|is|are|had|has|have|did|came|got) )",
        re.IGNORECASE,
    ),
    True: re.compile(
        r", und (?=(?:du|dein\w*|der|das) )| und (?=du )"
        r"|,? und (?=(?:dein\w*|d(?:ie|en|em|as|er)) [\w-]+ hast du )| und (?=deine? )"
        r"|,? und (?=die [\w-]+ (?:war|waren|ist|sind|hatten?|kam|kamen|lag|lagen|stand|standen) )",
        re.IGNORECASE,
    ),
}
_SAME = ("cutting_in", "noise")
_NEAR = 7
_LEAST = 5


def one_point(asked: Asked) -> Finding | None:
    text = asked.text("of")
    spoken = plain(unquoted(text))
    if not announced(text, spoken, asked.words) and not several(spoken, asked.words):
        return None
    return asked.ask(
        words("more than one point?"),
        words("People can work on one thing; of several they hear the worst."),
        words("Which one would change most? The others can wait for an entry of their own."),
    )


def several(spoken: str, lists: WordLists) -> bool:
    return (
        _complaints(spoken, lists) > 1
        or _two_manners(spoken, lists)
        or _second_statement(spoken, lists)
        or _thing_left(spoken, lists)
        or _did_more(spoken, lists)
        or _elsewhere(spoken, lists)
        or _in_a_row(spoken, lists)
        or _named_only(spoken, lists)
    )


def _complaints(spoken: str, lists: WordLists) -> int:
    """How many of its pieces say that something was left out, or that it is so every time."""
    if not lists.find("left_out", spoken) and not lists.find("absolutes", spoken):
        return 0
    pieces = [piece for one in sentences(spoken) for piece in pieces_of(one, lists)]
    blaming = [
        piece
        for at, piece in enumerate(pieces)
        if (is_lacking(piece, lists) or lists.find("absolutes", piece) or judged_of(piece, lists))
        and not (at and (_of_the_same(piece, lists) or _says_no_more(piece, lists)))
    ]
    said = 1 if _one_fault(blaming, lists) else len(blaming)
    none = sum(
        lower_words(piece)[:1] != [] and lower_words(piece)[0] in lists.forms("none")
        for piece in pieces
    )
    return said + none if said else 0


def _one_fault(pieces: list[str], lists: WordLists) -> bool:
    """“interrupts” and “lets nobody finish” are the same."""
    return len(pieces) > 1 and any(
        all(lists.find(name, piece) for piece in pieces) for name in _SAME
    )


def _says_no_more(piece: str, lists: WordLists) -> bool:
    """“not once this year”: small words only."""
    if VERB_LAST in lists["traits"]:
        return False
    return all(is_small(word, lists) for word in WORD.findall(piece))


def _of_the_same(piece: str, lists: WordLists) -> bool:
    """“you interrupted Ana and laughed at her” is one complaint."""
    return any(word in lists.forms("persons") for word in lower_words(piece))


def _two_manners(spoken: str, lists: WordLists) -> bool:
    """“impatient with the trainee and careless with the samples”, “late and rude”, “a lovely
    speech and a thoughtful seating plan”.

    “rude and arrogant to the driver” is one.
    """
    kinds = ("about_time", "about_work", "about_manner")
    for sentence in sentences(spoken):
        parts = pieces_of(sentence, lists)
        judged = [
            piece for piece in parts if lists.find("character", piece) or is_lacking(piece, lists)
        ]
        if _one_fault(judged, lists):
            continue
        if len(judged) > 1 and all(_towards(piece, lists) for piece in judged):
            return True
        if not about_you(sentence, lists) and sum(judged_of(one, lists) for one in parts) > 1:
            return True
        if len({kind for kind in kinds if lists.find(kind, sentence)}) > 1 and len(judged) > 1:
            return True
    return False


def _towards(piece: str, lists: WordLists) -> bool:
    """“with the samples”, “zum Fahrer”: at whom or what it was seen."""
    lower = lower_words(piece)
    return any(word in lists.forms("prepositions") for word in lower[1:-1])


def _second_statement(spoken: str, lists: WordLists) -> bool:
    """A part about “you” that nothing ties to an earlier one about “you”.

    Between sentences one of the two has to be a complaint: whoever tells a story begins sentences
    with “you” as well.
    """
    own = _OWN_SUBJECT[VERB_LAST in lists["traits"]]
    earlier: list[str] = []
    for sentence in sentences(spoken):
        for at, part in enumerate(own.split(sentence)):
            joined = at > 0 or _AND.match(part) is not None
            if tied(part, earlier, lists):
                earlier.append(sentence)
                break
            if _stands_apart(part, earlier, lists, joined=joined):
                return True
            earlier.append(part)
    return False


def _thing_left(spoken: str, lists: WordLists) -> bool:
    """“You learned the names of all. The feed list has no dates.”: a thing, and what it lacks.

    “You pulled the plug. The hall was dark” tells what came of it.
    """
    earlier: list[str] = []
    for part in (one for whole in sentences(spoken) for one in _BUT.split(whole)):
        before = any(about_you(one, lists) or judged_of(one, lists) for one in earlier)
        if before and _lacking_thing(part, earlier, lists) and not tied(part, earlier, lists):
            return True
        earlier.append(part)
    return False


def _lacking_thing(part: str, earlier: list[str], lists: WordLists) -> bool:
    """Of a thing nobody made, only beside praise: it may be why something was done."""
    first, *lower = lower_words(part) or [""]
    if first not in lists.forms("whose_thing"):
        return False
    if not any(word in lists.forms("thing_states") for word in lower[1 : _NEAR - 1]):
        return False
    lacks = is_lacking(part, lists) or any(word in lists.forms("none") for word in lower)
    own = first in lists.forms("yours") or _made(part, lists)
    return lacks and (own or any(judged_of(one, lists) for one in earlier))


def _made(part: str, lists: WordLists) -> bool:
    """“the feed list”, “die Futterliste”: what somebody answers for, wherever it lies."""
    ends = tuple(lists["work_products"])
    return any(word.endswith(ends) for word in lower_words(part)[1:_LEAST])


def _did_more(spoken: str, lists: WordLists) -> bool:
    """“you corrected the client and forgot to book the tickets”: two deeds, and one a complaint."""
    for sentence in sentences(spoken):
        pieces = [piece for piece in pieces_of(sentence, lists) if piece.strip(" ,")]
        for before, after in pairwise(pieces):
            blamed = (
                is_lacking(before, lists)
                or is_lacking(after, lists)
                or lists.find("motives", before)
            )
            if _explained(before, lists) or _one_fault([before, after], lists):
                continue
            if VERB_LAST not in lists["traits"] and _only_moves(after, lists):
                continue
            if blamed and _further_deed(before, after, lists):
                return True
    return False


def _explained(before: str, lists: WordLists) -> bool:
    """“because the room was locked”, “dass du es nicht weißt”: no fault of its own."""
    opened = lower_words(before)[:1]
    told = any(word in lists.forms("clause_openers") for word in opened)
    return told or bool(lists.find("reasons", before))


def _further_deed(before: str, after: str, lists: WordLists) -> bool:
    found, lower = after.split(), lower_words(after)
    same = lists.forms("persons", "pointing_back", "subordinators")
    if len(found) < _LEAST - 1 or len(before.split()) < _LEAST - 1:
        return False
    if lower[0] in lists.forms("called") or any(word in same for word in lower):
        return False
    return _told(found, lists) and not tied(after, [before], lists)


def _stands_apart(part: str, earlier: list[str], lists: WordLists, *, joined: bool) -> bool:
    before = [
        one
        for one in earlier
        if about_you(one, lists) or (joined and (is_lacking(one, lists) or judged_of(one, lists)))
    ]
    lower = lower_words(part)
    small = joined or any(word in lists.forms("determiners") for word in lower)
    least = _LEAST - small
    if not before or not (joined or about_you(part, lists)) or len(lower) < least:
        return False
    if joined and _of_the_body(before[-1], part, lists):
        return False
    if joined and _only_moves(part, lists):
        return any(is_lacking(one, lists) for one in before)
    if joined or is_lacking(part, lists):
        return True
    return lower_words(part)[0] in lists.forms("yours") and is_lacking(before[-1], lists)


def _of_the_body(before: str, part: str, lists: WordLists) -> bool:
    """“your voice was quiet, your hands were still”: how somebody stood there."""
    body, (_, *after) = lists.forms("body"), lower_words(part)
    return any(word in body for word in after[:1]) and any(w in body for w in lower_words(before))


def _elsewhere(spoken: str, lists: WordLists) -> bool:
    """“On Tuesday … On Thursday …”, “… and at lunch you …”: another time or place."""
    parts = sentences(spoken)
    dated = lists.find("day_marks", spoken) or lists.find("day_parts", spoken)
    opened = [(one, _moment(one, lists)) for one in parts] if dated else []
    for at, (one, moment) in enumerate(opened):
        others = [earlier for _, earlier in opened[:at] if earlier]
        if moment in ("", *others) or not others or len(one.split()) < _LEAST:
            continue
        if not tied(one, parts[:at], lists) and not repeated(parts[at - 1], one, lists):
            return True
    for one in parts:
        split = pieces_of(one, lists)
        for before, after in pairwise(piece for piece in split if WORD.search(piece)):
            told = not goes_on(before, lists)
            other = _in_a_place(after, lists) and not repeated(before, after, lists)
            if told and other and not tied(after, [before], lists):
                return True
    return False


def _moment(sentence: str, lists: WordLists) -> str:
    """The day or part of a day a sentence begins with."""
    begins = " ".join(sentence.split()[:4])
    return lists.find("day_marks", begins) or lists.find("day_parts", begins)


def _in_a_place(after: str, lists: WordLists) -> bool:
    lower = lower_words(after)[:_NEAR]
    if len(lower) < 4 or lower[0] not in lists.forms("settings"):
        return False
    if lower[1][0].isdigit() or lower[1] in lists.forms("not_settings"):
        return False
    told = lists.forms("called", "plain_past", "left_out")
    return any(word in told for word in lower[2:])


def _in_a_row(spoken: str, lists: WordLists) -> bool:
    """Three deeds in a row, unless they are what was done in one moment: “when the pump failed, …”.

    A row that goes on about “him” or “it” is one story. Where nobody is named at all, three things
    of which one was left out are a list.
    """
    persons, moments = lists.forms("persons"), lists.forms("moments")
    for sentence in sentences(spoken):
        split = [piece for part in sentence.split(",") for piece in lists.split("connectors", part)]
        pieces = [found for piece in split if (found := piece.split())]
        if len(pieces) < 3 or pieces[0][0].lower() in moments or _moves(pieces, lists) > 1:
            continue
        if sum(_done_to(found, lists) for found in pieces) > 2:
            return not any(word.lower() in persons for found in pieces[1:] for word in found)
        missing = any(is_lacking(" ".join(found), lists) for found in pieces)
        if missing and not about_you(sentence, lists) and not _told(pieces[0], lists):
            return True
    return False


def _moves(pieces: list[list[str]], lists: WordLists) -> int:
    """How many are done with a hand or a word, and so within one moment."""
    if VERB_LAST in lists["traits"]:
        return sum(found[-1].lower() in lists.forms("hand_moves") for found in pieces)
    said = [lower_words(" ".join(found))[:2] for found in pieces]
    you, moves = lists.forms("called"), lists.forms("hand_moves")
    return sum(bool(one) and one[one[0] in you and len(one) > 1] in moves for one in said)


def _only_moves(part: str, lists: WordLists) -> bool:
    """“and you waited”: part of the same moment."""
    return bool(_moves([part.split()], lists)) and not is_lacking(part, lists)


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
