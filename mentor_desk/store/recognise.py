"""What a file is, told from outside before it is opened, so that nothing foreign is touched."""

from __future__ import annotations

import os
import stat
import struct
from typing import TYPE_CHECKING

from mentor_desk.errors import (
    BadValue,
    JournalDamaged,
    JournalEmpty,
    JournalForeign,
    JournalIsBackup,
    JournalMissing,
    JournalNewer,
    JournalReadOnly,
    JournalUnreadable,
)
from mentor_desk.words import words

if TYPE_CHECKING:
    from pathlib import Path

APPLICATION_ID = 0x4D446B31  # "MDk1"
# The newest schema this version knows; the file keeps it as `user_version`.
SCHEMA = 5
# Only the name tells a backup from a journal. It is seen before a passphrase is asked for, and who
# gives a backup the name of a journal wants one: opened, that is an older copy of the journal it
# was made of, and is called so.
BACKUP_SUFFIX = ".mdsnap"
_PLAIN_HEADER = b"SQLite format 3\x00"
# SQLCipher writes whole pages of 4,096 bytes; nothing shorter was ever a journal of ours.
PAGE_BYTES = 4096
# A page of noise has all 256 byte values but by a miracle; text, or a page of zeros, has few.
_FEWEST_VALUES = 200


def is_encrypted(path: Path) -> bool:
    """True also for a foreign file of noise; only its key can tell the two apart."""
    return not _is_plain(_look(path))


def needs_passphrase(path: Path) -> bool:
    """Raises the JournalError that says why this path cannot be opened at all."""
    refuse_unusable(path)
    return is_encrypted(path)


def refuse_unusable(path: Path) -> None:
    """Raises the JournalError that says why this path cannot be opened as a journal, if that can be
    seen without a key.
    """
    page = _look(path)
    if is_backup(path):
        raise JournalIsBackup(
            words(
                "“{file}” is a backup, not a journal, and stays as it was made. Look inside it "
                "under “Safe keeping” in your journal, or restore it: that makes a journal of it.",
                file=path.name,
            )
        )
    if page.startswith(_PLAIN_HEADER):
        if len(page) < 72:
            raise damaged(path)
        refuse_schema(path, *struct.unpack(">I4xI", page[60:72]))
        if len(page) < PAGE_BYTES:
            raise damaged(path)
    elif _is_plain(page):
        raise damaged(path)
    elif len(page) < PAGE_BYTES or len(set(page)) < _FEWEST_VALUES:
        raise JournalForeign(words("“{file}” is not a Mentor Desk journal.", file=path.name))
    if not os.access(path, os.W_OK) or not os.access(path.parent, os.W_OK):
        raise JournalReadOnly(
            words(
                "“{file}” cannot be written where it is, so nothing new would be kept in it. "
                "Copy it to a folder of your own and open the copy, or allow writing there.",
                file=path.name,
            )
        )


def is_backup(path: Path) -> bool:
    return path.suffix.lower() == BACKUP_SUFFIX


def refuse_backup_name(path: Path) -> None:
    """For a journal that is to be made there: it would not open under that name."""
    if is_backup(path):
        raise BadValue(
            words(
                "Names that end in “{suffix}” are for backups. Choose another one for the journal.",
                suffix=BACKUP_SUFFIX,
            )
        )


def identity(path: Path) -> tuple[int, int] | None:
    """The same for a file under whatever name; None where there is none."""
    try:
        found = path.stat()
    except OSError:
        return None
    return found.st_dev, found.st_ino


def refuse_schema(path: Path, user_version: int, application_id: int) -> None:
    if application_id != APPLICATION_ID:
        raise JournalForeign(
            words(
                "“{file}” is a database of another program, not a Mentor Desk journal.",
                file=path.name,
            )
        )
    if user_version > SCHEMA:
        raise JournalNewer(
            words(
                "“{file}” was made by a newer version of Mentor Desk. "
                "Install that version to open it.",
                file=path.name,
            )
        )


def is_cut(path: Path) -> bool:
    """Not a whole number of pages, and no log that could complete the last one."""
    return bool(path.stat().st_size % PAGE_BYTES) and not any(map(os.path.exists, beside(path)))


def has_salt(path: Path, salt: bytes) -> bool:
    """Whether the file is of the passphrase that this salt went with."""
    return _look(path).startswith(salt)


def damaged(path: Path) -> JournalDamaged:
    return JournalDamaged(
        words(
            "“{file}” is damaged and was left as it is. "
            "Keep it: what can still be read in it can be saved into a new journal.",
            file=path.name,
        )
    )


def incomplete(path: Path) -> JournalDamaged:
    """Of damage in a file that this laptop never saw whole."""
    return JournalDamaged(
        words(
            "“{file}” is an incomplete copy: it was copied while it was open, or not to its end. "
            "Close the journal where it is in use and copy it again, or take one of its backups.",
            file=path.name,
        )
    )


def beside(path: Path) -> tuple[Path, Path, Path]:
    """SQLite's log; the index over it that readers and writer share; and what a change past the log
    leaves when the power goes, such as that of the passphrase.
    """
    names = (f"{path.name}-wal", f"{path.name}-shm", f"{path.name}-journal")
    log, index, undoing = (path.with_name(name) for name in names)
    return log, index, undoing


def empty(path: Path) -> JournalEmpty:
    return JournalEmpty(
        words(
            "“{file}” is empty: there is no journal in it. If there was one, "
            "look for a backup or an older copy before you do anything else.",
            file=path.name,
        )
    )


def _is_plain(page: bytes) -> bool:
    """Also with its first bytes damaged: our own sign stands further on."""
    return page.startswith(_PLAIN_HEADER) or page[68:72] == APPLICATION_ID.to_bytes(4)


def _look(path: Path) -> bytes:
    """The first page, or as much as there is of it."""
    try:
        mode = path.stat().st_mode
        if stat.S_ISDIR(mode):
            raise JournalForeign(
                words("“{file}” is a folder, not a Mentor Desk journal.", file=path.name)
            )
        if not stat.S_ISREG(mode):  # reading from a pipe or a device could wait for ever
            raise JournalForeign(words("“{file}” is not a Mentor Desk journal.", file=path.name))
        with path.open("rb") as file:
            page = file.read(PAGE_BYTES)
    except (FileNotFoundError, NotADirectoryError):
        raise JournalMissing(words("There is no journal at “{file}”.", file=str(path))) from None
    except OSError as error:
        raise JournalUnreadable(
            words(
                "“{file}” cannot be read: {reason}.",
                file=path.name,
                reason=error.strerror or "unknown reason",
            )
        ) from None
    if not page:
        raise empty(path)
    return page
