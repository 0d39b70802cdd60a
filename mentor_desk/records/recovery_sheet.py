"""A sheet of paper that opens the journal without its passphrase; never the key on it."""

from datetime import datetime

from sqlalchemy.orm import Mapped, mapped_column

from mentor_desk.records.base import Record


class RecoverySheet(Record):
    """One for each passphrase the journal has had; the newest is the one that opens it."""

    __tablename__ = "recovery_sheet"

    number: Mapped[str] = mapped_column()
    """Printed on the sheet; tells it from older sheets and gives nothing of the key away."""
    printed_at: Mapped[datetime | None] = mapped_column(default=None)
    checked_at: Mapped[datetime | None] = mapped_column(default=None)
    """When some of its groups were last typed back and were right."""
