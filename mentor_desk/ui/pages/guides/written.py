"""What the mentor wrote about oneself with the guide shown: those notes have no other home."""

from __future__ import annotations

from functools import partial
from typing import TYPE_CHECKING

from PySide6.QtWidgets import QWidget

from mentor_desk.records import GuidedNote
from mentor_desk.services import guided_notes
from mentor_desk.ui.place import PageName, Place
from mentor_desk.ui.row_menu import RowMenu
from mentor_desk.ui.widgets.boxes import clear, column, refilled, row
from mentor_desk.ui.widgets.button import Button, Kind
from mentor_desk.ui.widgets.chip import Chip
from mentor_desk.ui.widgets.labels import eyebrow
from mentor_desk.ui.widgets.name_button import NameButton

if TYPE_CHECKING:
    from PySide6.QtWidgets import QMenu

    from mentor_desk.ui.desk import Desk

_AT_ONCE = 6


class Written(QWidget):
    def __init__(self, desk: Desk) -> None:
        super().__init__()
        self._desk = desk
        self._guide = ""
        self._all = False
        self._rows = column(spacing=2)
        self._more = Button(self.tr("Show earlier"), Kind.QUIET)
        self._more.clicked.connect(self._show_all)
        self._list = QWidget()
        self._list.setLayout(self._rows)
        heading = eyebrow(self.tr("What you wrote with it"))
        self.setLayout(column(heading, self._list, row(self._more, None), spacing=4))

    def show_guide(self, guide_id: str) -> None:
        if guide_id != self._guide:
            self._guide, self._all = guide_id, False
        with self._desk.store.read() as session:
            every = guided_notes.of_mentor(session)
        found = [one for one in every if one.guide == guide_id]
        shown = found if self._all else found[:_AT_ONCE]
        with refilled(self._list):
            clear(self._rows)
            for one in shown:
                self._rows.addWidget(_Row(self._desk, one))
        self._more.setVisible(len(shown) < len(found))
        self.setVisible(bool(found))

    def _show_all(self) -> None:
        self._all = True
        self.show_guide(self._guide)


class _Row(QWidget):
    def __init__(self, desk: Desk, one: GuidedNote) -> None:
        super().__init__()
        self._desk = desk
        self._id = one.id
        day = desk.voice.day(one.finished_on or one.begun_on)
        name = NameButton(day)
        name.clicked.connect(partial(desk.go, Place(PageName.GUIDED, one.id)))
        menu = RowMenu(name, self._fill, self._delete)
        line = row(name, spacing=8)
        if one.finished_on is None:
            line.addWidget(Chip(self.tr("draft")))
        line.addWidget(menu.button(self.tr("Delete what you wrote on {day}").format(day=day)))
        line.addStretch(1)
        self.setLayout(line)

    def _fill(self, menu: QMenu) -> None:
        menu.addAction(self.tr("Delete")).triggered.connect(self._delete)

    def _delete(self) -> None:
        self._desk.undo.throw_away(GuidedNote, self._id)
