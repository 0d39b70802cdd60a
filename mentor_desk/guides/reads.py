"""Writes the answers out as something the mentee would recognise, with the gaps named."""

from __future__ import annotations

import re
from dataclasses import dataclass, replace
from typing import TYPE_CHECKING

from mentor_desk.guides.guide import FieldKind, Guide, GuideField, Part, Step
from mentor_desk.guides.values import (
    EXPECTED,
    Answers,
    parse_day,
    parse_ladder,
    parse_list,
    parse_number,
)

if TYPE_CHECKING:
    from collections.abc import Iterator

    from mentor_desk.words import Voice

_GAP = re.compile(r"\{([a-z0-9_]+)\}")
_ENDED = re.compile(r"[.!?…][”’\"')\]]*$")
_MARKS = ".,:;"


@dataclass(frozen=True, slots=True)
class Span:
    text: str
    missing: bool = False


def in_words(text: str, name: str) -> str:
    """A text of the guide with the mentee's name in its place."""
    return text.replace("{name}", name.strip() or "the mentee")


def is_answered(step: Step, answers: Answers) -> bool:
    return any(answers.get(field.name, "").strip() for field in step.fields)


def reads(guide: Guide, answers: Answers, name: str, voice: Voice) -> list[Span]:
    """The whole in spans; joined they are the text."""
    spans: list[Span] = []
    for part in guide.reads:
        if _shown(part, answers):
            if spans:
                spans.append(Span("\n\n" if part.paragraph else " "))
            spans += _written(guide, part, answers, name, voice)
    return _joined(spans)


def told(guide: Guide, answers: Answers, name: str, voice: Voice) -> list[str]:
    """Its paragraphs for a page that goes out: sentences nothing was answered to are left out."""
    parts = tuple(part for part in guide.reads if _says(part, answers))
    spans = reads(replace(guide, reads=parts), answers, name, voice)
    text = "".join(span.text for span in spans)
    return [one for one in text.split("\n\n") if one.strip()]


def _says(part: Part, answers: Answers) -> bool:
    gaps = set(_GAP.findall(part.text)) - {"name"}
    return not gaps or any(answers.get(gap, "").strip() for gap in gaps)


def _shown(part: Part, answers: Answers) -> bool:
    def filled(names: tuple[str, ...]) -> bool:
        return any(answers.get(each, "").strip() for each in names)

    return (not part.if_any or filled(part.if_any)) and not filled(part.unless_any)


def _written(guide: Guide, part: Part, answers: Answers, name: str, voice: Voice) -> Iterator[Span]:
    pieces = _GAP.split(part.text)
    before = pieces[0]
    yield Span(before)
    for gap, literal in zip(pieces[1::2], pieces[2::2], strict=True):
        if gap == "name":
            span = Span(in_words("{name}", name))
        else:
            span = _value(guide.field(gap), answers, name, voice)
        value, after = _meeting(span.text, literal)
        yield Span(_begun(value, before), span.missing)
        yield Span(after)
        before = literal


def _meeting(value: str, literal: str) -> tuple[str, str]:
    """Keeps the full stop somebody typed from meeting a mark of the sentence."""
    if literal[:1] == "." and _ENDED.search(value):
        return value, literal[1:]
    if literal[:1] in (",", ":", ";"):
        return value.rstrip(". "), literal
    return value, literal


def _begun(value: str, before: str) -> str:
    """A note in small letters becomes a sentence where the guide begins one with it."""
    first = value.split(" ", 1)[0]
    opens = not before or before.endswith((". ", "? ", "! "))
    if opens and first.islower():
        return value[:1].upper() + value[1:]
    return value


def _value(field: GuideField, answers: Answers, name: str, voice: Voice) -> Span:
    text = _shown_value(field, answers.get(field.name, ""), voice)
    if text:
        return Span(in_words(text, name) if field.kind is FieldKind.CHOICE else text)
    return Span(f"({in_words(field.missing or field.label, name)})", missing=True)


def _shown_value(field: GuideField, answer: str, voice: Voice) -> str:
    number = parse_number(answer) if field.kind is FieldKind.NUMBER else None
    day = parse_day(answer) if field.kind is FieldKind.DATE else None
    if number is not None:
        return f"{voice.number(number)} {field.unit}".rstrip()
    if day is not None:
        return voice.day(day)
    if field.kind is FieldKind.LIST:
        return _listed([_one_line(item) for item in parse_list(answer)])
    if field.kind is FieldKind.LADDER and (levels := parse_ladder(answer)):
        return _one_line(levels[EXPECTED])
    if field.kind is FieldKind.CHOICE:
        return next((each.label for each in field.choices if each.value == answer), "")
    return _one_line(answer)


def _listed(items: list[str]) -> str:
    """A question keeps its mark and needs no other behind it."""
    said = "".join(item + (" " if _ENDED.search(item) else "; ") for item in items)
    return said.rstrip(" ").removesuffix(";")


def _one_line(text: str) -> str:
    line = " ".join(text.split())
    return line.rstrip(" ,:;") if line.strip(_MARKS) else ""


def _joined(spans: list[Span]) -> list[Span]:
    """Neighbours of the same sort become one, so that a reader sees runs and not pieces."""
    joined: list[Span] = []
    for span in spans:
        if joined and span.text and joined[-1].missing == span.missing:
            joined[-1] = Span(joined[-1].text + span.text, span.missing)
        elif span.text:
            joined.append(span)
    return joined
