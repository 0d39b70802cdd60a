"""The list beside what is read, as wide as it was left."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import QSize, Qt
from PySide6.QtWidgets import QSplitter

from mentor_desk.ui.theme import appearance

if TYPE_CHECKING:
    from PySide6.QtGui import QResizeEvent

    from mentor_desk.ui.pages.guides.listing import Listing
    from mentor_desk.ui.pages.guides.reading import Reading
    from mentor_desk.ui.settings import Settings

_LIST, _LEAST = 340, 200
"""Pixels at 10 pt."""
_SHARE = 0.4
_NAME = "guides-columns"


class Columns(QSplitter):
    def __init__(self, settings: Settings, listing: Listing, reading: Reading) -> None:
        super().__init__(Qt.Orientation.Horizontal)
        self._settings = settings
        self._arranged = False
        listing.setMinimumWidth(_LEAST)
        self.addWidget(listing)
        self.addWidget(reading)
        self.setStretchFactor(1, 1)
        self.setChildrenCollapsible(False)
        self.setHandleWidth(1)
        self.splitterMoved.connect(self._keep)
        appearance().changed.connect(self._arrange)

    def minimumSizeHint(self) -> QSize:
        return QSize(_LEAST + 320, 240)

    def resizeEvent(self, arg__1: QResizeEvent) -> None:
        super().resizeEvent(arg__1)
        # Until somebody moves it: the first width of a page is not yet that of its window.
        if not self._arranged or self._settings.geometry(_NAME).isEmpty():
            self._arranged = True
            self._arrange()

    def _arrange(self) -> None:
        kept = self._settings.geometry(_NAME)
        if kept.isEmpty() or not self.restoreState(kept):
            wanted = min(appearance().theme.scaled(_LIST), round(self.width() * _SHARE))
            self.setSizes([wanted, max(1, self.width() - wanted)])

    def _keep(self) -> None:
        self._settings.keep_geometry(_NAME, self.saveState())
