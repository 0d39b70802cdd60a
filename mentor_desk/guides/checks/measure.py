"""Will both of them know when it has happened: sign, start, source, and words that blur it."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from mentor_desk.guides.checks.nothing import named
from mentor_desk.guides.matching import plain
from mentor_desk.guides.wordlists import VERB_LAST
from mentor_desk.words import words

if TYPE_CHECKING:
    from mentor_desk.guides.findings import Asked, Finding
    from mentor_desk.guides.wordlists import WordLists

# A year says when, not how much.
FIGURE = re.compile(r"(?<!\w)(?!(?:19|20)\d\d(?!\w))\d")
_LABELLED = re.compile(r"(?<!\w)([^\W\d_]{1,30})\.? \d+(?!\w|[.,:]\d)")
_SPOKEN = re.compile(r"[^\W\d_]+(?:['-][^\W\d_]+)*")
_NEAR = 5


def measure(asked: Asked) -> Finding | None:
    """A number needs its unit, a unit its number; without either, a sign others could see."""
    sign, value, unit = asked.text("sign"), asked.text("value"), asked.text("unit")
    if value and asked.number("value") is None:
        return None
    if value and unit:
        return asked.ok(words("number and unit"))
    if value:
        return asked.ask(
            words("no unit for the number"),
            words("A number alone can be read in several ways."),
            words("{value} of what?", value=value[:20]),
        )
    if unit:
        return asked.ask(
            words("no number to reach"),
            words("There is a unit, but nothing says how much of it."),
            words("How many would be enough for {name}?", name=asked.name),
        )
    if sign:
        return _named_sign(asked, sign)
    return asked.missing(
        words("no number or sign yet"),
        words("Without a sign, two people will disagree about whether it has happened."),
        words("What would somebody else see or count?"),
    )


def _named_sign(asked: Asked, sign: str) -> Finding | None:
    if is_thin(asked, sign) and not is_counted(asked, sign):
        return asked.ask(
            words("a sign somebody else could see?"),
            words(
                "What is written there is still an opinion: two people could see it differently."
            ),
            words("What would a colleague who knows nothing of this goal notice?"),
        )
    return asked.ok(words("a sign to look for"))


def is_counted(asked: Asked, text: str) -> bool:
    spoken = without_labels(text, asked.words)
    return bool(FIGURE.search(spoken) or asked.words.find("number_words", text))


def without_labels(text: str, lists: WordLists) -> str:
    """The figures of “ward 6” and “hall 3” tell which, not how many."""
    labels = lists.forms("labels")
    return _LABELLED.sub(lambda hit: hit[1] if hit[1].lower() in labels else hit[0], text)


def is_thin(asked: Asked, sign: str) -> bool:
    return len(sign.split()) < 3 or is_empty(asked, sign)


def is_empty(asked: Asked, sign: str) -> bool:
    """“everybody notices”, “a better mood”: words that would have to be explained."""
    count = len(sign.split())
    if count < 7 and asked.words.find("empty_signs", sign):
        return True
    return count < 8 and bool(asked.words.find("fuzzy", sign, "fuzzy_exceptions"))


def baseline(asked: Asked) -> Finding | None:
    value, start = asked.number("value"), asked.number("start")
    if value is None or (start is None and asked.text("start")):
        return None
    if start is None:
        return asked.ask(
            words("no starting point"),
            words("Without today’s figure nobody can say later how far it was."),
            words("Where does {name} stand today?", name=asked.name),
        )
    if start == value:
        return asked.ask(
            words("start and aim are the same"),
            words("As it is written, nothing has to move."),
            words("Is this about keeping a level, or is one of the two figures to change?"),
        )
    return asked.ok(words("where it starts"))


def source(asked: Asked) -> Finding | None:
    text = asked.text("source")
    if named(text, asked.context.words) and not nowhere(text, asked.words):
        return asked.ok(words("where the figure comes from"))
    if not asked.text("measured"):
        return None
    return asked.ask(
        words("no source for the figure"),
        words("A figure nobody can look up turns into a feeling."),
        words("Where could you both look it up: a calendar, a list, a report, a person?"),
    )


def nowhere(text: str, lists: WordLists) -> bool:
    """“in my head”, “nobody counts them”: named, and yet nothing one could look up."""
    said = [word.lower() for word in _SPOKEN.findall(plain(text))]
    places = [at for at, word in enumerate(said) if word in lists.forms("uncounted")]
    before = _NEAR if VERB_LAST in lists["traits"] else 0
    if any(
        not lists.forms("counting").isdisjoint(said[max(0, at - before) : at + _NEAR])
        for at in places[:1]
    ):
        return True
    return not on_record(text, lists) and bool(
        lists.find("unrecorded", text, "unrecorded_exceptions")
    )


def on_record(text: str, lists: WordLists) -> bool:
    """“the till roll”, “Strichliste”: it names something that was written or can be read."""
    records = lists.forms("records")
    ends = (
        tuple(word for word in records if len(word) >= _NEAR)
        if VERB_LAST in lists["traits"]
        else ()
    )
    return any(
        word in records or (ends and word.endswith(ends))
        for word in map(str.lower, _SPOKEN.findall(plain(text)))
    )


def fuzzy(asked: Asked) -> Finding | None:
    """Silent as soon as a number or a sign says what the soft word means."""
    text, sign = asked.text("of"), asked.text("sign")
    if asked.text("value") or is_counted(asked, text):
        return None
    if sign and (is_counted(asked, sign) or not is_thin(asked, sign)):
        return None
    found = asked.words.find("fuzzy", text, "fuzzy_exceptions")
    if not found:
        return None
    return asked.ask(
        words("what does “{word}” look like?", word=found),
        words("“{word}” can mean many things, and nothing here says which.", word=found),
        words("If you filmed {name} afterwards, what would be different?", name=asked.name),
    )
