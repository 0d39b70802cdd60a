"""One deed or two: told by how a sentence is built, by its verbs and the words that join them."""

from __future__ import annotations

import re
from itertools import pairwise, takewhile
from typing import TYPE_CHECKING

from mentor_desk.guides.checks.directions import two_directions
from mentor_desk.guides.checks.explained import aims_in, explains
from mentor_desk.guides.checks.further import adds, is_condition
from mentor_desk.guides.checks.parts import lower_words
from mentor_desk.guides.checks.things import new_thing, row_of_things
from mentor_desk.guides.matching import plain
from mentor_desk.guides.wordlists import VERB_LAST

if TYPE_CHECKING:
    from mentor_desk.guides.wordlists import WordLists

_INFINITIVE = ("en", "ern", "eln")
_DEFINITE = frozenset({"the", "this", "that", "these"})
_BECOMING = frozenset({"werden", "sein", "bleiben", "wirken", "auftreten"})
_PASSIVE = frozenset({"werden", "sein"})
_FEW = 4
_SHORTEST = 5
"""How many letters a verb with “ing” has more than: “bring” is none."""
_OPENING = 14
"""How many letters may stand before a verb for it to open its clause: “I want to”, a name."""
_TO_BE = frozenset({"be", "become"})
_WORD = re.compile(r"[^\W\d_][\w'-]*|\d+")


def two_deeds(text: str, lists: WordLists) -> bool:
    """Reads the first sentences only: what is told in more is no name of a goal."""
    sentences = aims_in(plain(text), lists)
    if row_of_things(sentences, lists) or any(_joined(one, lists) for one in sentences):
        return True
    if any(two_directions(sentence, lists) for sentence in sentences):
        return True
    return adds(sentences, lists) or _listed(sentences, lists)


def _listed(sentences: list[str], lists: WordLists) -> bool:
    """“Lead the night team; learn to weld”: two deeds beside each other."""
    pieces = [
        piece
        for at, one in enumerate(sentences)
        if not _tied(one, lists) and not (at and _same_subject(one, lists))
        for piece in takewhile(lambda piece: not explains(piece, lists), one.split(", "))
        if _may_be_deed(piece, lists)
    ]
    deeds = [one for one in pieces if _one_deed(one, lists)]
    return sum(not at or _beside(deeds[0], one, lists) for at, one in enumerate(deeds)) > 1


def _beside(first: str, other: str, lists: WordLists) -> bool:
    """“Cut the debts, starting with the card”, “agreed with all”, “the lease is step one” only tell
    more of the first.
    """
    if VERB_LAST in lists["traits"]:
        return True
    begins, word = lower_words(first)[0], lower_words(other)[0]
    if word in _DEFINITE:
        return begins in _DEFINITE
    if (word.endswith("ing") and len(word) > _SHORTEST) or word == "to":
        return begins.endswith(word[-3:])
    past = word in lists.forms("done") or (
        word.endswith("ed") and word not in lists.forms("not_past")
    )
    return not past


def _same_subject(sentence: str, lists: WordLists) -> bool:
    """“He chooses the book himself” tells more of the sentence before."""
    return any(word in lists.forms("story_links") for word in sentence.lower().split()[:1])


def _may_be_deed(piece: str, lists: WordLists) -> bool:
    first, *rest = piece.split() or [""]
    if not rest or is_condition(piece, lists):
        return False
    if any(hit.start == len(first) + 1 for hit in lists.hits("connectors", piece)):
        return False  # “cut, sew and finish a dress”: one row of verbs
    by_then = first.lower() in lists.forms("prepositions") and rest[0][0].isupper()
    return by_then or first.lower() not in lists.forms("subordinators")


