"""How the fields of a worksheet are called in its file, so that what was written finds its answer.

Programs that fill in forms keep the names; some put others before or behind them.
"""

from __future__ import annotations

import re
from typing import NamedTuple

FORM = "mentor-desk-form"
"""A hidden field, and a keyword of the file, that say which worksheet this is."""

_ANSWER = "answer-"
_STATE = "is-"
_SHAPE = re.compile(r"answer-([a-z][a-z0-9_]{0,39})(?:-([1-5]))?(?:\[0\])?")
_STAMP = re.compile(rf"{FORM} ([0-9A-Z]{{4,16}}) ([a-z][a-z0-9-]{{0,39}}) ([0-9]{{1,4}})")


class Stamp(NamedTuple):
    """What ties a sheet of paper to what it was printed for; it says nothing of a person."""

    number: str
    guide: str
    version: int


class Named(NamedTuple):
    """`level` is of a ladder, from 1 for much less; 0 for any other answer."""

    field: str
    level: int


def answer_name(field: str, level: int = 0) -> str:
    return f"{_ANSWER}{field}-{level}" if level else f"{_ANSWER}{field}"


def parse_name(full: str) -> Named | None:
    """None for a field that holds no answer."""
    found = _SHAPE.fullmatch(full.rpartition(".")[2])
    return Named(found[1], int(found[2] or 0)) if found else None


def state_name(value: str) -> str:
    """With a word before it, since "Off" means nothing chosen and figures alone mean places."""
    return f"{_STATE}{value}"


def parse_state(state: str) -> str:
    """Empty for what is no state of ours."""
    return state.removeprefix(_STATE) if state.startswith(_STATE) else ""


def written_stamp(stamp: Stamp) -> str:
    return f"{FORM} {stamp.number} {stamp.guide} {stamp.version}"


def parse_stamp(text: str) -> Stamp | None:
    found = _STAMP.search(text)
    return Stamp(found[1], found[2], int(found[3])) if found else None


def shown_number(number: str) -> str:
    """As it stands in the foot, easier to read aloud: K7MP 3XWQ."""
    return " ".join(number[at : at + 4] for at in range(0, len(number), 4))
