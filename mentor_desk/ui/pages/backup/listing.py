"""What a backup has of one mentee, by kind, and the way to bring it back."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QStackedWidget, QWidget

from mentor_desk.ui.pages.backup.content import Part
from mentor_desk.ui.widgets.boxes import column, row
from mentor_desk.ui.widgets.button import Button
from mentor_desk.ui.widgets.choice import SegmentedChoice
from mentor_desk.ui.widgets.empty_state import EmptyState
from mentor_desk.ui.widgets.labels import secondary
from mentor_desk.ui.widgets.row_list import RowList

if TYPE_CHECKING:
    from collections.abc import Sequence

    from mentor_desk.ui.widgets.row_list import Row

_LONGEST = 14


class Listing(QWidget):
    part_chosen = Signal(object)
    """A `Part`."""
    chosen = Signal(int)
    mentee_wanted = Signal()
    """That this mentee comes back."""

    def __init__(self) -> None:
        super().__init__()
        self.parts = SegmentedChoice(
            self.tr("What to look at"),
            [
                (Part.SESSIONS, self.tr("Sessions")),
                (Part.GOALS, self.tr("Goals")),
                (Part.FEEDBACK, self.tr("Feedback")),
                (Part.GUIDED, self.tr("Guides")),
            ],
            Part.SESSIONS,
        )
        self.parts.chosen.connect(self._tell_part)
        self.list = RowList(self.tr("What the backup has"))
        self.list.chosen.connect(self.chosen)
        self._own = False
        self._empty = EmptyState("book-open", "")
        self._bodies = QStackedWidget()
        self._bodies.addWidget(self.list)
        self._bodies.addWidget(self._empty)
        self._said = secondary()
        self.bring_back = Button("")
        self.bring_back.setObjectName("mentee-back")
        self.bring_back.hide()
        self.bring_back.clicked.connect(self.mentee_wanted)
        top, foot = row(self.parts), column(self._said, row(self.bring_back, None), spacing=8)
        top.setContentsMargins(16, 14, 12, 8)
        foot.setContentsMargins(16, 10, 16, 16)
        whole = column(top, self._bodies, foot, spacing=0)
        whole.setStretch(1, 1)
        self.setLayout(whole)

    @property
    def part(self) -> Part:
        if self._own:
            return Part.OWN
        return Part(self.parts.value() or Part.SESSIONS)

    def _tell_part(self, value: str) -> None:
        self.part_chosen.emit(Part(value))

    def show_rows(self, rows: Sequence[Row]) -> None:
        self.list.set_rows(rows)
        self._empty.set_sentence(
            {
                Part.SESSIONS: self.tr("There were no sessions yet."),
                Part.GOALS: self.tr("There were no goals yet."),
                Part.FEEDBACK: self.tr("There was no feedback yet."),
                Part.GUIDED: self.tr("Nothing was written with guides yet."),
                Part.OWN: self.tr("There was nothing of your own yet."),
            }[self.part]
        )
        self._bodies.setCurrentWidget(self.list if rows else self._empty)

    def show_own(self, own: bool) -> None:
        """Of the mentor there is little: all of it stands in one list."""
        self._own = own
        self.parts.setVisible(not own)

    def say_own(self) -> None:
        self.bring_back.hide()
        self._said.set_text(self.tr("What is yours comes back one by one."))

    def offer(self, name: str, said: str, *, possible: bool) -> None:
        short = name if len(name) <= _LONGEST else f"{name[: _LONGEST - 1].rstrip()}…"
        self.bring_back.setText(self.tr("Bring back {name}").format(name=short.replace("&", "&&")))
        self.bring_back.setAccessibleName(self.tr("Bring back {name}").format(name=name))
        self.bring_back.setVisible(possible)
        self.bring_back.updateGeometry()
        self._said.set_text(said)

    def said(self) -> str:
        return self._said.text()
