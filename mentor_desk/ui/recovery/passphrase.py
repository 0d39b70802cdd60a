"""Asks what is needed for another passphrase, and tells first what that means."""

from __future__ import annotations

from functools import partial
from typing import TYPE_CHECKING

from PySide6.QtWidgets import QLineEdit, QWidget

from mentor_desk.ui.dialogs.dialog import Dialog
from mentor_desk.ui.recovery.order import SHORTEST, NewPassphrase
from mentor_desk.ui.recovery.remark import remark
from mentor_desk.ui.theme import appearance
from mentor_desk.ui.widgets.boxes import column
from mentor_desk.ui.widgets.button import Kind
from mentor_desk.ui.widgets.check_row import CheckRow
from mentor_desk.ui.widgets.field_row import FieldRow
from mentor_desk.ui.widgets.labels import body, secondary

if TYPE_CHECKING:
    from PySide6.QtGui import QShowEvent

    from mentor_desk.ui.desk import Desk

_WIDTH = 460


class PassphraseDialog(Dialog):
    """Whoever sits at an open desk still needs the passphrase, or the sheet it was opened with."""

    def __init__(self, desk: Desk, parent: QWidget) -> None:
        super().__init__(parent)
        self._desk = desk
        self.current = _secret()
        self.current_row = FieldRow(self.tr("The passphrase &now"), self.current)
        self.current_row.setVisible(desk.store.encrypted and not desk.by_sheet)
        self.backups = CheckRow("", on=True, struck=False)
        self.backups_row = secondary()
        self.setMinimumWidth(appearance().theme.scaled(_WIDTH))
        self.current.textEdited.connect(lambda: self.current_row.set_error(""))

    def showEvent(self, event: QShowEvent) -> None:
        """As tall as its texts need to be at this width, which Qt only guesses beforehand."""
        super().showEvent(event)
        self.resize(self.width(), self.heightForWidth(self.width()))

    def offer_backups(self, what: str, otherwise: str) -> None:
        self.backups.set_text(what)
        self.backups_row.set_text(otherwise)
        self.body.addLayout(column(self.backups, self.backups_row, spacing=2))

    def decide(self, passphrase: str | None) -> None:
        """Asks for the change if the passphrase of now is right."""
        key = self._desk.store.key
        order = NewPassphrase(passphrase, self.backups.isChecked())
        if key is None or self._desk.by_sheet:
            self._send(order)
            return
        if not self.current.text():
            self._refuse_current(self.tr("Type the passphrase that opens the journal now."))
            return

        from mentor_desk.safety.passphrase import is_passphrase

        self._set_busy(busy=True)
        self._desk.jobs.run(
            partial(is_passphrase, key, self.current.text()),
            partial(self._answered, order),
            self._failed,
            owner=self,
        )

    def _failed(self, error: Exception) -> None:
        self._set_busy(busy=False)
        raise error

    def _answered(self, order: NewPassphrase, right: bool) -> None:
        self._set_busy(busy=False)
        if right:
            self._send(order)
        else:
            self._refuse_current(self.tr("That is not the passphrase of this journal."))

    def _send(self, order: NewPassphrase) -> None:
        self.accept()
        self._desk.passphrase_wanted.emit(order)

    def _refuse_current(self, why: str) -> None:
        self.current_row.set_error(why)
        self.current.selectAll()
        self.current.setFocus()

    def _set_busy(self, *, busy: bool) -> None:
        self.go.setEnabled(not busy)
        self.current.setReadOnly(busy)


class ChoosePassphrase(PassphraseDialog):
    """A first passphrase, another one, or a new one in the place of one that is forgotten."""

    def __init__(self, desk: Desk, parent: QWidget) -> None:
        super().__init__(desk, parent)
        self.first, self.again = _secret(), _secret()
        self.first_row = FieldRow(
            self.tr("&New passphrase"),
            self.first,
        )
        self._advise()
        self.again_row = FieldRow(self.tr("The same a&gain"), self.again)
        self._explain()
        for part in (self.current_row, self.first_row, self.again_row):
            self.body.addWidget(part)
        if desk.store.encrypted:
            self.offer_backups(
                self.tr("The earlier backups get the new passphrase too"),
                self.tr("Otherwise they open only with the passphrase and the sheet of now."),
            )
        for edit, its in ((self.first, self.first_row), (self.again, self.again_row)):
            edit.textEdited.connect(partial(_forgive, its))
        self.first.textEdited.connect(self._advise)
        (self.first if self.current_row.isHidden() else self.current).setFocus()

    def try_it(self) -> None:
        if len(self.first.text()) < SHORTEST:
            self.first_row.set_error(self.tr("Use at least ten characters; a few words do well."))
            self.first.setFocus()
        elif self.first.text() != self.again.text():
            self.again_row.set_error(self.tr("The two are not the same."))
            self.again.selectAll()
            self.again.setFocus()
        else:
            self.decide(self.first.text())

    def _advise(self) -> None:
        """The dialog grows for a longer remark; a box that jumps back at a letter is no help."""
        said = remark(self.first.text()) or self.tr("Four or more words you will remember.")
        self.first_row.set_help(said)
        self.resize(self.width(), max(self.height(), self.heightForWidth(self.width())))

    def _explain(self) -> None:
        if not self._desk.store.encrypted:
            self.set_heading(self.tr("Set a passphrase"))
            self.set_buttons(self.tr("Encrypt the journal"))
            said = self.tr(
                "The journal and its backups are written anew, encrypted. The open files are "
                "written over; an SSD may keep traces of them until it uses the space again. "
                "Nobody can recover a passphrase: print the recovery sheet that follows."
            )
        elif self._desk.by_sheet:
            self.set_heading(self.tr("Choose a new passphrase"))
            self.set_buttons(self.tr("Set passphrase"), self.tr("Later"))
            said = self.tr(
                "Your sheet has opened the journal. With a new passphrase you need a new sheet; "
                "it is printed next."
            )
        else:
            self.set_heading(self.tr("Change the passphrase"))
            self.set_buttons(self.tr("Change passphrase"))
            said = self.tr(
                "The journal is written anew under the new passphrase. Your recovery sheet will "
                "not open it any more; a new one is printed next."
            )
        self.body.addWidget(body(said))


class RemovePassphrase(PassphraseDialog):
    """Cancel is the default: there is nothing to be gained by haste."""

    def __init__(self, desk: Desk, parent: QWidget) -> None:
        super().__init__(desk, parent)
        self.set_heading(self.tr("Remove the passphrase"))
        self.set_buttons(self.tr("Remove passphrase"), self.tr("Keep it"))
        self.body.addWidget(
            body(
                self.tr(
                    "Anybody who can use this computer, or finds the file on a stick, can then "
                    "read every note in it. The journal does not lock any more."
                )
            )
        )
        self.body.addWidget(self.current_row)
        self.offer_backups(
            self.tr("The earlier backups lose it too"),
            self.tr("Otherwise they stay encrypted and open with the passphrase of now."),
        )
        self.go.set_kind(Kind.DANGER)
        self.go.setDefault(False)
        self.go.setAutoDefault(False)
        self.cancel.setAutoDefault(True)
        self.cancel.setDefault(True)
        self.current.setFocus()

    def try_it(self) -> None:
        self.decide(None)


def _forgive(its: FieldRow, _: str) -> None:
    """Whoever types on need not read any more what was wrong before."""
    its.set_error("")


def _secret() -> QLineEdit:
    edit = QLineEdit()
    edit.setEchoMode(QLineEdit.EchoMode.Password)
    return edit
