"""What a file is, told from outside before it is opened, so that nothing foreign is touched."""

from __future__ import annotations

import os
import struct
from typing import TYPE_CHECKING

from mentor_desk.errors import (
    JournalDamaged,
    JournalEmpty,
    JournalForeign,
    JournalMissing,
    JournalNewer,
    JournalReadOnly,
)
from mentor_desk.words import words

if TYPE_CHECKING:
    from pathlib import Path

APPLICATION_ID = 0x4D446B31  # "MDk1"
# The newest schema this version knows: `user_version` in the file and the number of the last revision.
SCHEMA = 1
_PLAIN_HEADER = b"SQLite format 3\x00"
_HEADER_BYTES = 100
# SQLCipher writes whole pages of 4,096 bytes; nothing shorter was ever a journal of ours.
PAGE_BYTES = 4096


def is_encrypted(path: Path) -> bool:
    """True also for a foreign file of noise; only its key can tell the two apart."""
    return _look(path)[: len(_PLAIN_HEADER)] != _PLAIN_HEADER


def needs_passphrase(path: Path) -> bool:
    """Raises the JournalError that says why this path cannot be opened at all."""
    refuse_unusable(path)
    return is_encrypted(path)


def refuse_unusable(path: Path) -> None:
    """Raises the JournalError that says why this path cannot be opened as a journal, if that can be
    seen without a key.
    """
    header = _look(path)
    if header.startswith(_PLAIN_HEADER):
        refuse_schema(path, *struct.unpack(">I4xI", header[60:72]))
    if path.stat().st_size < PAGE_BYTES:
        raise JournalForeign(words("“{file}” is not a Mentor Desk journal.", file=path.name))
    if not os.access(path, os.W_OK) or not os.access(path.parent, os.W_OK):
        raise JournalReadOnly(
            words(
                "“{file}” cannot be written where it is. Move it to a folder of your own, "
                "or allow writing there, then open it again.",
                file=path.name,
            )
        )


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


def damaged(path: Path) -> JournalDamaged:
    return JournalDamaged(
        words(
            "“{file}” is damaged and was left as it is. "
            "Keep a copy of it and open your newest backup.",
            file=path.name,
        )
    )


def _look(path: Path) -> bytes:
    if path.is_dir():
        raise JournalForeign(
            words("“{file}” is a folder, not a Mentor Desk journal.", file=path.name)
        )
    try:
        with path.open("rb") as file:
            header = file.read(_HEADER_BYTES)
    except FileNotFoundError:
        raise JournalMissing(words("There is no journal at “{file}”.", file=str(path))) from None
    except OSError as error:
        raise JournalReadOnly(
            words(
                "“{file}” cannot be read: {reason}.",
                file=path.name,
                reason=error.strerror or "unknown reason",
            )
        ) from None
    if not header:
        raise JournalEmpty(
            words(
                "“{file}” is empty: there is no journal in it. If there was one, "
                "look for a backup or an older copy before you do anything else.",
                file=path.name,
            )
        )
    if len(header) < _HEADER_BYTES:
        raise JournalForeign(words("“{file}” is not a Mentor Desk journal.", file=path.name))
    return header