def _joined(sentence: str, lists: WordLists) -> bool:
    if _fronted(sentence, lists):
        return True
    hits = lists.hits("connectors", sentence)
    if not hits or _tied(sentence[: hits[-1].start], lists):
        return False
    pieces = [piece for piece in lists.split("connectors", sentence) if piece.strip(" ,")]
    if any(_second_deed(before, after, lists) for before, after in pairwise(pieces)):
        return True
    added = lists.forms("additives")
    return any(
        hit.start
        and lists.forms("then").isdisjoint(hit.text.lower().split())
        and (hit.text.lower() in added or sentence[: hit.start].endswith(", "))
        and new_thing(sentence[hit.end :], lists)
        for hit in hits
    )


def _tied(text: str, lists: WordLists) -> bool:
    """“so that Lea can run it and I leave at five”: what follows belongs to one moment or aim."""
    return bool(lists.find("tied", text))


def _fronted(sentence: str, lists: WordLists) -> bool:
    """“Besides leading the team, write an article”, “Besides leading the team I want to write”."""
    first = next((hit for hit in lists.hits("fronted", sentence) if not hit.start), None)
    if first is None or VERB_LAST in lists["traits"]:
        return False
    before, comma, after = sentence[first.end :].partition(", ")
    doing = before.split()[:1]
    if not doing or not doing[0].endswith("ing"):
        return False
    says = not lists.forms("subjects").isdisjoint(lower_words(before)[2:])
    return says or bool(comma and _is_deed(after, lists))


def _second_deed(before: str, after: str, lists: WordLists) -> bool:
    if any(word in lists.forms("distributed") for word in after.lower().split()[:2]):
        return False
    if _leads_to(before, lists) or explains(after, lists) or _without_object(before, after, lists):
        return False
    if VERB_LAST in lists["traits"]:
        return _ends_in_deed(before, lists) and _ends_in_deed(after, lists, further=True)
    if not _WORD.search(before):
        return False
    if _has_verb(before, lists) and _clause(after, lists):
        return True
    if _to_be_done(before, lists) and _to_be_done(after, lists):
        return True
    if _only_named(before, after):
        return False
    return not _coupled(before, lists) and not _name(after, lists) and _is_deed(after, lists)


def _leads_to(before: str, lists: WordLists) -> bool:
    """“Sit down with Eva and go through the books”: nobody sits down for its own sake."""
    last = before.rpartition(", ")[2].strip()
    return any(hit.start < _OPENING for hit in lists.hits("first_deeds", last))


def _without_object(before: str, after: str, lists: WordLists) -> bool:
    """“Find a flat and move in before June”: what follows is done with the first."""
    if lists.forms("articles", "the").isdisjoint(lower_words(before)[1:_FEW]):
        return False
    small = lists.forms("prepositions", "subordinators")
    particle, *more = lower_words(after)[1:3] or [""]
    return particle in small and (not more or more[0] in small)


def _to_be_done(text: str, lists: WordLists) -> bool:
    """“have the archive sorted and the interns placed”: a thing, and what is done to it."""
    lower = [word.lower() for word in _WORD.findall(text)]
    done = lower[-1:] != [] and (lower[-1] in lists.forms("done") or lower[-1].endswith("ed"))
    return done and len(lower) > 2 and any(w in lists.forms("determiners") for w in lower[:2])


def _only_named(before: str, after: str) -> bool:
    """“Bring bread and rolls to school”: after “bring”, a deed would be “roll”."""
    first, second = before.split()[0].lower(), after.split()[0].lower()
    return _ends_in_s(second) and not _ends_in_s(first) and len(before.split()) < _FEW


def _ends_in_s(word: str) -> bool:
    return word.endswith("s") and not word.endswith("ss")


def _name(after: str, lists: WordLists) -> bool:
    """“Give Tomasz and Ewa one task”: no verb begins with a capital in the middle of a sentence."""
    first = _WORD.search(after)
    return (
        first is not None and first[0][0].isupper() and first[0].lower() not in lists.forms("verbs")
    )


def _one_deed(sentence: str, lists: WordLists) -> bool:
    if VERB_LAST in lists["traits"]:
        return _ends_in_deed(sentence, lists)
    return _is_deed(sentence, lists) or _clause(sentence, lists)


