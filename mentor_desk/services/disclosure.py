"""What stays on the laptop when a page for a reader leaves it."""

from __future__ import annotations

from datetime import datetime, time
from typing import TYPE_CHECKING, NamedTuple

from sqlalchemy import func, select

from mentor_desk.audience import Audience, readable_by
from mentor_desk.records import (
    CheckIn,
    Feedback,
    Goal,
    GoalState,
    GuidedNote,
    MentoringSession,
    Mentorship,
    NoteBlock,
)

if TYPE_CHECKING:
    from datetime import date

    from mentor_desk.audience import Reader
    from mentor_desk.store import Session


class Kept(NamedTuple):
    paragraphs: int
    feedback: int
    check_ins: int
    goals: int
    guided: int


def kept(session: Session, mentee_id: int, reader: Reader, first: date, last: date) -> Kept:
    """Counts of what lies in the period and is not for this reader; drafts are for nobody yet."""
    allowed = tuple(readable_by(reader))
    # A session that is private as a whole keeps all its paragraphs back, whatever their marks.
    open_sessions = {*allowed, Audience.MENTEE, Audience.SPONSOR}
    begin, end = datetime.combine(first, time.min), datetime.combine(last, time.max)
    of_mentee = Mentorship.mentee_id == mentee_id
    paragraphs = (
        select(func.count())
        .select_from(NoteBlock)
        .join(MentoringSession, NoteBlock.session_id == MentoringSession.id)
        .join(Mentorship)
        .where(of_mentee, MentoringSession.starts_at.between(begin, end), NoteBlock.text != "")
        .where(NoteBlock.audience.not_in(allowed) | MentoringSession.audience.not_in(open_sessions))
    )
    feedback = (
        select(func.count())
        .select_from(Feedback)
        .join(Mentorship)
        .where(of_mentee, Feedback.given_on.between(first, last), Feedback.audience.not_in(allowed))
    )
    check_ins = (
        select(func.count())
        .select_from(CheckIn)
        .join(Goal, CheckIn.goal_id == Goal.id)
        .join(Mentorship, Goal.mentorship_id == Mentorship.id)
        .where(of_mentee, CheckIn.day.between(first, last), Goal.state != GoalState.DRAFT)
        .where(CheckIn.audience.not_in(allowed) | Goal.audience.not_in(allowed))
    )
    goals = (
        select(func.count())
        .select_from(Goal)
        .join(Mentorship)
        .where(of_mentee, Goal.set_on <= last, Goal.audience.not_in(allowed))
        .where(Goal.state != GoalState.DRAFT)
    )
    guided = (
        select(func.count())
        .select_from(GuidedNote)
        .join(Mentorship, GuidedNote.mentorship_id == Mentorship.id)
        .where(of_mentee, GuidedNote.finished_on.between(first, last))
        .where(GuidedNote.audience.not_in(allowed))
    )
    queries = (paragraphs, feedback, check_ins, goals, guided)
    return Kept(*(session.scalar(query) or 0 for query in queries))
