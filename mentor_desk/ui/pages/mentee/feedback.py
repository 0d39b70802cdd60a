"""All feedback with its words and its next step: what was said is what one comes back for."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QWidget

from mentor_desk.audience import Audience
from mentor_desk.records import ActionState, Feedback, Owner, Tone
from mentor_desk.services import feedback
from mentor_desk.ui.place import PageName, Place
from mentor_desk.ui.theme import Role
from mentor_desk.ui.widgets.boxes import clear, column, refilled, row
from mentor_desk.ui.widgets.button import Button, IconButton, Kind
from mentor_desk.ui.widgets.card import Card
from mentor_desk.ui.widgets.chip import Chip
from mentor_desk.ui.widgets.empty_state import EmptyState
from mentor_desk.ui.widgets.labels import WrapLabel, date_label, secondary
from mentor_desk.ui.widgets.page import Page

if TYPE_CHECKING:
    from mentor_desk.records import Action
    from mentor_desk.services.feedback import FeedbackRow
    from mentor_desk.services.mentees import Person
    from mentor_desk.ui.desk import Desk

_AT_ONCE = 20


class FeedbackTab(Page):
    opened = Signal(object)
    wanted = Signal()

    def __init__(self, desk: Desk) -> None:
        super().__init__()
        self._desk = desk
        self._limit = _AT_ONCE
        self._person: Person | None = None
        self._cards = column(spacing=12)
        self._add = Button(self.tr("New &feedback"), icon="plus")
        self._add.clicked.connect(self.wanted)
        self._more = Button(self.tr("Show earlier"))
        self._more.clicked.connect(self._show_more)
        self._empty = EmptyState(
            "message-square-heart",
            self.tr("Praise and growth, with what was seen and what it did, will stand here."),
            self.tr("Write the first feedback"),
        )
        self._empty.acted.connect(self.wanted)
        self.body.addLayout(row(self._add, None))
        self.body.addWidget(self._empty)
        self._list = QWidget()
        self._list.setLayout(self._cards)
        self.body.addWidget(self._list)
        self.body.addLayout(row(self._more, None))

    def show_person(self, person: Person) -> None:
        if self._person is None or self._person.mentee.id != person.mentee.id:
            self._limit = _AT_ONCE
        self._person = person
        with self._desk.store.read() as session:
            found = feedback.rows(session, person.mentee.id)
        with refilled(self._list):
            clear(self._cards)
            for one in found[: self._limit]:
                card = FeedbackCard(self._desk, one, person.mentee.name)
                card.opened.connect(self.opened)
                self._cards.addWidget(card)
        self._more.setVisible(len(found) > self._limit)
        self._empty.setVisible(not found)
        self._add.setVisible(bool(found))

    def flush(self) -> bool:
        return True

    def _show_more(self) -> None:
        self._limit += _AT_ONCE
        if self._person is not None:
            self.show_person(self._person)


class FeedbackCard(Card):
    opened = Signal(object)

    def __init__(self, desk: Desk, one: FeedbackRow, name: str) -> None:
        super().__init__()
        self._desk = desk
        kept = one.feedback
        draft = kept.given_on is None
        praise = kept.tone is Tone.PRAISE
        tone = Chip(self.tr("praise") if praise else self.tr("growth"))
        tone.set_chip(tone.text(), "accent" if praise else "warning")
        if draft:
            tone.hide()  # it begins as praise before anybody has said so
        day = self.tr("draft")
        if kept.given_on is not None:
            day = desk.voice.brief_day(kept.given_on, desk.clock.today())
        edit = Button(self.tr("Continue") if kept.given_on is None else self.tr("Edit"), Kind.QUIET)
        edit.setAccessibleDescription(kept.occasion or day)
        edit.clicked.connect(lambda: self.opened.emit(Place(PageName.FEEDBACK, kept.id)))
        head = row(tone, date_label(day, "text2"), None, spacing=10)
        if kept.audience is Audience.ME:
            head.addWidget(Chip(self.tr("only me"), "private", "lock"))
        said = self.tr("Delete draft") if draft else self.tr("Delete feedback")
        remove = IconButton("trash-2", said, "text3")
        remove.setAccessibleDescription(kept.occasion or day)
        remove.clicked.connect(lambda: desk.undo.throw_away(Feedback, kept.id))
        head.addWidget(edit)
        head.addWidget(remove)
        self.setAccessibleName(self.tr("Feedback, {day}").format(day=day))
        self.body.setSpacing(8)
        self.body.addLayout(head)
        if kept.occasion:
            self.body.addWidget(secondary(kept.occasion))
        said = kept.observation or self.tr("Nothing written yet.")
        self.body.addWidget(WrapLabel(said, Role.NOTE))
        if kept.effect:
            effect = WrapLabel(kept.effect, Role.BODY, "text2")
            self.body.addWidget(effect)
        if one.next_step is not None:
            self.body.addLayout(self._step(one.next_step, name))

    def _step(self, step: Action, name: str):
        whose = (
            self.tr("Next, {name}: {text}")
            if step.owner is Owner.MENTEE
            else self.tr("Next, you: {text}")
        )
        text = WrapLabel(whose.format(name=name, text=step.text), Role.BODY)
        text.set_struck(step.state is ActionState.DONE)
        line = row(text, spacing=10)
        line.setStretch(0, 1)
        if step.state is ActionState.DONE:
            line.addWidget(Chip(self.tr("done"), "accent", "check"))
        elif step.due_on is not None:
            day = self._desk.voice.brief_day(step.due_on, self._desk.clock.today())
            line.addWidget(Chip(self.tr("by {day}").format(day=day)))
        return line
