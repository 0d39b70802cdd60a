"""The steps towards a goal: tick one, add one."""

from __future__ import annotations

from functools import partial
from typing import TYPE_CHECKING

from PySide6.QtWidgets import QLineEdit, QWidget

from mentor_desk.errors import KnownError
from mentor_desk.records import Milestone
from mentor_desk.services import goals, order
from mentor_desk.ui.row_menu import RowMenu, focus_kept
from mentor_desk.ui.theme import Role
from mentor_desk.ui.thrown import shortened
from mentor_desk.ui.when import due
from mentor_desk.ui.widgets.boxes import clear, column, refilled, row
from mentor_desk.ui.widgets.button import Button
from mentor_desk.ui.widgets.check_row import CheckRow
from mentor_desk.ui.widgets.date_field import DateField, Lean
from mentor_desk.ui.widgets.flow import FlowLayout
from mentor_desk.ui.widgets.labels import WrapLabel, eyebrow
from mentor_desk.ui.widgets.scaled import ScaledWidth

if TYPE_CHECKING:
    from collections.abc import Sequence

    from PySide6.QtWidgets import QMenu

    from mentor_desk.ui.desk import Desk


class Milestones(QWidget):
    def __init__(self, desk: Desk, goal_id: int) -> None:
        super().__init__()
        self._desk = desk
        self._id = goal_id
        self._rows = column(spacing=0)
        self._list = QWidget()
        self._list.setLayout(self._rows)
        self.checks: dict[int, CheckRow] = {}
        self.menus: dict[int, RowMenu] = {}
        self.text = QLineEdit()
        ScaledWidth(self.text, fixed=320)
        self.text.setPlaceholderText(self.tr("a step on the way"))
        self.text.setAccessibleName(self.tr("New step"))
        self.day = DateField(desk.clock.today, Lean.AHEAD)
        ScaledWidth(self.day, fixed=176)
        self.day.setPlaceholderText(self.tr("by when"))
        self.day.setAccessibleName(self.tr("By when"))
        self.add = Button(self.tr("Add step"))
        self.error = WrapLabel("", Role.SECONDARY, "danger")
        self.error.hide()
        for field in (self.text, self.day):
            field.returnPressed.connect(self._add)
        self.add.clicked.connect(self._add)
        line = FlowLayout(self.text, self.day, self.add, spacing=8)
        self.setLayout(
            column(eyebrow(self.tr("Milestones")), self._list, line, self.error, spacing=8)
        )

    def show_steps(self, steps: Sequence[Milestone]) -> None:
        focused = next((number for number, one in self.checks.items() if one.hasFocus()), None)
        with focus_kept(self, CheckRow), refilled(self._list):
            self._fill(steps)
        if focused in self.checks:
            self.checks[focused].setFocus()

    def _fill(self, steps: Sequence[Milestone]) -> None:
        clear(self._rows)
        self.checks, self.menus = {}, {}
        for step in steps:
            check = CheckRow(step.text, on=step.done_on is not None)
            self._date(check, step)
            check.clicked.connect(
                lambda _=False, step=step, check=check: self._tick(step, on=check.isChecked())
            )
            self.checks[step.id] = check
            delete = partial(self._desk.undo.throw_away, Milestone, step.id)
            self.menus[step.id] = RowMenu(check, partial(self._fill_menu, step), delete)
            name = self.tr("Move or delete “{text}”").format(text=step.text)
            line = row(check, self.menus[step.id].button(name), spacing=2)
            line.setStretch(0, 1)
            self._rows.addLayout(line)

    def _fill_menu(self, step: Milestone, menu: QMenu) -> None:
        shown = list(self.checks)
        if step.id != shown[0]:
            menu.addAction(self.tr("Move &up")).triggered.connect(lambda: self._move(step, -1))
        if step.id != shown[-1]:
            menu.addAction(self.tr("Move do&wn")).triggered.connect(lambda: self._move(step, 1))
        delete = partial(self._desk.undo.throw_away, Milestone, step.id)
        menu.addAction(self.tr("&Delete")).triggered.connect(lambda: delete())

    def _move(self, step: Milestone, by: int) -> None:
        self._desk.change(
            self.tr("Moved “{text}”").format(text=shortened(step.text)),
            lambda session: order.move(session, Milestone, step.id, by),
        )

    def _date(self, check: CheckRow, step: Milestone) -> None:
        voice, today = self._desk.voice, self._desk.clock.today()
        if step.done_on is not None:
            check.set_chip(voice.brief_day(step.done_on, today), "accent", "check")
        elif step.due_on is not None:
            check.set_chip(*due(step.due_on, today, voice))

    def _tick(self, step: Milestone, *, on: bool) -> None:
        said = self.tr("Marked “{text}” as done")
        if not on:
            said = self.tr("Marked “{text}” as open again")
        day = self._desk.clock.today() if on else None
        if not self._desk.change(
            said.format(text=shortened(step.text)),
            lambda session: goals.tick_milestone(session, step.id, day),
        ):
            self.checks[step.id].setChecked(not on)

    def _add(self) -> None:
        if self.day.unreadable():
            self._say(self.tr("By which day? For example 31 January 2027."), self.day)
            return
        text, day = self.text.text(), self.day.day()
        # Emptied first: the commit makes the page read everything again.
        self.error.hide()
        self.text.clear()
        self.day.clear()
        try:
            with self._desk.store.write() as session:
                goals.add_milestone(session, self._id, text, day)
        except KnownError as error:
            self.text.setText(text)
            self.day.set_day(day)
            self._say(self._desk.voice.say(error.words), self.text)
            return
        self.text.setFocus()

    def _say(self, text: str, field: QLineEdit) -> None:
        self.error.set_text(text)
        self.error.show()
        field.setAccessibleDescription(text)
        field.setFocus()
