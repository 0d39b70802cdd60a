"""Underlines under access keys only while Alt is held; Fusion by itself would always draw them."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import QEvent, QObject, Qt
from PySide6.QtGui import QGuiApplication, QKeyEvent
from PySide6.QtWidgets import QApplication

if TYPE_CHECKING:
    from PySide6.QtGui import QWindow


class AccessKeys(QObject):
    """Listens to the active window only, which gets every key before its widgets do."""

    def __init__(self, parent: QObject) -> None:
        super().__init__(parent)
        self.shown = False
        self._window: QWindow | None = None
        app = QGuiApplication.instance()
        if isinstance(app, QGuiApplication):
            app.focusWindowChanged.connect(self._watch)

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        if event.type() in {QEvent.Type.KeyPress, QEvent.Type.KeyRelease}:
            pressed = event.type() == QEvent.Type.KeyPress
            if isinstance(event, QKeyEvent) and event.key() == Qt.Key.Key_Alt:
                self._show(shown=pressed)
        return super().eventFilter(watched, event)

    def _watch(self, window: QWindow | None) -> None:
        self._show(shown=False)
        if self._window is not None:
            self._window.removeEventFilter(self)
            self._window.destroyed.disconnect(self._forget)
        self._window = window
        if window is not None:
            window.installEventFilter(self)
            window.destroyed.connect(self._forget)

    def _forget(self) -> None:
        self._window = None

    def _show(self, *, shown: bool) -> None:
        if shown != self.shown:
            self.shown = shown
            for widget in QApplication.allWidgets():
                widget.update()
