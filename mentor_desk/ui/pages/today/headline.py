"""The day in one sentence."""

from __future__ import annotations

from PySide6.QtCore import QCoreApplication

_PLACE = "Headline"


def headline(sessions: int, waiting: int, *, held: int = 0, open_actions: int = 0) -> str:
    """Whole sentences rather than pieces, because languages join them differently.

    `sessions` are those still to come; those `held` are told once none is. Actions that are open
    are told where nothing else is waiting: they stand below, and are not nothing.
    """
    what = f"waiting {min(waiting, 2)}" if waiting else f"open {min(open_actions, 2)}"
    if held and not sessions:
        text = _after(min(held, 2), what)
        sessions = held
    else:
        text = _sentence(min(sessions, 2), what)
    said = text.format(
        sessions=_number(sessions), waiting=_number(waiting), actions=_number(open_actions)
    )
    return said[:1].upper() + said[1:]


def _sentence(sessions: int, what: str) -> str:
    """Both count 0, 1 or 2 for more."""
    tr = QCoreApplication.translate
    return {
        (0, "open 0"): tr(_PLACE, "a quiet day: no session, nothing waiting"),
        (0, "open 1"): tr(_PLACE, "no session today, one action open"),
        (0, "open 2"): tr(_PLACE, "no session today, {actions} actions open"),
        (0, "waiting 1"): tr(_PLACE, "no session today, one thing waiting"),
        (0, "waiting 2"): tr(_PLACE, "no session today, {waiting} things waiting"),
        (1, "open 0"): tr(_PLACE, "one session today, nothing waiting"),
        (1, "open 1"): tr(_PLACE, "one session today, one action open"),
        (1, "open 2"): tr(_PLACE, "one session today, {actions} actions open"),
        (1, "waiting 1"): tr(_PLACE, "one session today, one thing waiting"),
        (1, "waiting 2"): tr(_PLACE, "one session today, {waiting} things waiting"),
        (2, "open 0"): tr(_PLACE, "{sessions} sessions today, nothing waiting"),
        (2, "open 1"): tr(_PLACE, "{sessions} sessions today, one action open"),
        (2, "open 2"): tr(_PLACE, "{sessions} sessions today, {actions} actions open"),
        (2, "waiting 1"): tr(_PLACE, "{sessions} sessions today, one thing waiting"),
        (2, "waiting 2"): tr(_PLACE, "{sessions} sessions today, {waiting} things waiting"),
    }[sessions, what]


def _after(held: int, what: str) -> str:
    """When the day's sessions are behind: `held` counts 1, or 2 for more."""
    tr = QCoreApplication.translate
    return {
        (1, "open 0"): tr(_PLACE, "today’s session is held, nothing waiting"),
        (1, "open 1"): tr(_PLACE, "today’s session is held, one action open"),
        (1, "open 2"): tr(_PLACE, "today’s session is held, {actions} actions open"),
        (1, "waiting 1"): tr(_PLACE, "today’s session is held, one thing waiting"),
        (1, "waiting 2"): tr(_PLACE, "today’s session is held, {waiting} things waiting"),
        (2, "open 0"): tr(_PLACE, "{sessions} sessions held today, nothing waiting"),
        (2, "open 1"): tr(_PLACE, "{sessions} sessions held today, one action open"),
        (2, "open 2"): tr(_PLACE, "{sessions} sessions held today, {actions} actions open"),
        (2, "waiting 1"): tr(_PLACE, "{sessions} sessions held today, one thing waiting"),
        (2, "waiting 2"): tr(_PLACE, "{sessions} sessions held today, {waiting} things waiting"),
    }[held, what]


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
