"""Says in a plain sentence why a journal cannot be opened, and what can be done instead."""

from __future__ import annotations

from enum import Enum
from typing import TYPE_CHECKING

from PySide6.QtCore import Signal

from mentor_desk.errors import JournalDamaged, JournalIsBackup, JournalReadOnly
from mentor_desk.ui.opening.sheet import Sheet
from mentor_desk.ui.widgets.boxes import row
from mentor_desk.ui.widgets.button import Button, Kind
from mentor_desk.ui.widgets.labels import WrapLabel

if TYPE_CHECKING:
    from PySide6.QtWidgets import QWidget

    from mentor_desk.errors import KnownError


class Trouble(Enum):
    """What leads on from it differs."""

    OTHER = "other"
    DAMAGED = "damaged"
    READ_ONLY = "read only"
    BACKUP = "backup"

    @classmethod
    def of(cls, error: KnownError) -> Trouble:
        if isinstance(error, JournalDamaged):
            return cls.DAMAGED
        if isinstance(error, JournalReadOnly):
            return cls.READ_ONLY
        return cls.BACKUP if isinstance(error, JournalIsBackup) else cls.OTHER


class TroublePage(Sheet):
    """Never offers to erase anything."""

    again = Signal()
    salvage_wanted = Signal()
    backups_wanted = Signal()
    copy_wanted = Signal()
    other_wanted = Signal()
    new_wanted = Signal()

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__("", "", parent)
        self._place = WrapLabel("", tone="text3")
        self._salvage = Button(self.tr("&Save what can be read…"), Kind.PRIMARY)
        self._backups = Button(self.tr("Look for &backups…"))
        self._copy = Button("", Kind.PRIMARY)
        self._again = Button(self.tr("&Try again"), Kind.PRIMARY)
        other = Button(self.tr("&Another journal…"), Kind.QUIET)
        self._new = Button(self.tr("&New journal…"), Kind.QUIET)
        self.body.addWidget(self._place)
        self.body.addLayout(row(self._salvage, self._backups, self._copy, None, spacing=8))
        self.body.addLayout(row(self._again, None, other, self._new, spacing=4))
        self._salvage.clicked.connect(self.salvage_wanted)
        self._backups.clicked.connect(self.backups_wanted)
        self._copy.clicked.connect(self.copy_wanted)
        self._again.clicked.connect(self.again)
        other.clicked.connect(self.other_wanted)
        self._new.clicked.connect(self.new_wanted)

    def say(self, why: str, path: str, trouble: Trouble = Trouble.OTHER) -> None:
        """Of a damaged journal what is in it can be had all the same; what cannot be written can
        be copied.
        """
        damaged, backup = trouble is Trouble.DAMAGED, trouble is Trouble.BACKUP
        copied = backup or trouble is Trouble.READ_ONLY
        for button in (self._salvage, self._backups):
            button.setVisible(damaged)
        self._copy.setVisible(copied)
        self._copy.setText(
            self.tr("&Make a journal of it…") if backup else self.tr("&Copy it and open the copy…")
        )
        self._again.setVisible(not backup)
        self._again.set_kind(Kind.QUIET if damaged or copied else Kind.PRIMARY)
        self._new.setVisible(not damaged)
        first = self._salvage if damaged else self._copy if copied else self._again
        self.setFocusProxy(first)
        self.heading.set_text(
            self.tr("This is a backup") if backup else self.tr("This journal does not open")
        )
        self.lead.set_text(why)
        self._place.set_text("" if path in why else path)
        self._place.setVisible(bool(self._place.text()))

    def say_again(self, why: str) -> None:
        """What was tried here could not be done; the same ways are open."""
        self.lead.set_text(why)
