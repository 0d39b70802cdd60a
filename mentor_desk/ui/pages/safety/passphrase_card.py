"""Whether the journal has a passphrase, and the ways to another one or none."""

from __future__ import annotations

from typing import TYPE_CHECKING

from mentor_desk.records import Journal
from mentor_desk.ui.widgets.boxes import row
from mentor_desk.ui.widgets.button import Button, Kind
from mentor_desk.ui.widgets.card import Card
from mentor_desk.ui.widgets.labels import body

if TYPE_CHECKING:
    from mentor_desk.ui.desk import Desk


class PassphraseCard(Card):
    """The sample is there to be played with and shows no card."""

    def __init__(self, desk: Desk) -> None:
        super().__init__(self.tr("Passphrase"))
        self._desk = desk
        self.choose = Button("", icon="key-round")
        self.remove = Button(self.tr("Remove it…"), Kind.QUIET)
        said = body()
        self.body.addWidget(said)
        self.body.addLayout(row(self.choose, self.remove, None, spacing=8))
        with desk.store.read() as session:
            is_sample = session.get_one(Journal, 1).is_sample
        if is_sample:  # to show it here, without a parent, would open a window for it
            self.hide()
        self.choose.clicked.connect(self._choose)
        self.remove.clicked.connect(self._remove)
        # Whoever changes it opens another desk, so it is asked once.
        encrypted = desk.store.encrypted
        self.remove.setVisible(encrypted)
        self.choose.setText(self.tr("Change it…") if encrypted else self.tr("Set a passphrase…"))
        self.set_ground("plain" if encrypted else "warning")
        said.set_text(
            self.tr("The journal and its backups are encrypted. Ctrl+L locks at once.")
            if encrypted
            else self.tr(
                "This journal has none: anybody who can use this computer, or finds the file, can "
                "read it."
            )
        )

    def _choose(self) -> None:
        from mentor_desk.ui.recovery.passphrase import ChoosePassphrase

        ChoosePassphrase(self._desk, self.window()).open()

    def _remove(self) -> None:
        from mentor_desk.ui.recovery.passphrase import RemovePassphrase

        RemovePassphrase(self._desk, self.window()).open()
