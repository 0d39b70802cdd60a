"""Goals below each other, their lines, bars and states in columns."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QGridLayout, QWidget

from mentor_desk.ui.pages.mentee.texts import goal_line, goal_name, status
from mentor_desk.ui.theme import appearance
from mentor_desk.ui.widgets.boxes import clear, column, refilled
from mentor_desk.ui.widgets.card import Divider
from mentor_desk.ui.widgets.chip import Chip
from mentor_desk.ui.widgets.labels import secondary
from mentor_desk.ui.widgets.progress import Progress, Sparkline
from mentor_desk.ui.widgets.scaled import ScaledWidth
from mentor_desk.ui.widgets.title_button import TitleButton

if TYPE_CHECKING:
    from collections.abc import Sequence

    from PySide6.QtGui import QResizeEvent

    from mentor_desk.services.goals import GoalRow
    from mentor_desk.ui.desk import Desk

_ROOM_FOR_LINES = 560
_ROOM_FOR_BARS = 420


class GoalTable(QWidget):
    opened = Signal(int)

    def __init__(self, desk: Desk) -> None:
        super().__init__()
        self._desk = desk
        self._look = appearance()
        self._lines: list[QWidget] = []
        self._bars: list[QWidget] = []
        self._grid = QGridLayout()
        self._grid.setContentsMargins(0, 0, 0, 0)
        self._grid.setHorizontalSpacing(14)
        self._grid.setVerticalSpacing(8)
        self._grid.setColumnStretch(0, 1)
        self.setLayout(self._grid)

    def show_rows(self, rows: Sequence[GoalRow]) -> None:
        with refilled(self):
            clear(self._grid)
            self._lines, self._bars = [], []
            for at, one in enumerate(rows):
                if at:
                    self._grid.addWidget(Divider(), 2 * at - 1, 0, 1, 4)
                self._add(one, 2 * at)
        self._fit(self.width())

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        self._fit(event.size().width())

    def _add(self, one: GoalRow, at: int) -> None:
        today, voice = self._desk.clock.today(), self._desk.voice
        stands = status(one, today, voice)
        name = TitleButton(goal_name(one.goal))
        name.clicked.connect(lambda: self.opened.emit(one.goal.id))
        under = secondary(goal_line(one, today, voice))
        name.setAccessibleDescription(f"{stands.text}, {under.text()}")
        middle = Qt.AlignmentFlag.AlignVCenter
        self._grid.addLayout(column(name, under, spacing=0), at, 0)
        tone = "warning" if stands.tone == "warning" else "accent"
        values = [reading.value for reading in one.readings if reading.value is not None]
        if len(values) > 1:
            line = Sparkline(values, self._spoken(values), tone)
            self._grid.addWidget(line, at, 1, middle)
            self._lines.append(line)
        if stands.share is not None:
            bar = Progress(stands.share, goal_name(one.goal), tone)
            ScaledWidth(bar, fixed=110)
            bar.setFocusPolicy(Qt.FocusPolicy.NoFocus)
            self._grid.addWidget(bar, at, 2, middle)
            self._bars.append(bar)
        chip = Chip(stands.text, stands.tone, stands.icon)
        self._grid.addWidget(chip, at, 3, middle | Qt.AlignmentFlag.AlignRight)

    def _spoken(self, values: Sequence[float]) -> str:
        voice = self._desk.voice
        said = self.tr("From {first} to {last} in {n} readings")
        return said.format(
            first=voice.number(values[0]), last=voice.number(values[-1]), n=len(values)
        )

    def _fit(self, width: int) -> None:
        """The name comes first; what does not fit beside it steps back."""
        scaled = self._look.theme.scaled
        for line in self._lines:
            line.setVisible(width >= scaled(_ROOM_FOR_LINES))
        for bar in self._bars:
            bar.setVisible(width >= scaled(_ROOM_FOR_BARS))
