"""A place for several lines that is as tall as what is written in it."""

from __future__ import annotations

from math import ceil

from PySide6.QtCore import QEvent, QSize, Qt
from PySide6.QtGui import QFocusEvent, QFontMetricsF, QResizeEvent, QShowEvent, QTextCursor
from PySide6.QtWidgets import QPlainTextEdit, QSizePolicy, QWidget

from mentor_desk.ui.theme import Role, appearance
from mentor_desk.ui.widgets.styled import lost_font

_BY_KEYS = (
    Qt.FocusReason.TabFocusReason,
    Qt.FocusReason.BacktabFocusReason,
    Qt.FocusReason.ShortcutFocusReason,
    Qt.FocusReason.OtherFocusReason,
)


class GrowingEdit(QPlainTextEdit):
    """Tab leaves it, so that the keyboard is never caught in it."""

    def __init__(self, least: int = 3, most: int = 12, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._least, self._most = least, most
        self._look = appearance()
        self.setTabChangesFocus(True)
        self.setSizePolicy(QSizePolicy.Policy.Preferred, QSizePolicy.Policy.Fixed)
        self.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.textChanged.connect(self._fit)
        self._restyle()
        self._look.changed.connect(self._restyle)

    def changeEvent(self, e: QEvent) -> None:
        super().changeEvent(e)
        if e.type() == QEvent.Type.FontChange:
            wanted = self._look.theme.font(Role.NOTE)
            if lost_font(self, wanted):
                self._restyle()

    def sizeHint(self) -> QSize:
        return QSize(240, self._wanted())

    def minimumSizeHint(self) -> QSize:
        return QSize(120, self._wanted())

    def focusInEvent(self, e: QFocusEvent) -> None:
        """As in a line: one writes on after what stands there."""
        super().focusInEvent(e)
        if e.reason() in _BY_KEYS and self.textCursor().atStart():
            self.moveCursor(QTextCursor.MoveOperation.End)

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        if event.oldSize().width() != event.size().width():
            self._fit()

    def showEvent(self, event: QShowEvent) -> None:
        super().showEvent(event)
        self._fit()

    def _wanted(self) -> int:
        # QPlainTextEdit's document counts its height in lines.
        lines = round(self.document().documentLayout().documentSize().height())
        shown = max(self._least, min(self._most, lines))
        line = QFontMetricsF(self.font()).lineSpacing()
        return ceil(shown * line + 2 * self.document().documentMargin()) + 14

    def _fit(self) -> None:
        lines = self.document().documentLayout().documentSize().height()
        crowded = lines > self._most
        self.setVerticalScrollBarPolicy(
            Qt.ScrollBarPolicy.ScrollBarAsNeeded
            if crowded
            else Qt.ScrollBarPolicy.ScrollBarAlwaysOff
        )
        if self.height() != self._wanted():
            self.updateGeometry()

    def _restyle(self) -> None:
        self.setFont(self._look.theme.font(Role.NOTE))
        self.updateGeometry()
