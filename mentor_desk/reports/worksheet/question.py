"""One question of a worksheet with its help and its room; it is not broken over pages."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from reportlab.lib.units import mm

from mentor_desk.guides import (
    EXPECTED,
    LEVELS,
    FieldKind,
    first_name,
    in_words,
    parse_day,
    parse_ladder,
    parse_scale,
)
from mentor_desk.reports.flowables import Column, Columns, Space
from mentor_desk.reports.prose import line, prose, text_width
from mentor_desk.reports.style import MEASURE, Role
from mentor_desk.reports.worksheet.form import TYPED
from mentor_desk.reports.worksheet.names import answer_name
from mentor_desk.reports.worksheet.room import Ruled, Scale, Short, Ticks, Typed
from mentor_desk.words import words

if TYPE_CHECKING:
    from collections.abc import Sequence

    from reportlab.platypus import Flowable

    from mentor_desk.guides import GuideField, Step
    from mentor_desk.reports.style import Paper
    from mentor_desk.reports.worksheet.facts import Worksheet
    from mentor_desk.words import Voice, Words

_NUMBER = 9 * mm
_APART = 6 * mm
_LEVEL = 46 * mm
_SHORT = {FieldKind.NUMBER, FieldKind.DATE}
_LINES = {FieldKind.TEXT: 1, FieldKind.LONG_TEXT: 4, FieldKind.LIST: 4}
_SHORT_YEARS = 999
_MUCH = 4
"""Who is given so many lines is glad of more."""
_LEVELS: Sequence[Words] = (
    words("Much less than expected"),
    words("Less than expected"),
    words("Expected"),
    words("More than expected"),
    words("Much more than expected"),
)


@dataclass(slots=True)
class Question:
    """`rooms` may be given more lines until it is laid out."""

    block: Columns
    rooms: list[Ruled | Typed]


class Questions:
    """`fillable`: to be typed into, with boxes in place of lines."""

    def __init__(self, sheet: Worksheet, voice: Voice, paper: Paper, *, fillable: bool) -> None:
        self._sheet = sheet
        self._voice = voice
        self._paper = paper
        self._fillable = fillable
        self._wide = paper.text_width - _NUMBER
        self._rooms: list[Ruled | Typed] = []

    def one(self, number: int, step: Step) -> Question:
        self._rooms = []
        texts: list[Flowable] = [
            *prose(self._said(self._sheet.question(step)), Role.HEADING, self._wide),
            *self._help(step),
        ]
        for group in _grouped(step.fields):
            texts += self._group(group, alone=len(step.fields) == 1)
        columns = [
            Column(0, _NUMBER, [line(str(number), Role.HEADING)]),
            Column(_NUMBER, self._wide, texts),
        ]
        block = Columns(columns, whole=self._paper.text_height, before=22 * self._paper.air)
        return Question(block, self._rooms)

    def _help(self, step: Step) -> list[Flowable]:
        wide = min(MEASURE, self._wide)
        told, example = self._sheet.help(step)
        made: list[Flowable] = [*prose(self._said(told), Role.SMALL, wide, before=3)]
        if example:
            said = words("For example: {example}", example=self._said(example))
            made += prose(self._voice.say(said), Role.SMALL, wide, before=3)
        return made

    def _group(self, group: Sequence[GuideField], *, alone: bool) -> list[Flowable]:
        if len(group) == 1:
            return self._field(group[0], self._wide, alone=alone)
        each = (self._wide - _APART * (len(group) - 1)) / len(group)
        columns = [
            Column(at * (each + _APART), each, self._field(one, each, alone=False))
            for at, one in enumerate(group)
        ]
        return [Space(8), Columns(columns, whole=self._paper.text_height)]

    def _field(self, field: GuideField, wide: float, *, alone: bool) -> list[Flowable]:
        label = self._said(self._sheet.label(field))
        hint = self._hint(field)
        said = f"{label} ({hint})" if hint else label
        return [
            *prose(said, Role.STATUS, wide, before=8),
            Space(4),
            *self._room(field, label, wide, alone=alone),
        ]

    def _hint(self, field: GuideField) -> str:
        if field.kind is FieldKind.DATE:
            return self._voice.say(words("day, month, year"))
        if field.kind is FieldKind.LIST and self._fillable:
            return self._voice.say(words("one in each line"))
        if field.kind is FieldKind.SCALE and not self._fillable:
            return self._voice.say(words("draw a ring round one"))
        return ""

    def _room(self, field: GuideField, label: str, wide: float, *, alone: bool) -> list[Flowable]:
        name, answer = answer_name(field.name), self._sheet.answers.get(field.name, "")
        match field.kind:
            case FieldKind.NUMBER | FieldKind.DATE:
                return self._short(field, label, answer, wide)
            case FieldKind.SCALE:
                figure = parse_scale(answer)
                ends = (self._said(field.low), self._said(field.high))
                return [*self._aside(answer, figure), Scale(name, label, figure, ends)]
            case FieldKind.CHOICE:
                known = next((one.value for one in field.choices if one.value == answer), None)
                labels = [self._said(one.label) for one in field.choices]
                room = Ticks(name, label, field.choices, labels, known or "")
                return [*self._aside(answer, known), room]
            case FieldKind.LADDER:
                levels = parse_ladder(answer)
                return (
                    self._lines(name, label, answer, LEVELS)
                    if levels is None
                    else [self._level(field.name, at, levels[at]) for at in reversed(range(LEVELS))]
                )
            case FieldKind.TEXT | FieldKind.LONG_TEXT | FieldKind.LIST:
                lines = 2 if alone and field.kind is FieldKind.TEXT else _LINES[field.kind]
                return self._lines(name, label, answer, lines, dots=field.kind is FieldKind.LIST)

    def _short(self, field: GuideField, label: str, answer: str, wide: float) -> list[Flowable]:
        day = parse_day(answer) if field.kind is FieldKind.DATE else None
        # A year of two figures would be read as one of our time.
        said = self._voice.day(day) if day and day.year > _SHORT_YEARS else answer
        most = min(wide, 62 * mm)
        if "\n" in said or text_width(said, TYPED) > most - 12:
            return self._lines(answer_name(field.name), label, said, 1)
        room = Short(answer_name(field.name), label, said, field.unit)
        return [Columns([Column(0, most, [room])], whole=self._paper.text_height)]

    def _lines(
        self, name: str, label: str, answer: str, count: int, *, dots: bool = False
    ) -> list[Flowable]:
        if self._fillable:
            typed = Typed(name, label, answer, count, self._paper.text_height)
            return [self._growing(typed, count)]
        written = prose(answer, Role.BODY, self._wide)
        # What stands there already leaves room to add to it.
        lines = min(count, 2) if written else count
        ruled = Ruled(lines, air=self._paper.air, dots=dots)
        return [*written, self._growing(ruled, lines)]

    def _growing(self, room: Ruled | Typed, lines: int) -> Flowable:
        if lines >= _MUCH:
            self._rooms.append(room)
        return room

    def _level(self, name: str, at: int, text: str) -> Flowable:
        label = self._voice.say(_LEVELS[at])
        wide = self._wide - _LEVEL
        height = 2 if self._fillable else 3
        room = Typed(answer_name(name, at + 1), label, text, height, self._paper.text_height)
        role = Role.OWNER if at == EXPECTED else Role.SIDE_NOTE
        columns = [Column(0, _LEVEL - 4 * mm, prose(label, role, _LEVEL - 4 * mm))]
        return Columns(
            [*columns, Column(_LEVEL, wide, [room, Space(5)])], whole=self._paper.text_height
        )

    def _aside(self, answer: str, known: object) -> list[Flowable]:
        """What was typed where only a mark can be made."""
        if known is not None or not answer.strip():
            return []
        said = self._voice.say(words("So far: {answer}", answer=answer))
        return [*prose(said, Role.SMALL, self._wide), Space(4)]

    def _said(self, text: str) -> str:
        return in_words(text, first_name(self._sheet.name))


def _grouped(fields: Sequence[GuideField]) -> list[list[GuideField]]:
    """Figures and days stand beside each other, three at most."""
    groups: list[list[GuideField]] = []
    for field in fields:
        before = groups[-1] if groups else []
        if before and field.kind in _SHORT and before[-1].kind in _SHORT and len(before) < 3:
            before.append(field)
        else:
            groups.append([field])
    return groups
