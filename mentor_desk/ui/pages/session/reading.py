"""All that the page of one session shows, read at once."""

from __future__ import annotations

from typing import TYPE_CHECKING, NamedTuple

from mentor_desk.records import GoalState, MentoringSession, SessionState
from mentor_desk.services import actions, feedback, goals, guided_notes, sessions

if TYPE_CHECKING:
    from datetime import datetime

    from mentor_desk.records import AgendaTopic, GuidedNote, Mentee, Mentorship
    from mentor_desk.services.actions import ActionRow
    from mentor_desk.services.feedback import FeedbackRow
    from mentor_desk.services.goals import GoalRow
    from mentor_desk.store import Session


class Reading(NamedTuple):
    """`carried` are open actions that are not of this session, `next_at` the next one planned."""

    session: MentoringSession
    mentee: Mentee
    mentorship: Mentorship
    number: int
    topics: list[AgendaTopic]
    carried: list[ActionRow]
    taken_on: list[ActionRow]
    goals: list[GoalRow]
    feedback: list[FeedbackRow]
    guided: list[GuidedNote]
    next_at: datetime | None


def read(session: Session, session_id: int) -> Reading | None:
    found = sessions.desk(session, session_id)
    if found is None:
        return None
    mentee_id = found.mentee.id
    open_now = actions.open_rows(session, mentee_id)
    shown = goals.rows(session, mentee_id, GoalState.ACTIVE)
    if found.session.focus_goal_id not in {None, *(row.goal.id for row in shown)}:
        every = goals.rows(session, mentee_id)
        shown += [row for row in every if row.goal.id == found.session.focus_goal_id]
    return Reading(
        found.session,
        found.mentee,
        found.mentorship,
        found.number,
        found.topics,
        [row for row in open_now if row.session_id != session_id],
        actions.of_session(session, session_id),
        shown,
        feedback.of_session(session, session_id),
        guided_notes.of_session(session, session_id),
        sessions.next_planned(session, mentee_id, found.session.starts_at),
    )


def may_be_timed(session: MentoringSession) -> bool:
    return session.state is SessionState.HELD and session.closed_at is None
