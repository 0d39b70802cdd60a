"""One engagement with a mentee: its kind, rhythm, phase and dates ("relationship" on screens)."""

from datetime import date
from enum import StrEnum

from sqlalchemy import ForeignKey
from sqlalchemy.orm import Mapped, mapped_column

from mentor_desk.records.base import Record, choice, shown
from mentor_desk.records.projection import Projection


class MentorshipKind(StrEnum):
    MENTORING = "mentoring"
    COACHING = "coaching"
    PEER = "peer"
    SPONSORING = "sponsoring"


class Phase(StrEnum):
    PREPARE = "prepare"
    AGREE = "agree"
    WORK = "work"
    CLOSE = "close"


class Mentorship(Record):
    """An informal one needs no dates and no rhythm, and nobody is reminded of it."""

    __tablename__ = "mentorship"
    projection = Projection(
        kind="mentorship",
        mentee="r.mentee_id",
        day="r.started_on",
        heading="''",
        text="r.purpose || ' ' || r.sponsor_name",
        shared=(
            "kind",
            "formal",
            "rhythm_days",
            "phase",
            "started_on",
            "ends_on",
            "closed_on",
            "sponsor_name",
        ),
        audience=None,
    )

    mentee_id: Mapped[int] = mapped_column(ForeignKey("mentee.id", ondelete="CASCADE"), index=True)
    kind: Mapped[MentorshipKind] = mapped_column(
        choice(MentorshipKind), default=MentorshipKind.MENTORING, info=shown("Kind")
    )
    formal: Mapped[bool] = mapped_column(
        default=False, info=shown("Formal", help="With an agreement, dates and a rhythm.")
    )
    purpose: Mapped[str] = mapped_column(
        default="", info=shown("Purpose", help="What you both want from it.", long=True)
    )
    rhythm_days: Mapped[int | None] = mapped_column(
        default=None, info=shown("Rhythm", help="Days from one session to the next.")
    )
    phase: Mapped[Phase] = mapped_column(choice(Phase), default=Phase.PREPARE, info=shown("Phase"))
    started_on: Mapped[date | None] = mapped_column(default=None, info=shown("Started on"))
    ends_on: Mapped[date | None] = mapped_column(default=None, info=shown("Agreed end"))
    closed_on: Mapped[date | None] = mapped_column(default=None, info=shown("Closed on"))
    sponsor_name: Mapped[str] = mapped_column(
        default="", info=shown("Sponsor", help="Who asked for it or pays for it.")
    )
