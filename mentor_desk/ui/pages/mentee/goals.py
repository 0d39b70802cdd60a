"""All goals of one mentee; one of them lies open."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import Qt, QTimer, Signal
from PySide6.QtWidgets import QApplication, QWidget

from mentor_desk.records import GoalState
from mentor_desk.services import goals
from mentor_desk.ui.pages.mentee.goal_detail import GoalDetail
from mentor_desk.ui.pages.mentee.texts import goal_line, goal_name, status
from mentor_desk.ui.theme import Role
from mentor_desk.ui.widgets.boxes import column, refilled, row
from mentor_desk.ui.widgets.button import Button, IconButton
from mentor_desk.ui.widgets.card import Card
from mentor_desk.ui.widgets.chip import Chip
from mentor_desk.ui.widgets.empty_state import EmptyState
from mentor_desk.ui.widgets.labels import WrapLabel, secondary
from mentor_desk.ui.widgets.page import Page
from mentor_desk.ui.widgets.progress import Progress
from mentor_desk.ui.widgets.scaled import ScaledWidth

if TYPE_CHECKING:
    from PySide6.QtGui import QMouseEvent

    from mentor_desk.services.goals import GoalRow
    from mentor_desk.services.mentees import Person
    from mentor_desk.ui.desk import Desk


class GoalsTab(Page):
    opened = Signal(object)
    wanted = Signal()

    def __init__(self, desk: Desk) -> None:
        super().__init__()
        self._desk = desk
        self._mentee_id = 0
        self._open: int | None = None
        self.cards: dict[int, GoalCard] = {}
        self._list = column(spacing=12)
        self._add = Button(self.tr("New &goal"), icon="plus")
        self._add.clicked.connect(self.wanted)
        self._empty = EmptyState(
            "target",
            self.tr("What both of you work towards will stand here."),
            self.tr("Begin the first goal"),
        )
        self._empty.acted.connect(self.wanted)
        self.body.addLayout(row(self._add, None))
        self.body.addWidget(self._empty)
        self._holder = QWidget()
        self._holder.setLayout(self._list)
        self.body.addWidget(self._holder)

    def show_person(self, person: Person) -> None:
        if person.mentee.id != self._mentee_id:
            self._mentee_id, self._open = person.mentee.id, None
        with self._desk.store.read() as session:
            found = goals.rows(session, person.mentee.id)
        if self._open is None and found and found[0].goal.state is GoalState.ACTIVE:
            self._open = found[0].goal.id
        self._fill(found, person)
        self._empty.setVisible(not found)
        self._add.setVisible(bool(found))

    def open_goal(self, number: int) -> None:
        """Opens one and brings it into view; call it after `show_person`."""
        card = self.cards.get(number)
        if card is None:
            return
        self._toggle(number, on=True)
        card.toggle.setFocus()
        QTimer.singleShot(0, card, lambda: self.ensureWidgetVisible(card, 0, 24))

    def flush(self) -> bool:
        kept = [card.flush() for card in self.cards.values()]
        return all(kept)

    def _fill(self, found: list[GoalRow], person: Person) -> None:
        """Cards stay where their goals stay, so that what is being typed in them stays too."""
        if list(self.cards) == [one.goal.id for one in found]:
            self._show(found, person)
            return
        focused = QApplication.focusWidget()
        within = focused is not None and self._holder.isAncestorOf(focused)
        with refilled(self._holder):
            self._make_cards(found)
            self._show(found, person)
        if focused is not None and within:
            focused.setFocus(Qt.FocusReason.OtherFocusReason)

    def _make_cards(self, found: list[GoalRow]) -> None:
        before, self.cards = self.cards, {}
        while self._list.count():
            self._list.takeAt(0)
        for one in found:
            card = before.pop(one.goal.id, None) or self._card(one.goal.id)
            self.cards[one.goal.id] = card
            self._list.addWidget(card)
        for card in before.values():
            card.flush()
            card.hide()
            card.deleteLater()

    def _card(self, number: int) -> GoalCard:
        made = GoalCard(self._desk, number)
        made.toggled.connect(self._toggle)
        made.opened.connect(self.opened)
        return made

    def _show(self, found: list[GoalRow], person: Person) -> None:
        for one in found:
            self.cards[one.goal.id].show_row(one, person, is_open=one.goal.id == self._open)

    def _toggle(self, number: int, on: bool) -> None:
        self._open = number if on else None
        for goal_id, card in self.cards.items():
            card.set_open(on=on and goal_id == number)


class GoalCard(Card):
    toggled = Signal(int, bool)
    opened = Signal(object)

    def __init__(self, desk: Desk, goal_id: int) -> None:
        super().__init__()
        self._desk = desk
        self._id = goal_id
        self._row: GoalRow | None = None
        self._person: Person | None = None
        self._detail: GoalDetail | None = None
        self._name = WrapLabel("", Role.STRONG)
        self._under = secondary()
        self._bar = Progress()
        ScaledWidth(self._bar, fixed=90)
        self._bar.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        self._chip = Chip()
        self.toggle = IconButton("chevron-right", self.tr("Show"))
        self.toggle.clicked.connect(self._flip)
        head = row(column(self._name, self._under, spacing=2), self._bar, self._chip, self.toggle)
        head.setStretch(0, 1)
        self.body.addLayout(head)
        self._is_open = False

    def show_row(self, one: GoalRow, person: Person, *, is_open: bool) -> None:
        self._row, self._person = one, person
        today, voice = self._desk.clock.today(), self._desk.voice
        stands = status(one, today, voice)
        name = goal_name(one.goal)
        self._name.set_text(name)
        self._under.set_text(goal_line(one, today, voice))
        self._chip.set_chip(stands.text, stands.tone, stands.icon)
        self._bar.setVisible(stands.share is not None)
        self._bar.set_tone("warning" if stands.tone == "warning" else "accent")
        self._bar.set_share(stands.share or 0.0, name)
        self.setAccessibleName(name)
        self.set_open(on=is_open)
        if self._detail is not None:
            self._detail.show_row(one, person)

    def set_open(self, *, on: bool) -> None:
        self._is_open = on
        if on and self._detail is None and self._row is not None and self._person is not None:
            self._detail = GoalDetail(self._desk, self._id)
            self._detail.opened.connect(self.opened)
            self._detail.show_row(self._row, self._person)
            self.body.addWidget(self._detail)
        if self._detail is not None:
            self._detail.setVisible(on)
        self.toggle.set_icon_name("chevron-down" if on else "chevron-right")
        said = self.tr("Close “{goal}”") if on else self.tr("Open “{goal}”")
        self.toggle.set_name(said.format(goal=self._name.text()))

    def flush(self) -> bool:
        return self._detail is None or self._detail.ladder.flush()

    def mousePressEvent(self, event: QMouseEvent) -> None:
        """The closed card opens wherever it is clicked."""
        super().mousePressEvent(event)
        if not self._is_open:
            self._flip()

    def _flip(self) -> None:
        self.toggled.emit(self._id, not self._is_open)
