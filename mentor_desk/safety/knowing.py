"""What this laptop still knows of a journal that does not open: its salt and its backups."""

from __future__ import annotations

import contextlib
from typing import TYPE_CHECKING

import sqlcipher3.dbapi2 as sqlcipher

from mentor_desk.safety import backups
from mentor_desk.store import Heads, pages, unlock_key
from mentor_desk.store.engine import untouched
from mentor_desk.store.key import derive

if TYPE_CHECKING:
    from pathlib import Path

    from mentor_desk.safety.backups import Backup
    from mentor_desk.store import Key


def key_for(path: Path, passphrase: str, heads: Heads | None = None) -> Key:
    """As `unlock_key`, also for a file whose own salt is damaged. Slow; in any thread.

    A key that fits nothing is the one of the file's salt: opening it says what is wrong.
    """
    own = unlock_key(path, passphrase)
    heads = heads or Heads()
    # A salt this laptop knows is whole, so the passphrase is what is wrong: said without delay.
    if pages.fits(path, own) or heads.by_salt(own.salt):
        return own
    for salt in heads.salts():
        head = heads.by_salt(salt)
        other = derive(passphrase, salt) if salt != own.salt else own
        if head and head.check == other.check_value() and pages.fits(path, other):
            return other
    return own


def backups_of(
    path: Path, key: Key | None, second: Path | None = None, heads: Heads | None = None
) -> list[Backup]:
    """Newest first; also of a journal that cannot be opened any more, and in the second place that
    this laptop remembers if none is named.
    """
    uuid = _uuid(path, key, heads)
    return backups.listed(uuid, second or backups.state(uuid).away_in) if uuid else []


def second_place_of(path: Path, key: Key | None, heads: Heads | None = None) -> Path | None:
    """Where copies of its backups went last, whether that is there now or not."""
    uuid = _uuid(path, key, heads)
    return backups.state(uuid).away_in if uuid else None


def _uuid(path: Path, key: Key | None, heads: Heads | None) -> str:
    head = (heads or Heads()).by_salt(key.salt) if key else None
    return head.uuid if head else _own_uuid(path, key)


def _own_uuid(path: Path, key: Key | None) -> str:
    with (
        contextlib.suppress(sqlcipher.Error, UnicodeDecodeError, TypeError),
        untouched(path, key) as connection,
    ):
        (uuid,) = connection.execute("SELECT uuid FROM journal WHERE id = 1").fetchone()
        return str(uuid)
    return ""
