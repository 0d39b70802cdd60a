"""Where an answer says that there is none: “no idea yet, he says”, “fällt ihr nichts ein”."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from mentor_desk.guides.matching import plain
from mentor_desk.guides.wordlists import VERB_LAST

if TYPE_CHECKING:
    from mentor_desk.guides.wordlists import Lexicon, WordLists

_LONGEST, _MOST = 160, 12
_PIECES = re.compile(r"[,;:.!?()…\n]+|\s[–—-]+\s")
_WORD = re.compile(r"\w+(?:'\w+)?")


def names_nothing(text: str, lexicon: Lexicon) -> bool:
    """Whether nothing is named in it, in the words of any language."""
    return not named(text, lexicon)


def named(text: str, lexicon: Lexicon) -> list[str]:
    """What is left of an answer without the pieces that only say that there is nothing.

    A reason why there is nothing, and who says so, are no answer either.
    """
    spoken = plain(text).strip()
    if not spoken or lexicon.still_open(spoken):
        return []
    if len(spoken) > _LONGEST:
        return [spoken]
    said = frozenset(_said(spoken))
    languages = [lists for lists in lexicon.languages.values() if _may_deny(said, lists)]
    pieces = [piece for one in _PIECES.split(spoken) if (piece := one.strip())]
    if not languages:
        return pieces
    return min((_something(spoken, pieces, lists) for lists in languages), key=len)


def _may_deny(said: frozenset[str], lists: WordLists) -> bool:
    return not all(lists.forms(name).isdisjoint(said) for name in _DENYING)


_DENYING = ("nothings", "denials", "still_open")


def _something(spoken: str, pieces: list[str], lists: WordLists) -> list[str]:
    if " ".join(_said(spoken)) in lists["nothings"]:
        return []
    none = [piece for piece in pieces if _nothing(_said(piece), lists)]
    if not none:
        return pieces
    return [piece for piece in pieces if piece not in none and not _beside(_said(piece), lists)]


def _said(text: str) -> list[str]:
    return _WORD.findall(text.lower())


def _nothing(said: list[str], lists: WordLists) -> bool:
    """“none of his own yet”, “cannot think of one”: small words, and among them one that denies."""
    if len(said) > _MOST:
        return False
    if _phrase(said, lists):
        return True
    small, denials = _small(lists), lists.forms("denials")
    none = [word for word in said if word in lists["nothings"]]
    if any(word not in small and word not in none and word not in denials for word in said):
        return False
    at = next((place for place, word in enumerate(said) if word in denials), None)
    if none or at is None:
        return bool(none)
    if VERB_LAST in lists["traits"]:
        return said[-1] in denials or any(word in lists.forms("nameable") for word in said)
    return said[-1] != "no" and any(word in lists.forms("nameable") for word in said[at:])


def _phrase(said: list[str], lists: WordLists) -> bool:
    """“hard to say right now”."""
    spoken, small = " ".join(said), _small(lists)
    return any(
        spoken == phrase
        or (spoken.startswith(f"{phrase} ") and small.issuperset(spoken[len(phrase) :].split()))
        for phrase in (*lists["nothings"], *lists["still_open"])
        if " " in phrase or spoken == phrase
    )


def _beside(said: list[str], lists: WordLists) -> bool:
    """“he says”, “too upset”: said beside a nothing, it only tells whose, or why."""
    return not said or said[0] in lists.forms("excuses") or _small(lists).issuperset(said)


def _small(lists: WordLists) -> frozenset[str]:
    return lists.forms("beside_nothing", "nameable")
