"""Feedback on its way to practice: what shows it, whose step it is, how small, and tried out."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from mentor_desk.guides.checks.craft import QUOTED, unquoted
from mentor_desk.guides.checks.events import a_trait, counted, happened, verdict
from mentor_desk.guides.checks.measure import FIGURE
from mentor_desk.guides.checks.practice import not_tried
from mentor_desk.guides.matching import plain
from mentor_desk.words import words

if TYPE_CHECKING:
    from mentor_desk.guides.findings import Asked, Finding
    from mentor_desk.guides.wordlists import WordLists


# Values of choices that guides share: who said it, whether it was done, how much was given away.
TOGETHER = "both"
THEIRS = frozenset({"mentee", TOGETHER, "self", "own", "yes"})
NOT_DONE = frozenset({"no", "not_yet", "later", "none"})
TOLD = frozenset({"told", "me", "mentor"})
_SENTENCES = re.compile(r"[.;!?\n]")
_WEEK = 7
_START = 12
_SAID = re.compile(r"[^\W\d_]+(?:'[^\W\d_]+)?")
_OTHERS = frozenset({"he", "she", "they", "er", "sie"})


def voiced(asked: Asked) -> Finding | None:
    """A choice says whose words they are; without one, a quoted phrase does."""
    text, chosen = asked.text("of"), asked.choice("of")
    said = QUOTED.search(text) or _labelled(asked, text) or _theirs(text, asked.words)
    if chosen == TOGETHER:
        return asked.ok(words("thought of together"))
    if chosen in THEIRS or (not chosen and said):
        return asked.ok(words("{name} said it", name=asked.name))
    if not text:
        return None
    return asked.ask(
        words("whose idea is the step?"),
        words("People do what they have said themselves."),
        words("How would {name} put it? Ask, and write that down.", name=asked.name),
    )


def _labelled(asked: Asked, text: str) -> bool:
    """“She: one page only”."""
    who, colon, _ = text.lower().partition(":")
    names = {asked.context.name.lower(), *asked.context.name.lower().split()[:1]}
    return bool(colon) and who.strip() in asked.words.forms("somebody") | names


def _theirs(text: str, lists: WordLists) -> bool:
    """Whether it tells of somebody saying or wanting it, other than the one who writes alone."""
    if lists.find("jointly", text):
        return True
    if any(lists.find(name, text, "told_exceptions") for name in ("told", "mentors")):
        return False
    if lists.find("theirs", text) or lists.find("reported", text):
        return True
    said = [word.lower() for word in _SAID.findall(plain(text))]
    return any(
        word.partition("'")[0] in _OTHERS and lists.forms("wanting") & set(said[at + 1 : at + 3])
        for at, word in enumerate(said)
    )


def alternative(asked: Asked) -> Finding | None:
    text, tone = asked.text("of"), asked.text("tone")
    if any(hit.start < _START for hit in asked.words.hits("nothing_else", text)):
        return None
    if tone == "praise" and text:
        return asked.ask(
            words("praise with another way beside it"),
            words("Praise that knows a better way is heard as criticism."),
            words("Would this rather be an entry of its own, about something to grow?"),
        )
    if tone == "praise" or (text and not tone):
        return None
    if text:
        return asked.ok(words("another way"))
    if not tone:
        return None
    return asked.missing(
        words("no other way yet"),
        words("Only what else could have been done makes a result something to learn from."),
        words("What else could {name} have done? Ask before you say.", name=asked.name),
    )


def result(asked: Asked) -> Finding | None:
    text = asked.text("of")
    if not text:
        return asked.missing(
            words("no result yet"),
            words("The result is why the deed was worth speaking of."),
            words("What was there afterwards that had not been there before?"),
        )
    lists = asked.words
    if FIGURE.search(text) or QUOTED.search(text) or lists.find("fact_marks", text):
        return asked.ok(words("a result one can see"))
    vague = lists.find("vague_results", text, "vague_result_exceptions") or a_trait(text, lists)
    if counted(text, lists) or happened(_unspecific(text, lists), lists):
        return None
    if not vague and len(text.split()) >= 3:
        return None
    return asked.ask(
        words("which result exactly?"),
        words("“{word}” could stand under any day.", word=vague or text[:30]),
        words("Who did, said or had something afterwards, and how much of it?"),
    )


def _unspecific(text: str, lists: WordLists) -> str:
    """What is left beside words that could stand under any day."""
    spoken = plain(text)
    for hit in reversed(lists.hits("vague_results", spoken, "vague_result_exceptions")):
        spoken = f"{spoken[: hit.start]}… {spoken[hit.end :]}"
    return spoken


def evidence(asked: Asked) -> Finding | None:
    """What was judged before anything was seen; quoted words and figures count as seen."""
    text = asked.text("of")
    if not text:
        return asked.missing(
            words("nothing noted yet"),
            words("Notes taken on the spot can be looked at together; an impression cannot."),
            words("What did you see and hear, and at what time?"),
        )
    spoken = plain(text)
    judged = asked.words.find("character", unquoted(spoken), "character_exceptions")
    before = spoken[: spoken.find(judged)] if judged else ""
    if not judged:
        judged = _at_once(spoken, asked.words)
    if not judged:
        seen = FIGURE.search(spoken) or QUOTED.search(spoken)
        return asked.ok(words("seen and noted")) if seen else None
    if FIGURE.search(before) or QUOTED.search(before):
        return None
    return asked.ask(
        words("“{word}” comes before what was seen", word=judged[:40]),
        words("After a judgement, one sees what fits it."),
        words("What did you note before you thought so?"),
    )


def _at_once(spoken: str, lists: WordLists) -> str:
    """A verdict in the first sentence, before anything in it was done, counted or heard."""
    first = _SENTENCES.split(spoken.strip(), 1)[0]
    seen = [hit.start() for hit in (FIGURE.search(first), QUOTED.search(first)) if hit]
    first = first[: min(seen, default=len(first))]
    if counted(first, lists) or happened(first, lists):
        return ""
    return verdict(first, lists)


def small(asked: Asked) -> Finding | None:
    text, day = asked.text("of"), asked.day("day")
    if not text:
        return None
    large = asked.words.find("large_steps", text, "large_step_exceptions")
    if large and not asked.words.find("small_marks", text):
        return asked.ask(
            words("“{word}”: small enough for a week?", word=large),
            words("A step that needs months is practised once and then put off."),
            words("Which one minute of it could {name} practise this week?", name=asked.name),
        )
    if day is not None and (day - asked.today).days > _WEEK:
        return asked.ask(
            words("small enough for a week?"),
            words("What is further away than a week is usually several steps."),
            words("Which piece of it could be done by this day next week?"),
        )
    return asked.ok(words("small enough for a week")) if day is not None else None


def practised(asked: Asked) -> Finding | None:
    text, chosen = asked.text("of"), asked.choice("of")
    if not text:
        return asked.missing(
            words("not practised yet"),
            words("What was done once in safety is done sooner when it counts."),
            words("Can {name} do it once now, while you watch?", name=asked.name),
        )
    if chosen in NOT_DONE or (not chosen and not_tried(text, asked.words)):
        return asked.ask(
            words("only talked about so far"),
            words("Talking about it feels like being able to do it."),
            words("Which two minutes of it could you two play through right now?"),
        )
    return asked.ok(words("tried out"))


def help_given(asked: Asked) -> Finding | None:
    text, chosen = asked.text("of"), asked.choice("of")
    if not text:
        return asked.missing(
            words("how was it found?"),
            words(
                "The less help it took, the nearer it is to being {name}’s own.", name=asked.name
            ),
            words("Did {name} see it alone, after a question, or when told?", name=asked.name),
        )
    if chosen in TOLD or (not chosen and asked.words.find("told", text, "told_exceptions")):
        return asked.ask(
            words("you said it"),
            words("What one is told is agreed with; what one finds is kept."),
            words("Which question could let {name} find it next time?", name=asked.name),
        )
    return asked.ok(words("how it was found"))
