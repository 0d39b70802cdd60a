"""Opens the desk as a person does: the real window, real keys, the real event loop."""

from __future__ import annotations

import time
from datetime import date, datetime
from datetime import time as hour
from pathlib import Path

from PySide6.QtCore import QEventLoop, Qt, QTimer
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QLineEdit, QWidget

from mentor_desk.app import App
from mentor_desk.clock import StoppedClock
from mentor_desk.ui.main_window import MainWindow
from mentor_desk.ui.settings import Settings
from mentor_desk.ui.theme import started
from mentor_desk.ui.widgets.labels import ElidedLabel, Text, WrapLabel

from .setting import PASSPHRASE, CannotMeasure, Setting

TYPING = 2.0
"""Seconds that somebody needs at least to type a passphrase; the desk is imported meanwhile."""
_PATIENCE, _CALM = 120.0, 0.5


def clock(setting: Setting) -> StoppedClock:
    """At noon of the journal's last day."""
    return StoppedClock(datetime.combine(date.fromisoformat(setting.day), hour(12)))


def spin(seconds: float) -> None:
    loop = QEventLoop()
    QTimer.singleShot(round(1000 * seconds), loop.quit)
    loop.exec()


class UnlockPage:
    """Waits at the unlock page until `unlock` is called."""

    def __init__(self, setting: Setting) -> None:
        self.application = started(["mentor-desk"])
        settings = Settings(Path(setting.folder) / "settings.ini")
        self.app = App(settings, clock(setting), Path(setting.journal))
        self.app.begin()
        spin(TYPING)

    @property
    def window(self) -> MainWindow:
        if self.app.window is None:
            raise CannotMeasure("The journal did not open.")
        return self.app.window

    def unlock(self) -> tuple[float, float]:
        """Seconds from Enter until the journal was open and until the last text of Today was
        painted for the first time.
        """
        field = self.app.opening.findChild(QLineEdit)
        assert isinstance(field, QLineEdit)
        QTest.keyClicks(field, PASSPHRASE)
        painted = _Painted()
        opened: list[float] = []
        self.app.opening.opened.connect(lambda _: opened.append(time.perf_counter()))
        begun = time.perf_counter()
        QTest.keyClick(field, Qt.Key.Key_Return)
        while not painted.calm(self.app.window):
            if time.perf_counter() - begun > _PATIENCE:
                raise CannotMeasure("Today was not painted.")
            spin(0.01)
        # `opened` is heard after the window was made by it, because that listener came first.
        return opened[0] - begun, painted.last - begun


class _Painted:
    """When each text was painted for the first time."""

    def __init__(self) -> None:
        self.last = 0.0
        self._seen: dict[QWidget, float] = {}
        for kind in (WrapLabel, ElidedLabel):
            self._listen(kind)

    def calm(self, window: MainWindow | None) -> bool:
        """Whether the texts of the page in front were painted, and none for a moment."""
        if window is None:
            return False
        page = window.stack.currentWidget()
        times = [at for text, at in self._seen.items() if page and page.isAncestorOf(text)]
        self.last = max(times, default=0.0)
        return bool(times) and time.perf_counter() - self.last > _CALM

    def _listen(self, kind: type[Text]) -> None:
        paint = kind.paintEvent

        def heard(text: Text, event: object) -> None:
            paint(text, event)  # pyright: ignore[reportArgumentType]
            self._seen.setdefault(text, time.perf_counter())

        kind.paintEvent = heard  # pyright: ignore[reportAttributeAccessIssue]
