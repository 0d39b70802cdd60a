"""Says that pages are being laid out, but only where that takes long enough to wonder."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import QTimer, Signal
from PySide6.QtWidgets import QProgressBar, QWidget

from mentor_desk.ui.theme import Role
from mentor_desk.ui.widgets.boxes import row
from mentor_desk.ui.widgets.button import Button
from mentor_desk.ui.widgets.labels import ElidedLabel

if TYPE_CHECKING:
    from mentor_desk.ui.sheets.ticket import Ticket

_AFTER_MS = 400
_EVERY_MS = 150


class Busy(QWidget):
    stopped = Signal()

    def __init__(self) -> None:
        super().__init__()
        self._ticket: Ticket | None = None
        self._said = ElidedLabel("", Role.SECONDARY, "text2")
        self._bar = QProgressBar()
        self._bar.setRange(0, 0)
        self._bar.setTextVisible(False)
        self._bar.setFixedSize(80, 6)
        self._bar.setAccessibleName(self.tr("Laying out"))
        self.stop = Button(self.tr("Stop"))
        self.stop.clicked.connect(self.stopped)
        line = row(self._bar, self._said, self.stop, spacing=12)
        line.setStretch(1, 1)
        line.setContentsMargins(24, 8, 24, 8)
        self.setLayout(line)
        self._first = self._timer(_AFTER_MS, single=True)
        self._every = self._timer(_EVERY_MS, single=False)
        self.hide()

    def watch(self, ticket: Ticket | None) -> None:
        """Follows one job; None when nothing runs any more."""
        self._ticket = ticket
        if ticket is None:
            self._first.stop()
            self._every.stop()
            self.hide()
        elif not self._every.isActive():
            self._first.start()

    def _timer(self, milliseconds: int, *, single: bool) -> QTimer:
        timer = QTimer(self)
        timer.setSingleShot(single)
        timer.setInterval(milliseconds)
        timer.timeout.connect(self._tell)
        return timer

    def _tell(self) -> None:
        if self._ticket is None:
            return
        page = self._ticket.page
        said = self.tr("Laying out page {page} …").format(page=page)
        self._said.setText(said if page else self.tr("Laying out the pages …"))
        self.show()
        if not self._every.isActive():
            self._every.start()
