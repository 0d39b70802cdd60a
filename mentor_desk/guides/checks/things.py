"""Things wished for without a verb: “more sleep, fewer meetings”."""

from __future__ import annotations

import re
from itertools import pairwise
from typing import TYPE_CHECKING

from mentor_desk.guides.checks.parts import pieces_of
from mentor_desk.guides.wordlists import CAPITAL_NOUNS

if TYPE_CHECKING:
    from mentor_desk.guides.wordlists import WordLists

_WORD = re.compile(r"[^\W\d_][\w'-]*|\d+")
_TOLD = ("ed", "ing")
_DOING = "ing"
_LONG = 3
_MORE = 5
"""How many letters an adjective has at least that ends in “er” because there is more of it."""


def row_of_things(sentences: list[str], lists: WordLists) -> bool:
    """Each has its own amount or article, and none does anything."""
    pieces = [piece for one in sentences for piece in pieces_of(one, lists) if piece.strip(" ,")]
    if len(pieces) < 2 or not all(new_thing(piece, lists) for piece in pieces):
        return False
    return any(_unlike(one.split(), two.split(), lists) for one, two in pairwise(pieces))


def _unlike(one: list[str], two: list[str], lists: WordLists) -> bool:
    """“more calm and more patience”, “less talking, more asking” are one; “a boat, a car” two."""
    first, second = one[0].lower(), two[0].lower()
    if all("".join(words[1:2]).endswith(_DOING) for words in (one, two)):
        return False
    long = len(one) >= _LONG and len(two) >= _LONG
    return first != second or long or first in lists.forms("articles", "better")


def _amount(word: str, lists: WordLists) -> bool:
    """“more time for the boat” is a thing, “two hours” are its measure."""
    return word in lists.forms("more_or_less")


def new_thing(piece: str, lists: WordLists) -> bool:
    found = _WORD.findall(piece)
    lower = [word.lower() for word in found]
    if not _opens(lower, lists):
        return False
    passed = lists.forms("counts", "common", "prepositions")
    said = [word for word in lower[1:] if word not in passed]
    if not said or (said[0] in lists.forms("time_units") and not _amount(lower[0], lists)):
        return False
    doing, done, better = (
        lists.forms(*names) for names in (("verbs", "helpers"), ("done",), ("better",))
    )
    ends = lists.forms("subordinators", "subjects")
    nouns = CAPITAL_NOUNS in lists["traits"]
    for word in found[2:]:
        if word.lower() in ends:
            return True
        if nouns and word[0].isupper():
            continue
        known = word.lower() in done or word.lower() in better
        if word.lower() in doing and not word.endswith(_TOLD) and not known:
            return False
    return True


def _opens(lower: list[str], lists: WordLists) -> bool:
    """With “a”, “two”, “more”, “quieter”, “my own”; or with “the”, and then what is done to it."""
    if len(lower) < 2:
        return False
    first = lower[0]
    if first in lists.forms("indefinites"):
        return len(lower) >= _LONG or first not in lists.forms("articles")
    if first in lists.forms("own"):
        return len(lower) >= _LONG
    if first in lists.forms("the"):
        done = lists.forms("participles", "done")
        return any(word in done or word.endswith("ed") for word in lower[2:])
    return _is_more(first, lists) and lower[1] not in lists.forms("common", "prepositions")


def _is_more(word: str, lists: WordLists) -> bool:
    if word in lists.forms("better"):
        return True
    verbs = lists.forms("verbs", "verbs_or_nouns", "common", "prepositions", "subordinators")
    return len(word) > _MORE and word.endswith(lists["more_endings"]) and word not in verbs
