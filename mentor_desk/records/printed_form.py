"""A guide that was printed to be filled in on paper, so that what comes back finds its place."""

from datetime import date

from sqlalchemy import ForeignKey
from sqlalchemy.orm import Mapped, mapped_column

from mentor_desk.records.base import Record


class PrintedForm(Record):
    """Without a relationship it is about the mentor, or was printed for nobody yet."""

    __tablename__ = "printed_form"

    number: Mapped[str] = mapped_column(index=True)
    """Stands on each page."""
    guide: Mapped[str] = mapped_column()
    guide_version: Mapped[int] = mapped_column()
    printed_on: Mapped[date] = mapped_column()
    mentorship_id: Mapped[int | None] = mapped_column(
        ForeignKey("mentorship.id", ondelete="CASCADE"), default=None, index=True
    )
    kind: Mapped[str] = mapped_column(default="")
    """The table of the record it was printed of; no foreign key, because it is one of many."""
    record_id: Mapped[int | None] = mapped_column(default=None)
    read_on: Mapped[date | None] = mapped_column(default=None)
