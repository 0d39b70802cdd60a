"""What of a text names an aim, and what only explains the one that was named."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from mentor_desk.guides.checks.parts import lower_words
from mentor_desk.guides.wordlists import VERB_LAST

if TYPE_CHECKING:
    from mentor_desk.guides.wordlists import WordLists

_STOPS = re.compile(r"[.;\n]+\s*")
# “zu reden”, “aufzuhören”.
_TO_DO = re.compile(r" zu [a-zäöüß]+n$| [a-zäöüß]{2,}zu[a-zäöüß]{3,}n$")
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
    return [
        one for at, one in enumerate(found) if one.strip() and not (at and explains(one, lists))
    ]


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
    """“that means …”, “also on Sundays”, “with their help”, “…, vor allen zu reden”: more of the
    same, in other words or in part.
    """
    if any(not hit.start for hit in lists.hits("that_is", piece.strip())):
        return True
    if VERB_LAST in lists["traits"] and _TO_DO.search(piece.strip(" .")):
        return True
    first, *rest = lower_words(piece) or [""]
    small = lists.forms("prepositions")
    if first in lists.forms("again_openers"):
        return rest[:1] != ["to"] and not small.isdisjoint(rest[:1])
    return first in small and not lists.forms("their").isdisjoint(rest)
