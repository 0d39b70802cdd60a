"""Whether what was chosen is one idea, or two that were written into one line."""

from __future__ import annotations

import re
from itertools import pairwise
from typing import TYPE_CHECKING

from mentor_desk.guides.checks.deeds import two_deeds
from mentor_desk.guides.checks.parts import WORD, lower_words
from mentor_desk.guides.matching import plain
from mentor_desk.guides.wordlists import CAPITAL_NOUNS, VERB_LAST

if TYPE_CHECKING:
    from mentor_desk.guides.wordlists import WordLists

_SET_APART = re.compile(r"\s*;\s*|\s[/+]\s")
_MARK = tuple(",;:.!–-")
_SMALL = 2
_LARGE = 3
_LIST = 3


def several_ideas(text: str, lists: WordLists) -> bool:
    spoken = plain(text)
    return (
        _set_apart(spoken, lists)
        or _said_so(spoken, lists)
        or _in_turn(spoken, lists)
        or _two_things(spoken, lists)
        or two_deeds(_without_small(spoken, lists), lists)
        or _either(spoken, lists)
    )


def _set_apart(spoken: str, lists: WordLists) -> bool:
    """“Ask on Mondays; sums on the wall”, unless the second part goes on about the first."""
    parts = [part for part in _SET_APART.split(spoken) if part]
    return any(
        len(lower_words(before)) >= _SMALL
        and len(lower_words(after)) >= _SMALL
        and not _tied(after, before, lists)
        for before, after in pairwise(parts)
    )


def _tied(after: str, before: str, lists: WordLists) -> bool:
    lower = lower_words(after)
    begins = "subordinators", "denied", "none"
    opened = any(word in lists.forms("story_openers") for word in lower[:_SMALL])
    if opened or lower[0] in lists.forms(*begins):
        return True
    back = lists.forms("story_links", "persons")
    if any(word in back for word in lower):
        return True
    common = lists.forms("common")
    said = {word[:5] for word in lower_words(before) if word not in common}
    return any(word[:5] in said for word in lower if len(word) > _LARGE and word not in common)


def _said_so(spoken: str, lists: WordLists) -> bool:
    """“… and maybe the seating plan”, “all three”."""
    if any(hit.start for hit in lists.hits("ideas_added", spoken)):
        return True
    for hit in lists.hits("all_ideas", spoken, "all_ideas_exceptions"):
        before, after = spoken[: hit.start].rstrip(), spoken[hit.end :].lstrip()
        if (not before or before.endswith(_MARK)) and (not after or after.startswith(_MARK)):
            return True
    return False


def _in_turn(spoken: str, lists: WordLists) -> bool:
    """“first the short mails, then the walk”: two things; “first count, then answer” is one."""
    lower = lower_words(spoken)
    if len(lower) < _LARGE or lower[0] not in lists.forms("first_marks"):
        return False
    ends_in_deed = VERB_LAST in lists["traits"] and WORD.findall(spoken)[-1][0].islower()
    for at, word in enumerate(lower[:-2]):
        if at > 1 and word in lists.forms("story_openers") and not ends_in_deed:
            small = lists.forms("determiners")
            if lower[1] in small and lower[at + 1] in small:
                return True
    return False


def _two_things(spoken: str, lists: WordLists) -> bool:
    """“Kürzere Sätze und jeden ansehen”, “the bell, the clock and the empty chair”, “phone in the
    drawer, and notes by hand”.
    """
    pieces = [
        piece.strip(" ,.")
        for part in spoken.split(", ")
        for piece in lists.split("connectors", part)
        if piece.strip(" ,.")
    ]
    if len(pieces) < _SMALL:
        return False
    row = [lower_words(piece)[:1] for piece in pieces]
    named = all(first and first[0] in lists.forms("determiners") for first in row)
    if len(pieces) >= _LIST and named:
        return True
    if _changed(pieces[0], lists) and (
        _changed(pieces[1], lists) or (VERB_LAST in lists["traits"] and " " in pieces[1])
    ):
        return True
    return len(pieces) == _SMALL and _hooked_on(spoken, pieces, lists)


def _changed(piece: str, lists: WordLists) -> bool:
    """“shorter meetings”, “kürzere Sätze”: a thing, and how it is to be."""
    found = WORD.findall(piece)
    if len(found) < _SMALL or found[1].endswith("ing"):
        return False
    first = found[0].lower()
    if VERB_LAST in lists["traits"]:
        adjective = first.endswith(("ere", "eren")) or first in lists.forms("indefinites")
        known = lists.forms("determiners", "common")
        return (
            adjective and first not in known - lists.forms("indefinites") and found[1][0].isupper()
        )
    known = lists.forms("common", "verbs", "prepositions")
    return first.endswith("er") and first not in known - lists.forms("fuzzy")


def _hooked_on(spoken: str, pieces: list[str], lists: WordLists) -> bool:
    """A thing of some words, a comma, “and”, and another one."""
    hit = next(iter(lists.hits("connectors", spoken)), None)
    if hit is None or not spoken[: hit.start].endswith(", "):
        return False
    before, after = pieces
    found = WORD.findall(after)
    if len(found) < _LARGE or len(lower_words(before)) < _LARGE or _tied(after, before, lists):
        return False
    noun = CAPITAL_NOUNS in lists["traits"] and found[0][0].isupper()
    return noun or found[0].lower() in lists.forms("articles", "indefinites")


def _without_small(spoken: str, lists: WordLists) -> str:
    """Without “and look up” or “, then speak”: how the idea goes on, and no idea of its own."""
    if VERB_LAST in lists["traits"]:
        return spoken
    joint, kept = f" {lists['connectors'][0]} ", list[str]()
    for part in spoken.split(", "):
        head, *more = lists.split("connectors", part)
        large = [piece.strip() for piece in more if len(piece.split()) > _SMALL]
        if not kept or not head.strip() or len(head.split()) > _SMALL:
            large.insert(0, head.strip())
        if any(large):
            kept.append(joint.join(large).strip())
    return ", ".join(kept)


def _either(spoken: str, lists: WordLists) -> bool:
    """“either the call or the board”, “Ina fragen oder die Liste kürzen”."""
    pieces = lists.split("alternatives", spoken)
    if len(pieces) < _SMALL:
        return False
    if lower_words(spoken)[0] in lists.forms("either_marks"):
        return True
    return two_deeds(f" {lists['connectors'][0]} ".join(piece.strip() for piece in pieces), lists)
