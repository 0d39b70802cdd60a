"""What the versions are of, with the words by which a person knows its parts."""

from __future__ import annotations

from types import MappingProxyType
from typing import TYPE_CHECKING, NamedTuple

from PySide6.QtCore import QCoreApplication

from mentor_desk.guides import in_words, parse_day
from mentor_desk.records import fields
from mentor_desk.services.versions import ANSWERS, Written, note_of, opening_of
from mentor_desk.ui.note.people import People
from mentor_desk.words import words

if TYPE_CHECKING:
    from collections.abc import Callable, Mapping

    from mentor_desk.audience import Reader
    from mentor_desk.guides import Guide
    from mentor_desk.records import Record
    from mentor_desk.ui.voice import QtVoice

_NONE: Mapping[str, str] = MappingProxyType({})


def _as_typed(_name: str, answer: str) -> str:
    return answer


class Subject(NamedTuple):
    """`label` tells it from others of the same page, `about` says whose it is.

    `labels` are the questions by the name of the answer; `says` turns an answer into words.
    """

    text: Written
    label: str
    about: str
    people: People = People()
    labels: Mapping[str, str] = _NONE
    says: Callable[[str, str], str] = _as_typed


def note(session_id: int, about: str, people: People) -> Subject:
    said = QCoreApplication.translate("Versions", "Note")
    return Subject(note_of(session_id), said, about, people)


def opening(mentee_id: int, reader: Reader, about: str) -> Subject:
    said = QCoreApplication.translate("Versions", "Opening words")
    return Subject(opening_of(mentee_id, reader), said, about)


def long_text(record: Record, name: str, about: str, voice: QtVoice) -> Subject:
    """One column of a record."""
    label = next(voice.say(words(one.label)) for one in fields(type(record)) if one.name == name)
    return Subject(Written(type(record), record.id, name), label, about)


def guided(
    kind: type[Record], number: int, guide: Guide, about: str, mentee: str, voice: QtVoice
) -> Subject:
    """All that was answered in a guide, under its questions."""
    labels = {one.name: voice.say(words(one.label)) for one in fields(kind)}
    labels |= {one.name: in_words(one.label, mentee) for one in guide.fields() if one.label}
    asked = {one.name: one for one in guide.fields()}

    def says(name: str, answer: str) -> str:
        field, day = asked.get(name), parse_day(answer)
        for choice in field.choices if field else ():
            if choice.value == answer:
                return in_words(choice.label, mentee)
        return answer if day is None else voice.day(day)

    label = QCoreApplication.translate("Versions", "Answers")
    return Subject(Written(kind, number, ANSWERS), label, about, People(mentee), labels, says)
