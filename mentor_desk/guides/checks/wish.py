"""Wish, outcome, obstacle, plan: what stands in the way within, and what will be done then."""

from __future__ import annotations

from typing import TYPE_CHECKING

from mentor_desk.guides.checks.craft import state_of_mind, unquoted
from mentor_desk.guides.matching import plain
from mentor_desk.words import words

if TYPE_CHECKING:
    from mentor_desk.guides.findings import Asked, Finding
    from mentor_desk.guides.wordlists import WordLists

_ME = frozenset({"i", "i'm", "ich", "i've"})


def inner(asked: Asked) -> Finding | None:
    """Asks only where what is named lies outside and nothing beside it lies within."""
    text = asked.text("of")
    if not text:
        return asked.missing(
            words("no obstacle yet"),
            words("A wish without its obstacle stays a daydream."),
            words("What in {name} gets in the way, when it matters?", name=asked.name),
        )
    if asked.words.find("within", text) or _of_oneself(text, asked.words):
        return asked.ok(words("an obstacle within"))
    outside = asked.words.find("outside", text, "outside_exceptions") or _opened(text, asked.words)
    if not outside:
        return None
    return asked.ask(
        words("“{word}”: is it within reach?", word=outside),
        words("What lies outside can only be waited for; what lies within can be met."),
        words("What does {name} feel or do at that moment that holds it back?", name=asked.name),
    )


def _of_oneself(text: str, lists: WordLists) -> bool:
    """“I answer before I have thought”: one's own deed, unless it is about what is lacking."""
    first = plain(text).split(maxsplit=1)[0].lower().strip(",.:")
    return first in _ME and not lists.find("lacks", text)


def _opened(text: str, lists: WordLists) -> str:
    """“The landlord”, “zu wenig Platz”: what is named is a thing, and nothing in it is within."""
    opened = next((hit for hit in lists.hits("openers", text) if not hit.start), None)
    if opened is None:
        return ""
    follows = plain(text)[opened.end :].split()
    return " ".join([opened.text, *follows[:1]]).strip(",.:;") if follows else ""


def if_then(asked: Asked) -> Finding | None:
    text = asked.text("of")
    if not text:
        return asked.missing(
            words("no plan for that moment yet"),
            words("Whoever has decided beforehand need not decide under pressure."),
            words("If it shows up, what will {name} do then?", name=asked.name),
        )
    when, then = parts(text, asked.words)
    if when and then:
        return asked.ok(words("if … then …"))
    if when:
        return asked.ask(
            words("and then?"),
            words("The moment is named; what happens in it is still open."),
            words("“… then I will” what?"),
        )
    return asked.ask(
        words("in which moment?"),
        words("A good intention needs a moment that calls it up."),
        words("How would it sound as “If …, then I will …”?"),
    )


def observable(asked: Asked) -> Finding | None:
    """Looks at what is to be done, not at the moment it is for."""
    text = unquoted(asked.text("of"))
    when, then = parts(text, asked.words)
    deed = then if when and then else text
    found = asked.words.find("unseen_deeds", deed, "unseen_exceptions") or state_of_mind(
        deed, asked.words
    )
    if not found:
        return None
    return asked.ask(
        words("“{word}”: what would one see?", word=found),
        words("“{word}” can be meant without anything being done.", word=found),
        words("What will {name} say or do, so that another person could notice?", name=asked.name),
    )


def parts(text: str, lists: WordLists) -> tuple[str, str]:
    """The moment and the deed; "" for what is not there."""
    spoken = plain(text)
    opened = next(iter(lists.hits("if_marks", spoken)), None)
    if opened is None:
        when, arrow, then = spoken.replace("→", "->").partition("->")
        return (when, then) if arrow else ("", "")
    before, after = spoken[: opened.start], spoken[opened.end :]
    if then := lists.hits("then_marks", after):
        return after[: then[0].start], after[then[0].end :]
    moment, comma, deed = after.partition(",")
    if comma and len(deed.split()) > 1:
        return moment, deed
    # “I will count to ten when the phone rings”: the deed came first.
    told = lists.hits("then_marks", before)
    return after, before[told[0].end if told else 0 :] if told or _tells(before) else ""


def _tells(before: str) -> bool:
    return len(before.split()) > 2
