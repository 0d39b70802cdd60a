"""The last step of a goal: read it once more, say who may read it, agree."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import Signal

from mentor_desk.records import GoalState
from mentor_desk.ui.guide.audience import AudienceRow
from mentor_desk.ui.guide.step import Ending
from mentor_desk.ui.widgets.button import Button, Kind

if TYPE_CHECKING:
    from mentor_desk.records import Goal


class GoalEnding(Ending):
    chosen = Signal(str)
    """Who may read the goal."""

    def __init__(self) -> None:
        self.agree = Button("", Kind.PRIMARY)
        self.leave = Button("")
        self._audience = AudienceRow()
        super().__init__([self._audience], [self.agree, self.leave])
        self.title = self.tr("Agree")
        self._audience.chosen.connect(self.chosen)

    def show_goal(self, goal: Goal, name: str) -> None:
        draft = goal.state is GoalState.DRAFT
        self.question = (
            self.tr("Does it read right to both of you?") if draft else self.tr("Still right?")
        )
        self.help = (
            self.tr(
                "Read it aloud together. What is still open may stay open: "
                "a goal can be agreed on and grow."
            )
            if draft
            else self.tr("What you changed is kept. Check-ins and states are on {name}’s page.")
        ).format(name=name)
        self.agree.setText(self.tr("&Agree on this goal") if draft else self.tr("Done"))
        self.leave.setText(self.tr("Keep as draft"))
        self.leave.setProperty("wanted", draft)
        self._audience.show_audience(goal.audience, name)
