"""A polite request to end (SIGTERM at log-out, Ctrl+C) closes the window as its user would.

Python runs signal handlers only between its own instructions, and Qt's event loop has none: a
pipe wakes the loop up.
"""

from __future__ import annotations

import os
import signal
import sys
from typing import TYPE_CHECKING

from PySide6.QtCore import QObject, QSocketNotifier

if TYPE_CHECKING:
    from collections.abc import Callable
    from types import FrameType


class QuitOnSignal(QObject):
    """Does nothing on Windows, where the window system sends its own request."""

    def __init__(self, then: Callable[[], None], parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._then = then
        if sys.platform == "win32":
            return
        self._read_end, write_end = os.pipe()
        os.set_blocking(write_end, False)
        os.set_blocking(self._read_end, False)
        signal.set_wakeup_fd(write_end, warn_on_full_buffer=False)
        for number in (signal.SIGTERM, signal.SIGINT, signal.SIGHUP):
            signal.signal(number, _noted)
        self._notifier = QSocketNotifier(self._read_end, QSocketNotifier.Type.Read, self)
        self._notifier.activated.connect(self._wake)

    def _wake(self) -> None:
        os.read(self._read_end, 64)
        self._then()


def _noted(_number: int, _frame: FrameType | None) -> None:
    """The pipe says it; without a handler the process would end at once."""
