"""How often a backup makes itself, and how many are kept, so that a large journal fills no disk.

A backup is a whole copy. Half an hour apart, those of a journal of 800 MB would write 13 GB on a
working day; what makes such a journal large is old, and what is new in it is little.
"""

from __future__ import annotations

import shutil
from datetime import timedelta
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from pathlib import Path

EVERY = timedelta(minutes=30)
MOST = timedelta(hours=4)
_STEP = 100_000_000
"""Half an hour more for each."""
_COPIES = 4
"""So many more have to find room, or older ones are thinned sooner."""


def spacing(journal: Path) -> timedelta:
    """From one backup to the next, while there are changes."""
    try:
        size = journal.stat().st_size
    except OSError:
        return EVERY
    return min(MOST, EVERY * (1 + size // _STEP))


def is_scarce(folder: Path, size: int) -> bool:
    """Whether the disk has little room left for backups of that size."""
    try:
        return shutil.disk_usage(folder).free < _COPIES * size
    except OSError:
        return False
