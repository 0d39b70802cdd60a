"""Feedforward: ideas for the future from several people, and one of them chosen."""

from __future__ import annotations

from typing import TYPE_CHECKING

from mentor_desk.guides.checks.aim import two_deeds
from mentor_desk.guides.checks.scaling import things
from mentor_desk.words import words

if TYPE_CHECKING:
    from mentor_desk.guides.findings import Asked, Finding


def future(asked: Asked) -> Finding | None:
    text = asked.text("of")
    found = asked.words.find("past_and_blame", text, "past_exceptions")
    if not found:
        return None
    return asked.ask(
        words("“{word}” looks back", word=found),
        words("Ideas for the future can be taken up; the past can only be defended."),
        words("How would it sound as “Next time you could …”?"),
    )


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
