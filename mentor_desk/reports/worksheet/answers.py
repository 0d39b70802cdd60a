"""Turns what stands in the fields of a paper into answers of its guide."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from mentor_desk.guides import LEVELS, FieldKind, parse_scale
from mentor_desk.reports.worksheet.names import Named
from mentor_desk.reports.worksheet.reading import MOST_CHARACTERS
from mentor_desk.words import words

if TYPE_CHECKING:
    from mentor_desk.guides import Guide, GuideField
    from mentor_desk.reports.worksheet.reading import Entry, Filled
    from mentor_desk.words import Words


@dataclass(frozen=True, slots=True)
class PaperAnswer:
    """`trouble` says why it cannot be taken over."""

    field: GuideField
    text: str
    trouble: Words | None = None


def paper_answers(filled: Filled, guide: Guide) -> list[PaperAnswer]:
    """One for each field of the guide, in its order; what the file has besides is left alone.

    What only the mentor is asked is not missed where it was not on the paper.
    """
    on_paper = {name.field for name in filled.entries}
    return [
        _answer(filled, field)
        for step in guide.steps
        for field in step.fields
        if not step.mentor_only or field.name in on_paper
    ]


def _answer(filled: Filled, field: GuideField) -> PaperAnswer:
    levels = range(1, LEVELS + 1)
    whole = filled.entries.get(Named(field.name, 0))
    steps = [filled.entries.get(Named(field.name, level)) for level in levels]
    if field.kind is FieldKind.LADDER and whole is None and any(steps):
        return _ladder(field, steps)
    if whole is None:
        missing = words("This place is no longer in the file. What is in the journal stays.")
        return PaperAnswer(field, "", missing)
    trouble = _trouble(whole)
    if trouble is not None:
        return PaperAnswer(field, "", trouble)
    return _read(field, "".join(whole.texts))


def _ladder(field: GuideField, steps: list[Entry | None]) -> PaperAnswer:
    troubles = (_trouble(step) for step in steps if step is not None)
    trouble = next((one for one in troubles if one is not None), None)
    if trouble is not None:
        return PaperAnswer(field, "", trouble)
    lines = [_one_line("".join(step.texts)) if step else "" for step in steps]
    return PaperAnswer(field, "\n".join(lines).rstrip("\n"))


def _trouble(entry: Entry) -> Words | None:
    if len(entry.texts) > 1:
        return words("Two different answers stand in the file. Type the right one in by hand.")
    if any(len(text) > MOST_CHARACTERS for text in entry.texts):
        return words("This is too long for an answer. Take over by hand what matters of it.")
    return None


def _read(field: GuideField, text: str) -> PaperAnswer:
    said = text.strip()
    match field.kind:
        case FieldKind.TEXT | FieldKind.NUMBER | FieldKind.DATE:
            return PaperAnswer(field, _one_line(said))
        case FieldKind.SCALE:
            known = not said or parse_scale(said) is not None
        case FieldKind.CHOICE:
            known = not said or any(one.value == said for one in field.choices)
        case FieldKind.LONG_TEXT | FieldKind.LIST | FieldKind.LADDER:
            known = True
    if known:
        return PaperAnswer(field, said)
    return PaperAnswer(field, "", words("What was marked here is none of the choices."))


def _one_line(text: str) -> str:
    return " ".join(text.split())
