"""The page of one session: the note in the middle, and beside it all that is captured while
listening. Esc leads back to the text from anywhere.
"""

from __future__ import annotations

from collections import Counter
from typing import TYPE_CHECKING

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QAbstractSlider, QStackedLayout, QWidget

from mentor_desk.audience import Audience
from mentor_desk.records import (
    Action,
    AgendaTopic,
    CheckIn,
    Feedback,
    Goal,
    GuidedNote,
    Mentee,
    MentoringSession,
    Mentorship,
)
from mentor_desk.services import sessions
from mentor_desk.ui import versions
from mentor_desk.ui.note.note import Note
from mentor_desk.ui.note.people import People
from mentor_desk.ui.pages.session.agenda import Agenda
from mentor_desk.ui.pages.session.capture import TakenOn
from mentor_desk.ui.pages.session.closing import Closing
from mentor_desk.ui.pages.session.columns import Columns
from mentor_desk.ui.pages.session.commands import Commands
from mentor_desk.ui.pages.session.details import Details
from mentor_desk.ui.pages.session.draft import FeedbackDraft
from mentor_desk.ui.pages.session.focus import GoalFocus
from mentor_desk.ui.pages.session.guided import GuidedHere
from mentor_desk.ui.pages.session.header import SessionHeader
from mentor_desk.ui.pages.session.keys import make_keys
from mentor_desk.ui.pages.session.reading import Reading, read
from mentor_desk.ui.place import PageName, Place
from mentor_desk.ui.theme import appearance
from mentor_desk.ui.widgets.boxes import column
from mentor_desk.ui.widgets.empty_state import EmptyState

if TYPE_CHECKING:
    from PySide6.QtGui import QKeyEvent, QResizeEvent

    from mentor_desk.store import Changes
    from mentor_desk.ui.desk import Desk

_KINDS = (
    Mentee, Mentorship, MentoringSession, AgendaTopic, Action, Goal, CheckIn, Feedback, GuidedNote,
)  # fmt: skip

_SCROLLS = {
    Qt.Key.Key_PageUp: QAbstractSlider.SliderAction.SliderPageStepSub,
    Qt.Key.Key_PageDown: QAbstractSlider.SliderAction.SliderPageStepAdd,
    Qt.Key.Key_Up: QAbstractSlider.SliderAction.SliderSingleStepSub,
    Qt.Key.Key_Down: QAbstractSlider.SliderAction.SliderSingleStepAdd,
    Qt.Key.Key_Home: QAbstractSlider.SliderAction.SliderToMinimum,
    Qt.Key.Key_End: QAbstractSlider.SliderAction.SliderToMaximum,
}


