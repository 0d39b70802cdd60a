"""A journal of an older version is kept as it was before it becomes one of this version."""

from __future__ import annotations

from typing import TYPE_CHECKING

import sqlcipher3.dbapi2 as sqlcipher

from mentor_desk.errors import KnownError
from mentor_desk.store import bring_up_to_date
from mentor_desk.store.engine import untouched
from mentor_desk.store.recognise import SCHEMA
from mentor_desk.words import words

if TYPE_CHECKING:
    from datetime import datetime
    from pathlib import Path

    from mentor_desk.store import Key


class NotUpgraded(KnownError):
    """The journal is as it was, and opens in the version that made it."""


def prepare(path: Path, key: Key | None, now: datetime) -> None:
    """Before `open_journal`, in any thread, because it may take long. What cannot be opened is left
    for `open_journal` to say.
    """
    uuid = _older(path, key)
    if uuid:
        from mentor_desk.safety import backups

        try:
            backups.make(path, key, uuid, now)
        except KnownError as error:
            raise NotUpgraded(
                words(
                    "“{file}” was made by an older version and was left as it is, because it "
                    "could not be backed up before bringing it up to date. {reason}",
                    file=path.name,
                    reason=error.words.plain(),
                )
            ) from None
    bring_up_to_date(path, key)


def _older(path: Path, key: Key | None) -> str:
    """The journal's id, if it is the mentor's own and of an older schema."""
    try:
        with untouched(path, key) as connection:
            (schema,) = connection.execute("PRAGMA user_version").fetchone()
            found = connection.execute("SELECT uuid, is_sample FROM journal WHERE id = 1")
            uuid, is_sample = found.fetchone()
    except (sqlcipher.Error, UnicodeDecodeError, TypeError):
        return ""
    return "" if is_sample or schema >= SCHEMA else uuid
