"""Everybody who is, was or may be mentored, found by a few letters."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QLineEdit, QWidget

from mentor_desk.records import (
    Action,
    Goal,
    Mentee,
    MentoringSession,
    Mentorship,
    Standing,
)
from mentor_desk.services import mentees
from mentor_desk.ui.collate import by_name
from mentor_desk.ui.dialogs.new_mentee import NewMentee
from mentor_desk.ui.matching import answers
from mentor_desk.ui.place import PageName, Place
from mentor_desk.ui.row_menu import offer_delete
from mentor_desk.ui.widgets.boxes import row
from mentor_desk.ui.widgets.button import Button, Kind
from mentor_desk.ui.widgets.choice import SegmentedChoice
from mentor_desk.ui.widgets.empty_state import EmptyState
from mentor_desk.ui.widgets.labels import title
from mentor_desk.ui.widgets.list_page import ListPage
from mentor_desk.ui.widgets.row_list import Row, RowList

if TYPE_CHECKING:
    from datetime import datetime

    from mentor_desk.services.mentees import MenteeRow
    from mentor_desk.store import Changes
    from mentor_desk.ui.desk import Desk

_ALL = "all"


class MenteesPage(ListPage):
    def __init__(self, desk: Desk) -> None:
        super().__init__()
        self._desk = desk
        self._rows: list[MenteeRow] = []
        self.new = Button(self.tr("New &mentee"), Kind.PRIMARY, "plus")
        self.filter = QLineEdit()
        self.filter.setPlaceholderText(self.tr("Name, role or organisation"))
        self.filter.setAccessibleName(self.tr("Filter mentees"))
        self.filter.setClearButtonEnabled(True)
        self.standing = SegmentedChoice(
            self.tr("Which mentees"),
            [
                (str(Standing.ACTIVE), self.tr("Active")),
                (str(Standing.PROSPECT), self.tr("Prospects")),
                (str(Standing.ALUMNI), self.tr("Alumni")),
                (_ALL, self.tr("All")),
            ],
            str(Standing.ACTIVE),
        )
        self.list = RowList(self.tr("Mentees"))
        self.empty = EmptyState("users", "", self.tr("New mentee"))
        self.nothing = EmptyState("search", "", self.tr("Clear"))
        self.set_head(title(self.tr("Mentees")), self.new)
        tools = row(self.filter, self.standing, spacing=16)
        tools.setStretch(0, 1)
        self.set_tools(tools)
        self.set_bodies(self.list, self.empty, self.nothing)
        self._connect()

    @property
    def widget(self) -> QWidget:
        return self

    def show_place(self, place: Place) -> None:
        del place
        self._read()

    def flush(self) -> bool:
        return True

    def _connect(self) -> None:
        self.new.clicked.connect(self._add)
        self.empty.acted.connect(self._add)
        self.nothing.acted.connect(self._clear)
        self.filter.textChanged.connect(self._show)
        self.filter.returnPressed.connect(self._open_first)
        self.standing.chosen.connect(self._show)
        self.list.opened.connect(self._open)
        offer_delete(self.list, self._desk, Mentee)
        self._desk.changed.connect(self._heard)

    def _heard(self, changes: Changes) -> None:
        if self.isVisible() and changes.touch(Mentee, Mentorship, MentoringSession, Action, Goal):
            self._read()

    def _read(self) -> None:
        with self._desk.store.read() as session:
            found = mentees.rows(session)
        self._rows = by_name(found, lambda one: one.name)
        self._show()

    def _show(self) -> None:
        typed, standing = self.filter.text().strip(), self.standing.value()
        of_standing = [one for one in self._rows if standing in {_ALL, str(one.standing)}]
        fitting = [
            one
            for one in of_standing
            if answers(typed, f"{one.name} {one.role} {one.organisation}")
        ]
        self.list.set_rows([self._row(one) for one in fitting])
        if fitting:
            self.show_body(self.list)
        elif typed and of_standing:
            self.nothing.set_sentence(self.tr("No match for “{text}”").format(text=typed))
            self.show_body(self.nothing)
        else:
            self.empty.set_sentence(self._why_empty(standing))
            self.show_body(self.empty)

    def _why_empty(self, standing: str | None) -> str:
        if standing == Standing.PROSPECT:
            return self.tr("People you have met but not begun with yet stand here.")
        if standing == Standing.ALUMNI:
            return self.tr("People you have mentored before stand here.")
        return self.tr("The people you mentor stand here.")

    def _row(self, one: MenteeRow) -> Row:
        about = " · ".join(part for part in (one.role, one.organisation) if part)
        marks = {
            Standing.PROSPECT: self.tr("Prospect"),
            Standing.ALUMNI: self.tr("Alumni"),
            Standing.ACTIVE: "",
        }
        parts = (about, self._open_actions(one.open_actions))
        second = " · ".join(part for part in parts if part)
        return Row(
            one.id,
            one.name,
            second or self.tr("Nothing noted yet"),
            self._met(one.last_met, one.next_at),
            person=one.name,
            mark=marks[one.standing],
        )

    def _open_actions(self, count: int) -> str:
        if not count:
            return ""
        if count == 1:
            return self.tr("1 open action")
        return self.tr("{n} open actions").format(n=count)

    def _met(self, last: datetime | None, following: datetime | None) -> str:
        today, voice = self._desk.clock.today(), self._desk.voice
        met = voice.brief_day(last.date(), today) if last else ""
        ahead = following is not None and following.date() >= today
        to_come = voice.brief_day(following.date(), today) if following and ahead else ""
        if met and to_come:
            return self.tr("met {met}, next {to_come}").format(met=met, to_come=to_come)
        if to_come:
            return self.tr("next {to_come}").format(to_come=to_come)
        return self.tr("met {met}").format(met=met) if met else ""

    def _open(self, number: int) -> None:
        self._desk.go(Place(PageName.MENTEE, number))

    def _open_first(self) -> None:
        """Enter in the filter opens the only one left, or moves on to the list."""
        if self.list.count() == 1:
            self._open(self.list.row(0).id)
        elif self.list.count():
            self.list.choose(self.list.row(0).id)
            self.list.setFocus(Qt.FocusReason.TabFocusReason)

    def _clear(self) -> None:
        self.filter.clear()
        self.filter.setFocus(Qt.FocusReason.OtherFocusReason)

    def _add(self) -> None:
        NewMentee(self._desk, self.window()).open()
