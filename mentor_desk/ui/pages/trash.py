"""The trash: what was deleted, day by day, whose it was and what hung on it, and the way back."""

from __future__ import annotations

from itertools import groupby
from typing import TYPE_CHECKING

from PySide6.QtCore import QEvent, QObject, Qt, Signal
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QWidget

from mentor_desk.records import (
    Feedback,
    Goal,
    GuidedNote,
    Mentee,
    MentoringSession,
    Record,
    Trashed,
)
from mentor_desk.services import trash
from mentor_desk.ui import thrown
from mentor_desk.ui.dialogs.for_good import ForGood
from mentor_desk.ui.place import PageName, Place
from mentor_desk.ui.theme import Role
from mentor_desk.ui.undo import busy
from mentor_desk.ui.widgets.boxes import clear, column, refilled, row
from mentor_desk.ui.widgets.button import Button, IconButton
from mentor_desk.ui.widgets.card import Card
from mentor_desk.ui.widgets.empty_state import EmptyState, IconLabel
from mentor_desk.ui.widgets.labels import WrapLabel, date_label, secondary, title
from mentor_desk.ui.widgets.page import Page

if TYPE_CHECKING:
    from datetime import date

    from mentor_desk.services.trash import TrashRow
    from mentor_desk.store import Changes
    from mentor_desk.ui.desk import Desk

AT_ONCE = 50
_PAGES: dict[type[Record], PageName] = {
    Mentee: PageName.MENTEE,
    MentoringSession: PageName.SESSION,
    Goal: PageName.GOAL,
    Feedback: PageName.FEEDBACK,
    GuidedNote: PageName.GUIDED,
}


class TrashPage(QWidget):
    def __init__(self, desk: Desk) -> None:
        super().__init__()
        self._desk = desk
        self._most = AT_ONCE
        self.rows: list[ThrownRow] = []
        self.empty_all = Button(self.tr("Empty the trash…"))
        self.safety = Button(self.tr("Safe keeping"), icon="shield-check")
        self.more = Button(self.tr("Show earlier"))
        self.about = secondary(
            self.tr(
                "What you delete lies here for 90 days with all that hung on it. No search and no "
                "report sees it."
            )
        )
        self.empty = EmptyState(
            "trash-2",
            self.tr(
                "Nothing is in the trash. What you delete comes here and can be put back for 90 "
                "days; then it is deleted for good."
            ),
        )
        self._cards = column(spacing=20)
        self._list = QWidget()
        self._list.setLayout(self._cards)
        page = Page(760)
        heading = row(title(self.tr("Trash")), self.safety, self.empty_all)
        heading.setStretch(0, 1)
        page.body.addLayout(heading)
        for part in (self.about, self._list):
            page.body.addWidget(part)
        page.body.addLayout(row(self.more, None))
        page.body.addWidget(self.empty)
        self.setLayout(column(page))
        self.empty_all.clicked.connect(self._ask_to_empty)
        self.safety.clicked.connect(lambda: desk.go(Place(PageName.SAFETY)))
        self.more.clicked.connect(self._show_more)
        desk.changed.connect(self._heard)

    @property
    def widget(self) -> QWidget:
        return self

    def show_place(self, place: Place) -> None:
        del place
        self._read()

    def flush(self) -> bool:
        return True

    def _heard(self, changes: Changes) -> None:
        if self.isVisible() and changes.touch(Trashed):
            self._read()

    def _show_more(self) -> None:
        self._most += AT_ONCE
        self._read()

    def _read(self) -> None:
        with self._desk.store.read() as session:
            found = trash.rows(session, self._most + 1)
        focused = next((at for at, one in enumerate(self.rows) if one.has_focus()), None)
        with refilled(self._list):
            self._fill(found[: self._most])
        self.more.setVisible(len(found) > self._most)
        for part in (self.empty_all, self.about, self._list):
            part.setVisible(bool(found))
        self.empty.setVisible(not found)
        if focused is not None and self.rows:
            self.rows[min(focused, len(self.rows) - 1)].back.setFocus()

    def _fill(self, found: list[TrashRow]) -> None:
        clear(self._cards)
        self.rows = []
        for day, rows in groupby(found, lambda one: one.deleted_at.date()):
            card = Card(self._day(day))
            lines = column(spacing=4)
            for one in rows:
                made = ThrownRow(self._desk, one)
                made.back.clicked.connect(lambda _=False, one=one: self._put_back(one))
                made.purge.clicked.connect(lambda _=False, one=one: self._ask_to_purge(one))
                made.stepped.connect(self._step)
                self.rows.append(made)
                lines.addWidget(made)
            card.body.addLayout(lines)
            self._cards.addWidget(card)

    def _day(self, day: date) -> str:
        today, voice = self._desk.clock.today(), self._desk.voice
        if day == today:
            return self.tr("Deleted today")
        if day.year == today.year:
            return self.tr("Deleted on {day}").format(day=voice.weekday(day))
        return self.tr("Deleted on {day}").format(day=voice.day(day))

    def _step(self, by: int) -> None:
        """Up and down go from row to row."""
        at = next((at for at, one in enumerate(self.rows) if one.has_focus()), 0) + by
        if 0 <= at < len(self.rows):
            self.rows[at].back.setFocus(Qt.FocusReason.TabFocusReason)

    def _put_back(self, one: TrashRow) -> None:
        came = self._desk.undo.put_back(one.id)
        if came is None:
            return
        name = thrown.shortened(thrown.name(one, self._desk.voice))
        said = self.tr("“{name}” is back").format(name=name)
        page = _PAGES.get(came.kind)
        if page is None:
            self._desk.say(said)
        else:
            there = Place(page, came.id)
            self._desk.say(said, lambda: self._desk.go(there), self.tr("Open"))

    def _ask_to_purge(self, one: TrashRow) -> None:
        name = thrown.shortened(thrown.name(one, self._desk.voice))
        question = ForGood(
            self.tr("Delete “{name}” for good?").format(name=name),
            self.tr("It cannot be put back after that. Backups made before now still hold it."),
            self.tr("Delete for good"),
            self.window(),
        )
        question.accepted.connect(lambda: self._purge(one))
        question.open()

    def _purge(self, one: TrashRow) -> None:
        purged: list[int] = []

        def work() -> None:
            with busy(), self._desk.store.write() as session:
                purged.append(trash.purge(session, one.id))

        if self._desk.attempt(work):
            self._desk.undo.forget_gone()
            self._desk.say(self.tr("Deleted for good. Backups made before now still hold it."))

    def _ask_to_empty(self) -> None:
        with self._desk.store.read() as session:
            n = trash.count(session)
        said = (
            self.tr("One thing lies in it. It cannot be put back after that.")
            if n == 1
            else self.tr("{n} things lie in it. They cannot be put back after that.").format(n=n)
        )
        question = ForGood(
            self.tr("Empty the trash?"),
            self.tr("{said} Backups made before now still hold it all.").format(said=said),
            self.tr("Empty the trash"),
            self.window(),
        )
        question.accepted.connect(self._empty)
        question.open()

    def _empty(self) -> None:
        def work() -> None:
            with busy(), self._desk.store.write() as session:
                trash.empty(session)

        if self._desk.attempt(work):
            self._desk.undo.forget_gone()
            self._desk.say(
                self.tr("The trash is empty. Backups made before now still hold it all.")
            )


