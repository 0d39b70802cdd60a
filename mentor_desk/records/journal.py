"""What the journal says of itself: one row, id 1."""

from datetime import datetime
from types import MappingProxyType

from sqlalchemy.orm import Mapped, mapped_column

from mentor_desk.records.base import Record


class Journal(Record):
    """`generation` grows by one with each commit, `digest` is the sum of all seals, `derived` names
    the version of the search and shareable tables that stand beside the records.
    """

    __tablename__ = "journal"
    counted = MappingProxyType({"generation": 0, "digest": 0, "derived": ""})

    uuid: Mapped[str] = mapped_column()
    made_at: Mapped[datetime] = mapped_column()
    is_sample: Mapped[bool] = mapped_column(default=False)
    generation: Mapped[int] = mapped_column(default=0)
    digest: Mapped[int] = mapped_column(default=0)
    derived: Mapped[str] = mapped_column(default="")
