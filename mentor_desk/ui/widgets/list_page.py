"""A page that is one long list: head, tools, and a sheet that scrolls by itself."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import QRectF
from PySide6.QtWidgets import QFrame, QHBoxLayout, QLayout, QStackedWidget, QWidget

from mentor_desk.ui.theme import appearance
from mentor_desk.ui.widgets.boxes import column, row
from mentor_desk.ui.widgets.page import CONTENT, PADDING
from mentor_desk.ui.widgets.paint import painter_for, panel

if TYPE_CHECKING:
    from PySide6.QtGui import QPaintEvent


class ListPage(QWidget):
    """`set_bodies` takes the list and what stands in its place when there is nothing to list."""

    def __init__(self, width: int = CONTENT, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._look = appearance()
        self._width = width
        self._head: QHBoxLayout = row()
        self._tools = column()
        self._bodies = QStackedWidget()
        self._sheet = _Sheet(self._bodies)
        self._content = QWidget()
        self._content.setLayout(column(self._head, self._tools, self._sheet, spacing=16))
        whole = row(self._content, spacing=0)
        whole.setStretch(0, 1)
        whole.addStretch(0)
        whole.setContentsMargins(PADDING, PADDING, PADDING, PADDING - 8)
        self.setLayout(whole)
        self._restyle()
        self._look.changed.connect(self._restyle)

    def set_head(self, heading: QWidget, *actions: QWidget) -> None:
        self._head.addWidget(heading, 1)
        for action in actions:
            self._head.addWidget(action)

    def set_tools(self, tools: QLayout) -> None:
        self._tools.addLayout(tools)

    def set_bodies(self, *bodies: QWidget) -> None:
        for body in bodies:
            self._bodies.addWidget(body)

    def show_body(self, body: QWidget) -> None:
        self._bodies.setCurrentWidget(body)

    def _restyle(self) -> None:
        self._content.setMaximumWidth(self._look.theme.scaled(self._width))


class _Sheet(QFrame):
    """A card without padding at its sides, because rows bring their own."""

    def __init__(self, inside: QWidget) -> None:
        super().__init__()
        self._look = appearance()
        whole = column(inside)
        whole.setContentsMargins(1, 8, 1, 8)
        self.setLayout(whole)

    def paintEvent(self, arg__1: QPaintEvent) -> None:
        del arg__1
        theme = self._look.theme
        fill, edge = theme.colour("surface"), theme.colour("border")
        panel(painter_for(self), QRectF(self.rect()), fill, edge, 10, theme.tokens.line)
