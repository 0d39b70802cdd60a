"""The day in one sentence."""

from __future__ import annotations

from PySide6.QtCore import QCoreApplication

_PLACE = "Headline"


def headline(sessions: int, waiting: int, *, held: int = 0) -> str:
    """Whole sentences rather than pieces, because languages join them differently.

    `sessions` are those still to come; those `held` are told once none is.
    """
    if held and not sessions:
        text = _after(min(held, 2), min(waiting, 2))
        sessions = held
    else:
        text = _sentence(min(sessions, 2), min(waiting, 2))
    said = text.format(sessions=_number(sessions), waiting=_number(waiting))
    return said[:1].upper() + said[1:]


def _sentence(sessions: int, waiting: int) -> str:
    """Both count 0, 1 or 2 for more."""
    tr = QCoreApplication.translate
    return {
        (0, 0): tr(_PLACE, "a quiet day: no session, nothing waiting"),
        (0, 1): tr(_PLACE, "no session today, one thing waiting"),
        (0, 2): tr(_PLACE, "no session today, {waiting} things waiting"),
        (1, 0): tr(_PLACE, "one session today, nothing waiting"),
        (1, 1): tr(_PLACE, "one session today, one thing waiting"),
        (1, 2): tr(_PLACE, "one session today, {waiting} things waiting"),
        (2, 0): tr(_PLACE, "{sessions} sessions today, nothing waiting"),
        (2, 1): tr(_PLACE, "{sessions} sessions today, one thing waiting"),
        (2, 2): tr(_PLACE, "{sessions} sessions today, {waiting} things waiting"),
    }[sessions, waiting]


def _after(held: int, waiting: int) -> str:
    """When the day's sessions are behind: `held` counts 1, or 2 for more."""
    tr = QCoreApplication.translate
    return {
        (1, 0): tr(_PLACE, "today’s session is held, nothing waiting"),
        (1, 1): tr(_PLACE, "today’s session is held, one thing waiting"),
        (1, 2): tr(_PLACE, "today’s session is held, {waiting} things waiting"),
        (2, 0): tr(_PLACE, "{sessions} sessions held today, nothing waiting"),
        (2, 1): tr(_PLACE, "{sessions} sessions held today, one thing waiting"),
        (2, 2): tr(_PLACE, "{sessions} sessions held today, {waiting} things waiting"),
    }[held, waiting]


def _number(count: int) -> str:
    tr = QCoreApplication.translate
    spelled = (
        tr(_PLACE, "no"),
        tr(_PLACE, "one"),
        tr(_PLACE, "two"),
        tr(_PLACE, "three"),
        tr(_PLACE, "four"),
        tr(_PLACE, "five"),
        tr(_PLACE, "six"),
        tr(_PLACE, "seven"),
        tr(_PLACE, "eight"),
        tr(_PLACE, "nine"),
        tr(_PLACE, "ten"),
        tr(_PLACE, "eleven"),
        tr(_PLACE, "twelve"),
    )
    return spelled[count] if count < len(spelled) else str(count)
