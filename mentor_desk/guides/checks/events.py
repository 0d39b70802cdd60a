"""Told or judged: whether something happened in a text, or somebody only thinks of it somehow."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from mentor_desk.guides.checks.parts import WORD
from mentor_desk.guides.matching import plain
from mentor_desk.guides.wordlists import VERB_LAST

if TYPE_CHECKING:
    from mentor_desk.guides.wordlists import WordLists

_CLAUSES = re.compile(r"[.;:!?\n,–]+\s*|\s-\s")
_PARTICIPLE = re.compile(r"(?:\w{2,5})?ge[a-zäöüß]{3,}(?:t|en)")
_WAS = frozenset({"was", "were"})
_NEAR, _FIRST = 3, 60


def happened(text: str, lists: WordLists) -> bool:
    """“the lights came up”, “hat noch zwei bestellt”: somebody did something one could see."""
    told = _told_last if VERB_LAST in lists["traits"] else _told
    clauses = (WORD.findall(one) for one in _CLAUSES.split(plain(text)))
    return any(told(one, lists) for one in clauses if one)


def counted(text: str, lists: WordLists, least: int = 2) -> bool:
    """“two of her reports”: a number spelt out; “once” and “one” say little."""
    return any((lists.value(word.lower()) or 0) >= least for word in WORD.findall(plain(text)))


def _told(found: list[str], lists: WordLists) -> bool:
    lower = [word.lower() for word in found]
    for before, word, follows in zip(["", *lower], lower, [*lower[1:], ""], strict=False):
        if _goes_on(before, word, lists):
            return True
        if not _past(word, lists) or before in lists.forms(*_NO_DOERS):
            continue
        if before and before not in lists.forms("connectors"):
            return True
        # Without somebody before it, “tired of it” looks like “painted the gate”.
        if follows in lists.forms("determiners") or follows.isdigit():
            return True
    return False


_NO_DOERS = ("be_forms", "have_forms", "degrees", "determiners", "prepositions")


def _goes_on(before: str, word: str, lists: WordLists) -> bool:
    """“were standing”."""
    if before not in _WAS or not word.endswith("ing"):
        return False
    return len(word) > _NEAR + 2 and word not in lists.forms("empty_pasts")


def _past(word: str, lists: WordLists) -> bool:
    if word in lists.forms("empty_pasts") or word in lists.forms("not_past"):
        return False
    regular = len(word) > _NEAR and word.endswith("ed")
    return regular or word in lists.forms("past_verbs")


def _told_last(found: list[str], lists: WordLists) -> bool:
    """German: a past form, or “hat … bestellt”, “ist … gegangen”."""
    empty, helping = lists.forms("empty_pasts"), lists.forms("have_forms", "be_forms")
    lower = [word.lower() for word in found]
    past = lists.forms("plain_past", "past_verbs")
    if any(word in past and word not in empty and word not in helping for word in lower):
        return True
    done = [
        at for at, word in enumerate(found) if word not in empty and _PARTICIPLE.fullmatch(word)
    ]
    return any(one in helping for one in lower) and bool(done)


def verdict(text: str, lists: WordLists) -> str:
    """The first word of a text that judges a person, a place or a standing, or ""."""
    for name, exceptions in _JUDGING:
        if found := lists.find(name, text, exceptions):
            return found
    for name in ("about_work", "about_manner"):
        if found := _left_alone(name, text, lists):
            return found
    return (
        _opened(text, lists)
        or a_trait(text, lists)
        or _a_degree(text, lists)
        or _a_quality(text, lists)
    )


_JUDGING = (
    ("appraisals", "appraisal_exceptions"),
    ("character", "character_exceptions"),
    ("summing_up", ""),
)


def _left_alone(name: str, text: str, lists: WordLists) -> str:
    """“warm and patient”, and not “the warm water”."""
    for hit in lists.hits(name, text):
        after = "".join(WORD.findall(plain(text)[hit.end :])[:1]).lower()
        if after in {"", *lists.forms("goes_on_after")}:
            return hit.text
    return ""


def _opened(text: str, lists: WordLists) -> str:
    """“Good rapport with them”: a judgement is the first word."""
    first, after, *_ = [*map(str.lower, WORD.findall(plain(text)[:_FIRST])), "", ""]
    judged = first in lists.forms("value_openers") and after not in lists.forms("greetings")
    return first if judged else ""


def a_trait(text: str, lists: WordLists) -> str:
    """“has no vision”, “lots of drive”."""
    lower = [word.lower() for word in WORD.findall(plain(text))]
    for at, word in enumerate(lower):
        before = lower[max(0, at - _NEAR) : at]
        if word in lists.forms("trait_nouns") and lists.forms("trait_amounts") & set(before):
            return word
    return ""


def _a_degree(text: str, lists: WordLists) -> str:
    """“quite wooden, all of it”, “he is rather loud”: how much, and then how somebody is."""
    seen = lists.forms("seen_states", "subordinators")
    for clause in _CLAUSES.split(plain(text)):
        found = WORD.findall(clause)
        lower = [word.lower() for word in found]
        for hit in lists.hits("strong_degrees", clause, "degree_exceptions"):
            at = len(WORD.findall(clause[: hit.start]))
            after = at + len(hit.text.split())
            opened = not at or lower[at - 1] in lists.forms("be_forms")
            if not opened or after >= len(lower) or lower[after] in seen:
                continue
            if found[after][0].islower() and not lower[after].endswith(("ly", "ing")):
                return f"{hit.text} {found[after]}"
    return ""


def _a_quality(text: str, lists: WordLists) -> str:
    """“she is stiff”, “Jan ist fahrig, aber laut”: somebody, and an adjective left alone."""
    passed = lists.forms("seen_states", "personal_states", "subordinators")
    for clause in _CLAUSES.split(plain(text)):
        found = WORD.findall(clause)
        lower = [word.lower() for word in found]
        at = next((at for at, word in enumerate(lower[:3]) if word in lists.forms("be_forms")), -1)
        if at < 0 or not _somebody(found[:at], lower[: at + 1], lists):
            continue
        while lower[at + 1 : at + 2] and lower[at + 1] in lists.forms("degrees"):
            at += 1
        word, after = "".join(lower[at + 1 : at + 2]), "".join(lower[at + 2 : at + 3])
        plainly = word and word not in passed and found[at + 1][0].islower()
        ended = tuple(lists["seen_endings"])
        if plainly and not word.endswith(ended) and after in {"", *lists.forms("goes_on_after")}:
            return word
    return ""


def _somebody(before: list[str], lower: list[str], lists: WordLists) -> bool:
    """“she”, “he’s”, “Ana”."""
    who = lists.forms("somebody")
    if not before:
        return lower[0].partition("'")[0] in who and "'" in lower[0]
    if lower[len(before) - 1] in who:
        return True
    return len(before) == 1 and (
        lower[0] in who or (before[0][0].isupper() and lower[0] not in lists.forms("common"))
    )
