"""Asks before something is deleted for good: the one thing nobody can take back."""

from __future__ import annotations

from typing import TYPE_CHECKING

from mentor_desk.ui.dialogs.dialog import Dialog
from mentor_desk.ui.widgets.button import Kind
from mentor_desk.ui.widgets.labels import body

if TYPE_CHECKING:
    from PySide6.QtWidgets import QWidget


class ForGood(Dialog):
    """Keeping is the default."""

    def __init__(self, heading: str, said: str, verb: str, parent: QWidget) -> None:
        super().__init__(parent)
        self.set_heading(heading)
        self.said = body(said)
        self.body.addWidget(self.said)
        self.set_buttons(verb, self.tr("Keep"))
        self.go.set_kind(Kind.DANGER)
        self.go.setAutoDefault(False)
        self.cancel.set_kind(Kind.PRIMARY)
        self.cancel.setAutoDefault(True)
        self.cancel.setDefault(True)
        self.cancel.setFocus()
