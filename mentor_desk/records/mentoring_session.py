"""A dated meeting or exchange with its agenda and its note, paragraph by paragraph."""

from datetime import datetime
from enum import StrEnum

from sqlalchemy import ForeignKey, Index
from sqlalchemy.orm import Mapped, mapped_column

from mentor_desk.audience import Audience
from mentor_desk.records.base import Record, choice, shown
from mentor_desk.records.projection import (
    MENTORSHIP,
    SESSION,
    Follows,
    Projection,
    follows_mentorship,
)


class Channel(StrEnum):
    IN_PERSON = "in_person"
    VIDEO = "video"
    PHONE = "phone"
    WRITTEN = "written"


class SessionState(StrEnum):
    PLANNED = "planned"
    HELD = "held"
    MISSED = "missed"
    CANCELLED = "cancelled"


class RaisedBy(StrEnum):
    ME = "me"
    MENTEE = "mentee"


class MentoringSession(Record):
    """`starts_at` is the wall time where it took place, `zone` its name there: a past session never
    shifts when the laptop travels. The audience covers date, channel, length and title only.
    """

    __tablename__ = "mentoring_session"
    __table_args__ = (
        Index("ix_session_state_starts", "state", "starts_at"),
        Index("ix_session_mentorship_state_starts", "mentorship_id", "state", "starts_at"),
    )
    projection = Projection(
        kind="session",
        joins=MENTORSHIP,
        day="date(r.starts_at)",
        heading="r.title",
        text="r.title",
        shared=("mentorship_id", "starts_at", "length_minutes", "channel", "state", "title"),
        follows=(follows_mentorship(),),
    )

    mentorship_id: Mapped[int] = mapped_column(ForeignKey("mentorship.id", ondelete="CASCADE"))
    starts_at: Mapped[datetime] = mapped_column(info=shown("When", required=True))
    zone: Mapped[str] = mapped_column(default="")
    length_minutes: Mapped[int | None] = mapped_column(
        default=None, info=shown("Length", help="In minutes.")
    )
    channel: Mapped[Channel] = mapped_column(
        choice(Channel), default=Channel.IN_PERSON, info=shown("Channel")
    )
    state: Mapped[SessionState] = mapped_column(
        choice(SessionState), default=SessionState.PLANNED, info=shown("State")
    )
    title: Mapped[str] = mapped_column(default="", info=shown("What it was about"))
    focus_goal_id: Mapped[int | None] = mapped_column(
        ForeignKey("goal.id", ondelete="SET NULL"), default=None, index=True
    )
    audience: Mapped[Audience] = mapped_column(
        default=Audience.MENTEE, info=shown("Who may read it")
    )
    closed_at: Mapped[datetime | None] = mapped_column(default=None)


class AgendaTopic(Record):
    __tablename__ = "agenda_topic"
    projection = Projection(
        kind="topic",
        joins=SESSION,
        day="date(mentoring_session.starts_at)",
        heading="r.text",
        text="r.text",
        shared=("session_id", "text", "done", "position", "raised_by"),
        parent_audience="mentoring_session.audience",
        follows=(
            Follows(
                "mentoring_session", "r.session_id", ("audience", "starts_at", "mentorship_id")
            ),
            follows_mentorship("mentoring_session", "r.session_id"),
        ),
    )

    session_id: Mapped[int] = mapped_column(
        ForeignKey("mentoring_session.id", ondelete="CASCADE"), index=True
    )
    text: Mapped[str] = mapped_column(info=shown("Topic", required=True))
    done: Mapped[bool] = mapped_column(default=False, info=shown("Talked about"))
    position: Mapped[float] = mapped_column(default=0.0)
    raised_by: Mapped[RaisedBy] = mapped_column(
        choice(RaisedBy), default=RaisedBy.ME, info=shown("Raised by")
    )
    audience: Mapped[Audience] = mapped_column(default=Audience.ME, info=shown("Who may read it"))


class NoteBlock(Record):
    """One paragraph. `position` orders the paragraphs of a note and leaves room between them."""

    __tablename__ = "note_block"
    __table_args__ = (Index("ix_note_block_session_position", "session_id", "position"),)
    projection = Projection(
        kind="note",
        joins=SESSION,
        day="date(mentoring_session.starts_at)",
        heading="mentoring_session.title",
        text="r.text",
        shared=("session_id", "position", "text"),
        # A paragraph marked for the sponsor goes to the sponsor although the session's title does
        # not; nothing goes out of a session that is private as a whole.
        unless_private="mentoring_session.audience",
        leaves="r.text <> ''",
        follows=(
            Follows(
                "mentoring_session",
                "r.session_id",
                ("audience", "starts_at", "title", "mentorship_id"),
            ),
            follows_mentorship("mentoring_session", "r.session_id"),
        ),
    )

    session_id: Mapped[int] = mapped_column(ForeignKey("mentoring_session.id", ondelete="CASCADE"))
    position: Mapped[float] = mapped_column()
    text: Mapped[str] = mapped_column(default="")
    audience: Mapped[Audience] = mapped_column(default=Audience.ME)
