"""All sessions, newest first, read on as one scrolls: there may be a hundred thousand."""

from __future__ import annotations

from typing import TYPE_CHECKING

from mentor_desk.records import Mentee, MentoringSession, Mentorship, SessionState
from mentor_desk.services import mentees, sessions
from mentor_desk.ui.collate import by_name
from mentor_desk.ui.dialogs.plan_session import PlanSession
from mentor_desk.ui.naming import channel_text
from mentor_desk.ui.place import PageName, Place
from mentor_desk.ui.row_menu import offer_delete
from mentor_desk.ui.widgets.boxes import row
from mentor_desk.ui.widgets.button import Button, Kind
from mentor_desk.ui.widgets.drop_down import DropDown
from mentor_desk.ui.widgets.empty_state import EmptyState
from mentor_desk.ui.widgets.fields import settle
from mentor_desk.ui.widgets.labels import title
from mentor_desk.ui.widgets.list_page import ListPage
from mentor_desk.ui.widgets.row_list import Row, RowList

if TYPE_CHECKING:
    from PySide6.QtCore import QModelIndex
    from PySide6.QtWidgets import QWidget

    from mentor_desk.services.sessions import SessionRow
    from mentor_desk.store import Changes
    from mentor_desk.ui.desk import Desk
    from mentor_desk.ui.widgets.chip import ChipTone

AT_ONCE = 100


class SessionsPage(ListPage):
    """`Place.id` may name a mentee whose sessions are wanted."""

    def __init__(self, desk: Desk) -> None:
        super().__init__()
        self._desk = desk
        self._last: SessionRow | None = None
        self._mentee: int | None = None
        self.plan = Button(self.tr("&Plan session"), Kind.PRIMARY, "calendar-plus")
        self.who = DropDown(24)
        self.who.setAccessibleName(self.tr("Sessions with"))
        self.who.view().setAccessibleName(self.tr("Mentees"))
        settle(self.who)
        self.list = RowList(self.tr("Sessions"))
        self.empty = EmptyState(
            "calendar",
            self.tr("Sessions stand here, those to come and those that were."),
            self.tr("Plan session"),
        )
        self.set_head(title(self.tr("Sessions")), self.plan)
        self.set_tools(row(self.who, None))
        self.set_bodies(self.list, self.empty)
        self._connect()

    @property
    def widget(self) -> QWidget:
        return self

    def show_place(self, place: Place) -> None:
        self._read_people()
        if place.id is not None:
            self.who.setCurrentIndex(max(0, self.who.findData(place.id)))
        self._read()

    def flush(self) -> bool:
        return True

    def _connect(self) -> None:
        self.plan.clicked.connect(self._plan)
        self.empty.acted.connect(self._plan)
        self.who.currentIndexChanged.connect(self._choose)
        self.list.opened.connect(self._open)
        self.list.clicked.connect(self._click)
        offer_delete(self.list, self._desk, MentoringSession)
        self.list.verticalScrollBar().valueChanged.connect(self._read_on)
        self.list.verticalScrollBar().rangeChanged.connect(self._read_on)
        self._desk.changed.connect(self._heard)

    def _heard(self, changes: Changes) -> None:
        if self.isVisible() and changes.touch(MentoringSession, Mentee, Mentorship):
            self._read_people()
            self._read()

    def _read_people(self) -> None:
        with self._desk.store.read() as session:
            people = by_name(mentees.named(session), lambda one: one.name)
        chosen: object = self.who.currentData()
        self.who.blockSignals(True)  # noqa: FBT003
        self.who.clear()
        self.who.addItem(self.tr("All mentees"), None)
        for one in people:
            self.who.addItem(one.name, one.id)
        self.who.setCurrentIndex(max(0, self.who.findData(chosen)) if chosen else 0)
        self.who.blockSignals(False)  # noqa: FBT003

    def _choose(self) -> None:
        self._read(again=False)

    def _read(self, *, again: bool = True) -> None:
        """From the newest; `again` as many as are shown, so that the place in the list is kept."""
        chosen: object = self.who.currentData()
        self._mentee = chosen if isinstance(chosen, int) else None
        wanted = max(AT_ONCE, self.list.count()) if again else AT_ONCE
        found = self._rows(wanted, None)
        self.list.set_rows([self._row(one) for one in found])
        if not again:
            self.list.scrollToTop()
        self.show_body(self.list if found else self.empty)

    def _read_on(self) -> None:
        bar = self.list.verticalScrollBar()
        if self._last is not None and bar.value() + 2 * bar.pageStep() >= bar.maximum():
            self.list.append_rows([self._row(one) for one in self._rows(AT_ONCE, self._last)])

    def _rows(self, count: int, after: SessionRow | None) -> list[SessionRow]:
        with self._desk.store.read() as session:
            found = sessions.rows(session, self._mentee, count, after)
        self._last = found[-1] if len(found) == count else None
        return found

    def _row(self, one: SessionRow) -> Row:
        day = self._desk.voice.short_day(one.starts_at.date())
        when = self.tr("{day}, {time}").format(day=day, time=self._desk.voice.time(one.starts_at))
        parts = [one.title, channel_text(one.channel), self._length(one.length_minutes)]
        mark, tone = self._mark(one.state)
        return Row(
            one.id,
            one.mentee,
            " · ".join(part for part in parts if part),
            when,
            person=one.mentee,
            mark=mark,
            tone=tone,
        )

    def _length(self, minutes: int | None) -> str:
        return self.tr("{n} min").format(n=minutes) if minutes else ""

    def _mark(self, state: SessionState) -> tuple[str, ChipTone]:
        marks: dict[SessionState, tuple[str, ChipTone]] = {
            SessionState.PLANNED: (self.tr("planned"), "accent"),
            SessionState.MISSED: (self.tr("missed"), "warning"),
            SessionState.CANCELLED: (self.tr("cancelled"), "neutral"),
        }
        return marks.get(state, ("", "neutral"))

    def _click(self, index: QModelIndex) -> None:
        self._open(self.list.row(index.row()).id)

    def _open(self, number: int) -> None:
        self._desk.go(Place(PageName.SESSION, number))

    def _plan(self) -> None:
        PlanSession(self._desk, self.window(), self._mentee).open()
