"""Is it one aim, in the mentee's own hands, believed in, and not one too many."""

from __future__ import annotations

import re
from itertools import pairwise
from typing import TYPE_CHECKING

from mentor_desk.guides.checks.deeds import two_deeds
from mentor_desk.guides.checks.topics import two_matters
from mentor_desk.guides.matching import plain
from mentor_desk.guides.wordlists import VERB_LAST
from mentor_desk.words import words

if TYPE_CHECKING:
    from mentor_desk.guides.findings import Asked, Finding
    from mentor_desk.guides.wordlists import WordLists

_THAT = frozenset({"that", "dass"})
_PASSIVE = frozenset({"be", "get", "being", "getting", "werden", "wird", "werde"})
_WORD = re.compile(r"[^\W\d_][\w'-]*|\d+")


def one_outcome(asked: Asked) -> Finding | None:
    """A joining word counts only before a second deed; noun pairs and coupled verbs do not."""
    text = asked.text("of")
    if not text or not (two_deeds(text, asked.words) or two_matters(text, asked.words)):
        return None
    return asked.ask(
        words("two outcomes in one goal?"),
        words("Two outcomes move at different speeds, and neither is quite reached."),
        words("Which of them would {name} be glad of if only one came true?", name=asked.name),
    )


def owner(asked: Asked) -> Finding | None:
    text = asked.text("of")
    lists = asked.words
    others = (
        next((hit.text for hit in lists.hits("others_first", text) if not hit.start), "")
        or lists.find("others_act", text)
        or lists.find("others_decide", text)
        or decided_elsewhere(text, lists)
    )
    if not others:
        return None
    return asked.ask(
        words("in {name}’s own hands?", name=asked.name),
        words("“{word}” leaves the result to somebody else.", word=others),
        words("Which part of this can {name} do, whatever others decide?", name=asked.name),
    )


def decided_elsewhere(text: str, lists: WordLists) -> str:
    """“the council approves …”, “be elected …”, “that Oksana stops …”: whose decision it is."""
    found = _WORD.findall(plain(text))[:12]
    lower = [word.lower() for word in found]
    small = lists.forms("determiners")
    begin = 1 if lower[:1] and lower[0] in _THAT else 0
    if begin and lower[1:2] and lower[1] not in lists.forms("first_person"):
        return " ".join(found[:2])
    if towards := _towards_me(found, lists):
        return towards
    at = next((at for at, word in enumerate(lower) if word not in small), 0)
    for place in range(at, min(at + 2, len(lower) - 1)):
        decides = lists.hits("deciders", found[place])
        if decides and lower[place + 1] not in lists.forms("receivers"):
            return found[place]
    return _passive(found, lists)


def _towards_me(found: list[str], lists: WordLists) -> str:
    """“Oksana stops interrupting me”: what somebody else does."""
    lower = [word.lower() for word in found]
    verbs = lists.forms("verbs", "verbs_or_nouns", "first_person")
    if not lower or lower[0] in verbs or lists.hits("if_marks", lower[0]):
        return ""
    for before, word in pairwise(lower):
        if word in lists.forms("me") and before not in lists.forms("without"):
            return f"{before} {word}"
    return ""


def _passive(found: list[str], lists: WordLists) -> str:
    lower = [word.lower() for word in found]
    if VERB_LAST in lists["traits"]:
        done = lower[-2:-1] and lower[-1] in _PASSIVE and lower[-2] in lists.forms("participles")
        return " ".join(found[-2:]) if done else ""
    if len(lower) > 1 and lower[0] in _PASSIVE:
        done = lower[1].endswith("ed") or lower[1] in lists.forms("participles")
        if done and lower[1] not in lists.forms("not_passive"):
            return " ".join(found[:2])
    return ""


def sure(asked: Asked) -> Finding | None:
    value = asked.scale("value")
    if value is None:
        return None
    if value > asked.limit("most", 10):
        return asked.ask(
            words("a larger goal?"),
            words("{value} out of 10 often means that it would have come anyway.", value=value),
            words("What would be worth trying, though nobody can promise it?"),
        )
    if value >= asked.limit("least", 6):
        if asked.limit("most", 10) < 10:
            return asked.ok(words("a stretch, and within reach"))
        return asked.ok(words("{name} believes in it", name=asked.name))
    if asked.text("smaller"):
        return asked.ok(words("a smaller piece to begin with"))
    return asked.ask(
        words("a smaller goal?"),
        words("{value} out of 10 often means that it is too large for now.", value=value),
        words("What would be half of it, and still worth having?"),
    )


def active_goals(asked: Asked) -> Finding | None:
    most, others = asked.limit("most", 3), asked.context.active_goals
    if others < most:
        return None
    return asked.ask(
        words("one goal too many?"),
        words(
            "{name} has {n} other active goal.",
            "{name} has {n} other active goals.",
            n=others,
            name=asked.name,
        ),
        words("Which of them could rest until this one has moved?"),
    )
