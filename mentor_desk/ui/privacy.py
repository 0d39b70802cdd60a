"""Whether what is private is hidden, because somebody else looks at the screen."""

from __future__ import annotations

from PySide6.QtCore import QObject, Signal


class Privacy(QObject):
    """One for the whole desk: who hides it on one page has not to think of the next."""

    changed = Signal(bool)

    def __init__(self, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self.hidden = False

    def hide(self, hide: bool) -> None:
        if hide != self.hidden:
            self.hidden = hide
            self.changed.emit(hide)

    def toggle(self) -> None:
        self.hide(not self.hidden)