class SessionPage(QWidget):
    def __init__(self, desk: Desk) -> None:
        super().__init__()
        self._desk = desk
        self._id: int | None = None
        self._reading: Reading | None = None
        self._people = People()
        self._stale = False
        self.header = SessionHeader(desk)
        self.details = Details(desk)
        self.closing = Closing(desk)
        self.note = Note(desk)
        self.agenda = Agenda(desk)
        self.focus = GoalFocus(desk)
        self.taken_on = TakenOn(desk)
        self.draft = FeedbackDraft(desk)
        self.guided = GuidedHere(desk)
        leads = QWidget()
        leads.setLayout(column(self.agenda, self.guided, spacing=24))
        self.columns = Columns(
            desk.settings, self.note, leads, [self.focus, self.taken_on, self.draft]
        )
        self.commands = Commands(self.taken_on, self.draft, self.focus)
        self._gone = EmptyState("notebook-pen", self.tr("This session is no longer here."))
        whole = column(self.header, self.details, self.closing, self.columns, spacing=0)
        whole.setStretch(3, 1)
        shown = QWidget()
        shown.setLayout(whole)
        # Without a parent the first one would be shown as a window of its own.
        self._pages = QStackedLayout(self)
        self._pages.addWidget(shown)
        self._pages.addWidget(self._gone)
        self._connect()

    @property
    def widget(self) -> QWidget:
        return self

    def show_place(self, place: Place) -> None:
        if place.id != self._id:
            self.flush()
            self._id = place.id
            self.closing.hide()
            self.header.set_closing(False)
            self.header.details.setChecked(False)
        self._read()
        if self._reading is not None:
            held = self._reading.session
            self.note.show_session(held.id, self._people, from_top=self._is_closed())
            if place.part is not None:
                self.note.reveal(place.part)
            if place.part is None and self._is_closed():
                # One came to read: what is typed without looking must not get into the text.
                self.setFocus(Qt.FocusReason.OtherFocusReason)
            else:
                self.back_to_text()

    def flush(self) -> bool:
        # All of them, also when one fails.
        kept = [self.note.leave(), self.draft.leave(), self.details.flush()]
        return all(kept)

    def written_in(self) -> int | None:
        return None if self._is_closed() else self.note.written_in()

    def show_versions(self) -> None:
        if self._reading is None or not self.flush():
            return
        held, name = self._reading.session, self._reading.mentee.name
        day = self._desk.voice.day(held.starts_at.date())
        about = self.tr("Note of session {n} with {name}, {day}").format(
            n=self._reading.number, name=name, day=day
        )
        subject = versions.note(held.id, about, self._people)
        versions.Versions(self._desk, [subject], self).open()

    def back_to_text(self) -> None:
        self.note.setFocus(Qt.FocusReason.ShortcutFocusReason)
        self.note.editor.ensureCursorVisible()

    def hide_private(self, hide: bool) -> None:
        self.header.private.setChecked(hide)
        self.header.details.setChecked(False)  # the title stands there, too
        self.note.hide_private(hide)
        self.agenda.hide_private(hide)
        self.focus.hide_private(hide)
        self.taken_on.hide_private(hide)
        self.draft.hide_private(hide)
        self.guided.hide_private(hide)
        self._show()

    def keyPressEvent(self, event: QKeyEvent) -> None:
        if event.key() == Qt.Key.Key_Escape:
            self.back_to_text()
        elif event.key() in _SCROLLS:
            self.note.scroll_by(_SCROLLS[Qt.Key(event.key())])
        else:
            super().keyPressEvent(event)

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        self._fit_header()

    def _fit_header(self) -> None:
        self.header.narrow(self.columns.is_narrow(self.width()))

    def _connect(self) -> None:
        appearance().changed.connect(self._fit_header)
        self._desk.changed.connect(self._heard)
        self.header.details.toggled.connect(self.details.setVisible)
        self.header.private.toggled.connect(self._desk.privacy.hide)
        self._desk.privacy.changed.connect(self.hide_private)
        self.header.closing_wanted.connect(self._open_closing)
        self.header.start_wanted.connect(self._begin)
        self.header.versions.clicked.connect(self.show_versions)
        self.details.delete.clicked.connect(self._delete)
        self.closing.ended.connect(self._closing_ended)
        self.focus.done.connect(self.back_to_text)
        self.taken_on.done.connect(self.back_to_text)
        self.guided.opened.connect(self._desk.go)
        self.note.editor.command = self.commands.take
        make_keys(self)
        if self._desk.privacy.hidden:
            self.hide_private(hide=True)

    def _heard(self, changes: Changes) -> None:
        self.note.read_again(changes)
        if changes.touch(*_KINDS) and changes.origin is not self.draft:
            self._read()

    def _read(self) -> None:
        with self._desk.store.read() as session:
            self._reading = None if self._id is None else read(session, self._id)
        reading = self._reading
        self._pages.setCurrentIndex(0 if reading is not None else 1)
        if reading is not None:
            self._people = People(reading.mentee.name, reading.mentorship.sponsor_name)
            self._show()

    def _show(self) -> None:
        reading, people = self._reading, self._people
        if reading is None:
            return
        self.header.show_reading(reading)
        self.details.show_session(reading.session)
        self.agenda.show_reading(reading, people)
        self.focus.show_reading(reading)
        self.taken_on.show_reading(reading, people)
        self.draft.show_reading(reading, people)
        self.guided.show_reading(reading)

    def _begin(self) -> None:
        if self._reading is None:
            return
        number, now = self._reading.session.id, self._desk.clock.now()
        self._desk.change(
            self.tr("Began the session"), lambda session: sessions.begin(session, number, now)
        )
        self.back_to_text()

    def _delete(self) -> None:
        reading = self._reading
        if reading is None or not self.flush():
            return
        if self._desk.undo.throw_away(MentoringSession, reading.session.id):
            self._desk.go(Place(PageName.MENTEE, reading.mentee.id, "sessions"))

    def _open_closing(self) -> None:
        if self._reading is not None and self.flush():
            lines = self.note.editor.paragraphs.all_lines()
            counts = Counter(line.audience for line in lines if line.text.strip())
            self.header.set_closing(True)
            self.closing.open_for(
                self._reading, self._people, {one: counts[one] for one in Audience}
            )

    def _is_closed(self) -> bool:
        return self._reading is not None and self._reading.session.closed_at is not None

    def _closing_ended(self) -> None:
        self.header.set_closing(False)
        self.back_to_text()
