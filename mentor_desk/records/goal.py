"""An aim with what shows it, its steps and its dated readings."""

from datetime import date
from enum import StrEnum

from sqlalchemy import ForeignKey, Index
from sqlalchemy.orm import Mapped, mapped_column

from mentor_desk.audience import Audience
from mentor_desk.records.base import LATER, Record, choice, shown
from mentor_desk.records.projection import (
    GOAL,
    MENTORSHIP,
    Follows,
    Projection,
    follows_mentorship,
    with_answers,
)


class GoalState(StrEnum):
    DRAFT = "draft"
    ACTIVE = "active"
    REACHED = "reached"
    PAUSED = "paused"
    DROPPED = "dropped"


class Goal(Record):
    """`baseline` and `target` are in `unit`; a falling goal has a target below its baseline.

    `answers` holds what was typed into the guide, by field name, also what fits no column yet.
    """

    __tablename__ = "goal"
    __table_args__ = (
        Index("ix_goal_mentorship_state", "mentorship_id", "state"),
        Index("ix_goal_state_on", "state", "state_on"),
    )
    projection = Projection(
        kind="goal",
        joins=MENTORSHIP,
        day="r.set_on",
        heading="r.title",
        text=with_answers("title", "why", "support", "measure", "source"),
        shared=(
            "mentorship_id",
            "title",
            "why",
            "support",
            "measure",
            "baseline",
            "target",
            "unit",
            "source",
            "set_on",
            "due_on",
            "state",
            "state_on",
        ),
        leaves="r.state <> 'draft'",
        follows=(follows_mentorship(),),
    )

    mentorship_id: Mapped[int] = mapped_column(ForeignKey("mentorship.id", ondelete="CASCADE"))
    set_on: Mapped[date] = mapped_column(info=shown("Set on"))
    title: Mapped[str] = mapped_column(default="", info=shown("Goal", required=True))
    why: Mapped[str] = mapped_column(default="", info=shown("Why it matters", long=True))
    support: Mapped[str] = mapped_column(default="", info=shown("Help, time, skill", long=True))
    measure: Mapped[str] = mapped_column(default="", info=shown("What shows it", long=True))
    baseline: Mapped[float | None] = mapped_column(default=None, info=shown("From"))
    target: Mapped[float | None] = mapped_column(default=None, info=shown("To"))
    unit: Mapped[str] = mapped_column(default="", info=shown("Unit"))
    source: Mapped[str] = mapped_column(default="", info=shown("Where the figure comes from"))
    confidence: Mapped[int | None] = mapped_column(default=None, info=shown("How sure, 0 to 10"))
    due_on: Mapped[date | None] = mapped_column(default=None, info=shown("By"))
    state: Mapped[GoalState] = mapped_column(
        choice(GoalState), default=GoalState.DRAFT, info=shown("State")
    )
    state_on: Mapped[date | None] = mapped_column(default=None)
    audience: Mapped[Audience] = mapped_column(
        default=Audience.MENTEE, info=shown("Who may read it")
    )
    guide: Mapped[str] = mapped_column(default="")
    guide_version: Mapped[int] = mapped_column(default=0)
    answers: Mapped[dict[str, str]] = mapped_column(default_factory=dict)


class Milestone(Record):
    __tablename__ = "milestone"
    projection = Projection(
        kind="milestone",
        joins=GOAL,
        day="r.due_on",
        heading="r.text",
        text="r.text",
        shared=("goal_id", "text", "due_on", "done_on", "position"),
        parent_audience="goal.audience",
        leaves="goal.state <> 'draft'",
        follows=(
            Follows("goal", "r.goal_id", ("audience", "state", "mentorship_id")),
            follows_mentorship("goal", "r.goal_id"),
        ),
    )

    goal_id: Mapped[int] = mapped_column(ForeignKey("goal.id", ondelete="CASCADE"), index=True)
    text: Mapped[str] = mapped_column(info=shown("Step", required=True))
    due_on: Mapped[date | None] = mapped_column(default=None, info=shown("By"))
    done_on: Mapped[date | None] = mapped_column(default=None, index=True, info=shown("Done on"))
    position: Mapped[float] = mapped_column(default=0.0)
    audience: Mapped[Audience] = mapped_column(default=Audience.MENTEE)


class CheckIn(Record):
    """A dated reading; without value and level it is a remark on how the goal is going.

    `level` is one of the goal's ladder, from -2, much less than expected, to 2.
    """

    __tablename__ = "check_in"
    __table_args__ = (Index("ix_check_in_goal_day", "goal_id", "day"),)
    projection = Projection(
        kind="check_in",
        joins=GOAL,
        day="r.day",
        heading="goal.title",
        text="r.comment",
        shared=("goal_id", "session_id", "day", "value", "level", "comment"),
        parent_audience="goal.audience",
        leaves="goal.state <> 'draft'",
        follows=(
            Follows("goal", "r.goal_id", ("audience", "state", "title", "mentorship_id")),
            follows_mentorship("goal", "r.goal_id"),
        ),
    )

    goal_id: Mapped[int] = mapped_column(ForeignKey("goal.id", ondelete="CASCADE"))
    day: Mapped[date] = mapped_column(info=shown("Day"))
    session_id: Mapped[int | None] = mapped_column(
        ForeignKey("mentoring_session.id", ondelete="SET NULL"), default=None, index=True
    )
    value: Mapped[float | None] = mapped_column(default=None, info=shown("Reading"))
    comment: Mapped[str] = mapped_column(default="", info=shown("Comment", long=True))
    audience: Mapped[Audience] = mapped_column(
        default=Audience.MENTEE, info=shown("Who may read it")
    )
    level: Mapped[int | None] = mapped_column(default=None, sort_order=LATER, info=shown("Level"))
