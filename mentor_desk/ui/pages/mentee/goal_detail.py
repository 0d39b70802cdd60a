"""One goal laid open: what shows it, its readings, its steps, its state."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QWidget

from mentor_desk.audience import Audience
from mentor_desk.progress.sentences import sentence
from mentor_desk.records import Goal, GoalState
from mentor_desk.services import goals
from mentor_desk.ui.goal_fact import goal_fact
from mentor_desk.ui.guide.audience import AudienceRow
from mentor_desk.ui.pages.mentee.check_ins import CheckIns
from mentor_desk.ui.pages.mentee.ladder import GoalLadder
from mentor_desk.ui.pages.mentee.milestones import Milestones
from mentor_desk.ui.pages.mentee.texts import goal_name, goal_state, tr
from mentor_desk.ui.place import PageName, Place
from mentor_desk.ui.thrown import shortened
from mentor_desk.ui.widgets.boxes import column, row
from mentor_desk.ui.widgets.button import Button
from mentor_desk.ui.widgets.card import Divider
from mentor_desk.ui.widgets.choice import SegmentedChoice
from mentor_desk.ui.widgets.labels import body, secondary

if TYPE_CHECKING:
    from mentor_desk.services.goals import GoalRow
    from mentor_desk.services.mentees import Person
    from mentor_desk.ui.desk import Desk

_STATES = (GoalState.ACTIVE, GoalState.REACHED, GoalState.PAUSED, GoalState.DROPPED)


class GoalDetail(QWidget):
    opened = Signal(object)

    def __init__(self, desk: Desk, goal_id: int) -> None:
        super().__init__()
        self._desk = desk
        self._id = goal_id
        self._goal: Goal | None = None
        self._says = body()
        self._why = secondary()
        self.check_ins = CheckIns(desk, goal_id)
        self.ladder = GoalLadder(desk, goal_id)
        self.milestones = Milestones(desk, goal_id)
        self.states = SegmentedChoice(
            self.tr("State of the goal"), [(one.value, goal_state(one)) for one in _STATES]
        )
        self.states.chosen.connect(self._set_state)
        self._state_row = secondary(self.tr("State"))
        self.audience = AudienceRow()
        self.audience.chosen.connect(self._set_audience)
        guide = Button(self.tr("Open in the guide"), icon="pencil")
        guide.clicked.connect(lambda: self.opened.emit(Place(PageName.GOAL, goal_id)))
        self.remove = Button(self.tr("Delete goal"), icon="trash-2")
        self.remove.clicked.connect(self._delete)
        state = column(self._state_row, self.states, spacing=6)
        self.setLayout(
            column(
                Divider(),
                column(self._says, self._why, spacing=4),
                self.ladder,
                self.check_ins,
                self.milestones,
                Divider(),
                state,
                self.audience,
                row(guide, self.remove, None),
                spacing=16,
            )
        )

    def show_row(self, one: GoalRow, person: Person) -> None:
        goal = self._goal = one.goal
        self._says.set_text(sentence(goal_fact(one), self._desk.voice))
        self._says.setVisible(bool(self._says.text()))
        source = tr("Looked up in: {source}").format(source=goal.source) if goal.source else ""
        about = (goal.why, goal.measure, source)
        self._why.set_text("\n".join(part.strip() for part in about if part.strip()))
        self._why.setVisible(bool(self._why.text()))
        draft = goal.state is GoalState.DRAFT
        for part in (self.check_ins, self.milestones, self.states, self._state_row):
            part.setVisible(not draft)
        self.remove.setText(self.tr("Delete draft") if draft else self.tr("Delete goal"))
        self.states.set_value(goal.state.value)
        self.audience.show_audience(goal.audience, person.mentee.name)
        self.ladder.show_row(one)
        if not draft:
            self.check_ins.show_goal(goal, one.ladder)
            self.milestones.show_steps(one.milestones)

    def _delete(self) -> None:
        """With the ladder as it was typed last."""
        if self.ladder.flush():
            self._desk.undo.throw_away(Goal, self._id)

    def _set_state(self, value: str) -> None:
        goal, state = self._goal, GoalState(value)
        if goal is None or state is goal.state:
            return
        today, before = self._desk.clock.today(), goal.state
        said = tr("Marked the goal “{goal}” as {state}").format(
            goal=shortened(goal_name(goal)), state=goal_state(state)
        )
        if not self._desk.change(
            said, lambda session: goals.set_state(session, self._id, state, today)
        ):
            self.states.set_value(before.value)

    def _set_audience(self, value: str) -> None:
        self._desk.attempt(
            lambda: self._desk.store.update(Goal, self._id, {"audience": Audience(value)})
        )
