"""A backup from before the passphrase was changed asks for the one of then."""

from __future__ import annotations

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QLineEdit, QWidget

from mentor_desk.ui.theme import appearance
from mentor_desk.ui.widgets.boxes import column, row
from mentor_desk.ui.widgets.button import Button, Kind
from mentor_desk.ui.widgets.field_row import FieldRow
from mentor_desk.ui.widgets.labels import body, section

_WIDTH = 460


class Locked(QWidget):
    typed = Signal(str)

    def __init__(self) -> None:
        super().__init__()
        self.passphrase = QLineEdit()
        self.passphrase.setEchoMode(QLineEdit.EchoMode.Password)
        self.row = FieldRow(
            self.tr("Passphrase of &then"),
            self.passphrase,
            self.tr("Or all groups of the recovery sheet of then, one after the other."),
        )
        self.open = Button(self.tr("&Open it"), Kind.PRIMARY)
        self._content = QWidget()
        self._content.setLayout(
            column(
                section(self.tr("This backup has another passphrase")),
                body(
                    self.tr(
                        "It was made before you changed the passphrase, or it is damaged. "
                        "With the passphrase of then you can look inside and bring things back."
                    )
                ),
                self.row,
                row(self.open, None),
                spacing=16,
            )
        )
        whole = row(self._content, None, spacing=0)
        whole.setContentsMargins(32, 32, 32, 32)
        self.setLayout(column(whole, None))
        self._restyle()
        appearance().changed.connect(self._restyle)
        self.open.clicked.connect(self._tell)
        self.passphrase.returnPressed.connect(self._tell)

    def forget(self) -> None:
        self.passphrase.clear()
        self.row.set_error("")
        self.open.setEnabled(True)

    def refuse(self) -> None:
        self.forget()
        self.row.set_error(self.tr("It does not open with that one."))
        self.passphrase.setFocus()

    def _tell(self) -> None:
        if self.passphrase.text() and self.open.isEnabled():
            self.open.setEnabled(False)
            self.typed.emit(self.passphrase.text())

    def _restyle(self) -> None:
        self._content.setFixedWidth(appearance().theme.scaled(_WIDTH))
