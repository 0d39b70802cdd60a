"""Something somebody took on; the mentor's own are promises."""

from datetime import date
from enum import StrEnum

from sqlalchemy import ForeignKey, Index
from sqlalchemy.orm import Mapped, mapped_column

from mentor_desk.audience import Audience
from mentor_desk.records.base import Record, choice, shown
from mentor_desk.records.projection import MENTORSHIP, Follows, Projection, follows_mentorship


class Owner(StrEnum):
    ME = "me"
    MENTEE = "mentee"


class ActionState(StrEnum):
    OPEN = "open"
    DONE = "done"
    DROPPED = "dropped"


class Action(Record):
    """With `feedback_id` it is the next step that came out of that feedback."""

    __tablename__ = "action"
    __table_args__ = (Index("ix_action_state_due", "state", "due_on"),)
    projection = Projection(
        kind="action",
        joins=f"{MENTORSHIP} LEFT JOIN feedback ON feedback.id = r.feedback_id",
        day="r.made_on",
        heading="r.text",
        text="r.text",
        shared=(
            "mentorship_id",
            "session_id",
            "goal_id",
            "feedback_id",
            "text",
            "owner",
            "made_on",
            "due_on",
            "state",
            "done_on",
        ),
        # A next step never tells more than the feedback it came from.
        parent_audience="coalesce(feedback.audience, r.audience)",
        leaves="r.feedback_id IS NULL OR feedback.given_on IS NOT NULL",
        follows=(
            Follows("feedback", "r.feedback_id", ("audience", "given_on")),
            follows_mentorship(),
        ),
    )

    mentorship_id: Mapped[int] = mapped_column(
        ForeignKey("mentorship.id", ondelete="CASCADE"), index=True
    )
    text: Mapped[str] = mapped_column(info=shown("Action", required=True))
    made_on: Mapped[date] = mapped_column(info=shown("Taken on"))
    session_id: Mapped[int | None] = mapped_column(
        ForeignKey("mentoring_session.id", ondelete="SET NULL"), default=None, index=True
    )
    goal_id: Mapped[int | None] = mapped_column(
        ForeignKey("goal.id", ondelete="SET NULL"), default=None, index=True
    )
    feedback_id: Mapped[int | None] = mapped_column(
        ForeignKey("feedback.id", ondelete="SET NULL"), default=None, index=True
    )
    owner: Mapped[Owner] = mapped_column(choice(Owner), default=Owner.MENTEE, info=shown("Who"))
    due_on: Mapped[date | None] = mapped_column(default=None, info=shown("By"))
    state: Mapped[ActionState] = mapped_column(
        choice(ActionState), default=ActionState.OPEN, info=shown("State")
    )
    done_on: Mapped[date | None] = mapped_column(default=None, info=shown("Done on"))
    audience: Mapped[Audience] = mapped_column(
        default=Audience.MENTEE, info=shown("Who may read it")
    )
