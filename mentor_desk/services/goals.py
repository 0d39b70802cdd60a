"""Goals: drafted with a guide, agreed on, read from time to time, reached or let go."""

from __future__ import annotations

from typing import TYPE_CHECKING, NamedTuple

from sqlalchemy import select

from mentor_desk.clean import clean_line, clean_text
from mentor_desk.errors import BadValue
from mentor_desk.records import CheckIn, Goal, GoalState, Ladder, Mentee, Mentorship, Milestone
from mentor_desk.services import ladders
from mentor_desk.words import words

if TYPE_CHECKING:
    from collections.abc import Mapping
    from datetime import date

    from mentor_desk.store import Session


class Reading(NamedTuple):
    day: date
    value: float | None
    comment: str
    level: int | None = None


class GoalRow(NamedTuple):
    """A goal with its readings, oldest first, its steps in their order and its ladder."""

    goal: Goal
    readings: tuple[Reading, ...]
    milestones: tuple[Milestone, ...] = ()
    ladder: Ladder | None = None


class GoalDesk(NamedTuple):
    """All that the page of one goal shows."""

    goal: Goal
    mentee: Mentee
    check_ins: list[CheckIn]
    milestones: list[Milestone]


def draft(session: Session, mentorship_id: int, today: date) -> Goal:
    goal = Goal(mentorship_id=mentorship_id, set_on=today)
    session.add(goal)
    session.flush()
    return goal


def answer(
    session: Session, goal_id: int, answers: Mapping[str, str], values: Mapping[str, object]
) -> None:
    """Keeps the answers as they were typed and the columns they fill; a draft survives anything."""
    goal = session.get(Goal, goal_id)
    if goal is not None:
        goal.answers = {name: clean_text(text) for name, text in answers.items()}
        for name, value in values.items():
            setattr(goal, name, clean_text(value) if isinstance(value, str) else value)


def agree(session: Session, goal_id: int, today: date) -> None:
    """Makes a draft an active goal, and its ladder an agreed one if that is ready.

    Raises BadValue without a title: nothing could name it.
    """
    goal = session.get_one(Goal, goal_id)
    if not goal.title.strip():
        raise BadValue(
            words("The goal has no name yet. Say in a few words what will be different.")
        )
    goal.title = clean_line(goal.title)
    goal.state, goal.state_on, goal.set_on = GoalState.ACTIVE, today, today
    ladder = ladders.of_goal(session, goal_id)
    if ladder is not None and ladders.is_ready(ladder):
        ladders.agree(session, goal_id, today)


def set_state(session: Session, goal_id: int, state: GoalState, today: date) -> None:
    goal = session.get(Goal, goal_id)
    if goal is not None:
        goal.state, goal.state_on = state, today


def check_in(session: Session, reading: CheckIn) -> CheckIn:
    """Raises BadValue if it says nothing, or has a level of no ladder."""
    reading.comment = clean_text(reading.comment)
    ladders.refuse_level(session, reading)
    if reading.value is None and reading.level is None and not reading.comment.strip():
        raise BadValue(words("Give a reading or a remark; both empty would say nothing later."))
    session.add(reading)
    session.flush()
    return reading


def tick_milestone(session: Session, milestone_id: int, done_on: date | None) -> None:
    step = session.get(Milestone, milestone_id)
    if step is not None:
        step.done_on = done_on


def add_milestone(session: Session, goal_id: int, text: str, due_on: date | None) -> Milestone:
    last = session.scalars(
        select(Milestone.position)
        .where(Milestone.goal_id == goal_id)
        .order_by(Milestone.position.desc())
        .limit(1)
    ).first()
    step = Milestone(
        goal_id=goal_id, text=clean_line(text), due_on=due_on, position=(last or 0.0) + 1.0
    )
    if not step.text:
        raise BadValue(words("Say in a few words what the step is."))
    session.add(step)
    session.flush()
    return step


def rows(session: Session, mentee_id: int, *states: GoalState) -> list[GoalRow]:
    """Active ones first, then by date set, newest first. All states if none is named."""
    query = (
        select(Goal)
        .join(Mentorship, Goal.mentorship_id == Mentorship.id)
        .where(Mentorship.mentee_id == mentee_id)
    )
    if states:
        query = query.where(Goal.state.in_(states))
    goals = list(session.scalars(query.order_by(Goal.set_on.desc(), Goal.id.desc())))
    order = [
        GoalState.ACTIVE,
        GoalState.DRAFT,
        GoalState.REACHED,
        GoalState.PAUSED,
        GoalState.DROPPED,
    ]
    goals.sort(key=lambda goal: order.index(goal.state))
    readings: dict[int, list[Reading]] = {goal.id: [] for goal in goals}
    found = session.execute(
        select(CheckIn.goal_id, CheckIn.day, CheckIn.value, CheckIn.comment, CheckIn.level)
        .where(CheckIn.goal_id.in_(readings))
        .order_by(CheckIn.day, CheckIn.id)
    )
    for goal_id, day, value, comment, level in found:
        readings[goal_id].append(Reading(day, value, comment, level))
    steps: dict[int, list[Milestone]] = {goal.id: [] for goal in goals}
    for step in session.scalars(
        select(Milestone).where(Milestone.goal_id.in_(steps)).order_by(Milestone.position)
    ):
        steps[step.goal_id].append(step)
    rungs = ladders.rows(session, mentee_id)
    return [
        GoalRow(
            goal,
            tuple(readings[goal.id]),
            tuple(steps[goal.id]),
            rungs[goal.id].ladder if goal.id in rungs else None,
        )
        for goal in goals
    ]


def desk(session: Session, goal_id: int) -> GoalDesk | None:
    goal = session.get(Goal, goal_id)
    if goal is None:
        return None
    mentee = session.scalars(
        select(Mentee).join(Mentorship).where(Mentorship.id == goal.mentorship_id)
    ).one()
    check_ins = session.scalars(
        select(CheckIn).where(CheckIn.goal_id == goal_id).order_by(CheckIn.day, CheckIn.id)
    )
    steps = session.scalars(
        select(Milestone).where(Milestone.goal_id == goal_id).order_by(Milestone.position)
    )
    return GoalDesk(goal, mentee, list(check_ins), list(steps))
