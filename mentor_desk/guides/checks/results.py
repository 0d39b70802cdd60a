"""Key results: an aim in words, and figures that move because of it."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from mentor_desk.guides.checks.measure import without_labels
from mentor_desk.guides.checks.moving import moves, words_of
from mentor_desk.words import words

if TYPE_CHECKING:
    from mentor_desk.guides.findings import Asked, Finding
    from mentor_desk.guides.wordlists import WordLists


# A digit that counts something; not that of B1, Q3 or a date written in full.
_FIGURE = re.compile(r"(?<![\w-])\d")
_NO_UNIT = ("from_to", "counts", "common", "standing", "heading", "some_day", "shares")


def numberless(asked: Asked) -> Finding | None:
    text = asked.text("of")
    if not text:
        return asked.missing(
            words("no objective yet"),
            words("Figures without an objective are counted and forgotten."),
            words("Where does {name} want to be, in words worth remembering?", name=asked.name),
        )
    figure = _FIGURE.search(without_labels(text, asked.words))
    if not figure and not asked.words.find("amounts", text):
        return asked.ok(words("an objective in words"))
    return asked.ask(
        words("a figure in the objective"),
        words("Nobody gets up for a figure; it has its place in the key results."),
        words("What would be different for {name} once that figure is there?", name=asked.name),
    )


def key_results(asked: Asked) -> Finding | None:
    least, most = asked.limit("least", 2), asked.limit("most", 4)
    items = asked.items("of")
    if not items:
        return asked.missing(
            words("no key results yet"),
            words("Without them, nobody can say whether the objective came closer."),
            words("Which figure would move if this worked, from what to what?"),
        )
    if len(items) < least:
        return asked.ask(
            words("one key result so far", "{n} key results so far", n=len(items)),
            words("A single figure can rise while the objective does not come closer."),
            words("What else would move, or must not get worse?"),
        )
    if len(items) > most:
        return asked.ask(
            words("{n} key results", n=len(items)),
            words("More than {most} are a list to tick off and no longer a direction.", most=most),
            words("Which of them say it best?"),
        )
    still = next((item for item in items if not _has_unit(item, asked.words)), "")
    if still:
        return asked.ask(
            words("from what to what?"),
            words("“{item}” does not say where it starts and how far it goes.", item=still[:60]),
            words("Where does it stand today, where should it be, and in which unit?"),
        )
    return asked.ok(words("from–to in each key result"))


def outputs(asked: Asked) -> Finding | None:
    """A task that is done may change nothing; a figure that moves has."""
    for item in asked.items("of"):
        verb = _task(item, asked.words)
        if verb and not moves(item, asked.words):
            return asked.ask(
                words("“{word}”: a task or a result?", word=verb),
                words("A task can be done and nothing be different afterwards."),
                words("What will have changed once that is done, and how will you see it?"),
            )
    return None


def _task(item: str, lists: WordLists) -> str:
    found = [word for word in words_of(item) if word[0].isalpha()]
    skipped = lists.forms("skipped_after_connector")
    while found and found[0].lower() in skipped:
        found = found[1:]
    outputs = lists.forms("outputs")
    first = found[0] if found and found[0].lower() in outputs else ""
    last = found[-1] if found and found[-1].lower() in lists.forms("outputs_last") else ""
    return first or last


def _has_unit(item: str, lists: WordLists) -> bool:
    """“now 3, then 5” may be of anything."""
    passed = lists.forms(*_NO_UNIT)
    said = [one.lower() for one in words_of(item) if not one[0].isdigit()]
    return moves(item, lists) and any(one not in passed for one in said)
