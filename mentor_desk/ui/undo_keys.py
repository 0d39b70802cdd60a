"""Who gets Ctrl+Z: the text that has the focus, as long as it has something of its own to undo.

Qt's own editors take the keys also when they have nothing to undo, and the window never hears them.
"""

from __future__ import annotations

from PySide6.QtCore import QEvent, QObject
from PySide6.QtGui import QKeyEvent, QKeySequence
from PySide6.QtWidgets import (
    QAbstractSpinBox,
    QApplication,
    QComboBox,
    QLineEdit,
    QPlainTextEdit,
    QTextEdit,
    QWidget,
)
from shiboken6 import isValid

Key = QKeySequence.StandardKey


class UndoKeys(QObject):
    """Looks at the keys of whatever has the focus within `window`, and at nothing else of it."""

    def __init__(self, window: QWidget) -> None:
        super().__init__(window)
        self._window = window
        self._watched: QWidget | None = None
        application = QApplication.instance()
        assert isinstance(application, QApplication)
        application.focusChanged.connect(self._follow)

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        if event.type() != QEvent.Type.ShortcutOverride or not isinstance(event, QKeyEvent):
            return False
        undo, redo = event.matches(Key.Undo), event.matches(Key.Redo)
        if not (undo or redo) or (can_undo(watched) if undo else can_redo(watched)):
            return False
        event.ignore()
        return True

    def _follow(self, _before: QWidget | None, now: QWidget | None) -> None:
        if self._watched is not None and isValid(self._watched):
            self._watched.removeEventFilter(self)
        self._watched = now if now is not None and self._window.isAncestorOf(now) else None
        if self._watched is not None:
            self._watched.installEventFilter(self)


def can_undo(widget: QObject) -> bool:
    """Whether typing in it can be taken back."""
    if isinstance(widget, (QTextEdit, QPlainTextEdit)):
        return not widget.isReadOnly() and widget.document().isUndoAvailable()
    line = _line(widget)
    return line is not None and not line.isReadOnly() and line.isUndoAvailable()


def can_redo(widget: QObject) -> bool:
    if isinstance(widget, (QTextEdit, QPlainTextEdit)):
        return not widget.isReadOnly() and widget.document().isRedoAvailable()
    line = _line(widget)
    return line is not None and not line.isReadOnly() and line.isRedoAvailable()


def _line(widget: QObject) -> QLineEdit | None:
    if isinstance(widget, QLineEdit):
        return widget
    if isinstance(widget, QAbstractSpinBox):
        return widget.findChild(QLineEdit)
    return widget.lineEdit() if isinstance(widget, QComboBox) else None
