"""What a mentor needs to see when the desk is opened: who comes next, who waits, what is open."""

from __future__ import annotations

from datetime import date, datetime, time, timedelta
from enum import StrEnum
from typing import TYPE_CHECKING, NamedTuple

from sqlalchemy import Date, func, literal, select, type_coerce

from mentor_desk.records import (
    Action,
    CheckIn,
    Feedback,
    Goal,
    GoalState,
    Mentee,
    MentoringSession,
    Mentorship,
    Milestone,
    Owner,
    Phase,
    SessionState,
    Standing,
    Tone,
)
from mentor_desk.services import actions, sessions
from mentor_desk.words import Words, words

if TYPE_CHECKING:
    from collections.abc import Iterator

    from sqlalchemy import ScalarSelect

    from mentor_desk.services.actions import ActionRow
    from mentor_desk.services.sessions import SessionRow
    from mentor_desk.store import Session

LOOK_AHEAD = timedelta(days=14)
# A rhythm is kept by people: a quarter more than agreed is no news.
RHYTHM_SLACK = 1.25
QUIET_GOAL = timedelta(weeks=6)
OPEN_FEEDBACK = timedelta(days=60)
RECENT = timedelta(days=30)
_MOST = 12
_LATER = 4
_MOST_PROMISES = 200


class Step(StrEnum):
    """What would help, offered as the button beside the reason."""

    PLAN_SESSION = "plan_session"
    CHECK_IN = "check_in"
    NEXT_STEP = "next_step"
    WRITE_NOTE = "write_note"
    KEEP_PROMISE = "keep_promise"


class Attention(NamedTuple):
    """Somebody who needs a look, and why; `record_id` is the goal, session, feedback or action."""

    mentee_id: int
    mentee: str
    why: Words
    step: Step
    record_id: int | None
    waiting: int
    """Days beyond what was agreed; larger is shown first."""


class Moved(NamedTuple):
    """The last two readings of a goal, where they differ."""

    goal: str
    unit: str
    before: float
    after: float


class Brief(NamedTuple):
    """A planned session with what was taken on since."""

    session: SessionRow
    number: int
    """Counts held and planned ones with this mentee."""
    phase: Phase | None
    """None where the relationship is informal."""
    last_met: date | None
    took_on: list[ActionRow]
    promised: list[ActionRow]
    moved: Moved | None


class Reached(NamedTuple):
    """A goal reached or a step of it done; `step` is empty for the goal itself."""

    mentee_id: int
    mentee: str
    goal_id: int
    goal: str
    step: str
    day: date


class Today(NamedTuple):
    briefs: list[Brief]
    """Of today's sessions, or else of the next one."""
    later: list[SessionRow]
    """The next after those."""
    attention: list[Attention]
    waiting: int
    """How many need a look; `attention` holds the first of them."""
    actions: list[ActionRow]
    open_actions: int
    reached: list[Reached]


def today(session: Session, now: datetime) -> Today:
    """Informal relationships are never reminded of a rhythm or a goal."""
    found = attention(session, now)
    near, later = _planned(session, now)
    return Today(
        [_brief(session, row) for row in near],
        later,
        found[:_MOST],
        len(found),
        actions.open_rows(session, limit=_MOST),
        actions.open_count(session),
        reached(session, now.date() - RECENT, now.date()),
    )


def attention(session: Session, now: datetime) -> list[Attention]:
    """Everybody who needs a look, the longest waiting first; one person may come more than once."""
    day = now.date()
    found = [
        *_overdue(session, day),
        *_quiet_goals(session, day),
        *_open_feedback(session, day),
        *_unwritten(session, now),
        *_promises(session, day),
    ]
    return sorted(found, key=lambda one: -one.waiting)


