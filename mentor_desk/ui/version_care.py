"""Once a day: versions become fewer with age, and somebody looks whether history still grows."""

from __future__ import annotations

from datetime import timedelta
from typing import TYPE_CHECKING

from PySide6.QtCore import QObject, QTimer, Signal

from mentor_desk.errors import KnownError
from mentor_desk.services import version_thinning

if TYPE_CHECKING:
    from mentor_desk.services.versions import Written
    from mentor_desk.ui.desk import Desk

FIRST_MS = 90_000
"""After the start, when the first page is read and nobody waits for the next."""
SOON_MS = 60_000
DAY_MS = 24 * 60 * 60 * 1000
_BACK = timedelta(days=30)


class VersionCare(QObject):
    """Rests until `begin`; `silent` are texts of which no version can be kept."""

    told = Signal(str)
    """Something is wrong with history: what is safe, and what to do."""

    def __init__(self, desk: Desk) -> None:
        super().__init__(desk)
        self._desk = desk
        self.silent: list[Written] = []
        self._timer = QTimer(self)
        self._timer.setSingleShot(True)
        self._timer.timeout.connect(self.look)

    def begin(self) -> None:
        self._timer.start(FIRST_MS)

    def look(self) -> None:
        now = self._desk.clock.now()
        try:
            with self._desk.store.write(self) as session:
                self.silent = version_thinning.catch_up(session, now - _BACK, now)
                thinned = version_thinning.thin(session, now)
        except KnownError:
            # Whoever writes is told by the save itself; this can wait.
            self._timer.start(SOON_MS)
            return
        self._timer.start(SOON_MS if thinned == version_thinning.AT_ONCE else DAY_MS)
        if self.silent:
            said = self.tr(
                "Earlier versions are not kept of every text any more. What you write is saved. "
                "Make a backup, then look at “Safe keeping”."
            )
            self.told.emit(said)
