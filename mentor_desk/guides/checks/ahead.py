"""Feedforward: ideas for the future from several people, and one of them chosen."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from mentor_desk.guides.checks.aim import two_deeds
from mentor_desk.guides.checks.craft import unquoted
from mentor_desk.guides.checks.scaling import things
from mentor_desk.guides.matching import plain
from mentor_desk.guides.wordlists import VERB_LAST
from mentor_desk.words import words

if TYPE_CHECKING:
    from mentor_desk.guides.findings import Asked, Finding
    from mentor_desk.guides.wordlists import WordLists

_WORD = re.compile(r"[^\W\d_][\w'-]*")
_CLAUSE = re.compile(r"[,;:.–!?]\s")
# “müsste”, “könntest”: what could be is no blame.
_COULD_BE = ("müss", "könn", "dürf", "würd", "soll", "möch")


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
    for line in plain(text).split("\n"):
        for clause in _CLAUSE.split(line):
            found = _WORD.findall(clause)
            lower = [word.lower() for word in found]
            if (
                lower[1:]
                and lower[0] not in lists.forms("requests")
                and (at := _past_at(found, lists))
            ):
                return " ".join(found[at - 1 : at + 1])
    return ""


def _past_at(found: list[str], lists: WordLists) -> int:
    """Where a verb of the past stands beside its subject, 0 if nowhere.

    “when you were done” is about the future as well.
    """
    lower = [word.lower() for word in found]
    subjects, under = lists.forms("subjects"), lists.forms("subordinators")
    turned = VERB_LAST in lists["traits"]
    named = lower[0] in lists.forms("openers")
    done = next((at for at, word in enumerate(lower) if word in lists.forms("have_done")), 0)
    if done and not any(word in under for word in lower[:done]):
        return done
    for at, word in enumerate(lower[1:], start=1):
        if not _is_past(word, lists):
            continue
        before = any(one in under for one in lower[max(0, at - 4) : at])
        after = turned and at + 1 < len(lower) and lower[at + 1] in subjects
        if not before and (lower[at - 1] in subjects or after or (named and 1 < at < 5)):
            return at
    return 0


def _is_past(word: str, lists: WordLists) -> bool:
    if word in lists.forms("past_verbs"):
        return True
    if word in lists.forms("not_past"):
        return False
    if VERB_LAST in lists["traits"]:
        weak = len(word) > 5 and word.endswith(("te", "test", "ten"))
        return weak and not word.startswith(_COULD_BE)
    return word.endswith("ed")


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
