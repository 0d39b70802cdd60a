"""Feedback: drafted, given on a day, with a next step that is an action."""

from __future__ import annotations

from typing import TYPE_CHECKING, NamedTuple

from sqlalchemy import select

from mentor_desk.clean import clean_line, clean_text
from mentor_desk.errors import BadValue
from mentor_desk.records import Action, ActionState, Feedback, Mentee, Mentorship, Owner
from mentor_desk.words import words

if TYPE_CHECKING:
    from collections.abc import Iterable, Mapping
    from datetime import date

    from mentor_desk.store import Session


class FeedbackRow(NamedTuple):
    feedback: Feedback
    next_step: Action | None


class NextStep(NamedTuple):
    text: str
    owner: Owner
    due_on: date | None


class FeedbackDesk(NamedTuple):
    feedback: Feedback
    mentee: Mentee
    next_step: Action | None


def draft(session: Session, feedback: Feedback) -> Feedback:
    """Keeps it without a day: a draft is read by nobody but the mentor."""
    session.add(feedback)
    session.flush()
    return feedback


def answer(
    session: Session, feedback_id: int, answers: Mapping[str, str], values: Mapping[str, object]
) -> None:
    kept = session.get(Feedback, feedback_id)
    if kept is not None:
        kept.answers = {name: clean_text(text) for name, text in answers.items()}
        for name, value in values.items():
            setattr(kept, name, clean_text(value) if isinstance(value, str) else value)


def give(session: Session, feedback_id: int, day: date) -> None:
    """Raises BadValue if it says nothing that was seen or heard."""
    kept = session.get_one(Feedback, feedback_id)
    if not kept.observation.strip():
        raise BadValue(
            words("Write what you saw or heard first; without it there is nothing to give.")
        )
    kept.given_on = day


def take_back(session: Session, feedback_id: int) -> None:
    """Makes it a draft again; its next step, unless it was done by now, goes with it."""
    kept = session.get(Feedback, feedback_id)
    if kept is not None:
        kept.given_on = None
        steps = select(Action).where(Action.feedback_id == feedback_id)
        for step in session.scalars(steps.where(Action.state == ActionState.OPEN)):
            session.delete(step)


def change(session: Session, feedback_id: int, values: Mapping[str, object]) -> None:
    """Sets columns; what is gone by now is left gone. The next step has the same readers."""
    kept = session.get(Feedback, feedback_id)
    if kept is not None:
        for name, value in values.items():
            setattr(kept, name, value)
        if "audience" in values:
            for step in session.scalars(select(Action).where(Action.feedback_id == feedback_id)):
                step.audience = kept.audience


def keep_next_step(session: Session, feedback_id: int, step: NextStep, today: date) -> None:
    """Makes, changes or, without a text, removes the action that follows from a feedback.

    Who may read the feedback may read its step, and nobody else.
    """
    kept = session.get_one(Feedback, feedback_id)
    text = clean_line(step.text)
    action = session.scalars(
        select(Action).where(Action.feedback_id == feedback_id).order_by(Action.id).limit(1)
    ).first()
    if action is None and text:
        action = Action(mentorship_id=kept.mentorship_id, text=text, made_on=today)
        action.session_id, action.feedback_id = kept.session_id, kept.id
        session.add(action)
    if action is not None and text:
        action.text, action.owner, action.due_on = text, step.owner, step.due_on
        action.goal_id, action.audience = kept.goal_id, kept.audience
    elif action is not None:
        session.delete(action)


def rows(session: Session, mentee_id: int) -> list[FeedbackRow]:
    """Drafts first, then newest first."""
    query = (
        select(Feedback, Action)
        .join(Mentorship, Feedback.mentorship_id == Mentorship.id)
        .outerjoin(Action, Action.feedback_id == Feedback.id)
        .where(Mentorship.mentee_id == mentee_id)
        .order_by(Feedback.given_on.is_not(None), Feedback.given_on.desc(), Feedback.id.desc())
    )
    return _once(session.execute(query))


def of_session(session: Session, session_id: int) -> list[FeedbackRow]:
    query = (
        select(Feedback, Action)
        .outerjoin(Action, Action.feedback_id == Feedback.id)
        .where(Feedback.session_id == session_id)
        .order_by(Feedback.id)
    )
    return _once(session.execute(query))


def desk(session: Session, feedback_id: int) -> FeedbackDesk | None:
    kept = session.get(Feedback, feedback_id)
    if kept is None:
        return None
    mentee = session.scalars(
        select(Mentee).join(Mentorship).where(Mentorship.id == kept.mentorship_id)
    ).one()
    step = session.scalars(
        select(Action).where(Action.feedback_id == feedback_id).order_by(Action.id).limit(1)
    ).first()
    return FeedbackDesk(kept, mentee, step)


def _once(found: Iterable[tuple[Feedback, Action | None]]) -> list[FeedbackRow]:
    rows: dict[int, FeedbackRow] = {}
    for kept, step in found:
        rows.setdefault(kept.id, FeedbackRow(kept, step))
    return list(rows.values())
