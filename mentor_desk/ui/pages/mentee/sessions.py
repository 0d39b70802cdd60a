"""All sessions with one mentee, newest first."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import QModelIndex, Signal
from PySide6.QtWidgets import QWidget

from mentor_desk.records import MentoringSession
from mentor_desk.services import sessions
from mentor_desk.ui.naming import channel_text
from mentor_desk.ui.pages.mentee.texts import session_state
from mentor_desk.ui.place import PageName, Place
from mentor_desk.ui.row_menu import offer_delete
from mentor_desk.ui.widgets.boxes import column
from mentor_desk.ui.widgets.empty_state import EmptyState
from mentor_desk.ui.widgets.row_list import Row, RowList
from mentor_desk.ui.widgets.scaled import ScaledWidth

if TYPE_CHECKING:
    from mentor_desk.services.mentees import Person
    from mentor_desk.services.sessions import SessionRow
    from mentor_desk.ui.desk import Desk


class SessionsTab(QWidget):
    opened = Signal(object)
    start_wanted = Signal()

    def __init__(self, desk: Desk) -> None:
        super().__init__()
        self._desk = desk
        self.list = RowList(self.tr("Sessions"))
        self.list.opened.connect(self._open)
        self.list.clicked.connect(self._click)
        offer_delete(self.list, desk, MentoringSession)
        self._empty = EmptyState(
            "calendar",
            self.tr("The notes of your sessions will stand here."),
            self.tr("Start the first session"),
        )
        self._empty.acted.connect(self.start_wanted)
        ScaledWidth(self.list, most=880)
        whole = column(self.list, self._empty, None, spacing=0)
        whole.setStretch(0, 1000)  # all the room; what is last holds the empty page at the top
        whole.setContentsMargins(12, 16, 12, 16)
        self.setLayout(whole)

    def show_person(self, person: Person) -> None:
        with self._desk.store.read() as session:
            found = sessions.rows(session, person.mentee.id)
        self.list.set_rows([self._row(one) for one in found])
        self.list.setVisible(bool(found))
        self._empty.setVisible(not found)

    def flush(self) -> bool:
        return True

    def _row(self, one: SessionRow) -> Row:
        voice, today = self._desk.voice, self._desk.clock.today()
        parts = [channel_text(one.channel)]
        if one.length_minutes:
            parts.append(self.tr("{n} minutes").format(n=one.length_minutes))
        if one.private_blocks:
            parts.append(self.tr("{n} private").format(n=one.private_blocks))
        text, tone = session_state(one.state)
        held = tone == "neutral" and one.state.value == "held"
        return Row(
            one.id,
            one.title or self.tr("Session without a title"),
            " · ".join(parts),
            voice.brief_day(one.starts_at.date(), today),
            mark="" if held else text,
            tone=tone,
        )

    def _click(self, _index: QModelIndex) -> None:
        chosen = self.list.chosen_id()
        if chosen is not None:
            self._open(chosen)

    def _open(self, number: int) -> None:
        self.opened.emit(Place(PageName.SESSION, number))
