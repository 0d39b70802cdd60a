"""What a goal's record says in one sentence: from where, to where, since when."""

from __future__ import annotations

import re
from datetime import date
from typing import TYPE_CHECKING

from mentor_desk.progress.figures import readings, scores, start_of
from mentor_desk.words import Voice, Words, words

if TYPE_CHECKING:
    from mentor_desk.progress.facts import CheckInFact, GoalFact, MilestoneFact


_LONGEST_SIGN = 3
_SEVERAL = re.compile(r"\w*[^s\W]s\b")
"""“tasks”, “nights a week”; the plurals of other languages cannot be told."""
_LEVELS = (
    words("much less than expected"),
    words("less than expected"),
    words("as expected"),
    words("more than expected"),
    words("much more than expected"),
)


def quantity(value: float, unit: str, voice: Voice) -> str:
    number, unit = voice.number(value), unit.strip()
    if not unit:
        return number
    if unit.startswith("%"):
        return f"{number}{unit}"
    return voice.say(words("{number} {unit}", number=number, unit=unit))


def reading(
    value: float | None, unit: str, start: float | None, target: float | None, voice: Voice
) -> str:
    """Standing alone, as "1 of 2 tasks" on a way that begins at nothing; "" for no figure."""
    if value is None:
        return ""
    if target is not None and not start and 0 <= value <= target:
        part = voice.number(value)
        if _has_no_word(target, unit, target):
            whole = voice.number(target)
            said = words("{unit}: {part} of {whole}", unit=unit.strip(), part=part, whole=whole)
            return voice.say(said)
        of = quantity(target, unit, voice)
        return voice.say(words("{part} of {whole}", part=part, whole=of))
    if _has_no_word(value, unit, target):
        return voice.say(words("{unit}: {number}", unit=unit.strip(), number=voice.number(value)))
    return quantity(value, unit, voice)


def _has_no_word(value: float, unit: str, target: float | None) -> bool:
    """Nobody knows what one of it is called, and "1 tasks" is wrong. A sign such as kg stays, and
    what was worded for an aim of one, unless that says several.
    """
    named = unit.strip()
    if value != 1 or len(named) <= _LONGEST_SIGN or not named[0].isalpha():
        return False
    return target != 1 or bool(_SEVERAL.match(named))


def amount(goal: GoalFact, voice: Voice) -> str:
    """Short, to stand beside a bar: "1 of 2", "6 days", "3 of 5 milestones"."""
    measured = readings(goal)
    if measured and measured[-1].value is not None:
        return reading(measured[-1].value, goal.unit, start_of(goal), goal.target, voice)
    if goal.target is None and goal.milestones:
        part = voice.number(len(_done(goal)))
        whole = voice.number(len(goal.milestones))
        return voice.say(words("{part} of {whole}", part=part, whole=whole))
    return ""


def level_words(level: int) -> Words:
    """Of a ladder, from -2 to 2."""
    return _LEVELS[level + len(_LEVELS) // 2]


def level_figure(level: int) -> str:
    """With its sign, so that it is not taken for a count."""
    return f"{level:+d}".replace("-", "\N{MINUS SIGN}") if level else "0"


def sentence(goal: GoalFact, voice: Voice) -> str:
    measured = readings(goal)
    if measured:
        return _moved(goal, measured, voice)
    if scores(goal):
        return _scored(scores(goal), voice)
    if goal.target is not None:
        return _aim(goal, goal.target, voice)
    if goal.milestones:
        return _passed(goal, voice)
    if goal.check_ins:
        last = voice.day(goal.check_ins[-1].day)
        return voice.say(words("Last looked at together on {day}.", day=last))
    return ""


def _moved(goal: GoalFact, measured: tuple[CheckInFact, ...], voice: Voice) -> str:
    start, now = start_of(goal) or 0.0, measured[-1].value or 0.0
    still = start == now
    partly = goal.target is not None and start == 0 < now < goal.target
    bare = not partly and _has_no_word(now, goal.unit, goal.target)
    values = {
        "start": quantity(start, goal.unit if bare else "", voice),
        "number": voice.number(now),
        "now": quantity(now, "" if bare else goal.unit, voice),
        "since": voice.day(_since(goal, measured)),
        "day": voice.day(measured[-1].day),
        "aim": quantity(goal.target or 0.0, goal.unit if bare and still else "", voice),
        "whole": "" if goal.target is None else quantity(goal.target, goal.unit, voice),
    }
    if still:
        if goal.target is None:
            return voice.say(words("At {now} on {day}.", n=None, **values))
        return voice.say(words("At {now} on {day}; the aim is {aim}.", n=None, **values))
    if goal.target is None:
        return voice.say(words("Moved from {start} to {now} since {since}.", n=None, **values))
    if now == goal.target:
        said = words(
            "Moved from {start} to {now} since {since}, which was the aim.", n=None, **values
        )
    elif partly:
        said = words("Moved from {start} to {number} of {whole} since {since}.", n=None, **values)
    else:
        said = words(
            "Moved from {start} to {now} since {since}; the aim is {aim}.", n=None, **values
        )
    return voice.say(said)


def _scored(found: tuple[CheckInFact, ...], voice: Voice) -> str:
    first, last = found[0], found[-1]
    values = {
        "level": voice.say(level_words(last.level or 0)),
        "day": voice.day(last.day),
        "first": voice.say(level_words(first.level or 0)),
        "since": voice.day(first.day),
    }
    if len(found) == 1 or first.level == last.level:
        return voice.say(words("On {day} it was {level}.", n=None, **values))
    return voice.say(words("On {since} it was {first}, on {day} it was {level}.", n=None, **values))


def _since(goal: GoalFact, measured: tuple[CheckInFact, ...]) -> date:
    """The day of the start: the baseline was known when the goal was set."""
    if goal.baseline is not None and goal.set_on is not None:
        return goal.set_on
    return measured[0].day


def _aim(goal: GoalFact, target: float, voice: Voice) -> str:
    aim = quantity(target, goal.unit, voice)
    if _has_no_word(target, goal.unit, target):
        number, unit = voice.number(target), goal.unit.strip()
        aim = voice.say(words("{number} ({unit})", number=number, unit=unit))
    if goal.baseline is None:
        return voice.say(words("The aim is {aim}.", aim=aim))
    start = voice.number(goal.baseline)
    return voice.say(words("Starts at {start}; the aim is {aim}.", start=start, aim=aim))


def _passed(goal: GoalFact, voice: Voice) -> str:
    done = _done(goal)
    if not done:
        first = goal.milestones[0].text
        return voice.say(words("The first milestone is “{text}”.", text=first))
    last = max(done, key=lambda one: (one.done_on or date.min, one.source))
    values = {
        "part": voice.number(len(done)),
        "whole": voice.number(len(goal.milestones)),
        "text": last.text,
        "day": voice.day(last.done_on) if last.done_on else "",
    }
    if len(done) == len(goal.milestones):
        return voice.say(words("All milestones passed, the last on {day}.", n=None, **values))
    return voice.say(
        words(
            "{part} of {whole} milestones passed, the latest “{text}” on {day}.",
            n=None,
            **values,
        )
    )


def _done(goal: GoalFact) -> list[MilestoneFact]:
    return [one for one in goal.milestones if one.done_on is not None]
