"""The parts an observation is told in, what each says, and whether it goes on about another."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from mentor_desk.guides.matching import remembered
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


@remembered
def lower_words(text: str) -> list[str]:
    return [word.lower() for word in WORD.findall(text)]


def about_you(part: str, lists: WordLists) -> bool:
    called = lists.forms("called", "yours")
    return any(word in called for word in lower_words(part))


def is_small(word: str, lists: WordLists) -> bool:
    """Whether a word names nothing: in German only nouns do, and they have a capital."""
    if VERB_LAST in lists["traits"]:
        return not word[0].isupper() or word.lower() in lists.forms("called")
    lower = word.lower()
    return lower.endswith("ly") or lower in lists.forms(*_SMALL)


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
    return word == "I" or word.lower() in lists.all_words("day_marks")
