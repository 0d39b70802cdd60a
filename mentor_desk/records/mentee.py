"""A person mentored, also before the first session and after the last."""

from datetime import date
from enum import StrEnum

from sqlalchemy import text
from sqlalchemy.orm import Mapped, mapped_column

from mentor_desk.records.base import LATER, Record, choice, shown
from mentor_desk.records.projection import Projection


class Standing(StrEnum):
    PROSPECT = "prospect"
    ACTIVE = "active"
    ALUMNI = "alumni"


class Mentee(Record):
    __tablename__ = "mentee"
    projection = Projection(
        kind="mentee",
        mentee="r.id",
        day="r.met_on",
        heading="r.name",
        text="r.name || ' ' || r.role || ' ' || r.organisation || ' ' || r.aspiration || ' ' "
        "|| r.contact || ' ' || r.good_to_know",
        shared=("name", "role", "organisation", "aspiration", "standing", "met_on"),
        audience=None,
        first=True,
    )

    name: Mapped[str] = mapped_column(index=True, info=shown("Name", required=True))
    role: Mapped[str] = mapped_column(default="", info=shown("Role"))
    organisation: Mapped[str] = mapped_column(default="", info=shown("Organisation"))
    aspiration: Mapped[str] = mapped_column(
        default="", info=shown("Aims at", help="Where this person wants to be in some years.")
    )
    contact: Mapped[str] = mapped_column(
        default="", info=shown("Contact", help="Phone, e-mail or whatever works best.")
    )
    good_to_know: Mapped[str] = mapped_column(
        default="",
        info=shown(
            "Good to know",
            help="How the name sounds, what helps, what to avoid. Only you read this.",
            long=True,
        ),
    )
    standing: Mapped[Standing] = mapped_column(
        choice(Standing), default=Standing.ACTIVE, info=shown("Standing")
    )
    met_on: Mapped[date | None] = mapped_column(default=None, info=shown("Met on"))
    # What the mentor says first in a summary. No reader's words are in reach of another's page:
    # it is none of the columns that are shared, and the page is given its own alone.
    opening_for_mentee: Mapped[str] = mapped_column(
        default="", server_default=text("''"), sort_order=LATER
    )
    opening_for_sponsor: Mapped[str] = mapped_column(
        default="", server_default=text("''"), sort_order=LATER
    )
    opening_for_me: Mapped[str] = mapped_column(
        default="", server_default=text("''"), sort_order=LATER
    )
