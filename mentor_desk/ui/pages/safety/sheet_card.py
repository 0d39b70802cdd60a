"""Whether there is a sheet of paper that opens the journal, and whether it was tried."""

from __future__ import annotations

from typing import TYPE_CHECKING

from mentor_desk.records import RecoverySheet
from mentor_desk.safety import sheet
from mentor_desk.services import recovery
from mentor_desk.ui.widgets.boxes import row
from mentor_desk.ui.widgets.button import Button
from mentor_desk.ui.widgets.card import Card
from mentor_desk.ui.widgets.labels import body, secondary

if TYPE_CHECKING:
    from mentor_desk.store import Changes, Key
    from mentor_desk.ui.desk import Desk


class SheetCard(Card):
    """A journal without passphrase needs no sheet and shows no card."""

    def __init__(self, desk: Desk) -> None:
        super().__init__(self.tr("Recovery sheet"))
        self._desk = desk
        self.said = body()
        self.more = secondary()
        self.print_button = Button(self.tr("Print your recovery sheet…"), icon="printer")
        self.check = Button(self.tr("Try it…"))
        self.body.addWidget(self.said)
        self.body.addWidget(self.more)
        self.body.addLayout(row(self.check, self.print_button, None, spacing=8))
        self.print_button.clicked.connect(self._print)
        self.check.clicked.connect(self._check)
        desk.changed.connect(self._heard)
        self.read()

    def read(self) -> None:
        key = self._desk.store.key
        if key is None:
            self.hide()
        else:
            with self._desk.store.read() as session:
                kept = recovery.sheet(session, sheet.sheet_number(key))
            self._show(kept)

    def _heard(self, changes: Changes) -> None:
        if changes.touch(RecoverySheet):
            self.read()

    def _show(self, kept: RecoverySheet | None) -> None:
        printed = kept is not None and kept.printed_at is not None
        self.set_ground("plain" if kept is not None and kept.checked_at else "warning")
        self.said.set_text(self._state(kept))
        self.more.set_text(
            self.tr("It opens the journal, and the backups that have the same passphrase.")
            if printed
            else self.tr(
                "It is one page of paper. If you forget the passphrase and have no sheet, nobody "
                "can open the journal any more."
            )
        )
        self.check.setVisible(printed)
        self.print_button.setText(
            self.tr("Print it again…") if printed else self.tr("Print your recovery sheet…")
        )
        self.check.setText(
            self.tr("Try it again…") if kept is not None and kept.checked_at else self.tr("Try it…")
        )

    def _state(self, kept: RecoverySheet | None) -> str:
        voice = self._desk.voice
        if kept is None or kept.printed_at is None:
            return self.tr("You have no recovery sheet for this passphrase yet.")
        if kept.checked_at is None:
            return self.tr(
                "Sheet {number} was printed on {day}. Type a few of its groups back: then you know "
                "that it works."
            ).format(number=kept.number, day=voice.day(kept.printed_at.date()))
        return self.tr("Sheet {number} was tried on {day} and is right.").format(
            number=kept.number, day=voice.day(kept.checked_at.date())
        )

    def _key(self) -> Key:
        key = self._desk.store.key
        assert key
        return key

    def _print(self) -> None:
        from mentor_desk.ui.recovery.paper import PaperDialog

        PaperDialog(self._desk, self._key(), self.window()).open()

    def _check(self) -> None:
        from mentor_desk.ui.recovery.check import CheckDialog

        CheckDialog(self._desk, self._key(), self.window()).open()
