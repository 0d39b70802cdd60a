"""The band above a page that works on one thing: what it is, a line about it, and its actions."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtWidgets import QFrame, QSizePolicy, QWidget

from mentor_desk.ui.theme import Role, appearance
from mentor_desk.ui.widgets.boxes import column, row
from mentor_desk.ui.widgets.labels import ElidedLabel
from mentor_desk.ui.widgets.paint import painter_for

if TYPE_CHECKING:
    from PySide6.QtGui import QPaintEvent


class PageHead(QFrame):
    """Both lines elide, so that a long name never widens the window."""

    def __init__(self, *actions: QWidget, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._look = appearance()
        self._title = ElidedLabel("", Role.SECTION)
        self._under = ElidedLabel("", Role.SECONDARY, "text2")
        whole = row(column(self._title, self._under, spacing=2), *actions, spacing=12)
        whole.setStretch(0, 1)
        whole.setContentsMargins(32, 14, 32, 15)
        self.setLayout(whole)
        self.setSizePolicy(QSizePolicy.Policy.Preferred, QSizePolicy.Policy.Fixed)

    def show_texts(self, title: str, under: str) -> None:
        self._title.setText(title)
        self._under.setText(under)
        self.setAccessibleName(title)

    def paintEvent(self, _: QPaintEvent) -> None:
        line = self.rect().adjusted(0, self.height() - 1, 0, 0)
        painter_for(self).fillRect(line, self._look.theme.colour("border"))
