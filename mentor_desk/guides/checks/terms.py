"""An agreement: every topic settled, an end in sight, and days to look at it on the way."""

from __future__ import annotations

from itertools import pairwise
from typing import TYPE_CHECKING

from mentor_desk.guides.checks.timing import months_later
from mentor_desk.guides.values import parse_day
from mentor_desk.words import words

if TYPE_CHECKING:
    from datetime import date

    from mentor_desk.guides.findings import Asked, Finding


def each_answered(asked: Asked) -> Finding | None:
    """“Not needed” is an answer."""
    answers = asked.each("of")
    blank = sum(not answer for answer in answers)
    if blank == len(answers):
        return asked.missing(
            words("nothing settled yet"),
            words("What was talked about early need not be argued about late."),
            words("Which of these matters most to you both?"),
        )
    if blank:
        return asked.ask(
            words("{n} topic still open", "{n} topics still open", n=blank),
            words("A blank is read in two ways; “not needed” is read in one."),
            words("Settle it now, or write “not needed”?"),
        )
    return asked.ok(words("every topic settled"))


def end_agreed(asked: Asked) -> Finding | None:
    day, way = asked.text("day"), asked.text("of")
    last = asked.day("day")
    if last is not None and last < asked.today:
        return asked.ask(
            words("the last day has come"),
            words("An end that has gone by lets an agreement fade instead of closing it."),
            words("Have you parted as you wanted to, or is another day meant?"),
        )
    if day and way:
        return asked.ok(words("when and how it ends"))
    if day:
        return asked.ask(
            words("an end, but no way of ending"),
            words("Endings nobody has spoken of are slipped out of."),
            words("How will you look back and part, also if it ends early?"),
        )
    if way:
        return asked.ask(
            words("no day for the end"),
            words("With an end in sight, both use the time."),
            words("Until which day do you promise each other this, for now?"),
        )
    return asked.missing(
        words("no end yet"),
        words("An open end is seldom kept; a near one can be renewed."),
        words("Until when, and how will you part?"),
    )


def checkpoints(asked: Asked) -> Finding | None:
    """The first day to look, and those after it, never further apart than so many months."""
    months = asked.limit("months", 3)
    days = sorted(day for text in asked.each("day") if (day := parse_day(text)))
    if not days:
        return None if asked.text("day") else _none_yet(asked)
    if days[-1] < asked.today:
        return asked.ask(
            words("the days to look are over"),
            words("What nobody asks after any more goes on as it happens to."),
            words("On which day will you ask each other next?"),
        )
    ahead = [asked.today, *(day for day in days if day > asked.today)]
    if any(_far(one, two, months) for one, two in pairwise(ahead)):
        return asked.ask(
            words("a long way without a look"),
            words("In more than {months} months, small rubs become habits.", months=months),
            words("Which earlier day could you both use to ask: is this working?"),
        )
    return asked.ok(words("a day to ask how it goes"))


def _none_yet(asked: Asked) -> Finding:
    return asked.missing(
        words("no day to look at it"),
        words("Agreements fade unless somebody asks after them."),
        words("On which day will you ask each other whether this is working?"),
    )


def _far(one: date, two: date, months: int) -> bool:
    return two > months_later(one, months)
