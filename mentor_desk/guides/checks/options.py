"""Is there a real choice, made by the mentee, on the ground of what happens."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from mentor_desk.guides.checks.events import counted, happened, verdict
from mentor_desk.guides.checks.nothing import named, names_nothing
from mentor_desk.guides.matching import plain
from mentor_desk.guides.wordlists import VERB_LAST
from mentor_desk.words import words

if TYPE_CHECKING:
    from mentor_desk.guides.findings import Asked, Finding
    from mentor_desk.guides.wordlists import WordLists

_TELLING = 4
_PARTS = re.compile(r"\s*[;/]\s+")
_DIGIT = re.compile(r"\d")
_WORD = re.compile(r"\w+(?:'\w+)?")


def enough(asked: Asked) -> Finding | None:
    least, count = asked.limit("least", 3), len(_ways(asked))
    if count == 0:
        return asked.missing(
            words("no options yet"),
            words("One way is no choice, two are a dilemma, with three one begins to choose."),
            words("What could {name} do? And what else?", name=asked.name),
        )
    if count < least:
        return asked.ask(
            words("one option so far", "{n} options so far", n=count),
            words("One way is no choice, two are a dilemma, with three one begins to choose."),
            words("And what else, if nothing stood in the way?"),
        )
    return asked.ok(words("{n} option", "{n} options", n=count))


def _ways(asked: Asked) -> list[str]:
    """What stands in lines; in a single one between semicolons, or between deeds in a row."""
    items = asked.items("of")
    if len(items) != 1:
        return items
    if len(parts := _PARTS.split(items[0])) > 1:
        return parts
    listed = items[0].split(", ")
    return listed if all(_deed(part, asked.words) for part in listed) else items


def _deed(part: str, lists: WordLists) -> bool:
    said = part.lower().split() or [""]
    if VERB_LAST in lists["traits"]:
        return said[-1].endswith("en")
    return said[0] in lists.forms("verbs", "verbs_or_nouns", "requests")


def own_option(asked: Asked) -> Finding | None:
    """Silent until there are options at all."""
    if _own(asked):
        return asked.ok(words("{name}’s own ideas", name=asked.name))
    if not asked.items("others"):
        return None
    return asked.ask(
        words("only your ideas so far"),
        words("People carry out what they thought of themselves."),
        words("What would {name} have said if you had waited a little longer?", name=asked.name),
    )


def _own(asked: Asked) -> list[str]:
    """What the mentee thought of; “see your list” and “none yet” are not among it."""
    items = [one for item in asked.items("own") for one in named(item, asked.context.words)]
    languages = asked.context.words.languages.values()
    return [one for one in items if not any(_elsewhere(one, lists) for lists in languages)]


def _elsewhere(text: str, lists: WordLists) -> bool:
    """“what you said”: each word only points at what somebody else wrote."""
    said = [word.lower() for word in _WORD.findall(plain(text))]
    at, small = lists.forms("pointed_at"), lists.forms("pointers", "pointed_at")
    return all(word in small for word in said) and any(w in at for w in said)


def fact(asked: Asked) -> Finding | None:
    """Asks only when opinion stands alone; a plain account without figures is left in peace."""
    text = asked.text("of")
    if not text:
        return asked.missing(
            words("nothing about today yet"),
            words("Options grow from what happens, not from what is wished."),
            words("What happened the last time, step by step?"),
        )
    lists = asked.words
    if _DIGIT.search(text) or lists.find("fact_marks", text):
        return asked.ok(words("a fact to stand on"))
    if not names_nothing(text, asked.context.words) and not _only_thought(text, lists):
        return None
    return asked.ask(
        words("a feeling or a fact?"),
        words("What is written there says how it feels; a fact says what happened."),
        words("When did it last happen, who was there, and what was said?"),
    )


def _only_thought(text: str, lists: WordLists) -> bool:
    """Judged, or too short to tell of anything, and nothing in it happened or was counted."""
    if counted(text, lists, least=3) or happened(text, lists):
        return False
    if len(text.split()) < _TELLING:
        return True
    return bool(lists.find("opinions", text, "opinion_exceptions") or verdict(text, lists))


def commitment(asked: Asked) -> Finding | None:
    value = asked.scale("value")
    if value is None:
        return None
    if value >= asked.limit("least", 8):
        return asked.ok(words("{name} wants to do it", name=asked.name))
    question = words("What would raise it by one?")
    if asked.text("more"):
        question = words("What of that can be had before the first step?")
    return asked.ask(
        words("{value} out of 10", value=value),
        words("Below eight, other things usually win."),
        question,
    )
