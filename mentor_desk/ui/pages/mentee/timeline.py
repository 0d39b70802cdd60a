"""What happened, newest first: a day, what it was, and its first words."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QGridLayout, QSizePolicy, QWidget

from mentor_desk.progress.sentences import reading
from mentor_desk.services import timeline
from mentor_desk.services.timeline import Happened
from mentor_desk.ui.pages.mentee.texts import guided_text, happened
from mentor_desk.ui.place import PageName, Place
from mentor_desk.ui.theme import appearance
from mentor_desk.ui.widgets.boxes import clear, column, refilled, row
from mentor_desk.ui.widgets.button import Button
from mentor_desk.ui.widgets.chip import Chip
from mentor_desk.ui.widgets.empty_state import EmptyState
from mentor_desk.ui.widgets.labels import date_label, eyebrow
from mentor_desk.ui.widgets.name_button import NameButton
from mentor_desk.ui.widgets.page import Page

if TYPE_CHECKING:
    from collections.abc import Sequence

    from mentor_desk.services.mentees import Person
    from mentor_desk.services.timeline import Entry
    from mentor_desk.ui.desk import Desk

_AT_ONCE = 60
_DATES = 84
_NAMES = 2
"""The column of what is read, behind day and kind: all begin at one edge."""


class TimelineRows(QWidget):
    opened = Signal(object)
    """The Place an entry stands for."""

    def __init__(self, desk: Desk, *, years: bool) -> None:
        super().__init__()
        self._desk = desk
        self._years = years
        self._shown: list[Entry] = []
        self._grid = QGridLayout()
        self._grid.setContentsMargins(0, 0, 0, 0)
        self._grid.setHorizontalSpacing(12)
        self._grid.setVerticalSpacing(4)
        self._grid.setColumnStretch(_NAMES, 1)
        self._grid.setColumnMinimumWidth(0, appearance().theme.scaled(_DATES))
        self.setLayout(self._grid)

    def show_entries(self, entries: Sequence[Entry]) -> None:
        if list(entries) == self._shown:
            return
        self._shown = list(entries)
        with refilled(self):
            self._fill(entries)

    def _fill(self, entries: Sequence[Entry]) -> None:
        clear(self._grid)
        year, at = self._desk.clock.today().year, 0
        for entry in entries:
            if self._years and entry.day.year != year:
                year = entry.day.year
                self._grid.addWidget(eyebrow(str(year)), at, 0, 1, _NAMES + 1)
                at += 1
            self._add(entry, at)
            at += 1

    def _add(self, entry: Entry, at: int) -> None:
        voice, today = self._desk.voice, self._desk.clock.today()
        day = date_label(voice.brief_day(entry.day, today))
        text, tone = happened(entry.what)
        if entry.guide is not None:
            guide = self._desk.library.of_record(*entry.guide)
            text = guided_text(guide.kind) if guide is not None else text
        said = self._said(entry)
        name = NameButton(said)
        name.setAccessibleName(f"{day.text()}, {text}: {said}")
        name.clicked.connect(lambda: self.opened.emit(place_of(entry)))
        line = row(name, spacing=8)
        if entry.private_blocks:
            private = self.tr("{n} private").format(n=entry.private_blocks)
            line.addWidget(Chip(private, "private", "lock"))
        self._grid.addWidget(day, at, 0, Qt.AlignmentFlag.AlignVCenter)
        self._grid.addWidget(Chip(text, tone), at, 1)
        self._grid.addLayout(line, at, _NAMES)

    def _said(self, entry: Entry) -> str:
        told = reading(entry.value, entry.unit, *entry.way, self._desk.voice)
        parts = (entry.goal, told, entry.text)
        return " · ".join(part for part in parts if part) or self.tr("without a title")


def place_of(entry: Entry) -> Place:
    if entry.what is Happened.SESSION:
        return Place(PageName.SESSION, entry.record_id)
    if entry.what in (Happened.PRAISE, Happened.GROWTH):
        return Place(PageName.FEEDBACK, entry.record_id)
    if entry.what is Happened.GUIDED:
        return Place(PageName.GUIDED, entry.record_id)
    return Place(PageName.MENTEE, None, f"goals:{entry.record_id}")


class TimelineTab(Page):
    opened = Signal(object)

    def __init__(self, desk: Desk) -> None:
        super().__init__()
        self._desk = desk
        self._limit = _AT_ONCE
        self._mentee_id = 0
        self._rows = TimelineRows(desk, years=True)
        self._rows.opened.connect(self.opened)
        self._more = Button(self.tr("Show earlier"))
        self._more.clicked.connect(self._show_more)
        self._empty = EmptyState(
            "history", self.tr("Sessions, feedback, goals and agreements will stand here.")
        )
        self.body.addWidget(self._empty)
        self.body.addLayout(column(self._rows, row(self._more, None), spacing=12))
        self._rows.setSizePolicy(QSizePolicy.Policy.Preferred, QSizePolicy.Policy.Minimum)

    def show_person(self, person: Person) -> None:
        if person.mentee.id != self._mentee_id:
            self._mentee_id, self._limit = person.mentee.id, _AT_ONCE
        self._show()

    def flush(self) -> bool:
        return True

    def _show_more(self) -> None:
        self._limit += _AT_ONCE
        self._show()

    def _show(self) -> None:
        with self._desk.store.read() as session:
            found = timeline.entries(session, self._mentee_id, self._limit + 1)
        self._rows.show_entries(found[: self._limit])
        self._more.setVisible(len(found) > self._limit)
        self._empty.setVisible(not found)
