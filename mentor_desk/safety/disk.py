"""What reaches the disk and when, and who may write in a folder."""

from __future__ import annotations

import contextlib
import hashlib
import os
import sys
import time
from contextlib import contextmanager
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Callable, Generator
    from pathlib import Path

PART = ".part"
# What is written in pieces is on the disk before the next: the system would otherwise gather
# hundreds of megabytes, and a save would have to wait for all of them.
PIECE = 1_000_000
_LOCK = ".making"
_LOOK_EVERY = 0.1
# A virus scanner or a syncing folder holds a new file for a moment on Windows.
_HELD = (5, 32)
_WAITS = (0.01, 0.025, 0.05, 0.1)


@contextmanager
def folder_lock(folder: Path, waiting: Callable[[], None]) -> Generator[None]:
    """One at a time in this folder, over all processes; ends with the process at the latest.

    `waiting` is called while somebody else is at work and may raise.
    """
    handle = os.open(folder / _LOCK, os.O_RDWR | os.O_CREAT, 0o600)
    try:
        while not _locked(handle):
            waiting()
            time.sleep(_LOOK_EVERY)
        yield
    finally:
        os.close(handle)


def remove_parts(folder: Path) -> None:
    """What runs that were killed have left; only with the folder's lock."""
    for part in folder.glob(f"*{PART}*"):  # SQLite may have left its own file beside it
        with contextlib.suppress(OSError):
            part.unlink()


def copy_in_pieces(path: Path, part: Path, look: Callable[[], None]) -> bytes:
    """The same bytes at `part`, which must not be there yet, each piece on the disk before the
    next; gives their hash. `look` is called after each and may raise.
    """
    total = hashlib.blake2b()
    # Readable by its owner only, also where the program was not told so.
    handle = os.open(part, os.O_CREAT | os.O_EXCL | os.O_RDWR | getattr(os, "O_BINARY", 0), 0o600)
    with path.open("rb") as source, os.fdopen(handle, "wb") as target:
        while piece := source.read(PIECE):
            target.write(piece)
            target.flush()
            os.fsync(handle)
            total.update(piece)
            look()
    return total.digest()


def sync_file(path: Path) -> None:
    """On the disk when it returns, and not in memory any more, where the system can do that: who
    reads it then reads what the disk has kept.
    """
    handle = os.open(path, os.O_RDWR | getattr(os, "O_BINARY", 0))
    try:
        os.fsync(handle)
        if hasattr(os, "posix_fadvise"):
            with contextlib.suppress(OSError):
                os.posix_fadvise(handle, 0, 0, os.POSIX_FADV_DONTNEED)
    finally:
        os.close(handle)


def move_into_place(part: Path, path: Path) -> None:
    """Whole or not at all, under that name, on the disk when it returns."""
    for wait in (*_WAITS, None):
        try:
            part.replace(path)
        except OSError as refused:
            if wait is None or getattr(refused, "winerror", None) not in _HELD:
                raise
            time.sleep(wait)
        else:
            break
    sync_folder(path.parent)


def sync_folder(folder: Path) -> None:
    """Names reach the disk; Windows has no such call, and some sticks know none."""
    if sys.platform == "win32":
        return
    with contextlib.suppress(OSError):
        handle = os.open(folder, os.O_RDONLY)
        try:
            os.fsync(handle)
        finally:
            os.close(handle)


def _locked(handle: int) -> bool:
    try:
        if sys.platform == "win32":
            import msvcrt

            msvcrt.locking(handle, msvcrt.LK_NBLCK, 1)
        else:
            import fcntl

            fcntl.flock(handle, fcntl.LOCK_EX | fcntl.LOCK_NB)
    except OSError:
        return False
    return True
