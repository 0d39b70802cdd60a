"""The last step of a feedback: when it was given, to which goal it belongs, who may read it."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import Signal

from mentor_desk.ui.guide.audience import AudienceRow
from mentor_desk.ui.guide.step import Ending
from mentor_desk.ui.widgets.button import Button, Kind
from mentor_desk.ui.widgets.date_field import DateField, Lean
from mentor_desk.ui.widgets.drop_down import DropDown
from mentor_desk.ui.widgets.field_row import FieldRow

if TYPE_CHECKING:
    from collections.abc import Callable, Sequence
    from datetime import date

    from mentor_desk.records import Feedback, Goal


class FeedbackEnding(Ending):
    chosen = Signal(str)
    """Who may read it."""
    goal_chosen = Signal(object)
    """The goal it belongs to, or None."""
    day_edited = Signal()

    def __init__(self, today: Callable[[], date]) -> None:
        self.give = Button("", Kind.PRIMARY)
        self.leave = Button("")
        self.day = DateField(today, Lean.BACK)
        self._today = today
        self._audience = AudienceRow()
        self._goals = DropDown(20)
        super().__init__([], [self.give, self.leave])
        self._day_row = FieldRow(self.tr("&Given on"), self.day)
        goal_row = FieldRow(self.tr("Belongs to the g&oal"), self._goals)
        for part in (self._day_row, goal_row, self._audience):
            self.parts.addWidget(part)
        self.title = self.tr("Give")
        self._audience.chosen.connect(self.chosen)
        self._goals.activated.connect(self._pick_goal)
        self.day.edited.connect(self._day_changed)

    def show_feedback(self, feedback: Feedback, name: str, goals: Sequence[Goal]) -> None:
        given = feedback.given_on is not None
        self.question = (
            self.tr("Given.") if given else self.tr("When do you tell {name}?").format(name=name)
        )
        self.help = (
            self.tr("The day can be put right here; what you write in the steps is kept.")
            if given
            else self.tr(
                "Feedback is for saying aloud; this is what stays of it. "
                "Until it is given nobody but you can read it."
            )
        )
        self.give.setText(self.tr("Done") if given else self.tr("&Mark as given"))
        self.leave.setText(self.tr("Back to draft") if given else self.tr("Keep as draft"))
        self.day.set_day(feedback.given_on or self._today())
        self._day_row.set_error("")
        self._audience.show_audience(feedback.audience, name)
        self._list_goals(goals, feedback.goal_id)

    def point_at_day(self, message: str) -> None:
        self._day_row.set_error(message)
        self.day.setFocus()

    def _list_goals(self, goals: Sequence[Goal], chosen: int | None) -> None:
        self._goals.clear()
        self._goals.addItem(self.tr("no goal"), None)
        for goal in goals:
            self._goals.addItem(goal.title or self.tr("Goal without a name yet"), goal.id)
        self._goals.setCurrentIndex(max(0, self._goals.findData(chosen)))

    def _pick_goal(self, at: int) -> None:
        self.goal_chosen.emit(self._goals.itemData(at))

    def _day_changed(self) -> None:
        self._day_row.set_error("")
        self.day_edited.emit()
