"""Today: read in one go, shown as cards, ticked off in place."""

from __future__ import annotations

from datetime import datetime, time
from typing import TYPE_CHECKING, NamedTuple

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QBoxLayout, QWidget

from mentor_desk.records import (
    Action,
    ActionState,
    CheckIn,
    Feedback,
    Goal,
    Journal,
    Mentee,
    MentoringSession,
    Mentorship,
    Milestone,
    RecoverySheet,
    SessionState,
)
from mentor_desk.services import actions, mentees, sessions
from mentor_desk.services import today as service
from mentor_desk.services.today import Step
from mentor_desk.ui.pages.today.attention_card import AttentionCard
from mentor_desk.ui.pages.today.brief_card import BriefCard
from mentor_desk.ui.pages.today.headline import headline
from mentor_desk.ui.pages.today.looking_back import LookingBack
from mentor_desk.ui.pages.today.sheet_line import SheetLine
from mentor_desk.ui.pages.today.small_cards import OpenActionsCard, ReachedCard
from mentor_desk.ui.pages.today.week_card import LaterCard, WeekCard, week_of
from mentor_desk.ui.place import PageName, Place
from mentor_desk.ui.row_menu import focus_kept
from mentor_desk.ui.theme import appearance
from mentor_desk.ui.ticking import ActionTick
from mentor_desk.ui.widgets.boxes import clear, column, row
from mentor_desk.ui.widgets.button import Kind
from mentor_desk.ui.widgets.chip import Chip
from mentor_desk.ui.widgets.empty_state import EmptyState
from mentor_desk.ui.widgets.labels import secondary, title
from mentor_desk.ui.widgets.page import PADDING, Page
from mentor_desk.ui.widgets.tab_order import tab_as_laid_out

if TYPE_CHECKING:
    from PySide6.QtGui import QResizeEvent

    from mentor_desk.services.sessions import SessionRow
    from mentor_desk.services.today import Attention, Today
    from mentor_desk.store import Changes, Session
    from mentor_desk.ui.desk import Desk

_WIDTH = 1080
_SIDE = 288
_TWO_COLUMNS = 820
_KINDS = (
    Mentee,
    Mentorship,
    MentoringSession,
    Goal,
    Milestone,
    CheckIn,
    Feedback,
    Action,
    RecoverySheet,
)


class _Read(NamedTuple):
    today: Today
    week: list[SessionRow]
    unwritten: set[int]
    anybody: bool
    sample: bool


