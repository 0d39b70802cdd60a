"""When the next session takes place; its agenda and note are written on its own page."""

from __future__ import annotations

from datetime import datetime, time, timedelta
from typing import TYPE_CHECKING

from PySide6.QtCore import QTime
from PySide6.QtWidgets import QTimeEdit, QWidget

from mentor_desk.records import Channel, Standing
from mentor_desk.services import mentees, sessions
from mentor_desk.ui.collate import by_name
from mentor_desk.ui.dialogs.dialog import Dialog
from mentor_desk.ui.widgets.boxes import row
from mentor_desk.ui.widgets.choice import SegmentedChoice
from mentor_desk.ui.widgets.date_field import DateField, Lean
from mentor_desk.ui.widgets.drop_down import DropDown
from mentor_desk.ui.widgets.field_row import FieldRow
from mentor_desk.ui.widgets.fields import settle

if TYPE_CHECKING:
    from datetime import date

    from mentor_desk.ui.desk import Desk

_WEEK = timedelta(days=7)


class PlanSession(Dialog):
    """Stays where one is; `mentee_id` is chosen beforehand if it is given."""

    def __init__(self, desk: Desk, parent: QWidget, mentee_id: int | None = None) -> None:
        super().__init__(parent)
        self._desk = desk
        self.set_heading(self.tr("Plan a session"))
        self.set_buttons(self.tr("Plan session"))
        self.who = DropDown(16)
        self.who.view().setAccessibleName(self.tr("Mentees"))
        settle(self.who)
        self.day = DateField(desk.clock.today, Lean.AHEAD)
        self.time = QTimeEdit(QTime(14, 0))
        settle(self.time)
        channels = [
            (str(Channel.IN_PERSON), self.tr("In person")),
            (str(Channel.VIDEO), self.tr("Video")),
            (str(Channel.PHONE), self.tr("Phone")),
            (str(Channel.WRITTEN), self.tr("In writing")),
        ]
        self.channel = SegmentedChoice(self.tr("Channel"), channels, str(Channel.IN_PERSON))
        self._build()
        self._fill(mentee_id)
        self.day.set_day(desk.clock.today() + _WEEK)
        desk.privacy.changed.connect(self._fill_anew)
        (self.who if mentee_id is None else self.day).setFocus()

    def try_it(self) -> None:
        day = self.day.day()
        if self.who.currentIndex() < 0:
            self.who_row.set_error(self.tr("Choose who it is with, or add a mentee first."))
            self.who.setFocus()
        elif day is None:
            self.day_row.set_error(
                self.tr("Give the day, such as Friday, 4 December or in 2 weeks.")
            )
            self.day.setFocus()
        elif self._desk.attempt(lambda: self._plan(day)):
            self.accept()

    def _plan(self, day: date) -> None:
        clock, shown = self._desk.clock, self.time.time()
        at = datetime.combine(day, time(shown.hour(), shown.minute()))
        mentee_id = int(self.who.currentData())
        channel = Channel(self.channel.value() or Channel.IN_PERSON)
        with self._desk.store.write() as session:
            sessions.plan(session, mentee_id, at, clock.zone(), channel)
        self._desk.say(
            self.tr("Session with {name} planned for {day}").format(
                name=self.who.currentText(), day=self._desk.voice.weekday(day)
            )
        )

    def _build(self) -> None:
        self.who_row = FieldRow(self.tr("&With"), self.who)
        self.day_row = FieldRow(self.tr("&Day"), self.day)
        self.time_row = FieldRow(self.tr("&Time"), self.time)
        self.day.edited.connect(lambda: self.day_row.set_error(""))
        when = row(self.day_row, self.time_row, spacing=16)
        when.setStretch(0, 3)
        when.setStretch(1, 2)
        self.body.addWidget(self.who_row)
        self.body.addLayout(when)
        self.body.addWidget(FieldRow(self.tr("Channel"), self.channel))

    def _fill(self, mentee_id: int | None) -> None:
        with self._desk.store.read() as session:
            people = [
                one
                for one in mentees.named(session)
                if (one.standing is not Standing.ALUMNI or one.id == mentee_id)
                and self._desk.privacy.names(one.id)
            ]
        self.who.clear()
        for one in by_name(people, lambda person: person.name):
            self.who.addItem(one.name, one.id)
        self.who.setCurrentIndex(self.who.findData(mentee_id) if mentee_id is not None else -1)

    def _fill_anew(self) -> None:
        chosen = self.who.currentData()
        self._fill(chosen if isinstance(chosen, int) else None)
