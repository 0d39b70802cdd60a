"""A working session: what was agreed before, heard in between, and looked at afterwards."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from mentor_desk.guides.checks.craft import QUOTED
from mentor_desk.guides.checks.nothing import names_nothing
from mentor_desk.guides.guide import FieldKind
from mentor_desk.guides.matching import plain
from mentor_desk.words import words

if TYPE_CHECKING:
    from mentor_desk.guides.findings import Asked, Finding
    from mentor_desk.guides.wordlists import WordLists


# Months that are words as well, “may”, “march”, count beside a figure only.
_MONTH = (
    r"(?:jan(?:uary?)?|feb(?:ruary?)?|mar(?:ch)?|märz?|apr(?:il)?|ma[yi]|jun[ie]?|jul[iy]?"
    r"|aug(?:ust)?|sept?(?:ember)?|o[ck]t(?:ober)?|nov(?:ember)?|de[cz](?:ember)?)(?!\w)"
)
_A_DAY = re.compile(
    r"\d{4}-\d\d-\d\d|(?<!\d)\d{1,2}\. ?\d{1,2}\.|(?<![\d/])\d{1,2}/\d{1,2}(?![\d/])"
    rf"|(?<!\w)\d{{1,2}}(?:\.|st|nd|rd|th)? (?:of )?{_MONTH}"
    rf"|(?<!\w){_MONTH}\.? \d{{1,2}}(?!\w)"
    r"|(?<!\w)(?:the|am|zum) \d{1,2}(?:st|nd|rd|th|\.)(?! [^\W\d_])",
    re.IGNORECASE,
)
_POLITE_WORDS = 7
_WORD = re.compile(r"[^\W\d_]+(?:'[^\W\d_]+)?")


def contract(asked: Asked) -> Finding | None:
    if not names_nothing(asked.text("of"), asked.context.words):
        return asked.ok(words("what the hour is for"))
    if asked.text("notes"):
        return asked.ask(
            words("notes, and nothing agreed"),
            words("An hour without a purpose fills with whatever is loudest."),
            words("What should be true when you part? Ask now, it is not too late."),
        )
    return asked.missing(
        words("nothing agreed yet"),
        words("Whoever knows what the hour is for can use it."),
        words("What should be true for {name} when you part?", name=asked.name),
    )


def verbatim(asked: Asked) -> Finding | None:
    text = asked.text("of")
    if not text:
        return asked.missing(
            words("nothing heard yet"),
            words("The words people choose say more than a summary of them."),
            words("Which sentence of {name}’s do you still hear?", name=asked.name),
        )
    if QUOTED.search(text) or _speaks(text, asked.words):
        return asked.ok(words("in {name}’s own words", name=asked.name))
    return asked.ask(
        words("whose words are these?"),
        words("A summary is already yours; a quoted phrase is still {name}’s.", name=asked.name),
        words("What did {name} say, word for word? Put it in quotation marks.", name=asked.name),
    )


def _speaks(text: str, lists: WordLists) -> bool:
    """“I count the steps to his door”: whoever says “I” there is not the one who noted it down."""
    said = frozenset(word.lower().partition("'")[0] for word in _WORD.findall(plain(text)))
    return bool(lists.forms("first_person") & said) and not lists.find("own_view", text)


def both(asked: Asked) -> Finding | None:
    one, other = asked.text("of"), asked.text("also")
    if one and other:
        return asked.ok(words("what it does, and what could be done"))
    if one:
        return asked.ask(
            words("the choices are still open"),
            words("Understanding alone changes little."),
            words("What could {name} do about it, and what else?", name=asked.name),
        )
    if other:
        return asked.ask(
            words("choices before the effect"),
            words("Whoever has not felt what it does chooses the nearest way out."),
            words("What does it do to {name}, and to others?", name=asked.name),
        )
    return asked.missing(
        words("nothing explored yet"),
        words("Between the story and the step lies a look around."),
        words(
            "What does it do to {name} and to others, and what are the choices?", name=asked.name
        ),
    )


def dated(asked: Asked) -> Finding | None:
    text, day = asked.text("of"), asked.text("day")
    if not text:
        return asked.missing(
            words("no step yet"),
            words("A talk without a step was a pleasant talk."),
            words("Which step comes next, and who takes it?"),
        )
    unread = bool(day) and _is_no_day(asked)
    if (
        (day and not unread)
        or _A_DAY.search(text)
        or asked.words.find("due_marks", text, "due_exceptions")
    ):
        return asked.ok(words("a step with a day"))
    if unread:
        return None  # which day it is was asked already
    return asked.ask(
        words("by when?"),
        words("What has no day is done after everything that has one."),
        words("Which day belongs to it?"),
    )


def _is_no_day(asked: Asked) -> bool:
    """Whether something stands in the place for a day that is none; a line of text may say more."""
    kinds = {asked.guide.field(name).kind for name in asked.use.fields("day")}
    return kinds == {FieldKind.DATE} and asked.day("day") is None


def reviewed(asked: Asked) -> Finding | None:
    text = asked.text("of")
    if not text:
        return asked.missing(
            words("not looked back yet"),
            words("Two minutes at the end make the next hour better."),
            words("How did you two work together, and what should be otherwise next time?"),
        )
    polite = asked.words.find("polite", text, "polite_exceptions")
    if len(text.split()) < 3 or (polite and _only_thanks(text, asked.words)):
        return asked.ask(
            words("a polite answer?"),
            words(
                "“{word}” ends the question kindly and answers little.", word=polite or text[:30]
            ),
            words("What was most useful, and what would {name} change?", name=asked.name),
        )
    return asked.ok(words("looked back"))


def _only_thanks(text: str, lists: WordLists) -> bool:
    """A few polite words, or many that speak of nothing but the hour and the thanks for it."""
    said = [word.lower() for word in _WORD.findall(plain(text))]
    if len(said) < _POLITE_WORDS:
        return True
    small = lists.forms("common", "fillers", "polite")
    return not frozenset(said) - small - lists.forms("courtesies")
