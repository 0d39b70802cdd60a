"""Drafts that nobody wrote in: they are taken up before another is made."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from sqlalchemy import select

from mentor_desk.records import Feedback, Goal, GoalState, GuidedNote

if TYPE_CHECKING:
    from collections.abc import Mapping

    from sqlalchemy import ColumnElement
    from sqlalchemy.orm import InstrumentedAttribute

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
    return next((one for one in found if not is_written(one.answers)), None)


def untouched_feedback(
    session: Session, mentorship_id: int, session_id: int | None
) -> Feedback | None:
    found = session.scalars(
        select(Feedback).where(
            Feedback.mentorship_id == mentorship_id,
            _same(Feedback.session_id, session_id),
            Feedback.given_on.is_(None),
            Feedback.observation == "",
            Feedback.occasion == "",
            Feedback.effect == "",
            Feedback.guide != "",
        )
    )
    return next((one for one in found if not is_written(one.answers)), None)


def untouched_note(
    session: Session, guide: str, mentorship_id: int | None, session_id: int | None
) -> GuidedNote | None:
    found = session.scalars(
        select(GuidedNote).where(
            GuidedNote.guide == guide,
            _same(GuidedNote.mentorship_id, mentorship_id),
            _same(GuidedNote.session_id, session_id),
            GuidedNote.finished_on.is_(None),
        )
    )
    return next((one for one in found if not is_written(one.answers)), None)


def is_written(answers: Mapping[str, str]) -> bool:
    return any(text.strip() for text in answers.values())


def _same(column: InstrumentedAttribute[Any], value: int | None) -> ColumnElement[bool]:
    return column.is_(None) if value is None else column == value
