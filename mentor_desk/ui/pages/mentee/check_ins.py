"""The readings of a goal, newest first, and a line to add one."""

from __future__ import annotations

from functools import partial
from typing import TYPE_CHECKING

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QGridLayout, QLineEdit, QWidget

from mentor_desk.audience import Audience
from mentor_desk.errors import KnownError
from mentor_desk.guides import parse_number
from mentor_desk.records import CheckIn
from mentor_desk.services import goals, ladders
from mentor_desk.ui.guide.level_choice import LevelChoice
from mentor_desk.ui.guide.naming import level_figure, level_text
from mentor_desk.ui.theme import Role, appearance
from mentor_desk.ui.widgets.boxes import clear, column, refilled, row
from mentor_desk.ui.widgets.button import Button, IconButton
from mentor_desk.ui.widgets.chip import Chip
from mentor_desk.ui.widgets.date_field import DateField, Lean
from mentor_desk.ui.widgets.flow import FlowLayout
from mentor_desk.ui.widgets.labels import WrapLabel, date_label, eyebrow
from mentor_desk.ui.widgets.scaled import ScaledWidth

if TYPE_CHECKING:
    from collections.abc import Sequence

    from mentor_desk.records import Goal, Ladder
    from mentor_desk.ui.desk import Desk

_AT_ONCE = 5


class CheckIns(QWidget):
    def __init__(self, desk: Desk, goal_id: int) -> None:
        super().__init__()
        self._desk = desk
        self._id = goal_id
        self._all = False
        self._unit = ""
        self._grid = QGridLayout()
        self._grid.setContentsMargins(0, 0, 0, 0)
        self._grid.setHorizontalSpacing(12)
        self._grid.setVerticalSpacing(0)
        self._grid.setColumnStretch(2, 1)
        self._grid.setColumnMinimumWidth(0, appearance().theme.scaled(84))
        self._table = QWidget()
        self._table.setLayout(self._grid)
        self._more = Button(self.tr("Show all readings"))
        self._more.clicked.connect(self._show_all)
        self.day = DateField(desk.clock.today, Lean.BACK)
        self.day.setAccessibleName(self.tr("Day of the check-in"))
        ScaledWidth(self.day, fixed=176)
        self.value = QLineEdit()
        ScaledWidth(self.value, fixed=110)
        self.value.setPlaceholderText(self.tr("reading"))
        self.value.setAccessibleName(self.tr("Reading"))
        self.comment = QLineEdit()
        ScaledWidth(self.comment, fixed=250)
        self.comment.setPlaceholderText(self.tr("what it says"))
        self.comment.setAccessibleName(self.tr("Comment on the reading"))
        self.level = LevelChoice()
        self.add = Button(self.tr("Check in"))
        self.error = WrapLabel("", Role.SECONDARY, "danger")
        self.error.hide()
        line = FlowLayout(self.day, self.value, self.comment, self.add, spacing=8)
        for field in (self.day, self.value, self.comment):
            field.returnPressed.connect(self._add)
            field.textEdited.connect(self.error.hide)
        self.add.clicked.connect(self._add)
        self.setLayout(
            column(
                eyebrow(self.tr("Check-ins")),
                self._table,
                row(self._more, None),
                self.level,
                line,
                self.error,
                spacing=8,
            )
        )

    def show_goal(self, goal: Goal, ladder: Ladder | None) -> None:
        self._unit = goal.unit
        self.level.show_ladder(ladder, ladders.levels(ladder) if ladder else ())
        if not self.day.text():
            self.day.set_day(self._desk.clock.today())
        with self._desk.store.read() as session:
            found = goals.desk(session, self._id)
        self._fill(found.check_ins if found else [])

    def _fill(self, check_ins: Sequence[CheckIn]) -> None:
        with refilled(self._table):
            self._list(check_ins)

    def _list(self, check_ins: Sequence[CheckIn]) -> None:
        clear(self._grid)
        newest = list(reversed(check_ins))
        shown = newest if self._all else newest[:_AT_ONCE]
        voice, today = self._desk.voice, self._desk.clock.today()
        middle = Qt.AlignmentFlag.AlignVCenter
        for at, one in enumerate(shown):
            value = "" if one.value is None else voice.number(one.value)
            self._grid.addWidget(date_label(voice.brief_day(one.day, today)), at, 0, middle)
            self._grid.addWidget(date_label(value, "text"), at, 1, middle)
            self._grid.addWidget(WrapLabel(one.comment, Role.BODY, "text2"), at, 2)
            if one.level is not None:
                scored = Chip(level_figure(one.level), "accent", "list-ordered")
                scored.setToolTip(level_text(one.level))
                scored.setAccessibleName(level_text(one.level))
                self._grid.addWidget(scored, at, 3, middle)
            if one.audience is Audience.ME:
                self._grid.addWidget(Chip(self.tr("only me"), "private", "lock"), at, 4, middle)
            day = voice.short_day(one.day)
            delete = IconButton(
                "trash-2", self.tr("Delete the check-in of {day}").format(day=day), "text3"
            )
            delete.clicked.connect(partial(self._desk.undo.throw_away, CheckIn, one.id))
            self._grid.addWidget(delete, at, 5, middle)
        self._more.setVisible(len(newest) > len(shown))

    def _add(self) -> None:
        day, typed = self.day.day(), self.value.text().strip()
        value = parse_number(typed) if typed else None
        if day is None:
            self._say(self.tr("On which day? For example 21 November 2026."), self.day)
        elif typed and value is None:
            said = self.tr("“{text}” cannot be read as a number.").format(text=typed)
            self._say(said, self.value)
        else:
            reading = CheckIn(goal_id=self._id, day=day, value=value, comment=self.comment.text())
            reading.level = self.level.level()
            self._write(reading)

    def _write(self, reading: CheckIn) -> None:
        # Emptied first: the commit makes the page read everything again.
        self.error.hide()
        kept = (self.value.text(), self.comment.text())
        self.value.clear()
        self.comment.clear()
        self.level.set_level(None)
        try:
            with self._desk.store.write() as session:
                goals.check_in(session, reading)
        except KnownError as error:
            self.value.setText(kept[0])
            self.comment.setText(kept[1])
            self.level.set_level(reading.level)
            self._say(self._desk.voice.say(error.words), self.value)
            return
        self.day.set_day(self._desk.clock.today())
        self.value.setFocus()

    def _say(self, text: str, field: QLineEdit) -> None:
        self.error.set_text(text)
        self.error.show()
        field.setAccessibleDescription(text)
        field.setFocus()

    def _show_all(self) -> None:
        self._all = True
        with self._desk.store.read() as session:
            found = goals.desk(session, self._id)
        self._fill(found.check_ins if found else [])
