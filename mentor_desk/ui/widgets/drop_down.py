"""A choice that drops down: as wide as its page gives it, and what does not fit ends in “…”."""

from __future__ import annotations

from PySide6.QtCore import QEvent, Qt
from PySide6.QtGui import QHelpEvent, QPaintEvent
from PySide6.QtWidgets import (
    QComboBox,
    QStyle,
    QStyleOptionComboBox,
    QStylePainter,
    QToolTip,
)


class DropDown(QComboBox):
    """A long entry neither widens the window nor keeps it from becoming smaller."""

    def __init__(self, letters: int) -> None:
        """`letters` fit in at the least, however narrow the page becomes."""
        super().__init__()
        self.setSizeAdjustPolicy(QComboBox.SizeAdjustPolicy.AdjustToMinimumContentsLengthWithIcon)
        self.setMinimumContentsLength(letters)

    def shown(self) -> str:
        """The chosen entry as far as there is room for it; the style would cut through a letter."""
        option = self._option()
        return option.currentText

    def event(self, event: QEvent) -> bool:
        if event.type() == QEvent.Type.ToolTip and not self.toolTip():
            assert isinstance(event, QHelpEvent)
            whole = self.currentText()
            QToolTip.showText(event.globalPos(), whole if self.shown() != whole else "", self)
            return True
        return super().event(event)

    def paintEvent(self, e: QPaintEvent) -> None:
        del e
        option, painter = self._option(), QStylePainter(self)
        painter.drawComplexControl(QStyle.ComplexControl.CC_ComboBox, option)
        painter.drawControl(QStyle.ControlElement.CE_ComboBoxLabel, option)
        painter.end()

    def _option(self) -> QStyleOptionComboBox:
        option = QStyleOptionComboBox()
        self.initStyleOption(option)
        room = self.style().subControlRect(
            QStyle.ComplexControl.CC_ComboBox,
            option,
            QStyle.SubControl.SC_ComboBoxEditField,
            self,
        )
        option.currentText = self.fontMetrics().elidedText(
            option.currentText, Qt.TextElideMode.ElideRight, room.width()
        )
        return option
