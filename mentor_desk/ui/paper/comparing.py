"""Each answer as it is in the journal and as it came back on paper."""

from __future__ import annotations

from enum import Enum, auto
from types import MappingProxyType
from typing import TYPE_CHECKING, NamedTuple

from mentor_desk.guides import FieldKind, in_words, parse_day
from mentor_desk.ui.widgets.date_field import Lean, read_day
from mentor_desk.words import words

if TYPE_CHECKING:
    from collections.abc import Collection, Mapping, Sequence
    from datetime import date

    from PySide6.QtCore import QLocale

    from mentor_desk.guides import GuideField
    from mentor_desk.reports.worksheet import PaperAnswer
    from mentor_desk.words import Voice, Words


_NO_LEANS: Mapping[str, Lean] = MappingProxyType({})


class Turn(Enum):
    SAME = auto()
    NEW = auto()
    OTHER = auto()
    EMPTIED = auto()
    """There is an answer in the journal and none on the paper."""
    TROUBLE = auto()


class Compared(NamedTuple):
    field: GuideField
    now: str
    paper: str
    """As it would be kept."""
    turn: Turn
    trouble: Words | None = None
    typed: str = ""
    """What stands on the paper, where it was read as a day."""

    @property
    def wanted(self) -> bool:
        """Taken over unless somebody says otherwise: an empty place on paper deletes nothing."""
        return self.turn in (Turn.NEW, Turn.OTHER)


def compare(
    found: Sequence[PaperAnswer],
    now: Mapping[str, str],
    today: date,
    locale: QLocale,
    fixed: Collection[str] = (),
    leans: Mapping[str, Lean] = _NO_LEANS,
) -> list[Compared]:
    """`fixed` names what is not changed any more, by what it fills in the record; `leans` which
    way the day of a field lies.
    """

    def day(one: PaperAnswer) -> str:
        return _day(one.text, today, leans.get(one.field.name, Lean.NEAR), locale)

    made = [
        _compared(
            one,
            now.get(one.field.name, ""),
            day(one) if one.field.kind is FieldKind.DATE else one.text,
        )
        for one in found
    ]
    return [_kept(one) if one.field.record in fixed else one for one in made]


def _kept(one: Compared) -> Compared:
    if one.turn not in (Turn.OTHER, Turn.NEW):
        return one._replace(turn=Turn.SAME)
    said = words("The paper says something else, but this was agreed on and stays as it is.")
    return one._replace(turn=Turn.TROUBLE, trouble=said)


def _compared(one: PaperAnswer, now: str, paper: str) -> Compared:
    typed = one.text if paper != one.text else ""
    if one.trouble is not None:
        return Compared(one.field, now, "", Turn.TROUBLE, one.trouble)
    if _alike(now, paper):
        turn = Turn.SAME
    elif not paper.strip():
        turn = Turn.EMPTIED
    else:
        turn = Turn.OTHER if now.strip() else Turn.NEW
    return Compared(one.field, now, paper, turn, typed=typed)


def _alike(one: str, other: str) -> bool:
    """Line by line; blanks make no difference, since programs for forms add and take them."""
    return _plain(one) == _plain(other)


def _plain(text: str) -> list[list[str]]:
    return [line.split() for line in text.strip().split("\n")]


def _day(text: str, today: date, lean: Lean, locale: QLocale) -> str:
    """As days are kept, if it can be read as one."""
    day = parse_day(text) or (read_day(text, today, lean, locale) if text else None)
    return text if day is None else day.isoformat()


def shown(field: GuideField, answer: str, name: str, voice: Voice) -> str:
    """An answer as somebody reads it."""
    day = parse_day(answer) if field.kind is FieldKind.DATE else None
    if day is not None:
        return voice.day(day)
    for choice in field.choices:
        if choice.value == answer:
            return in_words(choice.label, name)
    return f"{answer} {field.unit}".strip() if answer and field.unit else answer
