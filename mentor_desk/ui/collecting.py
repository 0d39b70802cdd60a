"""Garbage is looked for on the window's thread only.

Python looks for it in whichever thread makes objects just then; a widget that is found in a job's
thread is taken apart there, and Qt crashes.
"""

from __future__ import annotations

import gc

from PySide6.QtCore import QObject, QTimer

_EVERY_MS = 1000


class Collector(QObject):
    """Lives as long as the application; while it does, Python itself does not look."""

    def __init__(self, parent: QObject) -> None:
        super().__init__(parent)
        gc.disable()
        self._timer = QTimer(self)
        self._timer.setInterval(_EVERY_MS)
        self._timer.timeout.connect(self.look)

    def begin(self) -> None:
        """What the start left behind is there to stay, so it is not looked at again."""
        gc.freeze()
        self._timer.start()

    def look(self) -> None:
        """The oldest generation that Python would look through by now."""
        due = zip(gc.get_count(), gc.get_threshold(), strict=True)
        old = [number for number, (count, most) in enumerate(due) if count > most]
        if old:
            gc.collect(old[-1])
