"""What a check is given and what it gives back; checks advise, they never stand in the way."""

from __future__ import annotations

from dataclasses import dataclass, replace
from typing import TYPE_CHECKING

from mentor_desk.guides.guide import FieldKind
from mentor_desk.guides.matching import LONGEST
from mentor_desk.guides.phrases import first_name
from mentor_desk.guides.reads import in_words
from mentor_desk.guides.values import (
    LEVELS,
    Answers,
    parse_day,
    parse_ladder,
    parse_list,
    parse_number,
    parse_scale,
)

if TYPE_CHECKING:
    from datetime import date

    from mentor_desk.guides.guide import CheckUse, Guide, Step
    from mentor_desk.guides.wordlists import Lexicon, WordLists
    from mentor_desk.words import Words


@dataclass(frozen=True, slots=True)
class Context:
    """What the answers alone cannot know.

    `active_goals` counts the other active goals of the relationship; `given_on` is the day a
    feedback was given, None while it is being written.
    """

    words: Lexicon
    name: str = ""
    active_goals: int = 0
    given_on: date | None = None


@dataclass(frozen=True, slots=True)
class Finding:
    """`missing` says that there is nothing to judge yet; reason and question are None when ok."""

    check: str
    step: str
    fields: tuple[str, ...]
    ok: bool
    label: Words
    reason: Words | None = None
    question: Words | None = None
    missing: bool = False


@dataclass(frozen=True, slots=True)
class Asked:
    """One check about one step, with its parameters turned into answers."""

    guide: Guide
    step: Step
    use: CheckUse
    answers: Answers
    today: date
    context: Context
    words: WordLists

    @property
    def name(self) -> str:
        return in_words("{name}", first_name(self.context.name))

    def text(self, param: str) -> str:
        """The answers of the fields the parameter names, apart by line breaks; "" if none."""
        return "\n".join(text for text in self.each(param) if text)[:LONGEST]

    def number(self, param: str) -> float | None:
        return parse_number(self.text(param))

    def scale(self, param: str) -> int | None:
        return parse_scale(self.text(param))

    def day(self, param: str) -> date | None:
        return parse_day(self.text(param))

    def items(self, param: str) -> list[str]:
        return parse_list(self.text(param))

    def each(self, param: str) -> list[str]:
        """The answer of each field the parameter names, "" where there is none yet."""
        said = [self.answers.get(field, "").strip() for field in self.use.fields(param)]
        return ["" if self.context.words.still_open(answer) else answer for answer in said]

    def choice(self, param: str) -> str:
        """What was chosen in the first field named that is a choice, "" if nothing was."""
        chosen = (
            self.answers.get(name, "")
            for name in self.use.fields(param)
            if self.guide.field(name).kind is FieldKind.CHOICE
        )
        return next((value for value in chosen if value), "")

    def ladder(self, param: str) -> tuple[str, ...]:
        """The five levels of the first field named; all blank where they cannot be read."""
        answer = next((self.answers.get(field, "") for field in self.use.fields(param)), "")
        return parse_ladder(answer[:LONGEST]) or ("",) * LEVELS

    def limit(self, param: str, otherwise: int) -> int:
        return self.use.number(param, otherwise)

    def ok(self, label: Words) -> Finding:
        return Finding(self.use.name, self.step.id, self.use.named(), ok=True, label=label)

    def ask(self, label: Words, reason: Words, question: Words) -> Finding:
        return replace(self.ok(label), ok=False, reason=reason, question=question)

    def missing(self, label: Words, reason: Words, question: Words) -> Finding:
        return replace(self.ask(label, reason, question), missing=True)
