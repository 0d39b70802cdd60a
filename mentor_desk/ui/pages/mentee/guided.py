"""What was written with guides for one mentee: the agreement first, then the rest by day."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import QModelIndex, Signal
from PySide6.QtWidgets import QWidget

from mentor_desk.audience import Audience
from mentor_desk.guides import About, GuideKind
from mentor_desk.records import GuidedNote
from mentor_desk.services import guided_notes
from mentor_desk.ui.guide.naming import kind_text
from mentor_desk.ui.guide.offer import GuideMenu
from mentor_desk.ui.place import PageName, Place
from mentor_desk.ui.row_menu import offer_delete
from mentor_desk.ui.widgets.boxes import column, row
from mentor_desk.ui.widgets.button import Button
from mentor_desk.ui.widgets.empty_state import EmptyState
from mentor_desk.ui.widgets.row_list import Row, RowList
from mentor_desk.ui.widgets.scaled import ScaledWidth

if TYPE_CHECKING:
    from collections.abc import Sequence

    from mentor_desk.services.mentees import Person
    from mentor_desk.ui.desk import Desk

_OFFERED = (
    GuideKind.CARD,
    GuideKind.SESSION,
    GuideKind.AGREEMENT,
    GuideKind.WORKSHEET,
    GuideKind.REFLECTION,
)
_AGREEMENTS, _OTHERS = -1, -2


class GuidedTab(QWidget):
    opened = Signal(object)
    wanted = Signal(str)
    """The id of a guide to begin with."""

    def __init__(self, desk: Desk) -> None:
        super().__init__()
        self._desk = desk
        self.begin = Button(self.tr("Begin with a &guide"), icon="plus")
        self.menu = GuideMenu(self.begin)
        self.menu.picked.connect(self.wanted)
        self.begin.setMenu(self.menu)
        self.list = RowList(self.tr("Written with guides"))
        self.list.opened.connect(self._open)
        self.list.clicked.connect(self._click)
        offer_delete(self.list, desk, GuidedNote)
        self._empty = EmptyState(
            "pen-line",
            self.tr(
                "The agreement between you, and what you write with session guides, worksheets "
                "and conversation cards, will stand here."
            ),
        )
        ScaledWidth(self.list, most=880)
        above = row(self.begin, None)
        above.setContentsMargins(20, 16, 20, 0)
        whole = column(above, self.list, self._empty, None, spacing=8)
        whole.setStretch(1, 1000)  # all the room; what is last holds the empty page at the top
        whole.setContentsMargins(12, 8, 12, 16)
        self.setLayout(whole)

    def show_person(self, person: Person) -> None:
        with self._desk.store.read() as session:
            found = guided_notes.rows(session, person.mentee.id)
        library = self._desk.library
        about = [one for one in library.of(*_OFFERED) if one.about is About.MENTEE]
        about.sort(key=lambda one: _OFFERED.index(one.kind))
        self.menu.offer(about, library.shelf.favourites)
        self.list.set_rows(self._rows(found))
        self.list.setVisible(bool(found))
        self._empty.setVisible(not found)

    def flush(self) -> bool:
        return True

    def _rows(self, found: Sequence[GuidedNote]) -> list[Row]:
        agreements = [one for one in found if self._is_agreed(one)]
        others = [one for one in found if one not in agreements]
        rows: list[Row] = []
        for number, heading, notes in (
            (_AGREEMENTS, self.tr("Agreed between you"), agreements),
            (_OTHERS, self.tr("Written with guides"), others),
        ):
            if notes:
                rows += [Row(number, heading, heading=True), *map(self._row, notes)]
        return rows

    def _row(self, one: GuidedNote) -> Row:
        voice, today = self._desk.voice, self._desk.clock.today()
        kind, guide = self._kind(one), self._title(one)
        named = guide if guide != one.title else ""
        private = self.tr("only me") if one.audience is Audience.ME else ""
        parts = (named, kind_text(kind) if kind else "", private)
        day = voice.brief_day(one.finished_on or one.begun_on, today)
        draft = one.finished_on is None
        title = one.title or guide or self.tr("Without a name")
        second = " · ".join(part for part in parts if part)
        return Row(one.id, title, second, day, mark=self.tr("draft") if draft else "")

    def _is_agreed(self, one: GuidedNote) -> bool:
        return one.finished_on is not None and self._kind(one) is GuideKind.AGREEMENT

    def _kind(self, one: GuidedNote) -> GuideKind | None:
        guide = self._desk.library.of_record(one.guide, one.guide_version)
        return guide.kind if guide else None

    def _title(self, one: GuidedNote) -> str:
        guide = self._desk.library.of_record(one.guide, one.guide_version)
        return guide.title if guide else ""

    def _click(self, _index: QModelIndex) -> None:
        chosen = self.list.chosen_id()
        if chosen is not None:
            self._open(chosen)

    def _open(self, number: int) -> None:
        if number > 0:
            self.opened.emit(Place(PageName.GUIDED, number))
