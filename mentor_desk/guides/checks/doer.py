"""Who or what a few words make act: “the yard is lit”, “her parents come”, “Tom’s dad rings”."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from mentor_desk.guides.matching import plain, remembered
from mentor_desk.guides.wordlists import CAPITAL_NOUNS

if TYPE_CHECKING:
    from mentor_desk.guides.wordlists import WordLists

_WORD = re.compile(r"[^\W\d_]+(?:'[^\W\d_]+)?")
_WHOSE = "'s"
_SUBJECT = range(2, 5)
_VERB = 2


@remembered
def words_in(text: str) -> list[str]:
    return _WORD.findall(plain(text))


@remembered
def lower_in(text: str) -> list[str]:
    return [word.lower() for word in words_in(text)]


def own_subject(text: str, lists: WordLists) -> bool:
    """Somebody or something else than the one who climbs a ladder."""
    lower = lower_in(text)
    first = lower[0] if lower else ""
    if first.endswith(_WHOSE):
        return len(lower) > _VERB and first not in lists.forms("common")
    if first not in lists.forms("determiners", "articles") or first in lists.forms("counts"):
        return False
    doing, who = lists.forms("helpers", "verbs", "finite"), lists.forms("subjects", "subordinators")
    if any(lower[at] in doing and lower[at - 1] not in who for at in _SUBJECT if at < len(lower)):
        return True
    return CAPITAL_NOUNS not in lists["traits"] and _ends_like_a_verb(lower)


def _ends_like_a_verb(lower: list[str]) -> bool:
    """“the guild elects her”: one of the two ends in s, and something follows."""
    return len(lower) > _VERB + 1 and lower[_VERB].endswith("s") != lower[1].endswith("s")


def finished(text: str, lists: WordLists) -> bool:
    """“the fridge fixed”, “the fence is painted”, but not “looks up”."""
    lower = lower_in(text)
    if len(lower) <= 1 or lower[0] not in lists.forms("determiners", "articles"):
        return False
    ended = lower[-1] in lists.forms("done", "participles") or lower[-1].endswith("ed")
    return ended or own_subject(text, lists)
