"""A title that can be opened: as many lines as it takes, flush with the text around it."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import QEvent, QRectF, QSize, Qt
from PySide6.QtWidgets import QAbstractButton, QSizePolicy, QWidget

from mentor_desk.ui.theme import Role, appearance
from mentor_desk.ui.widgets.boxes import column
from mentor_desk.ui.widgets.labels import WrapLabel
from mentor_desk.ui.widgets.paint import painter_for, ring

if TYPE_CHECKING:
    from PySide6.QtGui import QFocusEvent, QPaintEvent


class TitleButton(QAbstractButton):
    def __init__(
        self, text: str = "", role: Role = Role.STRONG, parent: QWidget | None = None
    ) -> None:
        super().__init__(parent)
        self._look = appearance()
        self._by_mouse = False
        self._label = WrapLabel("", role)
        self._label.setAttribute(Qt.WidgetAttribute.WA_TransparentForMouseEvents)
        box = column(self._label, spacing=0)
        box.setContentsMargins(0, 4, 0, 4)
        self.setLayout(box)
        self.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
        policy = QSizePolicy(QSizePolicy.Policy.Preferred, QSizePolicy.Policy.Minimum)
        policy.setHeightForWidth(True)
        self.setSizePolicy(policy)
        self.set_title(text)

    def set_title(self, text: str) -> None:
        plain = " ".join(text.split())
        self._label.set_text(plain)
        self.setText(plain.replace("&", "&&"))
        self.setAccessibleName(plain)

    def hasHeightForWidth(self) -> bool:
        return True

    def heightForWidth(self, arg__1: int) -> int:
        return self._label.heightForWidth(arg__1) + 8

    def sizeHint(self) -> QSize:
        hint = self._label.sizeHint()
        return QSize(hint.width(), hint.height() + 8)

    def minimumSizeHint(self) -> QSize:
        hint = self._label.minimumSizeHint()
        return QSize(hint.width(), hint.height() + 8)

    def event(self, e: QEvent) -> bool:
        if e.type() in (QEvent.Type.Enter, QEvent.Type.Leave):
            over = e.type() == QEvent.Type.Enter
            self._label.set_tone("accent" if over else "text")
        return super().event(e)

    def focusInEvent(self, e: QFocusEvent) -> None:
        self._by_mouse = e.reason() == Qt.FocusReason.MouseFocusReason
        super().focusInEvent(e)

    def paintEvent(self, e: QPaintEvent) -> None:
        del e
        if self.hasFocus() and not self._by_mouse:
            ring(painter_for(self), QRectF(self.rect()), self._look.theme.colour("accent"), 4)
