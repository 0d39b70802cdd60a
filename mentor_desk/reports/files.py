"""Puts a finished file in place at once: one finds the old or the new one, never half of it."""

from __future__ import annotations

import errno
import os
import sys
import tempfile
import time
from pathlib import Path

from mentor_desk.errors import CannotWrite
from mentor_desk.words import Words, words

# A virus scanner or a syncing folder holds a new file for a moment on Windows.
_HELD = (5, 32)
_WAITS = (0.01, 0.025, 0.05, 0.1)


def replace_file(path: Path, content: bytes) -> None:
    """Raises CannotWrite; what stood at `path` before is then unchanged."""
    try:
        _replace(path, content)
    except OSError as refused:
        raise CannotWrite(_why(refused)) from None


def _replace(path: Path, content: bytes) -> None:
    handle, name = tempfile.mkstemp(prefix=".", suffix=".part", dir=path.parent)
    part = Path(name)
    try:
        with os.fdopen(handle, "wb") as file:
            file.write(content)
            file.flush()
            os.fsync(file.fileno())
        _move(part, path)
    except BaseException:
        part.unlink(missing_ok=True)
        raise
    _settle(path.parent)


def _move(part: Path, path: Path) -> None:
    for wait in _WAITS:
        try:
            part.replace(path)
        except OSError as refused:
            if getattr(refused, "winerror", None) not in _HELD:
                raise
            time.sleep(wait)
        else:
            return
    part.replace(path)


def _settle(folder: Path) -> None:
    """The new name itself reaches the disk; Windows has no such call and needs none."""
    if sys.platform == "win32":
        return
    handle = os.open(folder, os.O_RDONLY)
    try:
        os.fsync(handle)
    finally:
        os.close(handle)


def _why(refused: OSError) -> Words:
    match refused.errno:
        case errno.ENOSPC | errno.EDQUOT:
            return words("The disk is full. Nothing was written; the old file is unchanged.")
        case errno.ENOENT | errno.ENOTDIR:
            return words("The folder is not there. Choose another place to save.")
        case errno.EISDIR | errno.ENOTEMPTY | errno.EEXIST:
            return words("There is a folder of that name. Choose another name.")
        case errno.EACCES | errno.EPERM | errno.EROFS:
            return words("This folder cannot be written to. Choose another place to save.")
        case errno.ENAMETOOLONG:
            return words("The file name is too long. Choose a shorter one.")
        case _:
            return words("The file could not be written. The old file, if any, is unchanged.")
