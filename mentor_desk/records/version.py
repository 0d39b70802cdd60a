"""What a text said before it was changed, so that one can always go back."""

from datetime import datetime
from enum import StrEnum

from sqlalchemy import Index
from sqlalchemy.orm import Mapped, mapped_column

from mentor_desk.records.base import Record, choice


class Occasion(StrEnum):
    """Why a version was kept."""

    BEFORE = "before"
    """The state before the first key of an editing."""
    EDITING = "editing"
    """After ten minutes of editing."""
    LEFT = "left"
    """When the editor was left."""
    RESTORE = "restore"
    """The state that a version took the place of."""


class Version(Record):
    """Found by what it is a version of, not by search: old words of a note stay where they are.

    Their order is that of `id`: clocks go backwards.
    """

    __tablename__ = "version"
    __table_args__ = (Index("ix_version_subject", "subject", "subject_id", "field"),)

    subject: Mapped[str] = mapped_column()
    """The table of the record; no foreign key, because it is one of many."""
    subject_id: Mapped[int] = mapped_column()
    field: Mapped[str] = mapped_column()
    """The column, or "note" for the paragraphs of a session."""
    kept_at: Mapped[datetime] = mapped_column()
    occasion: Mapped[Occasion] = mapped_column(choice(Occasion))
    content: Mapped[str] = mapped_column()
    """The text of the column; for a note its paragraphs as JSON: [[audience, text], …]."""