def reached(session: Session, first: date, last: date, limit: int = 5) -> list[Reached]:
    """Newest first."""
    whose = (
        select(Mentee.id, Mentee.name, Goal.id, Goal.title)
        .join(Mentorship, Mentorship.mentee_id == Mentee.id)
        .join(Goal, Goal.mentorship_id == Mentorship.id)
    )
    goals = whose.add_columns(literal(""), Goal.state_on).where(
        Goal.state == GoalState.REACHED, Goal.state_on.between(first, last)
    )
    steps = (
        whose.join(Milestone, Milestone.goal_id == Goal.id)
        .add_columns(Milestone.text, Milestone.done_on)
        .where(Milestone.done_on.between(first, last), Goal.state != GoalState.DRAFT)
    )
    found = [
        Reached(*row)
        for row in (
            *session.execute(goals.order_by(Goal.state_on.desc()).limit(limit)),
            *session.execute(steps.order_by(Milestone.done_on.desc()).limit(limit)),
        )
    ]
    return sorted(found, key=lambda one: one.day, reverse=True)[:limit]


def _planned(session: Session, now: datetime) -> tuple[list[SessionRow], list[SessionRow]]:
    since = datetime.combine(now.date(), time.min)
    found = sessions.planned_between(session, since, since + LOOK_AHEAD, limit=_MOST)
    near = [row for row in found if row.starts_at.date() == now.date()] or found[:1]
    return near, found[len(near) :][:_LATER]


def _brief(session: Session, row: SessionRow) -> Brief:
    last = session.scalar(
        select(func.max(MentoringSession.starts_at)).where(
            MentoringSession.mentorship_id.in_(
                select(Mentorship.id).where(Mentorship.mentee_id == row.mentee_id)
            ),
            MentoringSession.state == SessionState.HELD,
        )
    )
    formal, phase = session.execute(
        select(Mentorship.formal, Mentorship.phase)
        .join(MentoringSession, MentoringSession.mentorship_id == Mentorship.id)
        .where(MentoringSession.id == row.id)
    ).one()
    return Brief(
        row,
        sessions.number_of(session, row.mentee_id, row.starts_at),
        phase if formal else None,
        last.date() if last else None,
        actions.open_rows(session, row.mentee_id, limit=_MOST, owner=Owner.MENTEE),
        actions.open_rows(session, row.mentee_id, limit=_MOST, owner=Owner.ME),
        _moved(session, row.mentee_id),
    )


def _moved(session: Session, mentee_id: int) -> Moved | None:
    """Of the active goal that was read last."""
    found = session.execute(
        select(Goal.id, Goal.title, Goal.unit, CheckIn.value)
        .join(Goal, CheckIn.goal_id == Goal.id)
        .join(Mentorship, Goal.mentorship_id == Mentorship.id)
        .where(
            Mentorship.mentee_id == mentee_id,
            Goal.state == GoalState.ACTIVE,
            CheckIn.value.is_not(None),
        )
        .order_by(CheckIn.day.desc(), CheckIn.id.desc())
        .limit(12)
    ).all()
    values = [value for goal_id, _, _, value in found if goal_id == found[0][0]]
    after, before = (*values, None, None)[:2]
    if after is None or before is None or after == before:
        return None
    return Moved(found[0][1], found[0][2], before, after)


_ACTIVE = (Mentee.standing == Standing.ACTIVE, Mentorship.closed_on.is_(None))
_FORMAL = (*_ACTIVE, Mentorship.formal, Mentorship.phase.in_((Phase.AGREE, Phase.WORK)))


def _overdue(session: Session, day: date) -> Iterator[Attention]:
    found = session.execute(
        select(
            Mentee.id,
            Mentee.name,
            Mentorship.rhythm_days,
            Mentorship.started_on,
            _last(SessionState.HELD),
            _last(SessionState.PLANNED),
        )
        .join(Mentee, Mentorship.mentee_id == Mentee.id)
        .where(*_FORMAL, Mentorship.rhythm_days.is_not(None))
    )
    for mentee_id, name, rhythm, started, held, planned in found:
        last = held.date() if held else started
        if last is None or not rhythm or (planned and planned.date() >= day):
            continue
        days = (day - last).days
        if days > rhythm * RHYTHM_SLACK:
            yield Attention(
                mentee_id, name, _not_met(days, rhythm), Step.PLAN_SESSION, None, days - rhythm
            )