class TodayPage(QWidget):
    def __init__(self, desk: Desk) -> None:
        super().__init__()
        self._page = Page(_WIDTH)
        self._desk = desk
        self.day = secondary()
        self.headline = title()
        self.sample = Chip(self.tr("Sample data"), "warning", "info")
        self.sample.setToolTip(self.tr("These people and their stories are invented."))
        self.briefs = column(spacing=20)
        self.attention = AttentionCard(desk.voice)
        self.attention.step_wanted.connect(self._help)
        self.open_actions = OpenActionsCard(desk, self)
        self.reached = ReachedCard(desk)
        self.week = WeekCard(desk)
        self.later = LaterCard(desk)
        self.looking_back = LookingBack(desk)
        self.sheet_line = SheetLine(desk)
        self.empty = EmptyState(
            "users",
            self.tr(
                "This is your desk. It begins with a person: somebody you meet to help them grow."
            ),
            self.tr("Add your first mentee"),
            Kind.PRIMARY,
        )
        self.empty.acted.connect(self._add_first)
        self._build()
        desk.changed.connect(self._heard)

    @property
    def widget(self) -> QWidget:
        return self

    def show_place(self, place: Place) -> None:
        del place
        self._read()
        if not self.empty.isHidden():
            self.empty.button.setFocus(Qt.FocusReason.OtherFocusReason)

    def flush(self) -> bool:
        return True

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        self._arrange()

    def _build(self) -> None:
        words = column(self.day, self.headline, spacing=2)
        head = row(words, self.sample)
        head.setStretch(0, 1)
        head.setAlignment(self.sample, Qt.AlignmentFlag.AlignTop)
        main = column(
            self.briefs, self.attention, self.open_actions, self.reached, None, spacing=20
        )
        aside = (self.week, self.later, self.looking_back, self.sheet_line)
        self._aside = QWidget()
        self._aside.setLayout(column(*aside, None, spacing=20))
        self._columns = row(main, self._aside, spacing=20)
        self._columns.setStretch(0, 1)
        self._cards = QWidget()
        self._cards.setLayout(self._columns)
        self._page.body.addLayout(head)
        self._page.body.addWidget(self.empty)
        self._page.body.addWidget(self._cards)
        self.setLayout(column(self._page))
        self._arrange()
        appearance().changed.connect(self._arrange)

    def _arrange(self) -> None:
        """The week stands beside the rest where there is room, else below it."""
        theme = appearance().theme
        beside = self.width() - 2 * PADDING >= theme.scaled(_TWO_COLUMNS)
        ways = QBoxLayout.Direction
        self._columns.setDirection(ways.LeftToRight if beside else ways.TopToBottom)
        side = theme.scaled(_SIDE)
        self._aside.setMinimumWidth(side if beside else 0)
        self._aside.setMaximumWidth(side if beside else theme.scaled(_WIDTH))

    def _heard(self, changes: Changes) -> None:
        if self.isVisible() and changes.touch(*_KINDS):
            self._read(ticked=changes.origin is self)

    def _read(self, *, ticked: bool = False) -> None:
        """What was `ticked` here keeps its place, so that it can be ticked back."""
        with self._desk.store.read() as session:
            found = self._gather(session)
        if ticked:
            self._show_waiting(found)
        else:
            with focus_kept(self, ActionTick):
                self._show(found)

    def _gather(self, session: Session) -> _Read:
        now = self._desk.clock.now()
        begin, end = (datetime.combine(day, time.min) for day in week_of(now.date()))
        week = sessions.taking_place(session, begin, end)
        self.looking_back.read(session)
        self.sheet_line.read(session)
        return _Read(
            service.today(session, now),
            week,
            sessions.unwritten(session, [one.id for one in week]),
            mentees.anybody(session),
            session.get_one(Journal, 1).is_sample,
        )

    def _show(self, found: _Read) -> None:
        today = self._desk.clock.today()
        self.day.set_text(self._desk.voice.weekday(today))
        self.sample.setVisible(found.sample)
        self.empty.setVisible(not found.anybody)
        self._cards.setVisible(found.anybody)
        if not found.anybody:
            self.headline.set_text(self.tr("Welcome"))
            return
        self._show_waiting(found)
        self.looking_back.show_read()
        self.sheet_line.show_read()
        clear(self.briefs)
        for at, brief in enumerate(found.today.briefs):
            self.briefs.addWidget(BriefCard(self._desk, brief, self, first=at == 0))
        self.later.set_rows(found.today.later)
        self.open_actions.set_rows(found.today.actions, found.today.open_actions)
        self.reached.set_rows(found.today.reached)
        self.week.set_rows(found.week, found.unwritten)
        tab_as_laid_out(self._columns)

    def _show_waiting(self, found: _Read) -> None:
        today = self._desk.clock.today()
        states = [one.state for one in found.week if one.starts_at.date() == today]
        held = states.count(SessionState.HELD)
        self.headline.set_text(
            headline(
                len(states) - held,
                found.today.waiting,
                held=held,
                open_actions=found.today.open_actions,
            )
        )
        self.attention.set_rows(found.today.attention, found.today.waiting)

    def _help(self, one: Attention) -> None:
        if one.step is Step.PLAN_SESSION:
            from mentor_desk.ui.dialogs.plan_session import PlanSession

            PlanSession(self._desk, self.window(), one.mentee_id).open()
        elif one.step is Step.KEEP_PROMISE:
            self._keep(one)
        else:
            pages = {
                Step.CHECK_IN: PageName.GOAL,
                Step.NEXT_STEP: PageName.FEEDBACK,
                Step.WRITE_NOTE: PageName.SESSION,
            }
            self._desk.go(Place(pages[one.step], one.record_id))

    def _keep(self, one: Attention) -> None:
        number = one.record_id
        if number is None:
            return
        today = self._desk.clock.today()
        self._desk.change(
            self.tr("Kept the promise to {name}").format(name=one.mentee),
            lambda session: actions.set_state(session, number, ActionState.DONE, today),
        )

    def _add_first(self) -> None:
        from mentor_desk.ui.dialogs.new_mentee import NewMentee

        NewMentee(self._desk, self.window()).open()
