"""A goal, asked for one question at a time and agreed on at the end."""

from __future__ import annotations

from datetime import date
from typing import TYPE_CHECKING

from mentor_desk.audience import Audience
from mentor_desk.errors import KnownError
from mentor_desk.guides import Context, to_child_values
from mentor_desk.records import Action, Goal, GoalState
from mentor_desk.services import actions, answering, goals, ladders
from mentor_desk.ui.guide.page import GuidePage, Opened
from mentor_desk.ui.pages.goal.ending import GoalEnding
from mentor_desk.ui.place import PageName, Place
from mentor_desk.ui.start import GOAL_GUIDE
from mentor_desk.ui.widgets.date_field import Lean

if TYPE_CHECKING:
    from collections.abc import Mapping

    from mentor_desk.guides import Guide
    from mentor_desk.services.ladders import LadderRow
    from mentor_desk.store import Session
    from mentor_desk.ui.desk import Desk


class GoalPage(GuidePage):
    record = Goal

    def __init__(self, desk: Desk) -> None:
        self._ending = GoalEnding()
        super().__init__(desk, self._ending, Lean.AHEAD)
        self._goal: Goal | None = None
        self._ending.agree.clicked.connect(self._agree)
        self._ending.leave.clicked.connect(self._leave)
        self._ending.chosen.connect(self._choose_audience)
        self._view.finish_wanted.connect(self._finish)

    def card_title(self) -> str:
        return self.tr("How the goal reads")

    def read(self, number: int) -> Opened | None:
        with self._desk.store.read() as session:
            found = goals.desk(session, number)
            if found is None:
                return None
            active = goals.rows(session, found.mentee.id, GoalState.ACTIVE)
            rungs = ladders.row(session, number)
        self._goal = goal = found.goal
        library = self._desk.library
        guide = library.of_record(goal.guide, goal.guide_version) or library.guides[GOAL_GUIDE]
        others = [row for row in active if row.goal.id != goal.id]
        return Opened(
            found.mentee,
            guide,
            goal.answers,
            answering.goal_values(guide, goal, rungs),
            Context(library.words, found.mentee.name, len(others)),
            self._frozen(guide, rungs),
        )

    def _frozen(self, guide: Guide, rungs: LadderRow | None) -> dict[str, str]:
        agreed = answering.agreed_ladder(rungs)
        day = agreed.get("ladder.agreed_on")
        if not isinstance(day, date):
            return {}
        said = (
            self.tr("Agreed on {day} and scored since, so nothing of it is changed any more.")
            if rungs is not None and rungs.scores
            else self.tr("Agreed on {day}. Until its first score it can be opened again in Goals.")
        )
        why = said.format(day=self._desk.voice.day(day))
        return {one.name: why for one in guide.fields() if one.record in agreed}

    def keep(self, session: Session, number: int, guide: Guide, answers: Mapping[str, str]) -> None:
        answering.keep_goal(session, number, guide, answers)

    def texts(self, opened: Opened) -> tuple[str, str]:
        draft = self._goal is None or self._goal.state is GoalState.DRAFT
        title = self.tr("New goal for {name}") if draft else self.tr("Goal of {name}")
        under = self.tr("Guide: {guide} · every step may stay empty")
        return title.format(name=opened.name), under.format(guide=opened.guide.title)

    def show_ending(self, opened: Opened) -> None:
        if self._goal is not None:
            self._ending.show_goal(self._goal, opened.name)

    def _finish(self) -> None:
        self._ending.agree.click()

    def _agree(self) -> None:
        goal, opened = self._goal, self._opened
        if goal is None or opened is None or not self.flush():
            return
        today, answers = self._desk.clock.today(), dict(self._view.answers)
        if goal.state is not GoalState.DRAFT:
            said = self.tr("Agreed on the ladder of “{goal}”").format(goal=goal.title)
            if self._desk.change(
                said,
                lambda session: answering.agree_on_ladder(session, goal.id, opened.guide, answers),
                self,
            ):
                self._leave()
            return

        def agree(session: Session) -> None:
            answering.agree_on_ladder(session, goal.id, opened.guide, answers)
            goals.agree(session, goal.id, today)
            self._add_first_steps(session, goal, opened.guide, answers)

        said = self.tr("Agreed on a goal with {name}").format(name=opened.name)
        try:
            self._desk.undo.run(said, agree, self)
        except KnownError as error:
            self._view.point_at("title", self._desk.voice.say(error.words))
            return
        self._go_to_goals()

    def _add_first_steps(
        self, session: Session, goal: Goal, guide: Guide, answers: Mapping[str, str]
    ) -> None:
        """What the guide asked for that is not the goal itself: a first look, a first step."""
        look = to_child_values(guide, answers, "milestone").get("due_on")
        if isinstance(look, date):
            goals.add_milestone(session, goal.id, self.tr("First look at how it goes"), look)
        step = to_child_values(guide, answers, "action")
        text, due = str(step.get("text") or ""), step.get("due_on")
        if text.strip():
            made = Action(
                mentorship_id=goal.mentorship_id,
                goal_id=goal.id,
                text=text,
                made_on=self._desk.clock.today(),
                due_on=due if isinstance(due, date) else None,
                audience=goal.audience,
            )
            actions.add(session, made)

    def _leave(self) -> None:
        if self.flush():
            self._go_to_goals()

    def _go_to_goals(self) -> None:
        opened = self._opened
        if opened is not None and opened.mentee is not None:
            self._desk.go(Place(PageName.MENTEE, opened.mentee.id, "goals"))

    def _choose_audience(self, value: str) -> None:
        goal = self._goal
        if goal is not None and self._desk.attempt(
            lambda: self._desk.store.update(
                Goal, goal.id, {"audience": Audience(value)}, origin=self
            )
        ):
            goal.audience = Audience(value)
