"""What a backup has of the mentor's own: reflections and guides, to be read and brought back."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import QCoreApplication

from mentor_desk.guides import BadGuide, in_words, load_text
from mentor_desk.records import GuidedNote, GuideText
from mentor_desk.safety.bringing_own import (
    bring_back_own_guide,
    bring_back_own_note,
    own_guides,
    own_since,
)
from mentor_desk.safety.comparing import Since
from mentor_desk.services import guided_notes, library
from mentor_desk.ui.pages.backup.content import AllMarks, Text, mark
from mentor_desk.ui.widgets.row_list import Row

if TYPE_CHECKING:
    from mentor_desk.guides import Guide
    from mentor_desk.safety.inside import Inside
    from mentor_desk.store import Session
    from mentor_desk.ui.desk import Desk
    from mentor_desk.ui.voice import QtVoice

MENTOR = -1
"""Stands for the mentor among the mentees of a backup."""
_NOTES, _GUIDES = -1_000_001, -1_000_002


def person(then: Session, marks: AllMarks) -> list[Row]:
    """One row, or none where the backup has nothing of the mentor's own."""
    if not guided_notes.of_mentor(then) and not own_guides(then):
        return []
    became = {one for some in marks.values() for one in some.values()}
    altered = Since.CHANGED if became - {Since.SAME} else Since.SAME
    said, tone = mark(altered)
    about = _tr("reflections, own guides")
    return [Row(MENTOR, _tr("Yourself"), about, mark=said, tone=tone)]


def since(then: Session, now: Session) -> AllMarks:
    return own_since(then, now)


def listed(then: Session, marks: AllMarks, voice: QtVoice) -> list[Row]:
    """Reflections, then guides; a guide has its number below zero."""

    def row(number: int, kind: type[GuidedNote | GuideText], name: str, when: str) -> Row:
        said, tone = mark(marks.get(kind, {}).get(abs(number)))
        return Row(number, name, " ", when, mark=said, tone=tone)

    notes = [
        row(one.id, GuidedNote, one.title, voice.short_day(one.finished_on or one.begun_on))
        for one in guided_notes.of_mentor(then)
    ]
    guides = [
        row(-one.id, GuideText, _name(one), voice.short_day(one.kept_at.date()))
        for one in own_guides(then)
    ]
    rows: list[Row] = []
    for number, heading, some in (
        (_NOTES, _tr("Written with guides"), notes),
        (_GUIDES, _tr("Guides of your own"), guides),
    ):
        if some:
            rows += [Row(number, heading, heading=True), *some]
    return rows


def text(then: Session, number: int, voice: QtVoice) -> Text | None:
    if number < 0:
        guide = then.get(GuideText, -number)
        return None if guide is None else _guide(guide, voice)
    note = then.get(GuidedNote, number)
    return None if note is None else guided(then, note, "", voice)


def guided(then: Session, note: GuidedNote, name: str, voice: QtVoice) -> Text:
    """The answers to what the guide asked; one that is about nobody comes back alone."""
    made_with = library.shelf(then).version(note.guide, note.guide_version)
    day = voice.day(note.finished_on or note.begun_on)
    under = day if note.finished_on else _tr("draft, begun on {day}").format(day=day)
    again = "" if note.mentorship_id else _tr("Bring back this &page")
    return Text(note.title, under, [], _answers(note, made_with, name), again)


def bring(desk: Desk, inside: Inside, number: int) -> None:
    """A page takes the place of what it says now, which is kept as a version; a guide that was
    changed comes beside the present one.
    """
    at = desk.clock.now()

    def note(now: Session) -> None:
        with inside.read() as then:
            bring_back_own_note(then, now, number, at)

    def guide(now: Session) -> None:
        with inside.read() as then:
            name = _name(then.get_one(GuideText, -number))
            beside = _tr("{name} (from a backup)").format(name=name)
            bring_back_own_guide(then, now, -number, at, beside)

    if number < 0:
        desk.change(_tr("Brought the guide back"), guide)
    else:
        desk.change(_tr("Brought the page back"), note)


def _guide(kept: GuideText, voice: QtVoice) -> Text:
    under = _tr("changed last on {day}").format(day=voice.day(kept.kept_at.date()))
    guide = _loaded(kept)
    if guide is None:
        return Text(_name(kept), under, [], [("", kept.source)])
    steps = [(one.title, in_words(one.question, "")) for one in guide.steps]
    fields = [(_tr("What it is for"), guide.purpose), *steps]
    again = _tr("Bring back this &guide")
    return Text(guide.title, under, [], [one for one in fields if one[1]], again)


def _answers(note: GuidedNote, guide: Guide | None, name: str) -> list[tuple[str, str]]:
    labels = {one.name: in_words(one.label, name) for one in guide.fields()} if guide else {}
    in_order = [*labels, *(one for one in note.answers if one not in labels)]
    return [(labels.get(one, ""), said) for one in in_order if (said := note.answers.get(one, ""))]


def _name(kept: GuideText) -> str:
    guide = _loaded(kept)
    return guide.title if guide else kept.guide


def _loaded(kept: GuideText) -> Guide | None:
    try:
        return load_text(kept.source, kept.guide)
    except BadGuide:
        return None


def _tr(text: str) -> str:
    return QCoreApplication.translate("BackupPage", text)
