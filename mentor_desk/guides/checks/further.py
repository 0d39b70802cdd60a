"""What is added to a goal in so many words: “plus …”, “at the same time …”, “she has also …”."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from mentor_desk.guides.checks.parts import WORD, lower_words
from mentor_desk.guides.wordlists import CAPITAL_NOUNS

if TYPE_CHECKING:
    from mentor_desk.guides.wordlists import WordLists

_BESIDE = re.compile(r"\s[/+]\s")
_TOO = ("too", "as well", "auch")
_NEAR = 4
_FEW = 2


def adds(sentences: list[str], lists: WordLists) -> bool:
    return any(_again(one, lists) for one in sentences[1:]) or any(
        _plus(one, lists) or _side_by_side(one) for one in sentences
    )


def _again(sentence: str, lists: WordLists) -> bool:
    """“Also learn Excel”, “She has also found a flat”; “Also in summer” adds nothing."""
    lower = lower_words(sentence)
    again = lists.forms("again_openers")
    at = next((at for at, word in enumerate(lower[:_NEAR]) if word in again), None)
    if at is None:
        return len(lower) > _NEAR and sentence.rstrip(" .!").endswith(_TOO)
    begins = "prepositions", "subordinators", "settings"
    return at > 0 or lists.forms(*begins).isdisjoint(lower[1:2])


def _plus(sentence: str, lists: WordLists) -> bool:
    """Words on both sides of it, and those after it do not go on about the first."""
    for hit in lists.hits("plus_words", sentence):
        before, after = lower_words(sentence[: hit.start]), WORD.findall(sentence[hit.end :])
        if len(before) < _FEW or len(after) < _FEW:
            continue
        lower = [word.lower() for word in after]
        back = lists.forms("persons") - lists.forms("determiners") | lists.forms("subordinators")
        if lower[0] in lists.forms("prepositions") or any(word in back for word in lower):
            continue
        if CAPITAL_NOUNS not in lists["traits"] or any(word[0].isupper() for word in after):
            return True
    return False


def _side_by_side(sentence: str) -> bool:
    """“sort out the handover / cut overtime to five hours”."""
    sides = _BESIDE.split(sentence)
    return len(sides) > 1 and all(len(lower_words(side)) > _FEW for side in sides)


def is_condition(piece: str, lists: WordLists) -> bool:
    """“walking allowed”, “Wörterbuch erlaubt”: how the goal is reached."""
    return any(word in lists.forms("conditions") for word in lower_words(piece)[-1:])
