"""Aims without a figure that point two ways: “calmer at home and braver at work”."""

from __future__ import annotations

import re
from itertools import pairwise
from typing import TYPE_CHECKING

from mentor_desk.guides.wordlists import VERB_LAST

if TYPE_CHECKING:
    from mentor_desk.guides.wordlists import WordLists

_WORD = re.compile(r"[^\W\d_][\w'-]*|\d+")
_INFINITIVE = ("en", "ern", "eln")
_FEW = 4


def two_directions(sentence: str, lists: WordLists) -> bool:
    """“calmer with the kids and braver with the boss”, “improve my talks and my sleep”.

    “Talk less and ask more” is one.
    """
    parts = [piece for part in sentence.split(", ") for piece in lists.split("connectors", part)]
    for before, after in pairwise(piece.strip() for piece in parts if piece.strip()):
        if len(before.split()) < 2 or not _soft(before, lists):
            continue
        first, *rest = [word.lower() for word in _WORD.findall(after)] or [""]
        turned = VERB_LAST in lists["traits"]
        if turned and after.split()[1:2] and after.split()[1][0].isupper():
            continue
        if rest and first.endswith("er") and _soft(first, lists) and (turned or len(rest) > 1):
            return True
        if _turned_to(before, first, rest, lists):
            return True
        owned = first in lists.forms("own") and first in before.lower().split()
        if owned and 0 < len(rest) < _FEW and _soft(before.split()[0], lists):
            return True
    return False


def _turned_to(before: str, first: str, rest: list[str], lists: WordLists) -> bool:
    """“work on my English and on my temper”, “Konflikte besser lösen und mehr delegieren”."""
    if VERB_LAST in lists["traits"]:
        return (
            len(before.split()) > 2
            and before.split()[-1].endswith(_INFINITIVE)
            and any(word[0].isupper() for word in before.split())
            and len(rest) == 1
            and rest[0].endswith(_INFINITIVE)
            and bool(lists.hits("fuzzy", first))
        )
    again = first in lists.forms("prepositions") and first in before.lower().split()[1:3]
    return again and bool(rest) and rest[0] in lists.forms("own")


def _soft(text: str, lists: WordLists) -> bool:
    swapped = lists.forms("indefinites")
    hits = lists.hits("fuzzy", text, "fuzzy_exceptions")
    return any(not swapped & frozenset(hit.text.lower().split()) for hit in hits)
