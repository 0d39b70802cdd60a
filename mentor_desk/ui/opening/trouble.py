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
    other_wanted = Signal()
    new_wanted = Signal()

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__("", "", parent)
        self._place = WrapLabel("", tone="text3")
        again = Button(self.tr("&Try again"), Kind.PRIMARY)
        other = Button(self.tr("&Another journal…"), Kind.QUIET)
        new = Button(self.tr("&New journal…"), Kind.QUIET)
        self.body.addWidget(self._place)
        self.body.addLayout(row(again, None, other, new, spacing=4))
        self.setFocusProxy(again)
        again.clicked.connect(self.again)
        other.clicked.connect(self.other_wanted)
        new.clicked.connect(self.new_wanted)

    def say(self, why: str, path: str) -> None:
        self.heading.set_text(self.tr("This journal does not open"))
        self.lead.set_text(why)
        self._place.set_text("" if path in why else path)
        self._place.setVisible(bool(self._place.text()))
