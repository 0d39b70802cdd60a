"""Three columns where there is room; else what leads through the session, the agenda, moves above
what is on the other side.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import QSize, Qt
from PySide6.QtWidgets import QSplitter, QWidget

from mentor_desk.ui.note.note import SMALLEST
from mentor_desk.ui.pages.session.side import Side
from mentor_desk.ui.theme import appearance

if TYPE_CHECKING:
    from collections.abc import Sequence

    from PySide6.QtGui import QResizeEvent

    from mentor_desk.ui.settings import Settings

_LEFT, _RIGHT = 248, 292
"""Pixels at 10 pt."""
_LEAST = 200
_COMFORTABLE = 230
_NAME = "session-columns"


class Columns(QSplitter):
    def __init__(
        self, settings: Settings, note: QWidget, leads: QWidget, others: Sequence[QWidget]
    ) -> None:
        super().__init__(Qt.Orientation.Horizontal)
        self._settings = settings
        self._leads = leads
        self.left = Side(leads)
        self.right = Side(*others)
        self._narrow: bool | None = None
        for part in (self.left, note, self.right):
            self.addWidget(part)
        self.setChildrenCollapsible(False)
        self.setHandleWidth(1)
        self.setStretchFactor(1, 1)
        self.splitterMoved.connect(self._keep)
        appearance().changed.connect(self._arrange)

    def is_narrow(self, width: int) -> bool:
        scaled = appearance().theme.scaled
        return width < scaled(_LEFT) + scaled(_RIGHT) + SMALLEST

    def minimumSizeHint(self) -> QSize:
        """Of the narrow arrangement: three columns must not keep the window wide."""
        return QSize(SMALLEST + _LEAST + self.handleWidth(), 160)

    def resizeEvent(self, arg__1: QResizeEvent) -> None:
        self._arrange()
        super().resizeEvent(arg__1)

    def _arrange(self) -> None:
        narrow, scaled = self.is_narrow(self.width()), appearance().theme.scaled
        if narrow is not self._narrow:
            self._narrow = narrow
            home = self.right if narrow else self.left
            home.body.insertWidget(0, self._leads)
            self.left.setVisible(not narrow)
        room = max(_LEAST, self.width() - SMALLEST - self.handleWidth())
        self.right.set_tight(room < scaled(_COMFORTABLE))
        self.left.setMinimumWidth(min(scaled(190), room))
        self.right.setMinimumWidth(min(scaled(_COMFORTABLE), room))
        kept = self._settings.geometry(self._kept_name())
        if kept.isEmpty() or not self.restoreState(kept):
            left = 0 if narrow else scaled(_LEFT)
            right = min(scaled(_RIGHT), room)
            self.setSizes([left, max(SMALLEST, self.width() - left - right), right])

    def _keep(self) -> None:
        self._settings.keep_geometry(self._kept_name(), self.saveState())

    def _kept_name(self) -> str:
        return f"{_NAME}-narrow" if self._narrow else _NAME
