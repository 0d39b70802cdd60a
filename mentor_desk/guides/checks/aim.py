"""Is it one aim, in the mentee's own hands, believed in, and not one too many."""

from __future__ import annotations

import re
from itertools import pairwise
from typing import TYPE_CHECKING

from mentor_desk.guides.matching import plain
from mentor_desk.guides.wordlists import VERB_LAST
from mentor_desk.words import words

if TYPE_CHECKING:
    from mentor_desk.guides.findings import Asked, Finding
    from mentor_desk.guides.wordlists import WordLists

_INFINITIVE = ("en", "ern", "eln")
_THAT = frozenset({"that", "dass"})
_PASSIVE = frozenset({"be", "get", "being", "getting", "werden", "wird", "werde"})
_TO_BE = frozenset({"be", "become"})
_STOPS = re.compile(r"[.;\n]+\s*")
_WORD = re.compile(r"[^\W\d_][\w'-]*|\d+")


def one_outcome(asked: Asked) -> Finding | None:
    """A joining word counts only before a second deed; noun pairs and coupled verbs do not."""
    if not two_deeds(asked.text("of"), asked.words):
        return None
    return asked.ask(
        words("two outcomes in one goal?"),
        words("Two outcomes move at different speeds, and neither is quite reached."),
        words("Which of them would {name} be glad of if only one came true?", name=asked.name),
    )


def two_deeds(text: str, lists: WordLists) -> bool:
    sentences = [one for one in _STOPS.split(plain(text)) if one.strip()]
    for sentence in sentences if lists.hits("connectors", text) else ():
        pieces = [piece for piece in lists.split("connectors", sentence) if piece.strip(" ,")]
        if any(_second_deed(before, after, lists) for before, after in pairwise(pieces)):
            return True
    listed = [piece for one in sentences for piece in one.split(", ")]
    return len(listed) > 1 and sum(_one_deed(one, lists) for one in listed) > 1


def _second_deed(before: str, after: str, lists: WordLists) -> bool:
    if VERB_LAST in lists["traits"]:
        return _ends_in_deed(before, lists) and _ends_in_deed(after, lists, further=True)
    if _coupled(before, lists) or not _WORD.search(before):
        return False
    return _is_deed(after, lists)


def _one_deed(sentence: str, lists: WordLists) -> bool:
    verb_last = VERB_LAST in lists["traits"]
    return _ends_in_deed(sentence, lists) if verb_last else _is_deed(sentence, lists)


def _ends_in_deed(text: str, lists: WordLists, *, further: bool = False) -> bool:
    """“den Jahresbericht schreiben”, “leitet die Runde”: a verb, and something it is done to.

    A further deed that speaks of “ihn” or “damit” belongs to the one before.
    """
    found = _WORD.findall(text.partition(",")[0] if further else text)
    lower = [word.lower() for word in found]
    if len(found) < 2 or (further and any(w in lists.forms("pointing_back") for w in lower[:3])):
        return False
    skipped = lists.forms("skipped_after_connector")
    first = next((at for at, word in enumerate(lower) if word not in skipped), 0)
    verbs = lists.forms("verbs")
    begins = any(word in verbs for word in lower[first : first + 2]) or (
        not further and any(word in verbs for word in lower)
    )
    thing = any(word[0].isupper() or word.isdigit() for word in found[:-1])
    return thing and (begins or _infinitive(found[-1], lists) or lower[-1] in verbs)


def _infinitive(word: str, lists: WordLists) -> bool:
    return (
        len(word) > 4
        and word[0].islower()
        and word.endswith(_INFINITIVE)
        and word not in lists.forms("not_verbs")
    )


def _coupled(before: str, lists: WordLists) -> bool:
    """“plan and run the retro”: the first verb has no object of its own yet."""
    found = _WORD.findall(before.lower())
    if len(found) == 1:
        return True
    verbs = lists.forms("verbs") | lists.forms("verbs_or_nouns")
    return found[-1:] == [word for word in found if word in verbs]


def _is_deed(after: str, lists: WordLists) -> bool:
    found = [word.lower() for word in _WORD.findall(after)[:8]]
    verbs = lists.forms("verbs")
    if found[:1] and found[0] in _TO_BE and len(found) > 2:
        return True
    while found and (
        found[0] in lists.forms("skipped_after_connector") or _adverb(found[0], verbs)
    ):
        found = found[1:]
    if not found or any(word in lists.forms("pointing_back") for word in found[1:3]):
        return False
    return found[0] in verbs or _verb_by_what_follows(found[0], "".join(found[1:2]), lists)


def _adverb(word: str, verbs: frozenset[str]) -> bool:
    return word.endswith("ly") and word not in verbs


def _verb_by_what_follows(word: str, follows: str, lists: WordLists) -> bool:
    """“and redesign the site” is a deed, “and the site” and “and answers at the fair” are not."""
    small = lists.forms("determiners") | lists.forms("prepositions")
    if word in small or word.isdigit() or word in lists.forms("number_words"):
        return False
    if follows in lists.forms("determiners") or follows.isdigit():
        return True
    may_be_verb = word in lists.forms("verbs_or_nouns") and not word.endswith("s")
    return may_be_verb and follows in lists.forms("prepositions")


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
    verbs = lists.forms("verbs") | lists.forms("verbs_or_nouns") | lists.forms("first_person")
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
    if value >= asked.limit("least", 6):
        return asked.ok(words("{name} believes in it", name=asked.name))
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
