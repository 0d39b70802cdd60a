"""Whether what is private is hidden, because somebody else looks at the screen."""

from __future__ import annotations

from PySide6.QtCore import QObject, Signal


class Privacy(QObject):
    """One for the whole desk: who hides it on one page has not to think of the next.

    Somebody who sits beside the mentor is the mentee whose page was in front; no other one is
    named meanwhile.
    """

    changed = Signal(bool)

    def __init__(self, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self.hidden = False
        self._beside: int | None = None

    def hide(self, hide: bool) -> None:
        if hide != self.hidden:
            self.hidden = hide
            self.changed.emit(hide)

    def go_to(self, mentee_id: int | None) -> None:
        """Whose page is in front now. Hidden before there was anybody, it is for the first."""
        if not self.hidden or self._beside is None:
            self._beside = mentee_id

    def names(self, mentee_id: int | None) -> bool:
        """Whether this one may be named on the screen."""
        return not self.hidden or mentee_id == self._beside

    def toggle(self) -> None:
        self.hide(not self.hidden)
