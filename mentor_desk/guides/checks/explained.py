"""What of a text names an aim, and what only explains the one that was named."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from mentor_desk.guides.checks.parts import lower_words

if TYPE_CHECKING:
    from mentor_desk.guides.wordlists import WordLists

_STOPS = re.compile(r"[.;\n]+\s*")
_COLON = re.compile(r":\s+")
_MOST = 6
_SHORT = 3
_IN_FULL = (("'ve ", " have "), ("'ll ", " will "), ("I'm ", "I am "), ("'re ", " are "))


def aims_in(text: str, lists: WordLists) -> list[str]:
    """The first sentences. What stands behind a colon are the parts of an aim, unless what is
    before it only announces them: “Two things: …”, “By June: …”.
    """
    found: list[str] = []
    for short, long in _IN_FULL:
        text = text.replace(short, long)
    for sentence in _STOPS.split(text, _MOST)[:_MOST]:
        head, *tail = _COLON.split(sentence)
        if tail and _announces(head, lists):
            found += tail
        else:
            found += [head, *tail] if _adds(head, lists) else [head]
    return [one for one in found if one.strip() and not explains(one, lists)]


def _announces(head: str, lists: WordLists) -> bool:
    lower = lower_words(head)
    opens = lists.forms("prepositions", "pointing_back", "until")
    if _adds(head, lists) or not lower:
        return False
    short = len(lower) <= _SHORT and lower[0] in opens
    return short or len(lower) < 2 or not lists.forms("aims").isdisjoint(lower)


def _adds(head: str, lists: WordLists) -> bool:
    """“Also: …”, “Next to that: …”."""
    fronted = any(not hit.start for hit in lists.hits("fronted", head))
    return fronted or not lists.forms("again_openers").isdisjoint(lower_words(head)[:1])


def explains(piece: str, lists: WordLists) -> bool:
    """“that means …”, “das heißt …”: the same again, in other words."""
    return any(not hit.start for hit in lists.hits("that_is", piece.strip()))
