"""The guides on the left: those one likes first, then kind by kind, found by a few letters."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QLineEdit, QStackedWidget, QWidget

from mentor_desk.guides import GuideKind
from mentor_desk.services.library import EMPTY
from mentor_desk.ui.collate import by_name
from mentor_desk.ui.guide.naming import kind_text, kinds_text
from mentor_desk.ui.matching import closeness
from mentor_desk.ui.widgets.boxes import column, row
from mentor_desk.ui.widgets.button import IconButton
from mentor_desk.ui.widgets.empty_state import EmptyState
from mentor_desk.ui.widgets.labels import section
from mentor_desk.ui.widgets.row_list import Row, RowList

if TYPE_CHECKING:
    from collections.abc import Sequence

    from mentor_desk.guides import Guide
    from mentor_desk.services.library import Shelf

_LIKED = -1


class Listing(QWidget):
    """`chosen` and `opened` give the id of a guide."""

    chosen = Signal(str)
    opened = Signal(str)
    narrowed = Signal(bool)
    """Whether anything is left."""

    def __init__(self) -> None:
        super().__init__()
        self._guides: list[Guide] = []
        self._shelf = EMPTY
        self._numbers: dict[str, int] = {}
        self.filter = QLineEdit()
        self.filter.setPlaceholderText(self.tr("Title, or what it is for"))
        self.filter.setAccessibleName(self.tr("Filter guides"))
        self.filter.setClearButtonEnabled(True)
        self.list = RowList(self.tr("Guides"))
        self.nothing = EmptyState("search", "", self.tr("Clear"))
        self._bodies = QStackedWidget()
        self._bodies.addWidget(self.list)
        self._empty = QWidget()
        self._empty.setLayout(column(self.nothing, None, spacing=0))
        self._bodies.addWidget(self._empty)
        self.bring_in = IconButton("download", self.tr("Import a guide…"))
        head = row(section(self.tr("Guides")), self.bring_in, spacing=4)
        head.setStretch(0, 1)
        above = column(head, self.filter, spacing=10)
        above.setContentsMargins(20, 20, 12, 0)
        whole = column(above, spacing=10)
        whole.addWidget(self._bodies, 1)
        self.setLayout(whole)
        self.setTabOrder(self.list, self.bring_in)
        self.filter.textChanged.connect(self._show)
        self.filter.returnPressed.connect(self._enter)
        self.nothing.acted.connect(self._clear)
        self.list.chosen.connect(self._tell_chosen)
        self.list.opened.connect(self._tell_opened)

    def show_guides(self, guides: Sequence[Guide], shelf: Shelf) -> None:
        self._guides = by_name(guides, lambda one: one.title)
        self._shelf = shelf
        for guide in self._guides:
            self._numbers.setdefault(guide.id, len(self._numbers))
        self._show()

    def choose(self, guide_id: str) -> None:
        """Shows it as chosen, also where the filter had left it out."""
        if guide_id not in self.shown():
            self.filter.clear()
        self.list.choose(self._numbers.get(guide_id))

    def shown(self) -> list[str]:
        """Ids of what is listed, from top to bottom."""
        rows = (self.list.row(at) for at in range(self.list.count()))
        return [self._id(row.id) for row in rows if not row.heading]

    def _show(self) -> None:
        typed = self.filter.text().strip()
        close = {one.id: self._closeness(typed, one) for one in self._guides}
        fitting = [one for one in self._guides if close[one.id]]
        if typed:
            fitting.sort(key=lambda one: -close[one.id])
        self.list.set_rows(self._rows(fitting))
        self.nothing.set_sentence(self.tr("No match for “{text}”").format(text=typed))
        self._bodies.setCurrentWidget(self.list if fitting else self._empty)
        self.narrowed.emit(bool(fitting))

    def _closeness(self, typed: str, guide: Guide) -> int:
        said = f"{kind_text(guide.kind)} {guide.purpose} {guide.when}"
        return closeness(typed, guide.title, said) if typed else 1

    def _rows(self, fitting: Sequence[Guide]) -> list[Row]:
        liked = [one for one in fitting if one.id in self._shelf.favourites]
        groups = [(_LIKED, self.tr("Favourites"), liked)]
        for at, kind in enumerate(GuideKind):
            of_kind = [one for one in fitting if one.kind is kind and one not in liked]
            groups.append((_LIKED - 1 - at, kinds_text(kind), of_kind))
        if self.filter.text().strip():
            # The group of what fits best comes first.
            groups.sort(key=lambda group: fitting.index(group[2][0]) if group[2] else 0)
        return [row for group in groups for row in self._group(*group)]

    def _group(self, number: int, heading: str, guides: Sequence[Guide]) -> list[Row]:
        if not guides:
            return []
        return [Row(number, heading, heading=True), *(self._row(one) for one in guides)]

    def _row(self, guide: Guide) -> Row:
        number = self._numbers[guide.id]
        if guide.id in self._shelf.drafts:
            return Row(number, guide.title, mark=self.tr("draft"), tone="warning")
        own = self.tr("yours") if guide.id in self._shelf.own else ""
        return Row(number, guide.title, mark=own)

    def _id(self, number: int) -> str:
        return next((name for name, one in self._numbers.items() if one == number), "")

    def _tell_chosen(self, number: int) -> None:
        self.chosen.emit(self._id(number))

    def _tell_opened(self, number: int) -> None:
        self.opened.emit(self._id(number))

    def _enter(self) -> None:
        """Enter in the filter chooses the first and moves on to the list."""
        found = self.shown()
        if found:
            self.list.choose(self._numbers[found[0]])
            self.list.setFocus(Qt.FocusReason.TabFocusReason)
            self.chosen.emit(found[0])

    def _clear(self) -> None:
        self.filter.clear()
        self.filter.setFocus(Qt.FocusReason.OtherFocusReason)