def _has_verb(text: str, lists: WordLists) -> bool:
    found = _WORD.findall(text)
    lower = [word.lower() for word in found]
    doing = lists.forms("verbs", "helpers")
    named = len(found) > 1 and found[0][0].isupper() and lower[1].endswith("s")
    return any(word in doing for word in lower) or (
        named and lower[1] in lists.forms("verbs_or_nouns")
    )


def _clause(text: str, lists: WordLists) -> bool:
    """“two of the horses are sold”, “Nils keeps the accounts”: somebody of its own, and a verb."""
    found = _WORD.findall(text)
    lower = [word.lower() for word in found]
    if len(found) < 3 or _points_back(lower, lists):
        return False
    named = lower[0] in lists.forms("determiners") or lower[0] in lists.forms("counts")
    if not named and not found[0][0].isupper() and lower[0] not in lists.forms("subjects"):
        return False
    doing = lists.forms("verbs", "verbs_or_nouns")
    for at, word in enumerate(lower[1:6], start=1):
        if word in lists.forms("subordinators") or word in lists.forms("pointing_back"):
            return False
        if word in lists.forms("helpers", "modals"):
            return len(found) > 3 and (at > 1 or not named)
        if word in doing and word.endswith("s"):
            return _goes_on(found[at + 1 : at + 2], lists)
    return named and len(found) < _FEW + 2 and lower[-1] in lists.forms("done")


def _goes_on(follows: list[str], lists: WordLists) -> bool:
    """Whether a verb and no noun stood before this: it is done to something, or somewhere."""
    small = lists.forms("determiners", "prepositions", "counts")
    return bool(follows) and (follows[0].lower() in small or follows[0][0].isupper())


def _points_back(lower: list[str], lists: WordLists) -> bool:
    """“and decide whether we buy it”: the second deed is about the first one's thing."""
    either = lists.forms("persons") & lists.forms("determiners")
    same = lists.forms("persons") - either
    ends = lists.forms("prepositions", "common")
    for word, follows in pairwise([*lower, "to"]):
        if word in same or (word in either and follows in ends):
            return True
    return False


def _ends_in_deed(text: str, lists: WordLists, *, further: bool = False) -> bool:
    """“den Jahresbericht schreiben”, “leitet die Runde”: a verb, and something it is done to.

    A further deed that speaks of “ihn” or “damit” belongs to the one before.
    """
    found = _WORD.findall(text.partition(",")[0] if further else text)
    lower = [word.lower() for word in found]
    if len(found) < 2 or (further and any(w in lists.forms("pointing_back") for w in lower[:3])):
        return False
    if not further and _only_who(lower, lists):
        return False
    if not further and lower[0].endswith("er") and lower[1] in _BECOMING:
        return True
    skipped = lists.forms("skipped_after_connector")
    first = next((at for at, word in enumerate(lower) if word not in skipped), 0)
    if lower[0] in lists.forms("helpers") and lower[1] in lists.forms("determiners"):
        first = 0
    own = lower[0] in lists.forms("subjects")
    reach = 4 if lower[first] in lists.forms("determiners") else 2
    begins = _has_finite(found, first, first + reach if further else len(found), lists)
    if lower[-1] in _PASSIVE and lower[-2].endswith("er"):
        return True
    things = found if further and begins else found[:-1]
    thing = own or any(word[0].isupper() or word.isdigit() for word in things)
    if further and lower[-1] in lists.forms("needs_object") and not _object(found, lists):
        return False
    return thing and (begins or _infinitive(found[-1], lists) or lower[-1] in lists.forms("verbs"))


