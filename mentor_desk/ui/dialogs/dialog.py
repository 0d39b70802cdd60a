"""The shape all dialogs share: a heading, a few fields, a verb and a way out."""

from __future__ import annotations

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QDialog, QVBoxLayout, QWidget

from mentor_desk.ui.theme import appearance
from mentor_desk.ui.widgets.boxes import column, row
from mentor_desk.ui.widgets.button import Button, Kind
from mentor_desk.ui.widgets.labels import section


class Dialog(QDialog):
    """Put fields into `body`; `go` does it, Esc and `cancel` leave."""

    def __init__(self, parent: QWidget) -> None:
        super().__init__(parent)
        self._heading = section()
        self.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        self.body: QVBoxLayout = column(spacing=16)
        self.go = Button("", Kind.PRIMARY)
        self.go.setDefault(True)
        self.cancel = Button(self.tr("Cancel"))
        self.cancel.setAutoDefault(False)
        self.cancel.clicked.connect(self.reject)
        self.go.clicked.connect(self.try_it)
        buttons = row(None, self.cancel, self.go, spacing=8)
        whole = column(self._heading, self.body, buttons, spacing=20)
        whole.setContentsMargins(24, 22, 24, 20)
        self.setLayout(whole)
        # Not of the dialog itself: that would let it become narrower than what is in it.
        self._heading.setMinimumWidth(min(512, appearance().theme.scaled(352)))

    def set_heading(self, heading: str) -> None:
        self.setWindowTitle(heading)
        self._heading.set_text(heading)

    def set_buttons(self, verb: str, way_out: str = "") -> None:
        self.go.setText(verb)
        if way_out:
            self.cancel.setText(way_out)

    def try_it(self) -> None:
        """Overridden where something may be missing; accepts otherwise."""
        self.accept()
