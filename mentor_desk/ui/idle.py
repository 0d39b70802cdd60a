"""Locks the desk when nobody has touched it for the minutes that were chosen."""

from __future__ import annotations

import time
from typing import TYPE_CHECKING

from PySide6.QtCore import QEvent, QObject, QTimer, Signal
from PySide6.QtGui import QGuiApplication, QWindow

if TYPE_CHECKING:
    from collections.abc import Callable

    from mentor_desk.ui.settings import Settings

_LOOK_EVERY_MS = 5000
_INPUT = frozenset(
    {
        QEvent.Type.KeyPress,
        QEvent.Type.MouseButtonPress,
        QEvent.Type.MouseMove,
        QEvent.Type.Wheel,
        QEvent.Type.TouchBegin,
        QEvent.Type.TabletPress,
        QEvent.Type.InputMethod,
    }
)


class IdleWatch(QObject):
    """Watches the windows that have the focus: a filter over the whole application would be called
    for every event there is. `seconds` is wall time, so that a night asleep counts.
    """

    idle = Signal()

    def __init__(
        self, settings: Settings, parent: QObject, seconds: Callable[[], float] = time.time
    ) -> None:
        super().__init__(parent)
        self._settings = settings
        self._seconds = seconds
        self._last = seconds()
        self._window: QWindow | None = None
        self._timer = QTimer(self)
        self._timer.setInterval(_LOOK_EVERY_MS)
        self._timer.timeout.connect(self.look)
        self._timer.start()
        app = QGuiApplication.instance()
        if isinstance(app, QGuiApplication):
            app.focusWindowChanged.connect(self._watch)
            self._watch(app.focusWindow())

    def look(self) -> None:
        minutes = self._settings.lock_minutes
        if minutes and self._seconds() - self._last >= 60 * minutes:
            self._last = self._seconds()
            self.idle.emit()

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        if event.type() in _INPUT:
            self._last = self._seconds()
        return super().eventFilter(watched, event)

    def _watch(self, window: QWindow | None) -> None:
        if window is not None:
            window.removeEventFilter(self)
            window.installEventFilter(self)
