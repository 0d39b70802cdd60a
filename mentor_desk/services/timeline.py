"""Everything that happened with one mentee, newest first."""

from __future__ import annotations

from enum import StrEnum
from typing import TYPE_CHECKING, NamedTuple

from sqlalchemy import func, select

from mentor_desk.audience import Audience
from mentor_desk.records import (
    CheckIn,
    Feedback,
    Goal,
    GoalState,
    GuidedNote,
    MentoringSession,
    Mentorship,
    NoteBlock,
    SessionState,
    Tone,
)

if TYPE_CHECKING:
    from datetime import date

    from mentor_desk.store import Session


class Happened(StrEnum):
    SESSION = "session"
    PRAISE = "praise"
    GROWTH = "growth"
    CHECK_IN = "check_in"
    GOAL_SET = "goal_set"
    GUIDED = "guided"


class Entry(NamedTuple):
    """`record_id` is of the session, feedback, goal or guided note that the entry opens; `guide`
    and its version are what the last was made with.
    """

    day: date
    what: Happened
    record_id: int
    text: str
    value: float | None
    unit: str
    private_blocks: int
    guide: tuple[str, int] | None = None
    goal: str = ""
    """What a check-in is about."""
    way: tuple[float | None, float | None] = (None, None)
    """Where the goal begins, and where it is to get to."""


def entries(session: Session, mentee_id: int, limit: int = 60) -> list[Entry]:
    found = [
        *_sessions(session, mentee_id, limit),
        *_feedback(session, mentee_id, limit),
        *_check_ins(session, mentee_id, limit),
        *_goals(session, mentee_id, limit),
        *_guided(session, mentee_id, limit),
    ]
    found.sort(key=lambda entry: (entry.day, entry.record_id), reverse=True)
    return found[:limit]


def _sessions(session: Session, mentee_id: int, limit: int) -> list[Entry]:
    first_words = (
        select(NoteBlock.text)
        .where(NoteBlock.session_id == MentoringSession.id, NoteBlock.text != "")
        .order_by(NoteBlock.position)
        .limit(1)
        .correlate(MentoringSession)
        .scalar_subquery()
    )
    private = (
        select(func.count())
        .select_from(NoteBlock)
        .where(
            NoteBlock.session_id == MentoringSession.id,
            NoteBlock.audience == Audience.ME,
            NoteBlock.text != "",
        )
        .correlate(MentoringSession)
        .scalar_subquery()
    )
    found = session.execute(
        select(
            MentoringSession.id,
            MentoringSession.starts_at,
            MentoringSession.title,
            first_words,
            private,
        )
        .join(Mentorship)
        .where(Mentorship.mentee_id == mentee_id, MentoringSession.state == SessionState.HELD)
        .order_by(MentoringSession.starts_at.desc())
        .limit(limit)
    )
    return [
        Entry(at.date(), Happened.SESSION, number, title or first or "", None, "", count)
        for number, at, title, first, count in found
    ]


def _feedback(session: Session, mentee_id: int, limit: int) -> list[Entry]:
    found = session.execute(
        select(Feedback.id, Feedback.given_on, Feedback.tone, Feedback.observation)
        .join(Mentorship)
        .where(Mentorship.mentee_id == mentee_id, Feedback.given_on.is_not(None))
        .order_by(Feedback.given_on.desc())
        .limit(limit)
    )
    what = {Tone.PRAISE: Happened.PRAISE, Tone.GROWTH: Happened.GROWTH}
    return [
        Entry(day, what[tone], number, text, None, "", 0)
        for number, day, tone, text in found
        if day
    ]


def _check_ins(session: Session, mentee_id: int, limit: int) -> list[Entry]:
    found = session.execute(
        select(CheckIn, Goal)
        .join(Goal, CheckIn.goal_id == Goal.id)
        .join(Mentorship, Goal.mentorship_id == Mentorship.id)
        .where(Mentorship.mentee_id == mentee_id)
        .order_by(CheckIn.day.desc(), CheckIn.id.desc())
        .limit(limit)
    )
    return [
        Entry(
            one.day,
            Happened.CHECK_IN,
            goal.id,
            one.comment,
            one.value,
            goal.unit,
            0,
            goal=goal.title,
            way=(goal.baseline, goal.target),
        )
        for one, goal in found
    ]


def _goals(session: Session, mentee_id: int, limit: int) -> list[Entry]:
    found = session.execute(
        select(Goal.set_on, Goal.id, Goal.title)
        .join(Mentorship)
        .where(Mentorship.mentee_id == mentee_id, Goal.state != GoalState.DRAFT)
        .order_by(Goal.set_on.desc())
        .limit(limit)
    )
    return [
        Entry(day, Happened.GOAL_SET, number, title, None, "", 0) for day, number, title in found
    ]


def _guided(session: Session, mentee_id: int, limit: int) -> list[Entry]:
    found = session.scalars(
        select(GuidedNote)
        .join(Mentorship, GuidedNote.mentorship_id == Mentorship.id)
        .where(Mentorship.mentee_id == mentee_id, GuidedNote.finished_on.is_not(None))
        .order_by(GuidedNote.finished_on.desc())
        .limit(limit)
    )
    return [
        Entry(
            one.finished_on,
            Happened.GUIDED,
            one.id,
            one.title,
            None,
            "",
            0,
            (one.guide, one.guide_version),
        )
        for one in found
        if one.finished_on
    ]
