"""The mentor's own name and letterhead, kept in the journal because they go on its pages."""

from sqlalchemy import text
from sqlalchemy.orm import Mapped, mapped_column

from mentor_desk.records.base import LATER, Record, shown


class Practice(Record):
    """One row, id 1, made with the journal."""

    __tablename__ = "practice"

    mentor_name: Mapped[str] = mapped_column(
        default="", info=shown("Your name", help="Stands on the pages you hand over.")
    )
    letterhead: Mapped[str] = mapped_column(
        default="", info=shown("Letterhead", help="A line under your name, such as a phone number.")
    )
    favourites: Mapped[str] = mapped_column(default="", server_default=text("''"), sort_order=LATER)
    """Ids of guides the mentor likes to take, one a line."""
