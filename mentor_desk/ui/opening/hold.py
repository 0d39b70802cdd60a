"""The journal this program holds open, and the wish of a later start to see it."""

from __future__ import annotations

import os
import sys
from typing import TYPE_CHECKING

from PySide6.QtCore import QFileSystemWatcher, QObject, Signal

from mentor_desk.safety import alone

if TYPE_CHECKING:
    from pathlib import Path

    from mentor_desk.safety.alone import Claim


class Hold(QObject):
    """One journal at a time, from its unlock page until its window is gone."""

    wanted = Signal()
    """Somebody started the program for this journal again: its window comes to the front."""

    def __init__(self, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._claim: Claim | None = None
        self._path: Path | None = None
        self._watcher: QFileSystemWatcher | None = None

    def take(self, path: Path) -> None:
        """Raises JournalBusy if another window has it, and lets that window show itself."""
        if self._claim is not None and path == self._path:
            self._claim.follow(path)
            return
        self.release()
        if alone.show_first(path):
            raise alone.busy(path)
        self._claim = alone.claim(path, by_window=True)
        self._path = path
        if self._claim.file is not None:
            self._watch(str(self._claim.file))

    def know(self, uuid: str) -> None:
        """Raises JournalBusy if a copy of the journal is open, or the same one by another way."""
        if self._claim is not None and self._path is not None:
            self._claim.know(uuid, self._path)

    def hand_over(self) -> dict[str, str]:
        """To the process that takes this one's place, which needs what is returned in its
        environment. Windows cannot do that: there the new one takes the claim for itself.
        """
        if sys.platform == "win32":
            self.release()
        elif self._claim is not None:
            return self._claim.hand_over()
        return {}

    def release(self) -> None:
        self._watcher = None
        if self._claim is not None:
            self._claim.release()
        self._claim = self._path = None

    def _watch(self, file: str) -> None:
        """Without a parent, so that it goes when it is let go: Linux gives a person 128 of them."""
        self._watcher = QFileSystemWatcher()
        self._watcher.fileChanged.connect(self._asked)
        self._watcher.addPath(file)

    def _asked(self) -> None:
        if self._claim is not None and self._claim.file is not None:
            given = alone.token(self._claim.file)
            if given:
                # Wayland lets a window come to the front only with what the later start was given.
                os.environ["XDG_ACTIVATION_TOKEN"] = given
            self.wanted.emit()
