"""One point up: where it stands, what already carries it, and when to look again."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from mentor_desk.guides.checks.nothing import named
from mentor_desk.guides.checks.timing import months_later
from mentor_desk.words import words

if TYPE_CHECKING:
    from mentor_desk.guides.findings import Asked, Finding
    from mentor_desk.guides.wordlists import WordLists


_ON_SCALE = re.compile(r"(?<![\d.,])(?:10|\d)(?![\d.,]*\d)")
_FEW, _SCALE = 4, range(1, 11)
_BETWEEN = re.compile(r"[,;.]\s+")


def scale_named(asked: Asked) -> Finding | None:
    text = asked.text("value")
    if not text:
        return asked.missing(
            words("no figure on the scale yet"),
            words("A figure makes it possible to ask what one more would be."),
            words("From 0 to 10, where would {name} put it today?", name=asked.name),
        )
    found = _ON_SCALE.search(text)
    if figure := found[0] if found else _spelt(text, asked.words):
        return asked.ok(words("{value} out of 10", value=figure))
    return asked.ask(
        words("which figure?"),
        words("Words such as “quite good” cannot go one point up."),
        words("From 0 to 10, where would {name} put it?", name=asked.name),
    )


def _spelt(text: str, lists: WordLists) -> str:
    """“about six”; in longer answers “one” may well be no figure."""
    said = text.split() if len(text.split()) <= _FEW else []
    return next((word for word in said if (lists.value(word.lower()) or 0) in _SCALE), "")


def next_point(asked: Asked) -> Finding | None:
    now, wanted = asked.scale("now"), asked.scale("wanted")
    if now is None or wanted is None:
        return None
    if wanted <= now:
        return asked.ask(
            words("not above today"),
            words("As it is written, nothing has to move."),
            words("What would be one point more?"),
        )
    if wanted > now + 1:
        return asked.ask(
            words("{n} points at once", n=wanted - now),
            words("One point can be pictured and tried; several are a leap."),
            words("What would be the first sign of a {value}?", value=now + 1),
        )
    return asked.ok(words("one point up"))


def resources(asked: Asked) -> Finding | None:
    least, count = asked.limit("least", 2), len(things(asked))
    if count == 0:
        return asked.missing(
            words("nothing that helps yet"),
            words("Something already works, or the figure would be a zero."),
            words("How come it is not lower? What and who helped?"),
        )
    if count < least:
        return asked.ask(
            words("one thing that helps", "{n} things that help", n=count),
            words("There is usually more to build on than first comes to mind."),
            words("When did it go a little better, and what was different then?"),
        )
    return asked.ok(words("{n} thing to build on", "{n} things to build on", n=count))


def things(asked: Asked) -> list[str]:
    """What stands in lines, or in one line between commas."""
    known = asked.context.words
    items = [item for item in asked.items("of") if named(item, known)]
    if len(items) != 1:
        return items
    pieces = [
        piece
        for part in _BETWEEN.split(items[0])
        for piece in asked.words.split("connectors", part)
    ]
    return [piece for piece in pieces if named(piece, known)]


def review_day(asked: Asked) -> Finding | None:
    day, months = asked.day("day"), asked.limit("months", 1)
    if day is None and asked.text("day"):
        return None
    if day is None:
        return asked.missing(
            words("no day to look again"),
            words("What got better is soon taken for granted, unless somebody asks."),
            words("When will you both look at what is better, and what did it?"),
        )
    if day <= asked.today:
        return asked.ask(
            words("the day has come"),
            words("Nobody can look forward to a day that has gone by."),
            words("What is better, and when will you look again?"),
        )
    if day > months_later(asked.today, months):
        return asked.ask(
            words("a long time until you look again"),
            words(
                "After more than {n} month, small steps are hard to see.",
                "After more than {n} months, small steps are hard to see.",
                n=months,
            ),
            words("Which earlier day would still show the first step?"),
        )
    return asked.ok(words("a day to look again"))
