"""The head of the overview pages: search, new things, and the session that begins now."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import QRectF
from PySide6.QtWidgets import QFrame, QMenu, QSizePolicy

from mentor_desk.ui.theme import appearance
from mentor_desk.ui.widgets.boxes import row
from mentor_desk.ui.widgets.button import Button, Kind
from mentor_desk.ui.widgets.paint import painter_for
from mentor_desk.ui.widgets.search_button import SearchButton

if TYPE_CHECKING:
    from collections.abc import Sequence

    from PySide6.QtGui import QAction, QPaintEvent


class TopBar(QFrame):
    def __init__(self) -> None:
        super().__init__()
        self.search = SearchButton(self.tr("Search everything or type a command"), "Ctrl+K")
        self.new = Button(self.tr("&New…"))
        self.menu = QMenu(self)
        self.start = Button(self.tr("&Start session"), Kind.PRIMARY)
        inner = row(self.search, None, self.new, self.start)
        inner.setStretch(0, 3)
        inner.setContentsMargins(32, 8, 32, 9)
        self.setLayout(inner)
        self.setSizePolicy(QSizePolicy.Policy.Preferred, QSizePolicy.Policy.Fixed)
        self._narrow()
        appearance().changed.connect(self._narrow)

    def offer(self, actions: Sequence[QAction]) -> None:
        """What the New… menu holds."""
        self.menu.addActions(list(actions))
        self.new.setMenu(self.menu)
        self.new.updateGeometry()

    def _narrow(self) -> None:
        self.search.setMaximumWidth(appearance().theme.scaled(412))

    def paintEvent(self, arg__1: QPaintEvent) -> None:
        del arg__1
        line = QRectF(0, self.height() - 1, self.width(), 1)
        painter_for(self).fillRect(line, appearance().theme.colour("border"))
