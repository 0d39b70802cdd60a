"""The text of a guide: the mentor's own, and what records were made with."""

from datetime import datetime

from sqlalchemy import Index
from sqlalchemy.orm import Mapped, mapped_column

from mentor_desk.records.base import Record


class GuideText(Record):
    """With `own` it is a guide of the mentor, in its newest version; it may be changed and deleted.
    Else it is a version that records were made with, kept as it was for as long as the journal is.
    """

    __tablename__ = "guide_text"
    __table_args__ = (Index("ix_guide_text_guide_version", "guide", "version"),)

    guide: Mapped[str] = mapped_column()
    """Its id, as in a goal's `guide`."""
    version: Mapped[int] = mapped_column()
    source: Mapped[str] = mapped_column()
    """As in the file it could be shared as."""
    own: Mapped[bool] = mapped_column()
    kept_at: Mapped[datetime] = mapped_column()
    draft: Mapped[str] = mapped_column(default="")
    """What is being made of it, while that cannot be used yet; "" if nothing is open."""