def _last(state: SessionState) -> ScalarSelect[datetime]:
    return (
        select(func.max(MentoringSession.starts_at))
        .where(MentoringSession.mentorship_id == Mentorship.id, MentoringSession.state == state)
        .correlate(Mentorship)
        .scalar_subquery()
    )


def _not_met(days: int, rhythm: int) -> Words:
    if rhythm % 7 == 0:
        return words(
            "not met for {days} days; you agreed on every week",
            "not met for {days} days; you agreed on every {n} weeks",
            n=rhythm // 7,
            days=days,
        )
    return words(
        "not met for {days} days; you agreed on every day",
        "not met for {days} days; you agreed on every {n} days",
        n=rhythm,
        days=days,
    )


def _quiet_goals(session: Session, day: date) -> Iterator[Attention]:
    last = (
        select(func.max(CheckIn.day, type_=Date()))
        .where(CheckIn.goal_id == Goal.id)
        .correlate(Goal)
        .scalar_subquery()
    )
    heard = type_coerce(func.coalesce(last, Goal.set_on), Date())
    found = session.execute(
        select(Mentee.id, Mentee.name, Goal.id, Goal.title, heard)
        .select_from(Goal)
        .join(Mentorship, Goal.mentorship_id == Mentorship.id)
        .join(Mentee, Mentorship.mentee_id == Mentee.id)
        .where(*_FORMAL, Goal.state == GoalState.ACTIVE, heard < day - QUIET_GOAL)
    )
    for mentee_id, name, goal_id, title, since in found:
        weeks = (day - since).days // 7
        why = words("goal “{goal}” has had no check-in for {weeks} weeks", goal=title, weeks=weeks)
        yield Attention(
            mentee_id, name, why, Step.CHECK_IN, goal_id, (day - since - QUIET_GOAL).days
        )


def _open_feedback(session: Session, day: date) -> Iterator[Attention]:
    step = select(Action.id).where(Action.feedback_id == Feedback.id).exists()
    found = session.execute(
        select(Mentee.id, Mentee.name, Feedback.id, Feedback.given_on)
        .select_from(Feedback)
        .join(Mentorship, Feedback.mentorship_id == Mentorship.id)
        .join(Mentee, Mentorship.mentee_id == Mentee.id)
        .where(
            *_ACTIVE,
            Feedback.tone == Tone.GROWTH,
            Feedback.given_on > day - OPEN_FEEDBACK,
            Feedback.given_on < day,
            ~step,
        )
    )
    for mentee_id, name, feedback_id, given in found:
        if given is None:
            continue
        days = (day - given).days
        why = words(
            "yesterday’s feedback has no next step yet",
            "feedback of {n} days ago has no next step yet",
            n=days,
        )
        yield Attention(mentee_id, name, why, Step.NEXT_STEP, feedback_id, days)


def _unwritten(session: Session, now: datetime) -> Iterator[Attention]:
    today_begins = datetime.combine(now.date(), time.min)
    past = sessions.planned_between(session, None, today_begins, limit=_MOST)
    unwritten = sessions.unwritten(session, [row.id for row in past])
    for row in past:
        days = (now.date() - row.starts_at.date()).days
        why = (
            words(
                "the session planned for yesterday has no note yet",
                "the session planned {n} days ago has no note yet",
                n=days,
            )
            if row.id in unwritten
            else words(
                "the session planned for yesterday has a note and is not closed yet",
                "the session planned {n} days ago has a note and is not closed yet",
                n=days,
            )
        )
        yield Attention(row.mentee_id, row.mentee, why, Step.WRITE_NOTE, row.id, days)


def _promises(session: Session, day: date) -> Iterator[Attention]:
    for row in actions.open_rows(session, limit=_MOST_PROMISES, owner=Owner.ME):
        if row.due_on and row.due_on < day:
            days = (day - row.due_on).days
            why = words(
                "your promise “{text}” was due yesterday",
                "your promise “{text}” was due {n} days ago",
                n=days,
                text=row.text,
            )
            yield Attention(row.mentee_id, row.mentee, why, Step.KEEP_PROMISE, row.id, days)
