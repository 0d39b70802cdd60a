"""When, how and how long: changed in place, without a dialog."""

from __future__ import annotations

from datetime import datetime, time
from typing import TYPE_CHECKING

from PySide6.QtCore import QTime
from PySide6.QtWidgets import QApplication, QFrame, QLineEdit, QSpinBox, QTimeEdit

from mentor_desk.clean import clean_line
from mentor_desk.records import Channel, MentoringSession, SessionState
from mentor_desk.ui.forms.autosave import Autosave
from mentor_desk.ui.naming import channel_text, state_text
from mentor_desk.ui.widgets.boxes import column, row
from mentor_desk.ui.widgets.button import Button
from mentor_desk.ui.widgets.card import Divider
from mentor_desk.ui.widgets.choice import SegmentedChoice
from mentor_desk.ui.widgets.date_field import DateField
from mentor_desk.ui.widgets.field_row import FieldRow
from mentor_desk.ui.widgets.fields import settle
from mentor_desk.ui.widgets.flow import FlowLayout

if TYPE_CHECKING:
    from mentor_desk.store import Session
    from mentor_desk.ui.desk import Desk


class Details(QFrame):
    def __init__(self, desk: Desk) -> None:
        super().__init__()
        self._desk = desk
        self._kept: MentoringSession | None = None
        self.autosave = Autosave(self._save, desk.saving, self)
        self.about = QLineEdit()
        self.day = DateField(desk.clock.today)
        self.time = QTimeEdit()
        self.length = QSpinBox()
        self.length.setRange(0, 24 * 60)
        self.length.setSingleStep(5)
        self.length.setSpecialValueText(self.tr("open"))
        self.length.setSuffix(self.tr(" min"))
        settle(self.time)
        settle(self.length)
        self.channel = SegmentedChoice(
            self.tr("Channel"), [(str(one), channel_text(one)) for one in Channel]
        )
        self.state = SegmentedChoice(
            self.tr("State"), [(str(one), state_text(one)) for one in SessionState]
        )
        self.delete = Button(self.tr("Delete session"), icon="trash-2")
        self._day_row = FieldRow(self.tr("&Day"), self.day)
        when = FlowLayout(
            self._day_row,
            FieldRow(self.tr("&Time"), self.time),
            FieldRow(self.tr("Le&ngth"), self.length),
            FieldRow(self.tr("Channel"), self.channel),
            FieldRow(self.tr("State"), self.state),
            spacing=20,
        )
        inner = column(FieldRow(self.tr("What it was &about"), self.about), spacing=12)
        inner.addLayout(when)
        inner.addLayout(row(self.delete, None))
        inner.setContentsMargins(20, 14, 20, 16)
        self.setLayout(column(inner, Divider(), spacing=0))
        self.hide()
        self._connect()

    def show_session(self, kept: MentoringSession) -> None:
        """What is being changed here stays as it is typed."""
        same = self._kept is not None and self._kept.id == kept.id
        focused = QApplication.focusWidget()
        if same and (self.autosave.dirty or (focused and self.isAncestorOf(focused))):
            self._kept = kept
            if not self.autosave.dirty:  # undone while the focus was still here
                self.state.set_value(str(kept.state))
            return
        self._kept = None
        self.about.setText(kept.title)
        self.day.set_day(kept.starts_at.date())
        self.time.setTime(QTime(kept.starts_at.hour, kept.starts_at.minute))
        self.length.setValue(kept.length_minutes or 0)
        self.channel.set_value(str(kept.channel))
        self.state.set_value(str(kept.state))
        self._day_row.set_error("")
        self._kept = kept

    def flush(self) -> bool:
        return self.autosave.flush()

    def _connect(self) -> None:
        self.about.textEdited.connect(self._touch)
        self.day.edited.connect(self._touch)
        self.time.timeChanged.connect(self._touch)
        self.length.valueChanged.connect(self._touch)
        self.channel.chosen.connect(self._touch)
        self.state.chosen.connect(self._touch)
        for field in (self.about, self.day, self.time, self.length):
            field.editingFinished.connect(self.autosave.flush)

    def _touch(self) -> None:
        if self._kept is not None:
            unreadable = self.day.day() is None
            said = self.tr("On which day? For example 21 November 2026.") if unreadable else ""
            self._day_row.set_error(said)
            self.autosave.touch()

    def _save(self) -> None:
        kept = self._kept
        if kept is None:
            return
        day = self.day.day() or kept.starts_at.date()
        values: dict[str, object] = {
            "title": clean_line(self.about.text()),
            "starts_at": datetime.combine(day, self._began(kept)),
            "length_minutes": self.length.value() or None,
            "channel": Channel(self.channel.value() or kept.channel),
        }
        self._desk.store.update(MentoringSession, kept.id, values)
        state = SessionState(self.state.value() or kept.state)
        if state is not kept.state:
            said = self.tr("Marked the session as {state}").format(state=state_text(state))
            self._desk.undo.run(said, lambda session: _set_state(session, kept.id, state))

    def _began(self, kept: MentoringSession) -> time:
        """To the second as long as nobody changes it: the time that has passed counts from it."""
        shown = self.time.time()
        told = time(shown.hour(), shown.minute())
        return kept.starts_at.time() if told == _minute(kept.starts_at.time()) else told


def _minute(at: time) -> time:
    return at.replace(second=0, microsecond=0)


def _set_state(session: Session, number: int, state: SessionState) -> None:
    kept = session.get(MentoringSession, number)
    if kept is not None:
        kept.state = state
