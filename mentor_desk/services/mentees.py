"""People: who they are, when they were last seen, what is open with them."""

from __future__ import annotations

from typing import TYPE_CHECKING, NamedTuple

from sqlalchemy import func, select

from mentor_desk.clean import clean_line
from mentor_desk.errors import BadValue
from mentor_desk.records import (
    Action,
    ActionState,
    Feedback,
    Goal,
    GoalState,
    GuidedNote,
    Mentee,
    MentoringSession,
    Mentorship,
    SessionState,
    Standing,
)
from mentor_desk.words import words

if TYPE_CHECKING:
    from datetime import date, datetime

    from sqlalchemy import ColumnElement, ScalarSelect, Select

    from mentor_desk.store import Session


class MenteeRow(NamedTuple):
    id: int
    name: str
    role: str
    organisation: str
    standing: Standing
    last_met: datetime | None
    next_at: datetime | None
    """The next planned session, however far in the past its day may be by now."""
    open_actions: int
    active_goals: int


class Person(NamedTuple):
    """A mentee with the relationship that counts now, and how much there is of everything."""

    mentee: Mentee
    mentorship: Mentorship
    goals: int
    sessions: int
    feedback: int
    open_actions: int


class Named(NamedTuple):
    id: int
    name: str
    standing: Standing


def add(session: Session, name: str, today: date) -> Mentee:
    """A mentee with an informal relationship, so that the first session can begin at once.

    Raises BadValue without a name.
    """
    name = clean_line(name)
    if not name:
        raise BadValue(
            words("A name is needed to begin with. A first name or initials are enough.")
        )
    mentee = Mentee(name=name, met_on=today)
    session.add(mentee)
    session.flush()
    session.add(Mentorship(mentee_id=mentee.id, started_on=today))
    session.flush()
    return mentee


def named(session: Session) -> list[Named]:
    """Everybody, by name; sort with the reader's collation where it is shown."""
    found = session.execute(select(Mentee.id, Mentee.name, Mentee.standing).order_by(Mentee.name))
    return [Named(*row) for row in found]


def rows(session: Session) -> list[MenteeRow]:
    held = _session_at(func.max(MentoringSession.starts_at), SessionState.HELD)
    planned = _session_at(func.min(MentoringSession.starts_at), SessionState.PLANNED)
    found = session.execute(
        select(
            Mentee.id,
            Mentee.name,
            Mentee.role,
            Mentee.organisation,
            Mentee.standing,
            held,
            planned,
            _count(Action, Action.state == ActionState.OPEN),
            _count(Goal, Goal.state == GoalState.ACTIVE),
        ).order_by(Mentee.name)
    )
    return [MenteeRow(*row) for row in found]


def _theirs() -> Select[int]:
    """Not a join: SQLite would then look through the sessions of everybody, for each of them."""
    return select(Mentorship.id).where(Mentorship.mentee_id == Mentee.id).correlate(Mentee)


def _session_at(which: ColumnElement[datetime], state: SessionState) -> ScalarSelect[datetime]:
    return (
        select(which)
        .select_from(MentoringSession)
        .where(MentoringSession.mentorship_id.in_(_theirs()), MentoringSession.state == state)
        .correlate(Mentee)
        .scalar_subquery()
    )


def _count(kind: type[Action | Goal], only: ColumnElement[bool]) -> ScalarSelect[int]:
    return (
        select(func.count())
        .select_from(kind)
        .where(kind.mentorship_id.in_(_theirs()), only)
        .correlate(Mentee)
        .scalar_subquery()
    )


def current_mentorship(session: Session, mentee_id: int) -> Mentorship:
    """The open relationship begun last, or the last one if all are closed."""
    open_first = Mentorship.closed_on.is_(None).desc()
    return session.scalars(
        select(Mentorship)
        .where(Mentorship.mentee_id == mentee_id)
        .order_by(open_first, Mentorship.id.desc())
        .limit(1)
    ).one()


def person(session: Session, mentee_id: int) -> Person | None:
    """None if the mentee is gone."""
    mentee = session.get(Mentee, mentee_id)
    if mentee is None:
        return None

    def count(
        kind: type[Action | Goal | MentoringSession | Feedback], *only: ColumnElement[bool]
    ) -> int:
        query = (
            select(func.count())
            .select_from(kind)
            .join(Mentorship, kind.mentorship_id == Mentorship.id)
            .where(Mentorship.mentee_id == mentee_id, *only)
        )
        return session.scalar(query) or 0

    return Person(
        mentee,
        current_mentorship(session, mentee_id),
        count(Goal),
        count(MentoringSession),
        count(Feedback, Feedback.given_on.is_not(None)),
        count(Action, Action.state == ActionState.OPEN),
    )


def of_record(
    session: Session,
    kind: type[Action] | type[Feedback] | type[Goal] | type[GuidedNote] | type[MentoringSession],
    number: int,
) -> int | None:
    """Whose record this is; None if it is gone."""
    return session.scalar(
        select(Mentorship.mentee_id)
        .join(kind, kind.mentorship_id == Mentorship.id)
        .where(kind.id == number)
    )


def anybody(session: Session) -> bool:
    return session.scalar(select(Mentee.id).limit(1)) is not None
