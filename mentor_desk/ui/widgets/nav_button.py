"""One line of the navigation: icon, word, and at its end a count or the keys that lead there."""

from __future__ import annotations

from math import ceil

from PySide6.QtCore import QRectF, QSize, Qt
from PySide6.QtGui import QFocusEvent, QFontMetricsF, QPainter, QPaintEvent
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

_PAD = 10


class NavButton(QPushButton):
    """A way to a page, or a thing to do."""

    def __init__(self, text: str, icon: str, keys: str = "", parent: QWidget | None = None) -> None:
        super().__init__(text.replace("&", "&&"), parent)
        self._look = appearance()
        self._plain, self._icon_name, self._keys = text, icon, keys
        self._count = ""
        self._here = False
        self._by_mouse = False
        self.setAutoDefault(True)
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Fixed)
        self.setAccessibleName(text)
        if keys:
            self.setToolTip(keys)
        self.restyle()
        self._look.changed.connect(self.restyle)

    def set_count(self, count: int | None) -> None:
        self._count = "" if not count else str(count)
        self.setAccessibleName(f"{self._plain} {self._count}".strip())
        self.update()

    def set_here(self, here: bool) -> None:
        self._here = here
        self.setAccessibleDescription(self.tr("You are here") if here else "")
        self.update()

    def restyle(self) -> None:
        self.setFont(self._look.theme.font(Role.STRONG))
        self.updateGeometry()

    def sizeHint(self) -> QSize:
        return QSize(120, max(34, ceil(QFontMetricsF(self.font()).height()) + 16))

    def minimumSizeHint(self) -> QSize:
        return QSize(80, self.sizeHint().height())

    def focusInEvent(self, arg__1: QFocusEvent) -> None:
        self._by_mouse = arg__1.reason() == Qt.FocusReason.MouseFocusReason
        super().focusInEvent(arg__1)

    def paintEvent(self, arg__1: QPaintEvent) -> None:
        del arg__1
        painter, theme, rect = painter_for(self), self._look.theme, QRectF(self.rect())
        here = self._here
        if here:
            panel(painter, rect, theme.colour("surface"), theme.colour("border"), 6)
        elif self.underMouse():
            panel(painter, rect, theme.colour("window"), None, 6)
        inner = rect.adjusted(_PAD, 0, -_PAD, 0)
        size = theme.scaled(18)
        tone = "accent" if here else "text3"
        pixmap = theme.pixmap(self._icon_name, tone, size, self.devicePixelRatioF())
        centred(painter, leading_rect(self, inner, size), pixmap)
        inner = trailing_rect(self, inner, inner.width() - size - 10)
        inner = self._paint_end(painter, inner)
        painter.setFont(self.font())
        painter.setPen(theme.colour("text" if here else "text2"))
        line_of_text(painter, inner, leading_flag(self), self._plain, elide=True)
        if self.hasFocus() and not self._by_mouse:
            ring(painter, rect, theme.colour("accent"), 6)

    def _paint_end(self, painter: QPainter, inner: QRectF) -> QRectF:
        """The count or keys; answers what is left of the line."""
        theme = self._look.theme
        end = self._count or self._keys
        if not end:
            return inner
        font = theme.font(Role.CHIP, tabular=True)
        metrics = QFontMetricsF(font)
        width = ceil(metrics.horizontalAdvance(end)) + (12 if not self._count else 2)
        spot = trailing_rect(self, inner, width)
        painter.setFont(font)
        if not self._count:
            height = metrics.height() + 5
            cap = QRectF(spot.left(), spot.center().y() - height / 2, width, height)
            panel(painter, cap, None, theme.colour("border"), 4)
        painter.setPen(theme.colour("text3"))
        painter.drawText(spot, Qt.AlignmentFlag.AlignCenter, end)
        return leading_rect(self, inner, inner.width() - width - 6)
