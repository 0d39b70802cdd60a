"""What was thrown away, with all that hung on it, until the trash is emptied."""

from datetime import datetime

from sqlalchemy.orm import Mapped, mapped_column

from mentor_desk.records.base import Record


class Trashed(Record):
    """One deletion. What is in the trash is in no list, no search and no report: it is no record
    of its kind any more, only its rows are kept here.
    """

    __tablename__ = "trashed"

    kind: Mapped[str] = mapped_column()
    """The table of the record that was thrown away."""
    heading: Mapped[str] = mapped_column()
    mentee: Mapped[str] = mapped_column()
    """Whose it was, by the name of then."""
    deleted_at: Mapped[datetime] = mapped_column(index=True)
    rows: Mapped[str] = mapped_column()
    """All rows that went, and the references to them that were cleared, as JSON."""
    mentee_id: Mapped[int | None] = mapped_column(default=None)
