"""What the program stands on at run time, asked of the parts themselves."""

from __future__ import annotations

from contextlib import closing
from typing import TYPE_CHECKING, NamedTuple

import sqlcipher3.dbapi2 as sqlcipher
from sqlalchemy import text

from mentor_desk.records import Journal

if TYPE_CHECKING:
    from datetime import datetime

    from mentor_desk.store import Session


class About(NamedTuple):
    sqlite: str
    sqlcipher: str
    cryptography: str
    """The library SQLCipher encrypts with, bundled like the two."""
    made_at: datetime
    is_sample: bool


def about(session: Session) -> About:
    journal = session.get_one(Journal, 1)
    return About(
        str(session.scalar(text("SELECT sqlite_version()"))),
        str(session.scalar(text("PRAGMA cipher_version"))),
        _cryptography(),
        journal.made_at,
        journal.is_sample,
    )


def _cryptography() -> str:
    """Such as OpenSSL 3.6.0; only a connection with a key knows, and a journal may have none."""
    with closing(sqlcipher.connect(":memory:")) as connection:
        connection.execute("PRAGMA key = 'any'")
        (version,) = connection.execute("PRAGMA cipher_provider_version").fetchone()
    return " ".join(str(version).split()[:2])
