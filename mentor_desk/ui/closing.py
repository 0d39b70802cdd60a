"""The backup when the journal is closed.

It is made before the program ends and not by a process left behind: that one would have to be
given the key, and a log-out or a closed lid would end it unseen. A journal of some hundred
sessions takes a tenth of a second; whoever waits longer sees how far it is, and may skip it: the
next session makes it up.
"""

from __future__ import annotations

import contextlib
from functools import partial
from typing import TYPE_CHECKING

from PySide6.QtCore import QEventLoop, QObject, QTimer, Signal

from mentor_desk.errors import KnownError
from mentor_desk.ui.dialogs.dialog import Dialog
from mentor_desk.ui.keeper import back_up_and_thin
from mentor_desk.ui.widgets.labels import body
from mentor_desk.ui.widgets.progress import Progress

if TYPE_CHECKING:
    from PySide6.QtWidgets import QWidget

    from mentor_desk.ui.desk import Desk

SHOWN_AFTER_MS = 700


class ClosingSheet(Dialog):
    """Rejected, by its button or Esc: the backup is skipped."""

    def __init__(self, parent: QWidget) -> None:
        super().__init__(parent)
        self.set_heading(self.tr("Making a backup"))
        self.body.addWidget(
            body(
                self.tr(
                    "Everything you wrote is saved. A copy of it is made now and tried out, "
                    "which takes a while for a large journal."
                )
            )
        )
        self.bar = Progress(0.0, self.tr("Backup"))
        self.body.addWidget(self.bar)
        self.set_buttons("", self.tr("Skip this backup"))
        self.go.hide()


class Closing(QObject):
    """Call `run` when the window is closed and the journal is still open."""

    _progressed = Signal(float)

    def __init__(self, desk: Desk, window: QWidget) -> None:
        super().__init__(window)
        self._desk = desk
        self._window = window
        self._skipped = False
        self._sheet: ClosingSheet | None = None
        self._loop = QEventLoop(self)
        self._late = QTimer(self)
        self._late.setSingleShot(True)
        self._late.setInterval(SHOWN_AFTER_MS)
        self._late.timeout.connect(self._show)

    def run(self) -> None:
        """Returns when the backup is made, skipped, or could not be made."""
        keeper = self._desk.keeper
        keeper.stop()
        self._desk.jobs.wait()
        if not keeper.keeps:
            return
        with contextlib.suppress(KnownError):
            if keeper.behind():
                self._make()
            keeper.end_session()

    def skip(self) -> None:
        self._skipped = True
        self._hide()

    def _make(self) -> None:
        work = partial(
            back_up_and_thin,
            self._desk.keeper.wanted(),
            self._progressed.emit,
            lambda: self._skipped,
        )
        self._desk.jobs.run(work, self._end, self._end_without)
        self._late.start()
        self._loop.exec()

    def _show(self) -> None:
        if self._skipped:
            return
        self._sheet = ClosingSheet(self._window)
        self._sheet.rejected.connect(self.skip)
        self._progressed.connect(self._sheet.bar.set_share)
        self._sheet.show()

    def _hide(self) -> None:
        sheet, self._sheet = self._sheet, None
        if sheet is not None:
            sheet.accept()

    def _end(self, _: object) -> None:
        self._loop.quit()
        self._late.stop()
        self._hide()

    def _end_without(self, error: Exception) -> None:
        """Said in the next session: what is in the way must not keep anybody from closing."""
        from mentor_desk.safety import unbacked
        from mentor_desk.safety.proof import WasStopped

        self._end(None)
        if not isinstance(error, WasStopped):
            unbacked.note(self._desk.keeper.uuid, self._desk.clock.now())
        if not isinstance(error, KnownError):
            raise error
