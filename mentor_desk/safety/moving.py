"""A journal moves to another folder: at no moment is there no whole journal anywhere.

It is copied, read back, proven under its key, and only then does the old one go. The caller holds
the claim on it and has closed the store.
"""

from __future__ import annotations

import contextlib
import hashlib
import secrets
from typing import TYPE_CHECKING

from mentor_desk.errors import CannotWrite, JournalBusy, JournalExists
from mentor_desk.safety.copying import copy_file
from mentor_desk.safety.disk import PART, move_into_place, sync_folder
from mentor_desk.safety.proof import prove
from mentor_desk.safety.restoring import at_rest
from mentor_desk.store.recognise import beside
from mentor_desk.words import words

if TYPE_CHECKING:
    from collections.abc import Callable
    from pathlib import Path

    from mentor_desk.store import Key


def move(
    journal: Path,
    target: Path,
    key: Key | None,
    progress: Callable[[float], None],
    stopped: Callable[[], bool],
) -> bool:
    """Raises KnownError, and the journal is where it was. False if a copy was left at the old
    place because it could not be removed there.
    """
    _refuse_taken(target)
    at_rest(journal, key)
    before = _sum(journal)
    part = target.with_name(f"{target.name}.{secrets.token_hex(4)}{PART}")
    try:
        target.parent.mkdir(parents=True, exist_ok=True)
        copy_file(journal, part, stopped)
        progress(0.3)
        prove(part, key, lambda done: progress(0.3 + 0.6 * done), stopped)
        if _sum(part) != before or _sum(journal) != before:
            raise JournalBusy(
                words(
                    "“{file}” was changed by another program while it was copied. "
                    "It stays where it is; try again.",
                    file=journal.name,
                )
            )
        _refuse_taken(target)
        move_into_place(part, target)
    except OSError as error:
        raise CannotWrite(
            words(
                "The journal could not be copied to {folder}: {reason}. It stays where it is.",
                folder=str(target.parent),
                reason=error.strerror or "unknown reason",
            )
        ) from None
    finally:
        with contextlib.suppress(OSError):
            part.unlink(missing_ok=True)
    progress(1.0)
    return _removed(journal)


def _refuse_taken(target: Path) -> None:
    if target.exists() or target.is_symlink():
        raise JournalExists(words("There is already a file at “{file}”.", file=str(target)))


def _removed(journal: Path) -> bool:
    """The log goes last: without its file it means nothing, and it is empty by now."""
    try:
        for file in (journal, *beside(journal)):
            file.unlink(missing_ok=True)
    except OSError:
        return False
    sync_folder(journal.parent)
    return True


def _sum(path: Path) -> bytes:
    with path.open("rb") as file:
        return hashlib.file_digest(file, hashlib.blake2b).digest()
