"""Text is on the disk within a second of each key, also while somebody types on."""

from __future__ import annotations

from dataclasses import dataclass
from enum import StrEnum
from typing import TYPE_CHECKING

from PySide6.QtCore import QObject, QTimer, Signal

from mentor_desk.errors import KnownError

if TYPE_CHECKING:
    from collections.abc import Callable

    from mentor_desk.words import Words

AFTER_LAST_KEY_MS = 250
# A pause-only rule never saves while somebody types on.
AFTER_FIRST_KEY_MS = 800
RETRY_MS = 2000


class SaveState(StrEnum):
    SAVED = "saved"
    SAVING = "saving"
    FAILED = "failed"


@dataclass(frozen=True, slots=True)
class Saving:
    state: SaveState
    why: Words | None = None


class SaveLight(QObject):
    """What the window says of saving: the worst of all editors, "saved" only after the commit."""

    changed = Signal(object)

    def __init__(self, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._editors: dict[QObject, Saving] = {}
        self._shown = Saving(SaveState.SAVED)

    @property
    def shown(self) -> Saving:
        return self._shown

    def tell(self, editor: QObject, saving: Saving) -> None:
        if saving.state is SaveState.SAVED:
            self._editors.pop(editor, None)
        else:
            self._editors[editor] = saving
        order = (SaveState.FAILED, SaveState.SAVING)
        worst = next(
            (one for state in order for one in self._editors.values() if one.state is state), None
        )
        self._show(worst or Saving(SaveState.SAVED))

    def _show(self, saving: Saving) -> None:
        if saving != self._shown:
            self._shown = saving
            self.changed.emit(saving)


class Autosave(QObject):
    """Calls `save` soon after `touch`.

    `save` writes all that is unsaved in one transaction and raises a KnownError if it could not;
    it is then called again until it can.
    """

    saved = Signal()

    def __init__(
        self, save: Callable[[], None], light: SaveLight, parent: QObject | None = None
    ) -> None:
        super().__init__(parent)
        self._save = save
        self._light = light
        self._pause = self._timer(AFTER_LAST_KEY_MS)
        self._latest = self._timer(AFTER_FIRST_KEY_MS)
        self._retry = self._timer(RETRY_MS)
        self._dirty = False

    @property
    def dirty(self) -> bool:
        return self._dirty

    def touch(self) -> None:
        """Something was typed."""
        if not self._dirty:
            self._dirty = True
            self._latest.start()
            self._light.tell(self, Saving(SaveState.SAVING))
        self._pause.start()

    def flush(self) -> bool:
        """Saves now what is unsaved; False if it could not."""
        self._pause.stop()
        self._latest.stop()
        if not self._dirty:
            return True
        try:
            self._save()
        except KnownError as error:
            self._light.tell(self, Saving(SaveState.FAILED, error.words))
            self._retry.start()
            return False
        self._dirty = False
        self._retry.stop()
        self._light.tell(self, Saving(SaveState.SAVED))
        self.saved.emit()
        return True

    def _timer(self, milliseconds: int) -> QTimer:
        timer = QTimer(self)
        timer.setSingleShot(True)
        timer.setInterval(milliseconds)
        timer.timeout.connect(self.flush)
        return timer
