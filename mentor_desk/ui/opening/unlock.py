"""Asks for the passphrase of a journal."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import QTimer, Signal
from PySide6.QtWidgets import QLineEdit, QWidget

from mentor_desk.ui.opening.sheet import Sheet
from mentor_desk.ui.widgets.boxes import row
from mentor_desk.ui.widgets.button import Button, Kind
from mentor_desk.ui.widgets.field_row import FieldRow

if TYPE_CHECKING:
    from pathlib import Path

# Seconds after each wrong passphrase: two slips cost nothing, a hundred guesses most of an hour.
_WAITS = (0, 0, 2, 4, 8, 15, 30)
SECOND_MS = 1000


class UnlockPage(Sheet):
    """Emits what was typed; says what was wrong with it when told."""

    unlocked = Signal(str)
    sheet_wanted = Signal()
    other_wanted = Signal()
    new_wanted = Signal()

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__("", "", parent)
        self.passphrase = QLineEdit()
        self.passphrase.setEchoMode(QLineEdit.EchoMode.Password)
        self._row = FieldRow(self.tr("&Passphrase"), self.passphrase)
        self._unlock = Button(self.tr("&Unlock"), Kind.PRIMARY)
        self._other = Button(self.tr("&Another journal…"), Kind.QUIET)
        self._new = Button(self.tr("&New journal…"), Kind.QUIET)
        self._forgot = Button(
            self.tr("&Forgot the passphrase? Use your recovery sheet"), Kind.QUIET
        )
        self._wrong = 0
        self._wait = 0
        self._waiting = QTimer(self)
        self._waiting.setInterval(SECOND_MS)
        self._waiting.timeout.connect(self._count_down)
        self.body.addWidget(self._row)
        self.body.addLayout(row(self._unlock, None, self._other, self._new, spacing=4))
        self.body.addLayout(row(self._forgot, None))
        self.setFocusProxy(self.passphrase)
        self.passphrase.returnPressed.connect(self._ask)
        self._unlock.clicked.connect(self._ask)
        self._forgot.clicked.connect(self.sheet_wanted)
        self._other.clicked.connect(self.other_wanted)
        self._new.clicked.connect(self.new_wanted)

    def show_for(self, path: Path) -> None:
        self.heading.set_text(self.tr("Unlock your journal"))
        self.lead.set_text(path.stem)
        self.forget()

    @property
    def has_text(self) -> bool:
        """Something that is to be secret is typed, or being tried."""
        return bool(self.passphrase.text())

    def forget(self) -> None:
        self.passphrase.clear()
        self._row.set_error("")
        self.set_busy(False)

    def set_busy(self, busy: bool) -> None:
        self._unlock.setEnabled(not busy and not self._wait)
        self._unlock.setText(self._verb(busy))
        self.passphrase.setReadOnly(busy)

    def refuse(self, why: str) -> None:
        """For a wrong passphrase: each further one has to wait longer."""
        self._wrong += 1
        self._wait = _WAITS[min(self._wrong, len(_WAITS)) - 1]
        if self._wait:
            self._waiting.start()
        self.set_busy(False)
        self._say(why)

    def _say(self, why: str) -> None:
        self._row.set_error(why)
        self.passphrase.selectAll()
        self.passphrase.setFocus()

    def _verb(self, busy: bool) -> str:
        if self._wait:
            return self.tr("Unlock in {n} s").format(n=self._wait)
        return self.tr("Unlocking…") if busy else self.tr("&Unlock")

    def _count_down(self) -> None:
        self._wait -= 1
        if not self._wait:
            self._waiting.stop()
        self.set_busy(False)

    def _ask(self) -> None:
        if self.passphrase.isReadOnly() or self._wait:
            return
        if not self.passphrase.text():
            self._say(self.tr("Type the passphrase of this journal."))
            return
        self._row.set_error("")
        self.set_busy(True)
        self.unlocked.emit(self.passphrase.text())
