"""Says in a plain sentence why a journal cannot be opened, and what can be done instead."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import Signal

from mentor_desk.ui.opening.sheet import Sheet
from mentor_desk.ui.widgets.boxes import row
from mentor_desk.ui.widgets.button import Button, Kind
from mentor_desk.ui.widgets.labels import WrapLabel

if TYPE_CHECKING:
    from PySide6.QtWidgets import QWidget


class TroublePage(Sheet):
    """Never offers to erase anything."""

    again = Signal()
    salvage_wanted = Signal()
    backups_wanted = Signal()
    other_wanted = Signal()
    new_wanted = Signal()

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__("", "", parent)
        self._place = WrapLabel("", tone="text3")
        self._salvage = Button(self.tr("&Save what can be read…"), Kind.PRIMARY)
        self._backups = Button(self.tr("Look for &backups…"))
        self._again = Button(self.tr("&Try again"), Kind.PRIMARY)
        other = Button(self.tr("&Another journal…"), Kind.QUIET)
        self._new = Button(self.tr("&New journal…"), Kind.QUIET)
        self.body.addWidget(self._place)
        self._ways = row(self._salvage, self._backups, None, spacing=8)
        self.body.addLayout(self._ways)
        self.body.addLayout(row(self._again, None, other, self._new, spacing=4))
        self._salvage.clicked.connect(self.salvage_wanted)
        self._backups.clicked.connect(self.backups_wanted)
        self._again.clicked.connect(self.again)
        other.clicked.connect(self.other_wanted)
        self._new.clicked.connect(self.new_wanted)

    def say(self, why: str, path: str, *, damaged: bool = False) -> None:
        """Of a damaged journal what is in it can be had all the same."""
        for button in (self._salvage, self._backups):
            button.setVisible(damaged)
        self._again.set_kind(Kind.QUIET if damaged else Kind.PRIMARY)
        self._new.setVisible(not damaged)
        self.setFocusProxy(self._salvage if damaged else self._again)
        self.heading.set_text(self.tr("This journal does not open"))
        self.lead.set_text(why)
        self._place.set_text("" if path in why else path)
        self._place.setVisible(bool(self._place.text()))
