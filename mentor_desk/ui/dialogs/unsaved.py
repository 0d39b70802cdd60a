"""Asks before text that could not be saved is given up."""

from __future__ import annotations

from typing import TYPE_CHECKING

from mentor_desk.ui.dialogs.dialog import Dialog
from mentor_desk.ui.widgets.button import Kind
from mentor_desk.ui.widgets.labels import body

if TYPE_CHECKING:
    from PySide6.QtWidgets import QWidget


class Unsaved(Dialog):
    """Accepted means: close and lose it. Staying is the default."""

    def __init__(self, why: str, parent: QWidget) -> None:
        super().__init__(parent)
        self.set_heading(self.tr("Not everything is saved"))
        self.body.addWidget(
            body(
                self.tr(
                    "What you wrote last could not be saved. {reason} "
                    "Stay, and it is tried again every two seconds."
                ).format(reason=why)
            )
        )
        self.set_buttons(self.tr("Close and lose it"), self.tr("Stay"))
        self.go.set_kind(Kind.DANGER)
        self.go.setAutoDefault(False)
        self.cancel.set_kind(Kind.PRIMARY)
        self.cancel.setAutoDefault(True)
        self.cancel.setDefault(True)
        self.cancel.setFocus()
