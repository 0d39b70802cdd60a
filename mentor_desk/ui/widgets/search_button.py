"""Looks like a field and opens the search; what is typed on it goes there."""

from __future__ import annotations

from math import ceil

from PySide6.QtCore import QRectF, QSize, Qt, Signal
from PySide6.QtGui import QFontMetricsF, QKeyEvent, QPaintEvent
from PySide6.QtWidgets import QPushButton, QSizePolicy, QWidget

from mentor_desk.ui.theme import Role, appearance
from mentor_desk.ui.widgets.paint import (
    centred,
    leading_flag,
    leading_rect,
    line_of_text,
    painter_for,
    panel,
    ring,
    trailing_rect,
)


class SearchButton(QPushButton):
    """`wanted` brings what was typed, or nothing."""

    wanted = Signal(str)

    def __init__(self, text: str, keys: str, parent: QWidget | None = None) -> None:
        super().__init__(text.replace("&", "&&"), parent)
        self._look = appearance()
        self._plain, self._keys = text, keys
        self.setAutoDefault(True)
        self.setAccessibleName(text)
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Fixed)
        self.clicked.connect(lambda: self.wanted.emit(""))
        self._look.changed.connect(self.updateGeometry)

    def sizeHint(self) -> QSize:
        height = ceil(QFontMetricsF(self._look.theme.font()).height()) + 16
        return QSize(self._look.theme.scaled(412), max(34, height))

    def minimumSizeHint(self) -> QSize:
        return QSize(140, self.sizeHint().height())

    def keyPressEvent(self, arg__1: QKeyEvent) -> None:
        text = arg__1.text()
        if text.strip() and text.isprintable():
            self.wanted.emit(text)
        else:
            super().keyPressEvent(arg__1)

    def paintEvent(self, arg__1: QPaintEvent) -> None:
        del arg__1
        painter, theme, rect = painter_for(self), self._look.theme, QRectF(self.rect())
        panel(painter, rect, theme.colour("surface"), theme.colour("control"), 6, theme.tokens.line)
        inner = rect.adjusted(10, 0, -8, 0)
        size = theme.scaled(16)
        pixmap = theme.pixmap("search", "text3", size, self.devicePixelRatioF())
        centred(painter, leading_rect(self, inner, size), pixmap)
        inner = trailing_rect(self, inner, inner.width() - size - 10)
        font = theme.font(Role.CHIP)
        metrics = QFontMetricsF(font)
        width, height = metrics.horizontalAdvance(self._keys) + 14, metrics.height() + 5
        spot = trailing_rect(self, inner, width)
        spot = QRectF(spot.left(), spot.center().y() - height / 2, width, height)
        panel(painter, spot, theme.colour("window"), theme.colour("border"), 4)
        painter.setFont(font)
        painter.setPen(theme.colour("text3"))
        painter.drawText(spot, Qt.AlignmentFlag.AlignCenter, self._keys)
        inner = leading_rect(self, inner, inner.width() - width - 8)
        painter.setFont(theme.font())
        line_of_text(painter, inner, leading_flag(self), self._plain, elide=True)
        if self.hasFocus():
            ring(painter, rect, theme.colour("accent"), 6)
