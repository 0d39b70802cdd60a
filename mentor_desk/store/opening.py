"""Making a journal, and opening one; what is in the way is said and the file left as it was."""

from __future__ import annotations

from typing import TYPE_CHECKING

import sqlcipher3.dbapi2 as sqlcipher

from mentor_desk.errors import BadValue, JournalExists
from mentor_desk.store import derived, migrate, recognise
from mentor_desk.store.engine import claim, found_file, remove, untouched
from mentor_desk.store.head import Heads
from mentor_desk.store.key import new_key
from mentor_desk.store.refusal import REFUSED, not_opened, refuse_untouched, said, unwritable
from mentor_desk.store.store import Store
from mentor_desk.words import words

if TYPE_CHECKING:
    from datetime import datetime
    from pathlib import Path

    from mentor_desk.store.key import Key


def create(
    path: Path,
    passphrase: str | None,
    made_at: datetime,
    is_sample: bool = False,
    heads: Heads | None = None,
) -> Store:
    """A new journal at a path where nothing is yet; encrypted unless `passphrase` is None."""
    if passphrase == "":
        raise BadValue(words("A passphrase has at least one character."))
    _refuse_taken(path)  # before the key, which takes its time
    key = None if passphrase is None else new_key(passphrase)
    return create_with_key(path, key, made_at, heads or Heads(), is_sample=is_sample)


def create_with_key(
    path: Path, key: Key | None, made_at: datetime, heads: Heads, *, is_sample: bool = False
) -> Store:
    """As `create`, under a key that is there already: a journal that takes another's place."""
    _refuse_taken(path)
    try:
        path.parent.mkdir(parents=True, exist_ok=True)
        claim(path)
    except OSError as error:
        raise unwritable(path, error) from None
    store = Store(path, key, heads)
    try:
        with said(path):
            found_file(path, key)
            store.fill(made_at, is_sample)
    except BaseException:
        store.close()
        remove(path)
        raise
    return store


def _refuse_taken(path: Path) -> None:
    recognise.refuse_backup_name(path)
    if path.exists() or path.is_symlink():
        raise JournalExists(words("There is already a file at “{file}”.", file=str(path)))


def open_journal(path: Path, key: Key | None, heads: Heads | None = None) -> Store:
    """Raises the JournalError that says what is in the way; the file is then as it was.

    `key` comes from `unlock_key`; None opens a journal without passphrase.
    """
    heads = heads or Heads()
    recognise.refuse_unusable(path)
    generation = refuse_untouched(path, key, heads)
    store = Store(path, key, heads)
    try:
        store.begin(generation)
    except REFUSED as error:
        store.close()
        known = not_opened(path, key, heads, error)
        if known is None:
            raise
        raise known from None
    except BaseException:
        store.close()
        raise
    return store


def bring_up_to_date(path: Path, key: Key | None) -> None:
    """Does beforehand, in any thread, what would make `open_journal` take long: a newer schema, or
    derived tables made anew, a minute for a very large journal. What cannot be opened is left for
    `open_journal` to say.
    """
    try:
        with untouched(path, key) as connection:
            (revision,) = connection.execute("SELECT version_num FROM alembic_version").fetchone()
            (made,) = connection.execute("SELECT derived FROM journal WHERE id = 1").fetchone()
    except (sqlcipher.Error, UnicodeDecodeError, TypeError):
        return
    if (revision, made) != (migrate.HEAD, derived.version()):
        open_journal(path, key).close()
