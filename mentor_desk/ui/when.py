"""Days as one speaks of them: due yesterday, two weeks ago."""

from __future__ import annotations

from typing import TYPE_CHECKING

from mentor_desk.words import Words, words

if TYPE_CHECKING:
    from datetime import date

    from mentor_desk.ui.voice import QtVoice
    from mentor_desk.ui.widgets.chip import ChipTone

_LATE = 14


def due(day: date, today: date, voice: QtVoice) -> tuple[str, ChipTone]:
    """The chip of an action, and its tone: late by far is no longer only a warning."""
    days = (today - day).days
    if days == 1:
        return voice.say(words("due yesterday")), "warning"
    if days > 1:
        late: ChipTone = "danger" if days > _LATE else "warning"
        return voice.say(words("due {day}", day=voice.brief_day(day, today))), late
    if days == 0:
        return voice.say(words("due today")), "warning"
    if days == -1:
        return voice.say(words("by tomorrow")), "neutral"
    return voice.say(words("by {day}", day=voice.brief_day(day, today))), "neutral"


def ago(day: date, today: date) -> Words:
    """Of a day that has passed: today, yesterday, 5 days ago, 3 weeks ago, 4 months ago."""
    days = (today - day).days
    if days <= 0:
        return words("today")
    if days == 1:
        return words("yesterday")
    if days < 14:
        return words("{n} days ago", n=days)
    if days < 70:
        return words("{n} weeks ago", n=round(days / 7))
    if days < 700:
        return words("{n} months ago", n=round(days / 30.4))
    return words("{n} years ago", n=round(days / 365.25))