def _has_finite(found: list[str], begin: int, end: int, lists: WordLists) -> bool:
    """“räumt die Werkstatt auf”: a verb that is known, or a word like one before its object."""
    verbs = lists.forms("verbs", "helpers")
    small = lists.forms("common", "prepositions", "not_finite")
    for word, follows in pairwise([*found, ""][begin : end + 1]):
        if word.lower() in verbs:
            return True
        told = len(word) > 3 and word[0].islower() and word.endswith("t") and word not in small
        if told and (follows in lists.forms("determiners") or follows[:1].isupper()):
            return True
        if word.endswith("e") and word[0].islower() and follows in lists.forms("determiners"):
            return word not in small
    return False


def _object(found: list[str], lists: WordLists) -> bool:
    """Whether a noun stands outside “zum Tisch”, “in den Keller”."""
    within = False
    for word in found:
        within = within or word.lower() in lists.forms("prepositions")
        if word[0].isupper():
            if not within:
                return True
            within = False
    return False


def _only_who(lower: list[str], lists: WordLists) -> bool:
    """“Kai plant”: who does it, and not yet to what."""
    return len(lower) == 2 and lower[1] in lists.forms("verbs")


def _infinitive(word: str, lists: WordLists) -> bool:
    return (
        len(word) > 4
        and word[0].islower()
        and word.endswith(_INFINITIVE)
        and word not in lists.forms("not_verbs")
    )


def _coupled(before: str, lists: WordLists) -> bool:
    """“plan and run the retro”, “sign off and send”: the first verb has no object yet."""
    found = _WORD.findall(before.lower())
    while len(found) > 1 and found[-1] in lists.forms("prepositions"):
        found = found[:-1]
    if len(found) == 1 or len(_WORD.findall(before.rpartition(",")[2])) == 1:
        return True
    verbs = lists.forms("verbs", "verbs_or_nouns")
    if found[-1] not in verbs or found[-2] in lists.forms("determiners"):
        return False
    return found[-1:] == [word for word in found if word in verbs] or not any(
        word in lists.forms("determiners") for word in found
    )


def _is_deed(after: str, lists: WordLists) -> bool:
    spoken = _WORD.findall(after)
    found = [word.lower() for word in spoken]
    verbs, helpers = lists.forms("verbs"), lists.forms("helpers")
    passed = lists.forms("skipped_after_connector", "connectors")
    while found and (found[0] in passed or found[0] in _TO_BE or _adverb(found[0], verbs)):
        if found[0] in lists.forms("denied"):
            return False
        if found[0] in _TO_BE and len(found) > 2:
            return found[1] not in lists.forms("settings")
        if found[0] in helpers and found[1:2] and found[1] in lists.forms("determiners"):
            return not _points_back(found, lists)
        spoken, found = spoken[1:], found[1:]
    if not found or any(word in lists.forms("pointing_back") for word in found[1:3]):
        return False
    if _points_back(found, lists):
        return False
    return _verb(found[0], verbs) or _verb_by_what_follows(spoken, lists)


def _verb(word: str, verbs: frozenset[str]) -> bool:
    """“learning” as well, where only “learn” is listed."""
    stem = word.removesuffix("ing") if word.endswith("ing") else ""
    return word in verbs or (len(stem) > 2 and (stem in verbs or f"{stem}e" in verbs))


def _adverb(word: str, verbs: frozenset[str]) -> bool:
    return word.endswith("ly") and word not in verbs


def _verb_by_what_follows(spoken: list[str], lists: WordLists) -> bool:
    """“and redesign the site” is a deed, “and the site” and “and answers at the fair” are not."""
    word, follows = spoken[0].lower(), "".join(spoken[1:2]).lower()
    either = word in lists.forms("verbs_or_nouns")
    small = lists.forms("determiners", "prepositions", "number_words")
    if word in small or word.isdigit() or (not either and word in lists.forms("common")):
        return False
    if follows in lists.forms("determiners") or follows.isdigit():
        return True
    if either and follows.endswith("ing"):
        return True
    may_be_verb = word in lists.forms("verbs_or_nouns") and not word.endswith("s")
    return may_be_verb and follows in lists.forms("prepositions")
