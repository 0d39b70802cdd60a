"""Drafts of goals and feedback: taken up if nothing was written in them, removed if unwanted."""

from __future__ import annotations

from typing import TYPE_CHECKING, cast

from sqlalchemy import select

from mentor_desk.records import Feedback, Goal, GoalState

if TYPE_CHECKING:
    from collections.abc import Callable, Mapping

    from mentor_desk.store import Session

Kind = type[Goal] | type[Feedback]


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


def remove(session: Session, kind: Kind, number: int) -> dict[str, object] | None:
    """Its values, for `put_back`; None and no change if it is no draft."""
    found = session.get(kind, number)
    if found is None or not _is_draft(found):
        return None
    hidden = {"id", "seal"}
    names = [column.key for column in kind.__table__.columns if column.key not in hidden]
    values = {name: getattr(found, name) for name in names}
    session.delete(found)
    return values


def put_back(session: Session, kind: Kind, values: Mapping[str, object]) -> None:
    make = cast("Callable[..., Goal | Feedback]", kind)
    session.add(make(**values))


def _written(answers: Mapping[str, str]) -> bool:
    return any(text.strip() for text in answers.values())


def _is_draft(record: Goal | Feedback) -> bool:
    if isinstance(record, Goal):
        return record.state is GoalState.DRAFT
    return record.given_on is None
