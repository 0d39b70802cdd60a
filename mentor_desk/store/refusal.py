"""What disk and driver refuse, in sentences; whatever else they raise is a bug and stays one."""

from __future__ import annotations

import contextlib
from contextlib import contextmanager
from pathlib import Path
from typing import TYPE_CHECKING

import sqlcipher3.dbapi2 as sqlcipher
from sqlalchemy import exc

from mentor_desk.errors import CannotWrite, JournalBusy, JournalDamaged, KnownError, WrongPassphrase
from mentor_desk.store import pages, recognise
from mentor_desk.store.engine import untouched
from mentor_desk.store.recognise import beside
from mentor_desk.words import words

if TYPE_CHECKING:
    from collections.abc import Callable, Generator

    from mentor_desk.store.head import Heads
    from mentor_desk.store.key import Key

# SQLite's primary result codes.
_BUSY, _LOCKED, _READ_ONLY, _IO, _CORRUPT, _FULL, _CANNOT_OPEN, _NO_DATABASE = (
    5, 6, 8, 10, 11, 13, 14, 26,
)  # fmt: skip
# SQLCipher refuses everything on a connection that once met a page it could not read, and SQLite
# writes nothing on one whose shared memory could not be made when it was opened.
_SPOILT, _READING = (_CORRUPT, _NO_DATABASE, _READ_ONLY), (266, 522)
# The last is the driver's too: a name or a declared type that was damaged may be no text any more.
REFUSED = (sqlcipher.Error, exc.DBAPIError, UnicodeDecodeError)


@contextmanager
def said(path: Path, doubt: Callable[[bool], object] = lambda _: None) -> Generator[None]:
    """Turns a refusal into the KnownError that says it.

    `doubt` is called if the disk failed; with True if the connection cannot be used any more.
    """
    try:
        yield
    except REFUSED as error:
        found, reading = code(error), _extended(error) in _READING
        if found in (_IO, *_SPOILT):
            doubt(reading or found in _SPOILT)
        if reading:
            raise _unread(path) from None
        known = _known(path, found)
        if known is None:
            raise
        raise known from None


def code(error: Exception) -> int:
    """SQLite's primary result code, 0 if there is none."""
    return _extended(error) & 0xFF


def _extended(error: Exception) -> int:
    cause = error.orig if isinstance(error, exc.DBAPIError) else error
    found = getattr(cause, "sqlite_errorcode", 0)
    # What the driver says of a damaged text.
    if isinstance(cause, UnicodeDecodeError) or (not found and "decode to UTF-8" in str(cause)):
        return _CORRUPT
    return found if isinstance(found, int) else 0


def not_opened(path: Path, key: Key | None, heads: Heads, error: Exception) -> KnownError | None:
    """A wrong passphrase, damage and a foreign file look all the same to the driver."""
    found = code(error)
    if found == _CORRUPT:
        return spoilt(path, key, heads)
    if found != _NO_DATABASE:
        return _known(path, found)
    if not recognise.is_encrypted(path):
        return recognise.damaged(path)
    # A key with another salt than the file's is of another file, or of an earlier passphrase.
    same_salt = key is not None and recognise.has_salt(path, key.salt)
    known = heads.by_salt(key.salt) if key and same_salt else None
    if key and (pages.fits(path, key) or (known and known.check == key.check_value())):
        return spoilt(path, key, heads)
    if known:
        return WrongPassphrase(words("The passphrase is not right."))
    return WrongPassphrase(
        words("The passphrase is not right, or this is not a Mentor Desk journal.")
    )


def spoilt(path: Path, key: Key | None, heads: Heads) -> JournalDamaged:
    """A damaged journal, or one that came here as a copy and was never whole here."""
    if key and heads.by_salt(key.salt) is None:
        return recognise.incomplete(path)
    return recognise.damaged(path)


def refuse_untouched(path: Path, key: Key | None, heads: Heads) -> int | None:
    """Opening for writing would make files beside a journal and move a log into it; what is to be
    refused is refused before. The generation that the file has without its log, None if it does
    not say one.
    """
    if recognise.is_cut(path) or _has_other_salt(path, key):
        raise spoilt(path, key, heads)
    try:
        with untouched(path, key) as connection:
            (user_version,) = connection.execute("PRAGMA user_version").fetchone()
            (application_id,) = connection.execute("PRAGMA application_id").fetchone()
            generation = _generation(connection)
    except sqlcipher.DatabaseError as error:
        known = not_opened(path, key, heads, error)
        # A page torn by a power cut may stand whole beside it.
        mendable = isinstance(known, JournalDamaged) and any(map(Path.exists, beside(path)))
        if known is not None and not mendable:
            raise known from None
        return None
    recognise.refuse_schema(path, user_version, application_id)
    return generation


def _generation(connection: sqlcipher.Connection) -> int | None:
    """What is wrong with its table is found when it is opened for writing."""
    with contextlib.suppress(sqlcipher.Error):
        row = connection.execute("SELECT generation FROM journal WHERE id = 1").fetchone()
        return row[0] if row and isinstance(row[0], int) else None
    return None


def _has_other_salt(path: Path, key: Key | None) -> bool:
    """Its first bytes are damaged: the driver takes the salt from the key and would not notice."""
    return bool(key and not recognise.has_salt(path, key.salt) and pages.fits(path, key))


def unwritable(path: Path, error: OSError) -> CannotWrite:
    return CannotWrite(
        words(
            "“{file}” cannot be written: {reason}.",
            file=str(path),
            reason=error.strerror or "unknown reason",
        )
    )


def _unread(path: Path) -> CannotWrite:
    return CannotWrite(
        words(
            "The disk could not read a part of “{file}”. Nothing that was saved was changed.",
            file=path.name,
        )
    )


def _known(path: Path, found: int) -> KnownError | None:
    if found in (_CORRUPT, _NO_DATABASE):
        return recognise.damaged(path)
    if found in (_BUSY, _LOCKED):
        return JournalBusy(
            words(
                "Another program is using “{file}”. Close it there and try again.", file=path.name
            )
        )
    if found == _FULL:
        return CannotWrite(
            words("The disk is full. Free some space; nothing that was saved is lost.")
        )
    if found in (_READ_ONLY, _IO, _CANNOT_OPEN):
        return CannotWrite(
            words(
                "The disk refused to write “{file}”. Nothing that was saved is lost.",
                file=path.name,
            )
        )
    return None
