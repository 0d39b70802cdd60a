"""One point or several: counted aloud, judged one beside the other, or told of another matter.

A story told in several sentences is one point: they speak of “him”, of “it”, of the same thing.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from mentor_desk.guides.checks.announced import announced
from mentor_desk.guides.checks.craft import unquoted
from mentor_desk.guides.checks.manners import several_manners
from mentor_desk.guides.checks.signs import further
from mentor_desk.guides.checks.statements import statements
from mentor_desk.guides.checks.told import read
from mentor_desk.guides.matching import plain
from mentor_desk.words import words

if TYPE_CHECKING:
    from mentor_desk.guides.findings import Asked, Finding
    from mentor_desk.guides.wordlists import WordLists


def one_point(asked: Asked) -> Finding | None:
    text = asked.text("of")
    spoken = plain(unquoted(text))
    if not announced(text, spoken, asked.words) and not several(spoken, asked.words):
        return None
    return asked.ask(
        words("more than one point?"),
        words("People can work on one thing; of several they hear the worst."),
        words("Which one would change most? The others can wait for an entry of their own."),
    )


def several(spoken: str, lists: WordLists) -> bool:
    told = read(spoken, statements(spoken, lists), lists)
    return further(told, lists) or several_manners(spoken, lists)
