"""What stands in a backup, read from it as the pages need it."""

from __future__ import annotations

from datetime import date, datetime
from enum import StrEnum
from typing import TYPE_CHECKING, NamedTuple

from PySide6.QtCore import QCoreApplication

from mentor_desk.progress.sentences import reading
from mentor_desk.records import Feedback, Goal, GuidedNote, Mentee, MentoringSession, Record, fields
from mentor_desk.safety.comparing import Since
from mentor_desk.services import feedback, goals, guided_notes, mentees, notes, sessions
from mentor_desk.ui.collate import by_name
from mentor_desk.ui.naming import channel_text, state_text
from mentor_desk.ui.pages.mentee.texts import goal_state
from mentor_desk.ui.widgets.row_list import Row
from mentor_desk.words import words

if TYPE_CHECKING:
    from collections.abc import Mapping

    from mentor_desk.records import NoteBlock
    from mentor_desk.store import Session
    from mentor_desk.ui.desk import Desk
    from mentor_desk.ui.voice import QtVoice
    from mentor_desk.ui.widgets.chip import ChipTone
    from mentor_desk.words import Words

Marks = dict[int, Since]
AllMarks = dict[type[Record], Marks]


class Part(StrEnum):
    """What is listed of a mentee."""

    SESSIONS = "sessions"
    GOALS = "goals"
    FEEDBACK = "feedback"
    GUIDED = "guided"
    OWN = "own"
    """Of the mentor, and all there is."""


class Text(NamedTuple):
    """One thing to be read: a note by its paragraphs, anything else by its fields."""

    title: str
    under: str
    blocks: list[NoteBlock]
    fields: list[tuple[str, str]]
    again: str = ""
    """The button that brings it back alone; "" where it comes back with the mentee only."""


KIND: Mapping[Part, type[Record]] = {
    Part.SESSIONS: MentoringSession,
    Part.GOALS: Goal,
    Part.FEEDBACK: Feedback,
    Part.GUIDED: GuidedNote,
}


def mark(since: Since | None) -> tuple[str, ChipTone]:
    """The chip of a row; nothing for what is the same."""
    if since is Since.GONE:
        return _tr("gone since"), "warning"
    if since is Since.CHANGED:
        return _tr("changed since"), "neutral"
    return "", "neutral"


def people(then: Session, marks: Marks) -> list[Row]:
    def row(one: mentees.MenteeRow) -> Row:
        said, tone = mark(marks.get(one.id))
        about = one.role or one.organisation
        return Row(one.id, one.name, about or " ", mark=said, tone=tone)

    return [row(one) for one in by_name(mentees.rows(then), lambda one: one.name)]


def listed(then: Session, part: Part, mentee_id: int, marks: AllMarks, voice: QtVoice) -> list[Row]:
    """Newest first."""
    of_kind = marks.get(KIND[part], {})

    def row(number: int, name: str, second: str, day: date | None) -> Row:
        said, tone = mark(of_kind.get(number))
        when = voice.short_day(day) if day else ""
        return Row(number, name, second or " ", when, mark=said, tone=tone)

    if part is Part.SESSIONS:
        return [
            row(
                one.id,
                one.title or _tr("Session without a title"),
                channel_text(one.channel),
                one.starts_at.date(),
            )
            for one in sessions.rows(then, mentee_id)
        ]
    if part is Part.GOALS:
        return [
            row(
                one.goal.id,
                one.goal.title or _tr("Goal without a name"),
                goal_state(one.goal.state),
                one.goal.set_on,
            )
            for one in goals.rows(then, mentee_id)
        ]
    if part is Part.GUIDED:
        return [
            row(one.id, one.title, _state(one), one.finished_on or one.begun_on)
            for one in guided_notes.rows(then, mentee_id)
        ]
    return [
        row(
            one.feedback.id,
            one.feedback.occasion or one.feedback.observation or _tr("Feedback"),
            "" if one.feedback.given_on else _tr("draft"),
            one.feedback.given_on,
        )
        for one in feedback.rows(then, mentee_id)
    ]


def _state(one: GuidedNote) -> str:
    return "" if one.finished_on else _tr("draft")


