"""Says that a paper is being read, but only where that takes long enough to wonder."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import QTimer
from PySide6.QtWidgets import QProgressBar, QWidget

from mentor_desk.ui.dialogs.dialog import Dialog
from mentor_desk.ui.widgets.labels import body

if TYPE_CHECKING:
    from mentor_desk.ui.sheets.ticket import Ticket

_AFTER_MS = 400
_EVERY_MS = 150


class Waiting(Dialog):
    """Leaving it stops the reading."""

    def __init__(self, ticket: Ticket, parent: QWidget) -> None:
        super().__init__(parent)
        self._ticket = ticket
        self.set_heading(self.tr("Reading the paper"))
        self.set_buttons("", self.tr("Stop"))
        self.go.hide()
        self._said = body(self.tr("Opening the file …"))
        bar = QProgressBar()
        bar.setRange(0, 0)
        bar.setTextVisible(False)
        bar.setAccessibleName(self.tr("Reading"))
        self.body.addWidget(self._said)
        self.body.addWidget(bar)
        self._every = QTimer(self)
        self._every.setInterval(_AFTER_MS)
        self._every.timeout.connect(self._tell)
        self._every.start()
        self.rejected.connect(ticket.stop.set)

    def end(self) -> None:
        self._every.stop()
        self.accept()
        self.deleteLater()

    def _tell(self) -> None:
        if self._every.interval() == _AFTER_MS:
            self._every.setInterval(_EVERY_MS)
            self.open()
        if self._ticket.page:
            self._said.set_text(self.tr("Page {page} …").format(page=self._ticket.page))
