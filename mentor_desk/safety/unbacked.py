"""That a journal was closed without the backup it was to have: on this laptop, until it is told.

An empty file whose time says when, because the reason is mostly a full disk: there is room for a
name even then. It is not beside the backups, which may be where nothing can be written.
"""

from __future__ import annotations

import contextlib
import os
from datetime import datetime
from typing import TYPE_CHECKING

from mentor_desk import paths

if TYPE_CHECKING:
    from pathlib import Path


def note(uuid: str, now: datetime) -> None:
    """Where even that is refused, the next session still makes the backup up."""
    file = _file(uuid)
    with contextlib.suppress(OSError, ValueError, OverflowError):
        file.parent.mkdir(parents=True, exist_ok=True, mode=0o700)
        file.touch(mode=0o600)
        os.utime(file, (now.timestamp(), now.timestamp()))


def take(uuid: str) -> datetime | None:
    """When that was; None if all was well. Whoever asks tells it: it is not known any more then."""
    file = _file(uuid)
    try:
        closed = datetime.fromtimestamp(file.stat().st_mtime)  # noqa: DTZ006 - wall time
        file.unlink()
    except (OSError, ValueError, OverflowError):
        return None
    return closed


def _file(uuid: str) -> Path:
    from mentor_desk.safety.backups import folder

    return paths.state_folder() / "unbacked" / folder(uuid).name
