"""Feedforward: ideas for the future from several people, and one of them chosen."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from mentor_desk.guides.checks.aim import two_deeds
from mentor_desk.guides.checks.craft import unquoted
from mentor_desk.guides.checks.scaling import things
from mentor_desk.guides.matching import plain
from mentor_desk.words import words

if TYPE_CHECKING:
    from mentor_desk.guides.findings import Asked, Finding
    from mentor_desk.guides.wordlists import WordLists

_WORD = re.compile(r"[^\W\d_][\w'-]*")
_NOT_PAST = frozenset({"need", "feed", "proceed", "succeed", "speed", "exceed"})
# “Ask them what broke” is a request, whatever it asks about.
_WITHIN_A_REQUEST = frozenset(
    [
        "ask",
        "tell",
        "let",
        "show",
        "begin",
        "start",
        "say",
        "write",
        "frag",
        "sag",
        "lass",
        "zeig",
        "fang",
    ]
)


def future(asked: Asked) -> Finding | None:
    text = unquoted(asked.text("of"))
    found = asked.words.find("past_and_blame", text, "past_exceptions") or told_of(
        text, asked.words
    )
    if not found:
        return None
    return asked.ask(
        words("“{word}” looks back", word=found),
        words("Ideas for the future can be taken up; the past can only be defended."),
        words("How would it sound as “Next time you could …”?"),
    )


def told_of(text: str, lists: WordLists) -> str:
    """“I waited”, “the last brief was”: somebody, and what was done."""
    verbs, subjects = lists.forms("past_verbs"), lists.forms("subjects")
    for line in plain(text).split("\n"):
        found = _WORD.findall(line)
        lower = [word.lower() for word in found]
        if lower[:1] and lower[0] in _WITHIN_A_REQUEST:
            continue
        for at, word in enumerate(lower[1:], start=1):
            past = word in verbs or (word.endswith("ed") and word not in _NOT_PAST)
            begins = at > 1 and lower[0] in lists.forms("openers") and at < 5 and word in verbs
            if past and (lower[at - 1] in subjects or begins):
                return " ".join(found[at - 1 : at + 1])
    return ""


def givers(asked: Asked) -> Finding | None:
    least, count = asked.limit("least", 3), len(things(asked))
    if count == 0:
        return asked.missing(
            words("nobody asked yet"),
            words("One person’s ideas are an opinion; several are a choice."),
            words("Who has seen {name} at it, and would gladly be asked?", name=asked.name),
        )
    if count < least:
        return asked.ask(
            words("one person so far", "{n} people so far", n=count),
            words("From {least} people on, ideas begin to differ.", least=least),
            words("Who would see it quite differently?"),
        )
    return asked.ok(words("{n} person asked", "{n} people asked", n=count))


def one_chosen(asked: Asked) -> Finding | None:
    items = asked.items("of")
    if not items:
        return asked.missing(
            words("none chosen yet"),
            words("Several good ideas at once become none."),
            words("Which one would {name} like to try first?", name=asked.name),
        )
    if len(items) > 1 or two_deeds(items[0], asked.words):
        return asked.ask(
            words("more than one chosen?"),
            words("Habits change one at a time."),
            words("Which of them first, and the others when?"),
        )
    return asked.ok(words("one idea chosen"))
