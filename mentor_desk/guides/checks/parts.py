"""The parts an observation is told in, what each says, and whether it goes on about another."""

from __future__ import annotations

import re
from itertools import pairwise
from typing import TYPE_CHECKING

from mentor_desk.guides.wordlists import CAPITAL_NOUNS, VERB_LAST

if TYPE_CHECKING:
    from mentor_desk.guides.wordlists import WordLists

_SENTENCE_END = re.compile(r"[.;!?\n–]\s*")
WORD = re.compile(r"[^\W_]+(?:['-][^\W_]+)*")
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
_FIRST = 2
_MOST = 10
PARTICIPLE = re.compile(
    r"(?:[a-zäöü]{0,9}ge|ver|be|er|ent|zer|über|unter)[a-zäöüß]{2,20}(?:t|en)|[a-zäöüß]{2,20}iert"
)


def sentences(spoken: str) -> list[str]:
    """Only the first of them: whoever makes several points makes two of them early."""
    return [one for one in _SENTENCE_END.split(spoken, _MOST)[:_MOST] if one.strip()]


def pieces_of(sentence: str, lists: WordLists) -> list[str]:
    return [piece for part in sentence.split(", ") for piece in lists.split("connectors", part)]


def lower_words(text: str) -> list[str]:
    return [word.lower() for word in WORD.findall(text)]


def about_you(part: str, lists: WordLists) -> bool:
    called = lists.forms("called", "yours")
    return any(word in called for word in lower_words(part))


def is_lacking(part: str, lists: WordLists) -> bool:
    return bool(lists.find("left_out", part, "left_out_exceptions"))


def judged_of(piece: str, lists: WordLists) -> bool:
    """“sloppy with the invoices”, “a great speech”: a judgement, and of what."""
    judging = frozenset(
        word
        for name in ("character", "verdicts")
        for hit in lists.hits(name, piece, "character_exceptions")
        for word in hit.text.lower().split()
    )
    return bool(judging) and any(
        word.lower() not in judging | lists.forms("qualities") and not is_small(word, lists)
        for word in WORD.findall(piece)
    )


def is_small(word: str, lists: WordLists) -> bool:
    """Whether a word names nothing: in German only nouns do, and they have a capital."""
    if VERB_LAST in lists["traits"]:
        return not word[0].isupper() or word.lower() in lists.forms("called")
    lower = word.lower()
    return lower.endswith("ly") or lower in lists.forms(*_SMALL)


def tied(part: str, before: list[str], lists: WordLists) -> bool:
    """Whether it speaks of what was spoken of before."""
    lower = lower_words(part)
    if goes_on(part, lists):
        return True
    common = lists.forms("common", "called", "yours")
    earlier = {word[:5] for one in before for word in lower_words(one) if word not in common}
    return any(word[:5] in earlier for word in lower if len(word) > 3 and word not in common)


def goes_on(part: str, lists: WordLists) -> bool:
    """“him” and “it” point to what was told before, unless somebody was named just before them."""
    named, within = CAPITAL_NOUNS in lists["traits"], False
    found = WORD.findall(part)
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


def repeated(before: str, after: str, lists: WordLists) -> bool:
    """“in the first round you let Amir speak, in the second you let Bea speak”."""
    first, second = _deed(before, lists), _deed(after, lists)
    return first == second != ""


def _deed(part: str, lists: WordLists) -> str:
    """What “you” did: the word after it, or the German participle at the end."""
    lower = lower_words(part)
    if VERB_LAST in lists["traits"]:
        return lower[-1] if lower and PARTICIPLE.fullmatch(lower[-1]) else ""
    return next((w for you, w in pairwise(lower) if you in lists.forms("called")), "")
