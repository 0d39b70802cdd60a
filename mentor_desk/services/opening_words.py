"""What the mentor says first in a summary: kept for each mentee and each who reads it."""

from __future__ import annotations

from typing import TYPE_CHECKING

from mentor_desk.audience import Reader
from mentor_desk.clean import clean_text
from mentor_desk.records import Mentee

if TYPE_CHECKING:
    from mentor_desk.store import Session

COLUMNS = {
    Reader.MENTEE: "opening_for_mentee",
    Reader.SPONSOR: "opening_for_sponsor",
    Reader.ME: "opening_for_me",
}


def opening_words(session: Session, mentee_id: int, reader: Reader) -> str:
    mentee = session.get(Mentee, mentee_id)
    return "" if mentee is None else str(getattr(mentee, COLUMNS[reader]))


def keep(session: Session, mentee_id: int, reader: Reader, text: str) -> None:
    """Of somebody who is gone by now nothing is kept."""
    mentee = session.get(Mentee, mentee_id)
    if mentee is not None:
        setattr(mentee, COLUMNS[reader], clean_text(text))
