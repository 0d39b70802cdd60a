"""Asks for the passphrase of a journal."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QLineEdit, QWidget

from mentor_desk.ui.opening.sheet import Sheet
from mentor_desk.ui.widgets.boxes import row
from mentor_desk.ui.widgets.button import Button, Kind
from mentor_desk.ui.widgets.field_row import FieldRow

if TYPE_CHECKING:
    from pathlib import Path


class UnlockPage(Sheet):
    """Emits what was typed; says what was wrong with it when told."""

    unlocked = Signal(str)
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
        self.body.addWidget(self._row)
        self.body.addLayout(row(self._unlock, None, self._other, self._new, spacing=4))
        self.setFocusProxy(self.passphrase)
        self.passphrase.returnPressed.connect(self._ask)
        self._unlock.clicked.connect(self._ask)
        self._other.clicked.connect(self.other_wanted)
        self._new.clicked.connect(self.new_wanted)

    def show_for(self, path: Path) -> None:
        self.heading.set_text(self.tr("Unlock your journal"))
        self.lead.set_text(path.stem)
        self.passphrase.clear()
        self._row.set_error("")
        self.set_busy(False)

    def set_busy(self, busy: bool) -> None:
        self._unlock.setEnabled(not busy)
        self._unlock.setText(self.tr("Unlocking…") if busy else self.tr("&Unlock"))
        self.passphrase.setReadOnly(busy)

    def refuse(self, why: str) -> None:
        self.set_busy(False)
        self._row.set_error(why)
        self.passphrase.selectAll()
        self.passphrase.setFocus()

    def _ask(self) -> None:
        if self.passphrase.isReadOnly():
            return
        if not self.passphrase.text():
            self.refuse(self.tr("Type the passphrase of this journal."))
            return
        self._row.set_error("")
        self.set_busy(True)
        self.unlocked.emit(self.passphrase.text())
