"""What the laptop remembers of a journal outside it.

Enough to tell a wrong passphrase from a damaged file and an older copy from the newest, and
nothing that names anybody.
"""

from __future__ import annotations

import contextlib
import json
import os
from pathlib import Path
from typing import NamedTuple

from mentor_desk import paths

# One length for all, so that a longer head is never left with the end of an older one.
_BYTES = 256


class Head(NamedTuple):
    """`check` belongs to the key (empty for a journal without passphrase)."""

    uuid: str
    generation: int
    check: str


class Heads:
    """One small file for each journal, named by the journal's id, found by its salt or id."""

    def __init__(self, folder: Path | None = None) -> None:
        self._folder = folder or paths.state_folder() / "heads"

    def by_salt(self, salt: bytes) -> Head | None:
        return self.load(salt.hex())

    def save(self, name: str, head: Head) -> None:
        """Call it after the commit: it may lag behind the journal but never lead.

        A failure is no failure of the save: the head only helps to tell what happened to a file.
        """
        target = f"{self._folder}/{name}.json"
        text = json.dumps(head._asdict()).ljust(_BYTES).encode()
        try:
            try:
                _write_over(target, text)
            except FileNotFoundError:
                self._folder.mkdir(parents=True, exist_ok=True, mode=0o700)
                _write_anew(Path(target), text)
        except OSError:
            return

    def load(self, name: str) -> Head | None:
        """None if this laptop never saw that journal."""
        try:
            kept = json.loads((self._folder / f"{name}.json").read_text(encoding="utf-8"))
            return Head(str(kept["uuid"]), int(kept["generation"]), str(kept["check"]))
        except (OSError, ValueError, KeyError, TypeError, RecursionError):
            return None


def _write_over(target: str, text: bytes) -> None:
    """In place, within one sector of the disk: a rename for each commit would cost as much as the
    commit, because file systems write the renamed file out first.
    """
    file = os.open(target, os.O_WRONLY | getattr(os, "O_BINARY", 0))
    try:
        os.write(file, text)
    finally:
        os.close(file)


def _write_anew(target: Path, text: bytes) -> None:
    part = target.with_suffix(f".{os.getpid()}.part")
    try:
        part.write_bytes(text)
        part.replace(target)
    except OSError:
        with contextlib.suppress(OSError):
            part.unlink()
        raise
