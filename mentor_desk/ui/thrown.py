"""What was thrown away, in words: what it is called, what hung on it, that it was deleted."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import QCoreApplication

from mentor_desk.records import (
    Action,
    AgendaTopic,
    CheckIn,
    Feedback,
    Goal,
    GuidedNote,
    GuideText,
    Ladder,
    Mentee,
    MentoringSession,
    Mentorship,
    Milestone,
    NoteBlock,
    PrintedForm,
    Record,
)
from mentor_desk.words import words

if TYPE_CHECKING:
    from mentor_desk.services.trash import TrashRow
    from mentor_desk.ui.voice import QtVoice
    from mentor_desk.words import Words

_ICONS: dict[type[Record], str] = {
    Mentee: "user",
    Mentorship: "heart-handshake",
    MentoringSession: "notebook-pen",
    AgendaTopic: "list",
    Goal: "target",
    Milestone: "flag",
    CheckIn: "trending-up",
    Feedback: "message-square-heart",
    Action: "square-check-big",
    Ladder: "list-ordered",
    GuidedNote: "pen-line",
    GuideText: "book-open",
    PrintedForm: "printer",
}
_SHORT = 60


def icon(row: TrashRow) -> str:
    return _ICONS.get(row.kind, "circle")


def kind_text(kind: type[Record]) -> str:
    texts: dict[type[Record], str] = {
        Mentee: _tr("Mentee"),
        Mentorship: _tr("Relationship"),
        MentoringSession: _tr("Session"),
        AgendaTopic: _tr("Agenda topic"),
        Goal: _tr("Goal"),
        Milestone: _tr("Milestone"),
        CheckIn: _tr("Check-in"),
        Feedback: _tr("Feedback"),
        Action: _tr("Action"),
        Ladder: _tr("Attainment ladder"),
        GuidedNote: _tr("Guide filled in"),
        GuideText: _tr("Guide of your own"),
        PrintedForm: _tr("Printed form"),
    }
    return texts.get(kind, "")


def name(row: TrashRow, voice: QtVoice) -> str:
    """By its text, or else by its day."""
    if row.heading:
        return row.heading
    day = voice.short_day(row.day) if row.day else ""
    if row.kind is MentoringSession:
        return _tr("Session of {day}").format(day=day)
    if row.kind is CheckIn:
        return _tr("Check-in of {day}").format(day=day)
    if row.kind is Goal:
        return _tr("Goal without a name")
    if row.kind is Feedback:
        return _tr("Feedback nothing was written in")
    return kind_text(row.kind)


def deleted(row: TrashRow, voice: QtVoice) -> str:
    """A sentence without its full stop: Deleted the goal “Delegate”, with 3 milestones."""
    said = _of_kind(row, voice)
    hung = along(row, voice)
    return _tr("{deleted}, with {along}").format(deleted=said, along=hung) if hung else said


def along(row: TrashRow, voice: QtVoice) -> str:
    """3 milestones, 2 check-ins. Of a person the large things only."""
    counted = dict(row.along)
    of_person = row.kind in (Mentee, Mentorship)
    kinds = (MentoringSession, Goal, Feedback, Action, GuidedNote) if of_person else tuple(_COUNTED)
    parts = [voice.say(_count(kind, counted[kind])) for kind in kinds if counted.get(kind)]
    return ", ".join(parts)


def shortened(text: str) -> str:
    return text if len(text) <= _SHORT else text[: _SHORT - 1].rstrip() + "…"


def _of_kind(row: TrashRow, voice: QtVoice) -> str:
    text = shortened(name(row, voice))
    if row.kind is Mentee:
        return _tr("Deleted {name}").format(name=text)
    named: dict[type[Record], str] = {
        MentoringSession: _tr("Deleted the session “{name}”"),
        AgendaTopic: _tr("Deleted the topic “{name}”"),
        Goal: _tr("Deleted the goal “{name}”"),
        Milestone: _tr("Deleted the milestone “{name}”"),
        CheckIn: _tr("Deleted the check-in “{name}”"),
        Feedback: _tr("Deleted the feedback “{name}”"),
        Action: _tr("Deleted the action “{name}”"),
        Ladder: _tr("Deleted the ladder “{name}”"),
        GuidedNote: _tr("Deleted “{name}”"),
        GuideText: _tr("Deleted the guide “{name}”"),
        PrintedForm: _tr("Deleted the printed form {name}"),
    }
    template = named.get(row.kind) if row.heading else None
    return (template or _tr("Deleted: {name}")).format(name=text)


_COUNTED = (
    MentoringSession, NoteBlock, AgendaTopic, Goal, Milestone, Ladder, CheckIn, Feedback, Action,
    GuidedNote, PrintedForm,
)  # fmt: skip


def _count(kind: type[Record], n: int) -> Words:
    counts: dict[type[Record], Words] = {
        MentoringSession: words("1 session", "{n} sessions", n=n),
        NoteBlock: words("1 paragraph", "{n} paragraphs", n=n),
        AgendaTopic: words("1 topic", "{n} topics", n=n),
        Goal: words("1 goal", "{n} goals", n=n),
        Milestone: words("1 milestone", "{n} milestones", n=n),
        CheckIn: words("1 check-in", "{n} check-ins", n=n),
        Feedback: words("1 feedback", "{n} pieces of feedback", n=n),
        Action: words("1 action", "{n} actions", n=n),
        Ladder: words("1 attainment ladder", "{n} attainment ladders", n=n),
        GuidedNote: words("1 guide filled in", "{n} guides filled in", n=n),
        PrintedForm: words("1 printed form", "{n} printed forms", n=n),
    }
    return counts[kind]


def _tr(text: str) -> str:
    return QCoreApplication.translate("Thrown", text)
