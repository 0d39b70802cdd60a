"""A few quiet words beside the cards: something to begin, and a cross to be left in peace."""

from __future__ import annotations

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QSizePolicy, QWidget

from mentor_desk.ui.widgets.boxes import column, row
from mentor_desk.ui.widgets.button import Button, IconButton, Kind
from mentor_desk.ui.widgets.empty_state import IconLabel
from mentor_desk.ui.widgets.labels import secondary


class QuietLine(QWidget):
    """Not seen before `show`; what it says and what its two buttons are called is told to it."""

    def __init__(self, icon: str) -> None:
        super().__init__()
        self.text = secondary()
        self.begin = Button("", Kind.QUIET)
        self.later = IconButton("x", "", "text3")
        sign = IconLabel(icon, "text3")
        line = row(sign, column(self.text, row(self.begin, None), spacing=2), self.later, spacing=8)
        line.setStretch(1, 1)
        for part in (sign, self.later):
            line.setAlignment(part, Qt.AlignmentFlag.AlignTop)
        self.setLayout(line)
        self.setSizePolicy(QSizePolicy.Policy.Preferred, QSizePolicy.Policy.Minimum)
        self.hide()
