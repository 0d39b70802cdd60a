"""What the program stands on at run time, asked of the parts themselves."""

from __future__ import annotations

from typing import TYPE_CHECKING, NamedTuple

from sqlalchemy import text

from mentor_desk.records import Journal

if TYPE_CHECKING:
    from datetime import datetime

    from mentor_desk.store import Session


class About(NamedTuple):
    sqlite: str
    sqlcipher: str
    made_at: datetime
    is_sample: bool


def about(session: Session) -> About:
    journal = session.get_one(Journal, 1)
    return About(
        str(session.scalar(text("SELECT sqlite_version()"))),
        str(session.scalar(text("PRAGMA cipher_version"))),
        journal.made_at,
        journal.is_sample,
    )
