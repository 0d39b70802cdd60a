"""What Qt's own input widgets lack to sit well in a form."""

from __future__ import annotations

from PySide6.QtCore import QEvent, QObject, Qt
from PySide6.QtWidgets import QAbstractSpinBox, QComboBox, QDateTimeEdit, QLineEdit, QWidget

_MARGIN = 9


def settle(field: QWidget) -> None:
    """Rolling over a field must scroll the page, not change what stands in it."""
    if not isinstance(field, (QAbstractSpinBox, QComboBox)):
        return
    if field.focusPolicy() == Qt.FocusPolicy.WheelFocus:
        field.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
    field.installEventFilter(_WheelGuard(field))
    # A style sheet cannot indent the text of these; of a date with a calendar it does.
    popup = isinstance(field, QDateTimeEdit) and field.calendarPopup()
    line = field.findChild(QLineEdit)
    if isinstance(field, QAbstractSpinBox) and not popup and line is not None:
        line.setTextMargins(_MARGIN, 0, 0, 0)


class _WheelGuard(QObject):
    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        away = isinstance(watched, QWidget) and not watched.hasFocus()
        if away and event.type() == QEvent.Type.Wheel:
            event.ignore()
            return True
        return super().eventFilter(watched, event)
