"""The guide at a glance: what it is for, its steps in their order, how it reads."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import QEvent, QObject, Qt, Signal
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QWidget

from mentor_desk.guides import in_words
from mentor_desk.guides.editing import Room, Spot
from mentor_desk.ui.widgets.boxes import column
from mentor_desk.ui.widgets.button import Button
from mentor_desk.ui.widgets.row_list import Row, RowList

if TYPE_CHECKING:
    from collections.abc import Collection

    from mentor_desk.guides import Guide

_ABOUT, _READS, _HEADING = 1, 2, 3
_FIRST = 10
_LEAST = 190


class Outline(QWidget):
    """`chosen` gives a `Spot`; Del is for the step that is chosen."""

    chosen = Signal(object)
    remove_wanted = Signal()

    def __init__(self) -> None:
        super().__init__()
        self.list = RowList(self.tr("Parts of the guide"))
        self.add = Button(self.tr("&Add a step"), icon="plus")
        whole = column(self.list, self.add, spacing=8)
        whole.setStretch(0, 1)
        whole.setContentsMargins(12, 16, 12, 16)
        whole.setAlignment(self.add, Qt.AlignmentFlag.AlignLeading)
        self.setLayout(whole)
        self.setMinimumWidth(_LEAST)
        self.list.installEventFilter(self)
        self.list.chosen.connect(self._tell)

    def show_guide(self, guide: Guide, faulty: Collection[tuple[Room, int]]) -> None:
        def mark(room: Room, at: int = 0) -> str:
            return self.tr("look") if (room, at) in faulty else ""

        def of_step(at: int) -> Row:
            step, faults = guide.steps[at], mark(Room.STEP, at)
            said = in_words(step.title, "").strip() or self.tr("Step without a title")
            alone = self.tr("only you") if step.mentor_only else ""
            tone = "warning" if faults else "private"
            return Row(_FIRST + at, f"{at + 1}. {said}", mark=faults or alone, tone=tone)

        rows = [
            Row(_ABOUT, self.tr("About this guide"), mark=mark(Room.ABOUT), tone="warning"),
            Row(_HEADING, self.tr("What it asks"), heading=True),
        ]
        rows += [of_step(at) for at in range(len(guide.steps))]
        marked = any(room is Room.READS for room, _ in faulty)
        said = self.tr("look") if marked else ""
        rows += [
            Row(_HEADING + 1, self.tr("What comes of it"), heading=True),
            Row(_READS, self.tr("How it reads"), mark=said, tone="warning"),
        ]
        self.list.set_rows(rows)

    def _tell(self, row: int) -> None:
        self.chosen.emit(_spot(row))

    def choose(self, spot: Spot) -> None:
        number = {Room.ABOUT: _ABOUT, Room.READS: _READS}.get(spot.room, _FIRST + spot.at)
        self.list.choose(number)

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        if (
            event.type() == QEvent.Type.KeyPress
            and isinstance(event, QKeyEvent)
            and event.key() == Qt.Key.Key_Delete
        ):
            self.remove_wanted.emit()
            return True
        return super().eventFilter(watched, event)


def _spot(row: int) -> Spot:
    if row >= _FIRST:
        return Spot(Room.STEP, row - _FIRST)
    return Spot(Room.READS if row == _READS else Room.ABOUT)
