"""Closing a session in a minute: what it was about, when one meets next, and who reads what."""

from __future__ import annotations

from datetime import datetime
from typing import TYPE_CHECKING

from PySide6.QtCore import QTime, Signal
from PySide6.QtWidgets import QFrame, QLineEdit, QTimeEdit

from mentor_desk.audience import Audience
from mentor_desk.clean import clean_line
from mentor_desk.records import MentoringSession
from mentor_desk.services import sessions
from mentor_desk.ui.widgets.boxes import column, row
from mentor_desk.ui.widgets.button import Button, Kind
from mentor_desk.ui.widgets.card import Divider
from mentor_desk.ui.widgets.date_field import DateField, Lean
from mentor_desk.ui.widgets.field_row import FieldRow
from mentor_desk.ui.widgets.fields import settle
from mentor_desk.ui.widgets.flow import FlowLayout
from mentor_desk.ui.widgets.labels import body, secondary

if TYPE_CHECKING:
    from collections.abc import Mapping

    from mentor_desk.store import Session
    from mentor_desk.ui.desk import Desk
    from mentor_desk.ui.note.people import People
    from mentor_desk.ui.pages.session.reading import Reading


class Closing(QFrame):
    ended = Signal()
    """Closed, or put off."""

    def __init__(self, desk: Desk) -> None:
        super().__init__()
        self._desk = desk
        self._reading: Reading | None = None
        self.about = QLineEdit()
        self.day = DateField(desk.clock.today, Lean.AHEAD)
        self.time = QTimeEdit(QTime(14, 0))
        settle(self.time)
        self._day_row = FieldRow(self.tr("When do you meet &next?"), self.day)
        self._time_row = FieldRow(self.tr("&Time"), self.time)
        self._next = secondary()
        self._reads = body()
        self.close_button = Button(self.tr("&Close session"), Kind.PRIMARY)
        self.later = Button(self.tr("Not &yet"))
        self._build()
        self.hide()
        self.close_button.clicked.connect(self._close)
        self.later.clicked.connect(self._put_off)
        self.about.returnPressed.connect(self._close)
        self.day.returnPressed.connect(self._close)

    def open_for(self, reading: Reading, people: People, counts: Mapping[Audience, int]) -> None:
        self._reading = reading
        held = reading.session
        self.about.setText(held.title)
        self.day.clear()
        self._day_row.set_error("")
        self.time.setTime(_to_quarter(held.starts_at))
        planned = reading.next_at
        for part in (self._day_row, self._time_row):
            part.setVisible(planned is None)
        self._next.setVisible(planned is not None)
        if planned is not None:
            said = self.tr("You meet next on {day}, {time}.")
            day = self._desk.voice.weekday(planned.date())
            self._next.set_text(said.format(day=day, time=f"{planned:%H:%M}"))
        self._reads.set_text(self._counted(people, counts))
        self.close_button.setText(
            self.tr("&Keep") if held.closed_at is not None else self.tr("&Close session")
        )
        self.show()
        self.about.setFocus()

    def _build(self) -> None:
        asks = FlowLayout(self._day_row, self._time_row, spacing=20)
        buttons = row(self.close_button, self.later, None, spacing=8)
        inner = column(
            FieldRow(
                self.tr("What was it &about?"),
                self.about,
                self.tr("Its title, which stands on pages for others too."),
            ),
            spacing=12,
        )
        inner.addLayout(asks)
        inner.addWidget(self._next)
        inner.addWidget(self._reads)
        inner.addLayout(buttons)
        inner.setContentsMargins(20, 14, 20, 16)
        self.setLayout(column(inner, Divider(), spacing=0))

    def _counted(self, people: People, counts: Mapping[Audience, int]) -> str:
        shared = counts[Audience.MENTEE] + counts[Audience.SPONSOR]
        private = counts[Audience.ME]
        theirs = {
            0: self.tr("No paragraph may be read by {name}"),
            1: self.tr("1 paragraph may be read by {name}"),
        }.get(shared, self.tr("{n} paragraphs may be read by {name}"))
        mine = self.tr("1 is only for you.") if private == 1 else self.tr("{n} are only for you.")
        parts = theirs.format(n=shared, name=people.mentee), mine.format(n=private)
        return self.tr("{shared}, {private}").format(shared=parts[0], private=parts[1])

    def _put_off(self) -> None:
        self.hide()
        self.ended.emit()

    def _close(self) -> None:
        reading = self._reading
        if reading is None:
            return
        if self.day.unreadable():
            self._day_row.set_error(self.tr("For example Friday, 4 December or in 2 weeks."))
            self.day.setFocus()
            return
        said = self.tr("Closed the session with {name}")
        if reading.session.closed_at is not None:
            said = self.tr("Changed the closing of the session with {name}")
        said = said.format(name=reading.mentee.name)
        if not self._desk.change(said, lambda session: self._write(session, reading)):
            return
        self.hide()
        self.ended.emit()

    def _write(self, session: Session, reading: Reading) -> None:
        held = reading.session
        kept = session.get_one(MentoringSession, held.id)
        kept.title = clean_line(self.about.text())
        if held.closed_at is None:
            sessions.close(session, held.id, self._desk.clock.now())
        self._plan_next(session, reading)

    def _plan_next(self, session: Session, reading: Reading) -> None:
        day = self.day.day()
        if day is not None and reading.next_at is None:
            shown = self.time.time()
            at = datetime(day.year, day.month, day.day, shown.hour(), shown.minute())  # noqa: DTZ001
            zone = self._desk.clock.zone()
            sessions.plan(session, reading.mentee.id, at, zone, reading.session.channel)


def _to_quarter(at: datetime) -> QTime:
    """A session begun by a click has a minute that nobody would agree on."""
    quarters = min((at.hour * 60 + at.minute + 7) // 15, 95)
    return QTime(quarters // 4, quarters % 4 * 15)
