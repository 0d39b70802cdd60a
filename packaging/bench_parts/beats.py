"""Keys at a steady beat whether the last one was painted or not, as fingers do: what anything holds
up counts as late.
"""

from __future__ import annotations

import time
from collections.abc import Sequence

from PySide6.QtCore import QCoreApplication, QEvent, QObject
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QWidget

from .opened import spin

_BEAT, _NEAR = 0.06, 0.003


def press(letters: str, target: QWidget, watched: Sequence[QWidget]) -> list[float]:
    """For each letter the seconds from its beat until every widget watched was painted."""
    eyes = [_Eye() for _ in watched]
    for widget, eye in zip(watched, eyes, strict=True):
        widget.installEventFilter(eye)
    found: list[float] = []
    beat = time.perf_counter()
    for letter in letters:
        beat += _BEAT
        _wait_until(beat)
        for eye in eyes:
            eye.painted = False
        QTest.keyClicks(target, letter)
        while not all(eye.painted for eye in eyes):
            QCoreApplication.processEvents()
        found.append(time.perf_counter() - beat)
    return found


def _wait_until(beat: float) -> None:
    """Timers are a little late, so the last moment is waited for without them."""
    rest = beat - time.perf_counter() - _NEAR
    if rest > 0:
        spin(rest)
    while time.perf_counter() < beat:
        QCoreApplication.processEvents()


class _Eye(QObject):
    painted = False

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        del watched
        if event.type() == QEvent.Type.Paint:
            self.painted = True
        return False
