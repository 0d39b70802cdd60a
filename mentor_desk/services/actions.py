"""What was taken on, by whom, and whether it is done."""

from __future__ import annotations

from typing import TYPE_CHECKING, NamedTuple

from sqlalchemy import func, select

from mentor_desk.clean import clean_line
from mentor_desk.errors import BadValue
from mentor_desk.records import Action, ActionState, Mentee, Mentorship, Owner
from mentor_desk.words import words

if TYPE_CHECKING:
    from datetime import date

    from mentor_desk.audience import Audience
    from mentor_desk.store import Session


class ActionRow(NamedTuple):
    id: int
    mentee_id: int
    mentee: str
    text: str
    owner: Owner
    made_on: date
    due_on: date | None
    state: ActionState
    done_on: date | None
    session_id: int | None
    goal_id: int | None
    feedback_id: int | None
    audience: Audience


_ROW = (
    select(
        Action.id,
        Mentee.id,
        Mentee.name,
        Action.text,
        Action.owner,
        Action.made_on,
        Action.due_on,
        Action.state,
        Action.done_on,
        Action.session_id,
        Action.goal_id,
        Action.feedback_id,
        Action.audience,
    )
    .join(Mentorship, Action.mentorship_id == Mentorship.id)
    .join(Mentee, Mentorship.mentee_id == Mentee.id)
)
_SOONEST = (Action.due_on.is_(None), Action.due_on, Action.id)


def add(session: Session, action: Action) -> Action:
    """Raises BadValue if nothing says what is to be done."""
    action.text = clean_line(action.text)
    if not action.text:
        raise BadValue(words("Say in a few words what is to be done."))
    session.add(action)
    session.flush()
    return action


def open_rows(
    session: Session,
    mentee_id: int | None = None,
    limit: int | None = None,
    owner: Owner | None = None,
) -> list[ActionRow]:
    """Soonest due first, those without a date last."""
    query = _ROW.where(Action.state == ActionState.OPEN).order_by(*_SOONEST)
    if mentee_id is not None:
        query = query.where(Mentee.id == mentee_id)
    if owner is not None:
        query = query.where(Action.owner == owner)
    return [ActionRow(*row) for row in session.execute(query.limit(limit))]


def open_count(session: Session) -> int:
    query = select(func.count()).select_from(Action).where(Action.state == ActionState.OPEN)
    return session.scalar(query) or 0


def of_session(session: Session, session_id: int) -> list[ActionRow]:
    query = _ROW.where(Action.session_id == session_id).order_by(Action.id)
    return [ActionRow(*row) for row in session.execute(query)]


def of_feedback(session: Session, feedback_id: int) -> Action | None:
    """The next step of a feedback."""
    return session.scalars(
        select(Action).where(Action.feedback_id == feedback_id).order_by(Action.id).limit(1)
    ).first()


def set_state(session: Session, action_id: int, state: ActionState, today: date) -> None:
    action = session.get(Action, action_id)
    if action is not None:
        action.state = state
        action.done_on = today if state is ActionState.DONE else None
