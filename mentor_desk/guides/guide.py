"""What a guide is: questions in an order, places for the answers, and what to look at then."""

from __future__ import annotations

from dataclasses import dataclass
from enum import StrEnum

Param = int | tuple[str, ...]


class GuideKind(StrEnum):
    GOAL = "goal"
    FEEDBACK = "feedback"


class FieldKind(StrEnum):
    TEXT = "text"
    LONG_TEXT = "long_text"
    NUMBER = "number"
    DATE = "date"
    SCALE = "scale"
    CHOICE = "choice"
    LIST = "list"


@dataclass(frozen=True, slots=True)
class Choice:
    value: str
    label: str


@dataclass(frozen=True, slots=True)
class GuideField:
    """One place for an answer.

    `record` names what the answer fills: an attribute of the guide's own record ("due_on") or of
    something that grows out of it ("action.text"). `missing` is how the sentence speaks of a gap.
    """

    name: str
    kind: FieldKind
    label: str
    record: str = ""
    missing: str = ""
    choices: tuple[Choice, ...] = ()
    low: str = ""
    high: str = ""


@dataclass(frozen=True, slots=True)
class CheckUse:
    """A check asked for by name; parameters are numbers or names of fields."""

    name: str
    params: tuple[tuple[str, Param], ...] = ()

    def fields(self, param: str) -> tuple[str, ...]:
        value = dict(self.params).get(param, ())
        return value if isinstance(value, tuple) else ()

    def number(self, param: str, otherwise: int) -> int:
        value = dict(self.params).get(param, otherwise)
        return value if isinstance(value, int) else otherwise


@dataclass(frozen=True, slots=True)
class Step:
    id: str
    title: str
    question: str
    help: str
    example: str
    fields: tuple[GuideField, ...]
    checks: tuple[CheckUse, ...]


@dataclass(frozen=True, slots=True)
class Part:
    """Left out unless one of `if_any` is answered, and if one of `unless_any` is."""

    text: str
    if_any: tuple[str, ...] = ()
    unless_any: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class Guide:
    id: str
    version: int
    kind: GuideKind
    title: str
    credit: str
    purpose: str
    when: str
    steps: tuple[Step, ...]
    reads: tuple[Part, ...]

    def fields(self) -> tuple[GuideField, ...]:
        return tuple(field for step in self.steps for field in step.fields)

    def field(self, name: str) -> GuideField:
        return next(field for field in self.fields() if field.name == name)
