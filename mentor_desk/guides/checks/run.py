"""Asks every check a guide names, and says which numbers and days could not be read."""

from __future__ import annotations

from typing import TYPE_CHECKING

from mentor_desk.guides.checks.registry import CHECKS
from mentor_desk.guides.findings import Asked, Context, Finding
from mentor_desk.guides.guide import FieldKind, Guide, GuideField, Step
from mentor_desk.guides.matching import forget
from mentor_desk.guides.values import Answers, typed
from mentor_desk.words import words

if TYPE_CHECKING:
    from collections.abc import Sequence
    from datetime import date

    from mentor_desk.guides.guide import CheckUse
    from mentor_desk.guides.wordlists import Lexicon, WordLists

# The name of findings about what was typed, next to the names of the checks.
UNREAD = "unread"


def run_checks(guide: Guide, answers: Answers, today: date, context: Context) -> list[Finding]:
    """Findings in the order of the steps; a check with nothing to say is left out."""
    try:
        return _findings(guide, answers, today, context)
    finally:
        forget()


def _findings(guide: Guide, answers: Answers, today: date, context: Context) -> list[Finding]:
    findings: list[Finding] = []
    tongue = _Tongue(guide, answers, context.words)
    for step in guide.steps:
        findings += [
            unread
            for field in step.fields
            if not context.words.still_open(answers.get(field.name, ""))
            and (unread := _unread(step, field, answers))
        ]
        for use in step.checks:
            asked = Asked(guide, step, use, answers, today, context, tongue.of(use))
            if found := CHECKS[use.name].run(asked):
                findings.append(found)
    return findings


class _Tongue:
    """Finds the language of what a check looks at: by its own words, else by all answers, else
    as the guide is written.
    """

    def __init__(self, guide: Guide, answers: Answers, words: Lexicon) -> None:
        self._answers, self._words = answers, words
        self._written = [
            field.name
            for field in guide.fields()
            if field.kind in (FieldKind.TEXT, FieldKind.LONG_TEXT, FieldKind.LIST, FieldKind.LADDER)
        ]
        self._guessed: dict[str, str] = {}
        self._known: dict[tuple[str, ...], WordLists] = {}
        self._usual = self._guess(self._written) or guide.language

    def of(self, use: CheckUse) -> WordLists:
        named = use.named()
        if named not in self._known:
            texts = [name for name in named if name in self._written]
            self._known[named] = self._words[self._guess(texts) or self._usual]
        return self._known[named]

    def _guess(self, names: Sequence[str]) -> str:
        told = (self._answers.get(name, "")[:200] for name in names)
        joined = " ".join(filter(None, told))
        if joined not in self._guessed:
            self._guessed[joined] = self._words.guess(joined)
        return self._guessed[joined]


def _unread(step: Step, field: GuideField, answers: Answers) -> Finding | None:
    answer = answers.get(field.name, "").strip()
    if not answer or typed(field, answer) is not None:
        return None
    label, reason, question = words("not a date"), _DATE_REASON, _DATE_QUESTION
    if field.kind is FieldKind.NUMBER:
        label, reason, question = words("not a number"), _NUMBER_REASON, _NUMBER_QUESTION
    elif field.kind is FieldKind.LADDER:
        label, reason, question = words("more than five levels"), _LADDER_REASON, _LADDER_QUESTION
    elif field.kind is not FieldKind.DATE:
        label, reason, question = words("not on the list"), _CHOICE_REASON, _CHOICE_QUESTION
    return Finding(
        UNREAD,
        step.id,
        (field.name,),
        ok=False,
        label=label,
        reason=reason,
        question=question,
    )


_NUMBER_REASON = words("What is written there is kept, but it cannot be drawn or compared.")
_NUMBER_QUESTION = words("Which plain number is it, with its unit in the box beside it?")
_DATE_REASON = words("What is written there is kept, but it is not a day in the calendar.")
_DATE_QUESTION = words("Which day is it?")
_LADDER_REASON = words("What is written there is kept, but a ladder has five levels.")
_LADDER_QUESTION = words("Which five of them stand furthest apart?")
_CHOICE_REASON = words("What is written there is kept, but it is not one of the answers offered.")
_CHOICE_QUESTION = words("Which of them comes closest?")
