"""First run on one screen: where the journal lives, its passphrase, or a look at sample data."""

from __future__ import annotations

from dataclasses import dataclass
from pathlib import Path
from typing import TYPE_CHECKING

from PySide6.QtCore import QTimer, Signal
from PySide6.QtWidgets import QCheckBox, QFileDialog, QLineEdit, QWidget

from mentor_desk import paths
from mentor_desk.ui.opening import SUFFIX, free_place, with_suffix
from mentor_desk.ui.opening.sheet import Sheet
from mentor_desk.ui.recovery.order import SHORTEST
from mentor_desk.ui.recovery.remark import remark
from mentor_desk.ui.widgets.boxes import column, row
from mentor_desk.ui.widgets.button import Button, Kind
from mentor_desk.ui.widgets.card import Divider
from mentor_desk.ui.widgets.field_row import FieldRow
from mentor_desk.ui.widgets.labels import secondary

if TYPE_CHECKING:
    from mentor_desk.ui.voice import QtVoice


@dataclass(frozen=True, slots=True)
class NewJournal:
    path: Path
    passphrase: str | None


class WelcomePage(Sheet):
    create_wanted = Signal(object)
    sample_wanted = Signal()
    other_wanted = Signal()

    def __init__(self, voice: QtVoice, parent: QWidget | None = None) -> None:
        super().__init__("", "", parent)
        self._voice = voice
        self.heading.set_text(self.tr("Welcome to Mentor Desk"))
        self.lead.set_text(
            self.tr(
                "Your journal is one encrypted file on this computer. "
                "Nothing leaves it unless you print or save a page."
            )
        )
        self.path = QLineEdit(str(free_place(paths.documents_folder(), "My journal")))
        self.passphrase = _secret()
        self.again = _secret()
        self.without = QCheckBox(self.tr("Do without a passphrase"))
        self._choose = Button(self.tr("C&hoose…"))
        self._where = secondary()
        self.stay_here = Button(self.tr("Choose a &folder on this computer"), Kind.QUIET)
        self._create = Button(self.tr("&Create journal"), Kind.PRIMARY)
        self._sample = Button(self.tr("Try with &sample data"))
        self._open = Button(self.tr("&Open a journal…"), Kind.QUIET)
        self._lay_out()
        self.setFocusProxy(self.passphrase)
        self._connect()

    def refuse(self, why: str) -> None:
        """Says what is wrong with the place."""
        self._path_row.set_error(why)
        self.path.setFocus()

    def forget(self) -> None:
        self.passphrase.clear()
        self.again.clear()
        self._advise()

    def set_busy(self, said: str) -> None:
        """While a journal is made; empty when it is done."""
        for button in (self._create, self._sample, self._open):
            button.setEnabled(not said)
        self._create.setText(said or self.tr("&Create journal"))

    def _lay_out(self) -> None:
        self._path_row = FieldRow(self.tr("&Where it lives"), self.path)
        self._pass_row = FieldRow(
            self.tr("&Passphrase"),
            self.passphrase,
            self.tr("Four or more words you will remember. Nobody can recover it for you."),
        )
        self._again_row = FieldRow(self.tr("The same passphrase a&gain"), self.again)
        place = row(self._path_row, column(None, self._choose), spacing=8)
        place.setStretch(0, 1)
        # Not the row's own help, which would push the button beside the field down.
        self.body.addLayout(column(place, self._where, row(self.stay_here, None), spacing=6))
        self._where.hide()
        self.stay_here.hide()
        self.body.addWidget(self._pass_row)
        self.body.addWidget(self._again_row)
        self.body.addWidget(self.without)
        self.body.addLayout(row(self._create, None, self._open))
        self.body.addWidget(Divider())
        self.body.addLayout(row(self._sample, None))

    def _connect(self) -> None:
        self._choose.clicked.connect(self._choose_path)
        self.stay_here.clicked.connect(self._stay_here)
        self.path.editingFinished.connect(self._look_where)
        QTimer.singleShot(0, self, self._look_where)  # not before the page is on the screen
        self._create.clicked.connect(self._ask)
        self.again.returnPressed.connect(self._ask)
        self.passphrase.returnPressed.connect(self.again.setFocus)
        self.passphrase.textEdited.connect(self._advise)
        self.without.toggled.connect(self._show_without)
        self._sample.clicked.connect(self.sample_wanted)
        self._open.clicked.connect(self.other_wanted)

    def _show_without(self, without: bool) -> None:
        self._pass_row.setEnabled(not without)
        self._again_row.setEnabled(not without)
        self._pass_row.set_error("")
        self._again_row.set_error("")
        self._advise()

    def _advise(self) -> None:
        if self.without.isChecked():
            said = self.tr("Anybody who can use this computer can then read the journal.")
        else:
            said = remark(self.passphrase.text()) or self.tr(
                "Four or more words you will remember. Nobody can recover it for you."
            )
        self._pass_row.set_help(said)

    def _choose_path(self) -> None:
        chosen, _ = QFileDialog.getSaveFileName(
            self, self.tr("Where your journal lives"), self.path.text(), f"*{SUFFIX}"
        )
        if chosen:
            self.path.setText(chosen)
            self._look_where()

    def _look_where(self) -> None:
        """Says gently what may become of a journal there; it may be made there all the same."""
        from mentor_desk.safety.synced import found

        there = found(Path(self.path.text().strip() or "."))
        said = self._voice.say(there.said()) if there else ""
        self._where.set_text(said)
        self._where.setVisible(bool(said))
        self.path.setAccessibleDescription(said)
        self.stay_here.setVisible(there is not None)

    def _stay_here(self) -> None:
        from mentor_desk.safety.synced import local_place

        self.path.setText(str(local_place(Path(self.path.text().strip()))))
        self._look_where()

    def _ask(self) -> None:
        for field in (self._path_row, self._pass_row, self._again_row):
            field.set_error("")
        if not self.path.text().strip():
            self.refuse(self.tr("Choose a folder and a name for the file."))
        elif self.without.isChecked():
            self._emit(None)
        elif len(self.passphrase.text()) < SHORTEST:
            self._pass_row.set_error(self.tr("Use at least ten characters; a few words do well."))
            self.passphrase.setFocus()
        elif self.passphrase.text() != self.again.text():
            self._again_row.set_error(self.tr("The two are not the same."))
            self.again.selectAll()
            self.again.setFocus()
        else:
            self._emit(self.passphrase.text())

    def _emit(self, passphrase: str | None) -> None:
        path = with_suffix(Path(self.path.text().strip()).expanduser())
        self.create_wanted.emit(NewJournal(path, passphrase))


def _secret() -> QLineEdit:
    edit = QLineEdit()
    edit.setEchoMode(QLineEdit.EchoMode.Password)
    return edit
