"""Measures that write do so in a copy, on the same disk, that is gone afterwards."""

from __future__ import annotations

import shutil
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

from .setting import Setting


@contextmanager
def copied(setting: Setting) -> Iterator[Path]:
    copy = Path(setting.folder) / "copy.mentordesk"
    shutil.copyfile(setting.journal, copy)
    try:
        yield copy
    finally:
        for part in copy.parent.glob(f"{copy.name}*"):
            part.unlink()