class ThrownRow(QWidget):
    """One deletion with its two ways out; up and down go to the next row."""

    stepped = Signal(int)

    def __init__(self, desk: Desk, one: TrashRow) -> None:
        super().__init__()
        voice = desk.voice
        name = thrown.name(one, voice)
        whose = one.mentee if one.kind is not Mentee else ""
        parts = (thrown.kind_text(one.kind), whose, thrown.along(one, voice))
        second = " · ".join(part for part in parts if part)
        self.back = Button(self.tr("Put back"))
        self.back.setAccessibleName(self.tr("Put back “{name}”").format(name=name))
        self.back.setAccessibleDescription(second)
        self.purge = IconButton("trash-2", self.tr("Delete “{name}” for good").format(name=name))
        self.purge.setToolTip(self.tr("Delete for good"))
        texts = column(WrapLabel(thrown.shortened(name), Role.STRONG), secondary(second), spacing=2)
        time = date_label(voice.time(one.deleted_at))
        whole = row(IconLabel(thrown.icon(one), "text3"), texts, time, self.back, self.purge)
        whole.setStretch(1, 1)
        whole.setContentsMargins(0, 6, 0, 6)
        self.setLayout(whole)
        self.setAccessibleName(name)
        for button in (self.back, self.purge):
            button.installEventFilter(self)

    def has_focus(self) -> bool:
        return self.back.hasFocus() or self.purge.hasFocus()

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        if event.type() != QEvent.Type.KeyPress or not isinstance(event, QKeyEvent):
            return super().eventFilter(watched, event)
        match event.key():
            case Qt.Key.Key_Down:
                self.stepped.emit(1)
            case Qt.Key.Key_Up:
                self.stepped.emit(-1)
            case Qt.Key.Key_Delete:
                self.purge.click()
            case _:
                return False
        return True
