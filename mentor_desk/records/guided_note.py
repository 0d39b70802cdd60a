"""A guide filled in that is no goal and no feedback: an agreement, a reflection, a worksheet."""

from datetime import date

from sqlalchemy import ForeignKey, text
from sqlalchemy.orm import Mapped, mapped_column

from mentor_desk.audience import Audience
from mentor_desk.records.base import LATER, Record, shown
from mentor_desk.records.projection import (
    Projection,
    follows_mentorship,
    told_answers,
    with_answers,
)


class GuidedNote(Record):
    """Without a relationship it is about the mentor, and then it never leaves, whatever its mark
    says; without `finished_on` it is a draft and does not leave either.
    """

    __tablename__ = "guided_note"
    projection = Projection(
        kind="guided_note",
        joins="LEFT JOIN mentorship ON mentorship.id = r.mentorship_id",
        day="r.begun_on",
        heading="r.title",
        text=with_answers("title"),
        shared=(
            "mentorship_id",
            "session_id",
            "guide",
            "guide_version",
            "title",
            "begun_on",
            "finished_on",
        ),
        computed=(("answers", told_answers()),),
        leaves="r.mentorship_id IS NOT NULL AND r.finished_on IS NOT NULL",
        follows=(follows_mentorship(),),
    )

    guide: Mapped[str] = mapped_column()
    guide_version: Mapped[int] = mapped_column()
    begun_on: Mapped[date] = mapped_column(index=True, info=shown("Begun on"))
    mentorship_id: Mapped[int | None] = mapped_column(
        ForeignKey("mentorship.id", ondelete="CASCADE"), default=None, index=True
    )
    session_id: Mapped[int | None] = mapped_column(
        ForeignKey("mentoring_session.id", ondelete="SET NULL"), default=None, index=True
    )
    title: Mapped[str] = mapped_column(default="", info=shown("Name"))
    finished_on: Mapped[date | None] = mapped_column(default=None, info=shown("Finished on"))
    audience: Mapped[Audience] = mapped_column(default=Audience.ME, info=shown("Who may read it"))
    answers: Mapped[dict[str, str]] = mapped_column(default_factory=dict)
    told: Mapped[str] = mapped_column(default="", server_default=text("''"), sort_order=LATER)
    """Names of the answers that go to whoever may read it, one a line: what only the mentor is
    asked is not among them, and neither is what the guide has no question for any more.
    """
