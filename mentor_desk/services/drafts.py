"""Drafts of goals and feedback that nobody wrote in: they are taken up before another is made."""

from __future__ import annotations

from typing import TYPE_CHECKING

from sqlalchemy import select

from mentor_desk.records import Feedback, Goal, GoalState

if TYPE_CHECKING:
    from collections.abc import Mapping

    from mentor_desk.store import Session


def untouched_goal(session: Session, mentorship_id: int) -> Goal | None:
    """A draft nobody wrote in: whoever begins another goal means this one."""
    found = session.scalars(
        select(Goal).where(
            Goal.mentorship_id == mentorship_id,
            Goal.state == GoalState.DRAFT,
            Goal.title == "",
        )
    )
    return next((one for one in found if not _written(one.answers)), None)


def untouched_feedback(
    session: Session, mentorship_id: int, session_id: int | None
) -> Feedback | None:
    found = session.scalars(
        select(Feedback).where(
            Feedback.mentorship_id == mentorship_id,
            Feedback.session_id.is_(None)
            if session_id is None
            else Feedback.session_id == session_id,
            Feedback.given_on.is_(None),
            Feedback.observation == "",
            Feedback.occasion == "",
            Feedback.effect == "",
            Feedback.guide != "",
        )
    )
    return next((one for one in found if not _written(one.answers)), None)


def _written(answers: Mapping[str, str]) -> bool:
    return any(text.strip() for text in answers.values())
