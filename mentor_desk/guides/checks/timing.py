"""Days that are missing, gone by, or too far away to be felt."""

from __future__ import annotations

from calendar import monthrange
from datetime import date
from typing import TYPE_CHECKING

from mentor_desk.words import words

if TYPE_CHECKING:
    from mentor_desk.guides.findings import Asked, Finding


def due(asked: Asked) -> Finding | None:
    day = asked.day("day")
    if day is None and asked.text("day"):
        return None
    if day is None:
        return asked.missing(
            words("no date yet"),
            words("A goal without a date waits behind everything that has one."),
            words("When would {name} like to look back on it?", name=asked.name),
        )
    if day <= asked.today:
        return asked.ask(
            words("the date has come"),
            words("A date that has gone by no longer pulls."),
            words("Has it been reached, or does it need a new date?"),
        )
    return asked.ok(words("a date"))


def checkpoint(asked: Asked) -> Finding | None:
    day, end = asked.day("day"), asked.day("due")
    if day is None:
        return _none_set(asked, end) if not asked.text("day") else None
    if end is not None and day > end:
        return asked.ask(
            words("first look after the end"),
            words("By then there is nothing left to steer."),
            words("On which day would a first look still change something?"),
        )
    return asked.ok(words("a day to look at it again"))


def _none_set(asked: Asked, end: date | None) -> Finding | None:
    months = asked.limit("months", 12)
    if end is None or end <= months_later(asked.today, months):
        return None
    return asked.ask(
        words("no day to look at it again"),
        words("More than {months} months is too far away to be felt.", months=months),
        words("What should be visible in three months, and when will you both look?"),
    )


def months_later(day: date, months: int) -> date:
    years, month = divmod(day.month - 1 + months, 12)
    if day.year + years > date.max.year:
        return date.max
    last = monthrange(day.year + years, month + 1)[1]
    return date(day.year + years, month + 1, min(day.day, last))


def first_step(asked: Asked) -> Finding | None:
    """Wants both, a step and a day soon; says nothing about a day gone by, the step may be done."""
    step, day, days = asked.text("step"), asked.day("day"), asked.limit("days", 14)
    if not step:
        return asked.missing(
            words("no first step yet"),
            words("A choice without a first step is still a wish."),
            words("What will {name} do first, small enough for one afternoon?", name=asked.name),
        )
    if not asked.text("day"):
        return asked.ask(
            words("no day for the first step"),
            words("What has no day is done after everything that has one."),
            words("On which day, and at what time of day?"),
        )
    if day is None:
        return None
    if (day - asked.today).days > days:
        return asked.ask(
            words("the first step is far away"),
            words("Momentum rarely lasts longer than {days} days.", days=days),
            words("Which smaller piece of it could be done this week or next?"),
        )
    return asked.ok(words("a first step with a day"))


def fresh(asked: Asked) -> Finding | None:
    day, days = asked.day("day"), asked.limit("days", 14)
    if day is None:
        return None
    given = asked.context.given_on or asked.today
    age = (given - day).days
    if age < 0:
        return asked.ask(
            words("a day still to come"),
            words("Feedback is about something that has happened."),
            words("Which day was it?"),
        )
    if age > days:
        return asked.ask(
            words("{n} day ago", "{n} days ago", n=age),
            words("After two weeks people remember the feeling and no longer the moment."),
            words("Is there a more recent moment that shows the same?"),
        )
    return asked.ok(words("still fresh"))
