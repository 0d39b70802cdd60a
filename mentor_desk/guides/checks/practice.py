"""Whether something was tried out, or only spoken of, shown, or put off."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from mentor_desk.guides.checks.parts import PARTICIPLE, lower_words
from mentor_desk.guides.matching import plain
from mentor_desk.guides.wordlists import VERB_LAST

if TYPE_CHECKING:
    from mentor_desk.guides.wordlists import WordLists

_CLAUSE = re.compile(r"[,;:.!?–\n]\s*")


def not_tried(text: str, lists: WordLists) -> bool:
    """“next week” and “no time” say so unless trying was told before them; “I showed it” and “we
    agreed” do unless trying is told anywhere else.
    """
    spoken = plain(text)
    if hits := lists.hits("not_done", spoken, "not_done_exceptions"):
        return not _tried(spoken[: hits[0].start], lists)
    clauses = [piece for part in _CLAUSE.split(spoken) for piece in lists.split("connectors", part)]
    told = [one for one in clauses if lists.find("only_told", one, "only_told_exceptions")]
    others = [one for one in clauses if one not in told]
    if told:
        return not any(_tried(one, lists) or _did(one, lists) for one in others)
    first = lower_words(spoken)[:1]
    if any(word in lists.forms("none") for word in first):
        return not _tried(spoken, lists)
    return any(hit.text == spoken.strip(" .!") for hit in lists.hits("nothing_else", spoken))


def _tried(text: str, lists: WordLists) -> bool:
    """“three times”, “aloud”, “tried it”."""
    return bool(lists.find("tried_marks", text))


def _did(clause: str, lists: WordLists) -> bool:
    """Whether it tells of a deed of the other's: the mentor's own is no practice."""
    lower = lower_words(clause)
    if not lower or lower[0] in lists.forms("first_person"):
        return False
    if VERB_LAST in lists["traits"]:
        return any(PARTICIPLE.fullmatch(w) or w in lists.forms("past_verbs") for w in lower)
    past, not_past = lists.forms("past_verbs"), lists.forms("not_past")
    return any(w in past or (w.endswith("ed") and w not in not_past) for w in lower)
