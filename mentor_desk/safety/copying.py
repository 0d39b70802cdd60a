"""Writing a copy of a journal that is in use, and proving it before anybody relies on it."""

from __future__ import annotations

import errno
import hashlib
import os
import secrets
import shutil
from contextlib import closing, contextmanager
from typing import TYPE_CHECKING

import sqlcipher3.dbapi2 as sqlcipher

from mentor_desk.errors import JournalExists, KnownError
from mentor_desk.safety.disk import PART, PIECE, copy_in_pieces, move_into_place, sync_file
from mentor_desk.safety.proof import Proof, WasStopped, interruptible, prove, refuse_if
from mentor_desk.store import Heads
from mentor_desk.store.engine import claim, connect
from mentor_desk.store.refusal import code, not_opened
from mentor_desk.words import Words, words

if TYPE_CHECKING:
    from collections.abc import Callable, Generator
    from pathlib import Path

    from mentor_desk.safety.proof import Progress, Stopped
    from mentor_desk.store import Key

# Left for the journal itself.
_RESERVE = 16_000_000
# SQLite's result codes, and of its extended ones those of a disk that could not be read.
_FULL, _UNREADABLE, _NOT_READ = 13, (11, 26), (266, 522)
_NO_ROOM = (errno.ENOSPC, errno.EDQUOT)
COPIED = 0.35
"""The share of the work that is writing; the rest is proving what was written."""


class BackupSkipped(KnownError):
    """No copy was made; journal and earlier copies are as they were."""


def write_proven(
    journal: Path,
    key: Key | None,
    part: Path,
    progress: Progress,
    stopped: Stopped,
) -> Proof:
    """`part` must not be there yet, and is left there if this fails. Raises KnownError."""
    with refused(part.parent):
        with _opened(journal, key) as connection:
            _refuse_without_room(journal, part)
            before = _generation(connection)
            claim(part)  # SQLite would make it readable by others
            refuse_if(stopped)
            watch = _Watch(part, journal.stat().st_size, progress, stopped)
            with watch.watching(connection):
                connection.execute("VACUUM INTO ?", (str(part),))
            after = _generation(connection)
        sync_file(part)
    proof = prove(part, key, lambda done: progress(COPIED + (1 - COPIED) * done), stopped)
    if not before <= proof.generation <= after:
        raise BackupSkipped(
            words("The copy was not of this journal. Your journal itself is saved.")
        )
    return proof


def copy_to(journal: Path, key: Key | None, file: Path, progress: Progress) -> Proof:
    """A proven copy wherever somebody wants it; never over anything that is there."""
    if file.exists() or file.is_symlink():
        raise JournalExists(words("There is already a file at “{file}”.", file=str(file)))
    part = file.with_name(f"{file.name}.{secrets.token_hex(4)}{PART}")
    try:
        proof = write_proven(journal, key, part, progress, lambda: False)
        with refused(file.parent):
            move_into_place(part, file)
    finally:
        part.unlink(missing_ok=True)
    return proof


def copy_file(path: Path, part: Path, stopped: Stopped) -> None:
    """The same bytes in another folder, compared with what that disk gives back."""
    with refused(part.parent):
        kept = copied_whole(path, part, lambda: refuse_if(stopped))
    if not kept:
        raise BackupSkipped(
            words("The second place did not keep what was written to it. Use another one.")
        )


def copied_whole(path: Path, part: Path, look: Callable[[], None]) -> bool:
    """Whether the disk gives back what was written to it."""
    wanted = copy_in_pieces(path, part, look)
    sync_file(part)
    with part.open("rb") as file:
        found = hashlib.file_digest(file, hashlib.blake2b)
    return found.digest() == wanted


@contextmanager
def _opened(journal: Path, key: Key | None) -> Generator[sqlcipher.Connection]:
    """Beside whoever has it open. Never read the file by other means here: closing it would
    take away the locks that SQLite holds for this process.
    """
    try:
        connection = connect(journal, key)
    except sqlcipher.DatabaseError as error:
        raise not_opened(journal, key, Heads(), error) or error from None
    with closing(connection):
        yield connection


class _Watch:
    """Looks on while the copy is written: says how far it is, brings it to the disk in pieces."""

    def __init__(self, part: Path, size: int, progress: Progress, stopped: Stopped) -> None:
        self._part = part
        self._size = max(1, size)
        self._progress = progress
        self._stopped = stopped
        self._handle = -1
        self._synced = 0
        self._refused: OSError | None = None

    @contextmanager
    def watching(self, connection: sqlcipher.Connection) -> Generator[None]:
        try:
            with interruptible(connection, self._look):
                yield
        except WasStopped:
            if self._refused is not None:
                raise self._refused from None
            raise
        finally:
            if self._handle >= 0:
                os.close(self._handle)

    def _look(self) -> bool:
        """Whether to stop."""
        try:
            if self._handle < 0:
                self._handle = os.open(self._part, os.O_RDWR | getattr(os, "O_BINARY", 0))
            written = os.fstat(self._handle).st_size
            if written - self._synced >= PIECE:
                os.fsync(self._handle)
                self._synced = written
                self._progress(min(COPIED, COPIED * written / self._size))
        except FileNotFoundError:  # not there yet
            pass
        except OSError as error:
            self._refused = error
            return True
        return self._stopped()


def _generation(connection: sqlcipher.Connection) -> int:
    (found,) = connection.execute("SELECT generation FROM journal WHERE id = 1").fetchone()
    return found


def _refuse_without_room(journal: Path, part: Path) -> None:
    if shutil.disk_usage(part.parent).free < journal.stat().st_size + _RESERVE:
        raise BackupSkipped(_full())


@contextmanager
def refused(folder: Path) -> Generator[None]:
    """What disk and driver refuse, in a sentence about the backup."""
    try:
        yield
    except (OSError, sqlcipher.DatabaseError) as error:
        raise BackupSkipped(_why(error, folder)) from None


def _why(error: Exception, folder: Path) -> Words:
    if code(error) == _FULL or getattr(error, "errno", None) in _NO_ROOM:
        return _full()
    if code(error) in _UNREADABLE or getattr(error, "sqlite_errorcode", 0) in _NOT_READ:
        return words(
            "Backup skipped: a part of the journal cannot be read. "
            "Keep all earlier backups and have the journal checked."
        )
    return words(
        "Backup skipped: “{folder}” cannot be written. Your journal itself is saved.",
        folder=str(folder),
    )


def _full() -> Words:
    return words("Backup skipped: the disk is full. Your journal itself is saved.")
