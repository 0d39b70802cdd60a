"""A feedback, written with a guide and given on a day; its next step becomes an action."""

from __future__ import annotations

from typing import TYPE_CHECKING

from mentor_desk.audience import Audience
from mentor_desk.errors import KnownError
from mentor_desk.guides import Context
from mentor_desk.records import Feedback
from mentor_desk.services import answering, goals
from mentor_desk.services import feedback as verbs
from mentor_desk.ui.guide.page import GuidePage, Opened
from mentor_desk.ui.pages.feedback.ending import FeedbackEnding
from mentor_desk.ui.place import PageName, Place
from mentor_desk.ui.start import FEEDBACK_GUIDE
from mentor_desk.ui.widgets.date_field import Lean

if TYPE_CHECKING:
    from collections.abc import Mapping

    from mentor_desk.guides import Guide
    from mentor_desk.records import Goal
    from mentor_desk.store import Session
    from mentor_desk.ui.desk import Desk


class FeedbackPage(GuidePage):
    record = Feedback

    def __init__(self, desk: Desk) -> None:
        self._ending = ending = FeedbackEnding(desk.clock.today)
        super().__init__(desk, ending, Lean.NEAR)
        self._feedback: Feedback | None = None
        self._goals: list[Goal] = []
        ending.give.clicked.connect(self._give)
        ending.leave.clicked.connect(self._leave)
        ending.chosen.connect(self._choose_audience)
        ending.goal_chosen.connect(self._choose_goal)
        ending.day_edited.connect(self._move_day)
        self._view.finish_wanted.connect(self._give)

    def card_title(self) -> str:
        return self.tr("How it reads")

    def read(self, number: int) -> Opened | None:
        with self._desk.store.read() as session:
            found = verbs.desk(session, number)
            if found is None:
                return None
            self._goals = [row.goal for row in goals.rows(session, found.mentee.id)]
        self._feedback = kept = found.feedback
        library = self._desk.library
        made_with = library.of_record(kept.guide, kept.guide_version)
        guide = made_with or library.guides[FEEDBACK_GUIDE]
        return Opened(
            found.mentee,
            guide,
            kept.answers,
            answering.feedback_values(guide, kept, found.next_step),
            Context(library.words, found.mentee.name, given_on=kept.given_on),
        )

    def keep(self, session: Session, number: int, guide: Guide, answers: Mapping[str, str]) -> None:
        answering.keep_feedback(session, number, guide, answers, self._desk.clock.today())

    def texts(self, opened: Opened) -> tuple[str, str]:
        title = self.tr("Feedback for {name}").format(name=opened.name)
        given = self._feedback.given_on if self._feedback else None
        if given is None:
            under = self.tr("Draft · {guide} · every step may stay empty")
            return title, under.format(guide=opened.guide.title)
        under = self.tr("Given on {day} · {guide}")
        return title, under.format(day=self._desk.voice.day(given), guide=opened.guide.title)

    def show_ending(self, opened: Opened) -> None:
        if self._feedback is not None:
            self._ending.show_feedback(self._feedback, opened.name, self._goals)

    def _give(self) -> None:
        kept, opened, day = self._feedback, self._opened, self._ending.day.day()
        if kept is None or opened is None or not self.flush():
            return
        if kept.given_on is not None:
            self._go_back()
            return
        if day is None:
            self._ending.point_at_day(self.tr("On which day? For example 21 November 2026."))
            return

        def give(session: Session) -> None:
            verbs.give(session, kept.id, day)
            self._keep_step(session, kept.id)

        said = self.tr("Marked the feedback for {name} as given")
        try:
            self._desk.undo.run(said.format(name=opened.name), give, self)
        except KnownError as error:
            self._view.point_at("observation", self._desk.voice.say(error.words))
            return
        self._go_back()

    def _leave(self) -> None:
        kept = self._feedback
        if kept is None or not self.flush():
            return
        if kept.given_on is None:
            self._go_back()
            return
        # It leaves no page then, and neither does its next step.
        said = self.tr("Made the feedback a draft again")
        if self._desk.change(said, lambda session: verbs.take_back(session, kept.id), self):
            self.reload()

    def _keep_step(self, session: Session, number: int) -> None:
        guide, today = self._view.guide, self._desk.clock.today()
        if guide is not None:
            answering.keep_next_step(session, number, guide, self._view.answers, today)

    def _go_back(self) -> None:
        kept, opened = self._feedback, self._opened
        if kept is None or opened is None or opened.mentee is None:
            return
        if kept.session_id is not None:
            self._desk.go(Place(PageName.SESSION, kept.session_id))
        else:
            self._desk.go(Place(PageName.MENTEE, opened.mentee.id, "feedback"))

    def _choose_audience(self, value: str) -> None:
        self._set(audience=Audience(value))

    def _choose_goal(self, goal_id: int | None) -> None:
        self._set(goal_id=goal_id)

    def _move_day(self) -> None:
        """Of a feedback that was given; a draft takes its day when it is."""
        day = self._ending.day.day()
        if self._feedback is not None and self._feedback.given_on is not None and day is not None:
            self._set(given_on=day)

    def _set(self, **values: object) -> None:
        kept = self._feedback
        if kept is None:
            return

        def write() -> None:
            with self._desk.store.write(self) as session:
                verbs.change(session, kept.id, values)
                if kept.given_on is not None:
                    self._keep_step(session, kept.id)

        if self._desk.attempt(write):
            for name, value in values.items():
                setattr(kept, name, value)
