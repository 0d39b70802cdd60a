"""A name that can be opened: reads as text, answers as a button, elides when there is no room."""

from __future__ import annotations

from math import ceil

from PySide6.QtCore import QEvent, QRectF, QSize, Qt
from PySide6.QtGui import QFocusEvent, QFontMetricsF, QPaintEvent, QResizeEvent
from PySide6.QtWidgets import QPushButton, QSizePolicy, QWidget

from mentor_desk.ui.theme import Role, appearance
from mentor_desk.ui.widgets.paint import leading_flag, line_of_text, painter_for, panel, ring
from mentor_desk.ui.widgets.styled import lost_font

_SIDE = 6


class NameButton(QPushButton):
    def __init__(self, text: str, role: Role = Role.BODY, parent: QWidget | None = None) -> None:
        super().__init__(text.replace("&", "&&"), parent)
        self._look = appearance()
        self._plain = " ".join(text.split())
        self._role = role
        self._by_mouse = False
        self.setAutoDefault(True)
        self.setAccessibleName(self._plain)
        self.setSizePolicy(QSizePolicy.Policy.Preferred, QSizePolicy.Policy.Fixed)
        self.restyle()
        self._look.changed.connect(self.restyle)

    def restyle(self) -> None:
        self.setFont(self._look.theme.font(self._role))
        self.updateGeometry()

    def changeEvent(self, arg__1: QEvent) -> None:
        super().changeEvent(arg__1)
        if arg__1.type() == QEvent.Type.FontChange:
            wanted = self._look.theme.font(self._role)
            if lost_font(self, wanted):
                self.restyle()

    def sizeHint(self) -> QSize:
        metrics = QFontMetricsF(self.font())
        width = ceil(metrics.horizontalAdvance(self._plain)) + 2 * _SIDE + 1
        return QSize(width, max(28, ceil(metrics.height()) + 10))

    def minimumSizeHint(self) -> QSize:
        whole = self.sizeHint()
        return QSize(min(whole.width(), self._look.theme.scaled(56)), whole.height())

    def elided(self) -> str:
        room = self.width() - 2 * _SIDE + 1
        return QFontMetricsF(self.font()).elidedText(self._plain, Qt.TextElideMode.ElideRight, room)

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        self.setToolTip(self._plain if self.elided() != self._plain else "")

    def focusInEvent(self, arg__1: QFocusEvent) -> None:
        self._by_mouse = arg__1.reason() == Qt.FocusReason.MouseFocusReason
        super().focusInEvent(arg__1)

    def paintEvent(self, arg__1: QPaintEvent) -> None:
        del arg__1
        painter, theme, rect = painter_for(self), self._look.theme, QRectF(self.rect())
        over = self.underMouse() or self.isDown()
        if over:
            panel(painter, rect, theme.colour("accent_soft"))
        painter.setFont(self.font())
        painter.setPen(theme.colour("accent" if over else "text"))
        inner = rect.adjusted(_SIDE, 0, -_SIDE + 1, 0)
        line_of_text(painter, inner, leading_flag(self), self._plain, elide=True)
        if self.hasFocus() and not self._by_mouse:
            ring(painter, rect, theme.colour("accent"))
