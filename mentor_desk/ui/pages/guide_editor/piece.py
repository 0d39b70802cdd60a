"""The guide on the bench: every room of the editor works on this one."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import QObject, Signal

if TYPE_CHECKING:
    from mentor_desk.guides import Guide
    from mentor_desk.guides.editing import Spot


class Piece(QObject):
    """Typing goes through `write`, what one may want to take back as a whole through `reshape`."""

    written = Signal()
    reshaped = Signal(str, object, object)
    """What was done, as a sentence, the guide before it, and the `Spot` to go to or None."""

    def __init__(self, parent: QObject) -> None:
        super().__init__(parent)
        self._guide: Guide | None = None
        self.used = False
        """Records were made with it."""

    @property
    def guide(self) -> Guide:
        assert self._guide is not None, "nothing is on the bench"
        return self._guide

    @property
    def is_there(self) -> bool:
        return self._guide is not None

    def lay(self, guide: Guide | None, *, used: bool = False) -> None:
        self._guide = guide
        self.used = used

    def write(self, guide: Guide) -> None:
        if guide != self._guide:
            self._guide = guide
            self.written.emit()

    def reshape(self, what: str, guide: Guide, spot: Spot | None = None) -> None:
        before = self.guide
        if guide != before:
            self._guide = guide
            self.reshaped.emit(what, before, spot)
