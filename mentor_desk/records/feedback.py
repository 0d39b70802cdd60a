"""Feedback given: what was seen, what it did, and through its action what comes next."""

from datetime import date
from enum import StrEnum

from sqlalchemy import ForeignKey
from sqlalchemy.orm import Mapped, mapped_column

from mentor_desk.audience import Audience
from mentor_desk.records.base import Record, choice, shown
from mentor_desk.records.projection import (
    MENTORSHIP,
    Projection,
    follows_mentorship,
    with_answers,
)


class Tone(StrEnum):
    PRAISE = "praise"
    GROWTH = "growth"


class Feedback(Record):
    """Without `given_on` it is a draft and never leaves."""

    __tablename__ = "feedback"
    projection = Projection(
        kind="feedback",
        joins=MENTORSHIP,
        day="r.given_on",
        heading="r.occasion",
        text=with_answers("occasion", "observation", "effect"),
        shared=(
            "mentorship_id",
            "session_id",
            "goal_id",
            "tone",
            "given_on",
            "occasion",
            "observation",
            "effect",
        ),
        leaves="r.given_on IS NOT NULL",
        follows=(follows_mentorship(),),
    )

    mentorship_id: Mapped[int] = mapped_column(
        ForeignKey("mentorship.id", ondelete="CASCADE"), index=True
    )
    session_id: Mapped[int | None] = mapped_column(
        ForeignKey("mentoring_session.id", ondelete="SET NULL"), default=None, index=True
    )
    goal_id: Mapped[int | None] = mapped_column(
        ForeignKey("goal.id", ondelete="SET NULL"), default=None, index=True
    )
    tone: Mapped[Tone] = mapped_column(choice(Tone), default=Tone.PRAISE, info=shown("Kind"))
    given_on: Mapped[date | None] = mapped_column(default=None, index=True, info=shown("Given on"))
    occasion: Mapped[str] = mapped_column(default="", info=shown("When and where"))
    observation: Mapped[str] = mapped_column(
        default="", info=shown("What I saw or heard", long=True)
    )
    effect: Mapped[str] = mapped_column(default="", info=shown("Effect", long=True))
    audience: Mapped[Audience] = mapped_column(
        default=Audience.MENTEE, info=shown("Who may read it")
    )
    guide: Mapped[str] = mapped_column(default="")
    guide_version: Mapped[int] = mapped_column(default=0)
    answers: Mapped[dict[str, str]] = mapped_column(default_factory=dict)
