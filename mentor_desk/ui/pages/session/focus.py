"""The goal this session works on: how it stands, and a check-in without leaving the page."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QLineEdit, QWidget

from mentor_desk.audience import Audience
from mentor_desk.errors import KnownError
from mentor_desk.guides import parse_number
from mentor_desk.progress.figures import fraction
from mentor_desk.records import CheckIn, MentoringSession
from mentor_desk.services import goals, ladders
from mentor_desk.ui.goal_fact import goal_fact
from mentor_desk.ui.guide.level_choice import LevelChoice
from mentor_desk.ui.guide.naming import level_text
from mentor_desk.ui.pages.session.side import Group
from mentor_desk.ui.theme import Role, appearance
from mentor_desk.ui.widgets.boxes import column, row
from mentor_desk.ui.widgets.button import Button
from mentor_desk.ui.widgets.drop_down import DropDown
from mentor_desk.ui.widgets.fields import settle
from mentor_desk.ui.widgets.labels import WrapLabel, secondary
from mentor_desk.ui.widgets.progress import Progress

if TYPE_CHECKING:
    from mentor_desk.services.goals import GoalRow
    from mentor_desk.services.goals import Reading as Kept
    from mentor_desk.ui.desk import Desk
    from mentor_desk.ui.pages.session.reading import Reading

_SPOKEN = re.compile(r"\s*([-+−]?\d[\d.,]*)\b\s*[:–-]?\s*(.*)", re.DOTALL)


_VALUE, _AROUND = 64, 32


class GoalFocus(Group):
    done = Signal()
    """A check-in was kept by Enter: back to the text."""

    def __init__(self, desk: Desk) -> None:
        super().__init__("")
        self.heading.setText(self.tr("Goal in focus"))
        self._desk = desk
        self._reading: Reading | None = None
        self._hide_private = False
        self.choice = DropDown(8)
        self.choice.setAccessibleName(self.tr("Goal in focus"))
        settle(self.choice)
        self._stands = secondary()
        self._bar = Progress()
        self.value = QLineEdit()
        self.value.setAccessibleName(self.tr("Reading"))
        self.value.setPlaceholderText(self.tr("now"))
        self.comment = QLineEdit()
        self.comment.setAccessibleName(self.tr("Comment on the reading"))
        self.comment.setPlaceholderText(self.tr("what it says"))
        self.level = LevelChoice()
        self.add = Button(self.tr("Check in"))
        self._error = WrapLabel("", Role.SECONDARY, "danger")
        self._error.hide()
        self._today = secondary()
        fields = row(self.value, self.comment, spacing=6)
        fields.setStretch(1, 1)
        self.comment.setMinimumWidth(60)
        self._check = QWidget()
        self._check.setLayout(column(self.level, fields, row(self.add, None), spacing=6))
        for part in (
            self.choice, self._stands, self._bar, self._check, self._error, self._today
        ):  # fmt: skip
            self.body.addWidget(part)
        self._fit_value()
        appearance().changed.connect(self._fit_value)
        self.choice.activated.connect(self._choose)
        self.add.clicked.connect(self._keep)
        self.value.returnPressed.connect(self._keep_and_go)
        self.comment.returnPressed.connect(self._keep_and_go)

    def show_reading(self, reading: Reading) -> None:
        self._reading = reading
        self.choice.clear()
        self.choice.addItem(
            self.tr("no goal") if reading.goals else self.tr("no active goal yet"), None
        )
        for one in reading.goals:
            self.choice.addItem(self._name(one), one.goal.id)
        self.choice.setCurrentIndex(max(0, self.choice.findData(reading.session.focus_goal_id)))
        self.choice.setEnabled(bool(reading.goals))
        self._show_goal(self._in_focus())

    def hide_private(self, hide: bool) -> None:
        """Takes effect when it is shown anew."""
        self._hide_private = hide

    def spoken(self, text: str) -> bool:
        """`text` as after /checkin: a figure and a remark, either may be missing. Kept at once if
        it is clear which goal is meant; otherwise it waits in the fields. Without any goal there
        is no place to keep it: False, and it stays in the note.
        """
        reading = self._reading
        if reading is None or not reading.goals:
            self._desk.say(self.tr("There is no active goal yet to check in on."))
            return False
        if self._in_focus() is None and len(reading.goals) == 1:
            self._set_focus(reading.goals[0].goal.id)
        found = _SPOKEN.fullmatch(text)
        number, remark = (found[1], found[2]) if found else ("", text)
        self.value.setText(number)
        self.comment.setText(remark.strip())
        if text.strip() and self._in_focus() is not None:
            self._keep_and_go()
        elif self._in_focus() is None:
            self.choice.setFocus(Qt.FocusReason.OtherFocusReason)
        else:
            self.value.setFocus(Qt.FocusReason.OtherFocusReason)
        return True

    def _in_focus(self) -> GoalRow | None:
        if self._reading is None:
            return None
        number = self._reading.session.focus_goal_id
        return next((row for row in self._reading.goals if row.goal.id == number), None)

    def _show_goal(self, found: GoalRow | None) -> None:
        share = None if found is None else fraction(goal_fact(found))
        self._bar.setVisible(share is not None)
        self._check.setVisible(found is not None)
        self._stands.setVisible(found is not None)
        self._today.setVisible(False)
        if found is None:
            return
        ladder = None if self._hidden(found) else found.ladder
        self.level.show_ladder(ladder, ladders.levels(ladder) if ladder else ())
        self._bar.set_share(share or 0.0, self._name(found))
        self._stands.set_text(self._standing(found))
        self._stands.setVisible(bool(self._stands.text()) and not self._hidden(found))
        if self._hidden(found):
            return
        here = self._reading.session.starts_at.date() if self._reading else None
        said = [one for one in found.readings if one.day == here]
        if said:
            self._today.set_text(self._said(said[-1]))
            self._today.setVisible(True)

    def _hidden(self, found: GoalRow) -> bool:
        return self._hide_private and found.goal.audience is Audience.ME

    def _name(self, found: GoalRow) -> str:
        if self._hidden(found):
            return self.tr("Not shown now (F9)")
        return found.goal.title or self.tr("Goal without a name yet")

    def _standing(self, found: GoalRow) -> str:
        """From 0 to 2 tasks · by 31 Jan · now 1."""
        goal, number = found.goal, self._desk.voice.number
        parts: list[str] = []
        if goal.target is not None and goal.baseline is not None:
            said = self.tr("from {start} to {target} {unit}")
            parts.append(
                said.format(
                    start=number(goal.baseline), target=number(goal.target), unit=goal.unit
                ).strip()
            )
        elif goal.measure:
            parts.append(goal.measure)
        if goal.due_on is not None:
            day = self._desk.voice.brief_day(goal.due_on, self._desk.clock.today())
            parts.append(self.tr("by {day}").format(day=day))
        values = [one.value for one in found.readings if one.value is not None]
        if values:
            parts.append(self.tr("now {value}").format(value=number(values[-1])))
        return " · ".join(parts)

    def _said(self, kept: Kept) -> str:
        value = "" if kept.value is None else self._desk.voice.number(kept.value)
        level = "" if kept.level is None else level_text(kept.level)
        parts = [value, level, kept.comment.strip()]
        said = " – ".join(part for part in parts if part)
        return self.tr("Checked in: {said}").format(said=said)

    def _fit_value(self) -> None:
        """For a figure; what stands in it while it is empty is read whole at any text size."""
        hint = self.value.fontMetrics().horizontalAdvance(self.value.placeholderText())
        self.value.setFixedWidth(max(appearance().theme.scaled(_VALUE), hint + _AROUND))

    def _choose(self, at: int) -> None:
        number: object = self.choice.itemData(at)
        self._set_focus(number if isinstance(number, int) else None)

    def _set_focus(self, goal_id: int | None) -> None:
        if self._reading is not None:
            held = self._reading.session
            values = {"focus_goal_id": goal_id}
            self._desk.attempt(lambda: self._desk.store.update(MentoringSession, held.id, values))

    def _keep_and_go(self) -> None:
        if self._keep():
            self.done.emit()

    def _keep(self) -> bool:
        found, reading, typed = self._in_focus(), self._reading, self.value.text().strip()
        value = parse_number(typed) if typed else None
        if found is None or reading is None:
            return False
        if typed and value is None:
            self._say(self.tr("“{text}” cannot be read as a number.").format(text=typed))
            return False
        made = CheckIn(
            goal_id=found.goal.id,
            session_id=reading.session.id,
            day=reading.session.starts_at.date(),
            value=value,
            comment=self.comment.text(),
            audience=found.goal.audience,
        )
        made.level = self.level.level()
        return self._write(made)

    def _write(self, made: CheckIn) -> bool:
        kept = self.value.text(), self.comment.text()
        self._error.hide()
        self.value.clear()
        self.comment.clear()
        self.level.set_level(None)
        try:
            with self._desk.store.write() as session:
                goals.check_in(session, made)
        except KnownError as error:
            self.value.setText(kept[0])
            self.comment.setText(kept[1])
            self.level.set_level(made.level)
            self._say(self._desk.voice.say(error.words))
            return False
        return True

    def _say(self, text: str) -> None:
        self._error.set_text(text)
        self._error.show()
        self.value.setAccessibleDescription(text)
        self.value.setFocus(Qt.FocusReason.OtherFocusReason)
