"""What a guide is: questions in an order, places for the answers, and what to look at then."""

from __future__ import annotations

from dataclasses import dataclass
from enum import StrEnum

Param = int | tuple[str, ...]


class GuideKind(StrEnum):
    GOAL = "goal"
    FEEDBACK = "feedback"
    SESSION = "session"
    AGREEMENT = "agreement"
    REFLECTION = "reflection"
    WORKSHEET = "worksheet"
    CARD = "card"


class About(StrEnum):
    """Whose answers these are: a guide about the mentor needs no mentee."""

    MENTEE = "mentee"
    MENTOR = "mentor"


class Phase(StrEnum):
    """What a relationship enters when the guide is offered."""

    PREPARE = "prepare"
    AGREE = "agree"
    WORK = "work"
    CLOSE = "close"


class Moment(StrEnum):
    SESSION_START = "session_start"
    SESSION_END = "session_end"
    MONTH = "month"
    QUARTER = "quarter"
    YEAR = "year"


class Challenge(StrEnum):
    """What has become difficult between the two when the guide is offered."""

    EXPECTATIONS = "expectations"
    INITIATIVE = "initiative"
    DIFFERENCE = "difference"
    TIME = "time"
    PRIORITIES = "priorities"
    CHANNELS = "channels"
    FEEDBACK = "feedback"
    ENGAGEMENT = "engagement"
    OVERLOAD = "overload"


class FieldKind(StrEnum):
    TEXT = "text"
    LONG_TEXT = "long_text"
    NUMBER = "number"
    DATE = "date"
    SCALE = "scale"
    CHOICE = "choice"
    LIST = "list"
    LADDER = "ladder"
    """Five lines from much less over expected to much more; a blank line is an empty level."""


@dataclass(frozen=True, slots=True)
class Choice:
    """`reads` stands in the sentence where the label would not fit into it."""

    value: str
    label: str
    reads: str = ""


@dataclass(frozen=True, slots=True)
class GuideField:
    """One place for an answer.

    `record` names what the answer fills: an attribute of the guide's own record ("due_on") or of
    something that grows out of it ("action.text"). `missing` is how the sentence speaks of a gap.
    `unit` stands behind the figure of a number, wherever it is shown. `for_mentee` is the label on
    a paper the mentee fills in, where that differs.
    """

    name: str
    kind: FieldKind
    label: str
    record: str = ""
    missing: str = ""
    choices: tuple[Choice, ...] = ()
    low: str = ""
    high: str = ""
    unit: str = ""
    for_mentee: str = ""


@dataclass(frozen=True, slots=True)
class CheckUse:
    """A check asked for by name; parameters are numbers or names of fields."""

    name: str
    params: tuple[tuple[str, Param], ...] = ()

    def fields(self, param: str) -> tuple[str, ...]:
        value = dict(self.params).get(param, ())
        return value if isinstance(value, tuple) else ()

    def named(self) -> tuple[str, ...]:
        """All fields that any of its parameters names."""
        found = (value for _, value in self.params if isinstance(value, tuple))
        return tuple(name for value in found for name in value)

    def number(self, param: str, otherwise: int) -> int:
        value = dict(self.params).get(param, otherwise)
        return value if isinstance(value, int) else otherwise


@dataclass(frozen=True, slots=True)
class Step:
    """With `mentor_only` it is on no paper that is handed out. `for_mentee` asks the same of the
    mentee, as “you”, on a paper with the mentee's name on it; help and example are for who asks.
    """

    id: str
    title: str
    question: str
    help: str
    example: str
    fields: tuple[GuideField, ...]
    checks: tuple[CheckUse, ...]
    mentor_only: bool = False
    for_mentee: str = ""


@dataclass(frozen=True, slots=True)
class Part:
    """Left out unless one of `if_any` is answered, and if one of `unless_any` is.

    What stands between < and > with an answer is said only if that is there. `apart` is told in
    place of `text` where an answer is a sentence of its own, or too long to be part of one. With
    `paragraph` it begins a new one; a page of twenty sentences needs that.
    """

    text: str
    if_any: tuple[str, ...] = ()
    unless_any: tuple[str, ...] = ()
    paragraph: bool = False
    apart: str = ""


@dataclass(frozen=True, slots=True)
class Guide:
    """With `for_mentor` its paper is filled in by the mentor, whoever's name stands on it."""

    id: str
    version: int
    kind: GuideKind
    title: str
    credit: str
    purpose: str
    when: str
    steps: tuple[Step, ...]
    reads: tuple[Part, ...]
    language: str = "en"
    about: About = About.MENTEE
    for_mentor: bool = False
    phases: tuple[Phase, ...] = ()
    moments: tuple[Moment, ...] = ()
    challenges: tuple[Challenge, ...] = ()

    def fields(self) -> tuple[GuideField, ...]:
        return tuple(field for step in self.steps for field in step.fields)

    def handed_out(self) -> tuple[Step, ...]:
        return tuple(step for step in self.steps if not step.mentor_only)

    def field(self, name: str) -> GuideField:
        return next(field for field in self.fields() if field.name == name)