def text(then: Session, part: Part, number: int, voice: QtVoice) -> Text | None:
    if part is Part.SESSIONS:
        found = sessions.desk(then, number)
        return None if found is None else _session(then, found, voice)
    if part is Part.GOALS:
        goal = goals.desk(then, number)
        return None if goal is None else _goal(goal, voice)
    given = then.get(Feedback, number)
    if given is None:
        return None
    under = voice.day(given.given_on) if given.given_on else _tr("draft")
    return Text(given.occasion or _tr("Feedback"), under, [], _shown(given, voice))


def moment(at: datetime, desk: Desk) -> str:
    """As one speaks of it: Tuesday 18 November, 14:10."""
    day, voice = at.date(), desk.voice
    same_year = day.year == desk.clock.today().year
    said = voice.weekday(day) if same_year else voice.day(day)
    return _tr("{day}, {time}").format(day=said, time=voice.time(at))


def counts(marks: AllMarks, wanted: Since, voice: QtVoice) -> str:
    """2 sessions, 1 goal."""
    said: list[str] = []
    for part, kind in KIND.items():
        n = list(marks.get(kind, {}).values()).count(wanted)
        if n:
            said.append(voice.say(_count(part, n)))
    return ", ".join(said)


def since_text(state: Since | None, name: str, marks: AllMarks, voice: QtVoice) -> str:
    """What became of a mentee since, in a sentence; "" while nobody knows."""
    if state is None:
        return ""
    if state is Since.GONE:
        return _tr("Gone from your journal since.")
    if state is Since.SAME:
        return _tr("Nothing changed since.")
    gone, changed = counts(marks, Since.GONE, voice), counts(marks, Since.CHANGED, voice)
    if gone and changed:
        return _tr("Gone: {gone}. Changed: {changed}.").format(gone=gone, changed=changed)
    if gone:
        return _tr("Gone: {gone}.").format(gone=gone)
    if changed:
        return _tr("Changed: {changed}.").format(changed=changed)
    return _tr("Something small about {name} changed since.").format(name=name)


def name_of(then: Session, mentee_id: int) -> str:
    return then.get_one(Mentee, mentee_id).name


def _count(part: Part, n: int) -> Words:
    return {
        Part.SESSIONS: words("1 session", "{n} sessions", n=n),
        Part.GOALS: words("1 goal", "{n} goals", n=n),
        Part.FEEDBACK: words("1 feedback", "{n} pieces of feedback", n=n),
        Part.GUIDED: words("1 guide filled in", "{n} guides filled in", n=n),
    }[part]


def _session(then: Session, found: sessions.SessionDesk, voice: QtVoice) -> Text:
    held = found.session
    under = " · ".join(
        (
            voice.day(held.starts_at.date()),
            voice.time(held.starts_at),
            channel_text(held.channel),
            state_text(held.state),
        )
    )
    topics = [(_tr("Agenda"), topic.text) for topic in found.topics]
    title = held.title or _tr("Session without a title")
    blocks = notes.blocks(then, held.id)
    return Text(title, under, blocks, topics, _tr("Bring back this &note"))


def _goal(found: goals.GoalDesk, voice: QtVoice) -> Text:
    goal = found.goal
    parts = _shown(goal, voice)
    parts += [
        (_tr("Milestone, done") if one.done_on else _tr("Milestone"), one.text)
        for one in found.milestones
    ]
    for one in found.check_ins:
        told = reading(one.value, goal.unit, goal.baseline, goal.target, voice)
        said = " · ".join(part for part in (told, one.comment) if part)
        parts.append((_tr("Check-in of {day}").format(day=voice.short_day(one.day)), said))
    under = " · ".join((goal_state(goal.state), voice.day(goal.set_on)))
    return Text(goal.title or _tr("Goal without a name"), under, [], parts)


def _shown(record: Record, voice: QtVoice) -> list[tuple[str, str]]:
    """Its fields in the order they were written down; choices are said elsewhere."""
    found: list[tuple[str, str]] = []
    for field in fields(type(record)):
        value: object = getattr(record, field.name)
        if field.name in ("title", "occasion") or isinstance(value, StrEnum):
            continue
        said = _said(value, voice)
        if said:
            found.append((QCoreApplication.translate("words", field.label), said))
    return found


def _said(value: object, voice: QtVoice) -> str:
    if isinstance(value, str):
        return value.strip()
    if isinstance(value, datetime):
        return voice.day(value.date())
    if isinstance(value, date):
        return voice.day(value)
    if isinstance(value, int | float) and not isinstance(value, bool):
        return voice.number(value)
    return ""


def _tr(text: str) -> str:
    return QCoreApplication.translate("BackupPage", text)
