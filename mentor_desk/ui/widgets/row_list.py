"""A list one can read: name and date on one line, what it is about below, a disc before them."""

from __future__ import annotations

from typing import TYPE_CHECKING, NamedTuple

from PySide6.QtCore import (
    QAbstractListModel,
    QItemSelectionModel,
    QModelIndex,
    QPersistentModelIndex,
    Qt,
    Signal,
)
from PySide6.QtWidgets import QFrame, QListView, QWidget

from mentor_desk.ui.theme import appearance
from mentor_desk.ui.widgets.row_delegate import ROW, RowDelegate

if TYPE_CHECKING:
    from collections.abc import Sequence

    from mentor_desk.ui.widgets.chip import ChipTone

    Index = QModelIndex | QPersistentModelIndex


class Row(NamedTuple):
    """What one row shows. `mark` is a word on a chip; `person` gives the initials, if any.

    A `heading` names the rows below it and is passed over by keys and mouse.
    """

    id: int
    name: str
    second: str = ""
    date: str = ""
    person: str = ""
    mark: str = ""
    tone: ChipTone = "neutral"
    heading: bool = False

    def spoken(self) -> str:
        parts = (self.name, self.second, self.mark, self.date)
        return ", ".join(part for part in parts if part)


class RowModel(QAbstractListModel):
    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._rows: list[Row] = []

    def rowCount(self, parent: Index | None = None) -> int:
        return 0 if parent is not None and parent.isValid() else len(self._rows)

    def data(self, index: Index, role: int = Qt.ItemDataRole.DisplayRole) -> object:
        if not index.isValid() or index.row() >= len(self._rows):
            return None
        row = self._rows[index.row()]
        if role == ROW:
            return row
        if role == Qt.ItemDataRole.DisplayRole:
            return row.name  # also what typing a first letter looks for
        if role == Qt.ItemDataRole.AccessibleTextRole:
            return row.spoken()
        return None

    def flags(self, index: Index) -> Qt.ItemFlag:
        if index.isValid() and self._rows[index.row()].heading:
            return Qt.ItemFlag.NoItemFlags
        return super().flags(index)

    def set_rows(self, rows: Sequence[Row]) -> None:
        """Rows with the same ids in the same order keep selection and scroll position."""
        fresh = list(rows)
        if [row.id for row in fresh] == [row.id for row in self._rows]:
            self._rows = fresh
            if fresh:
                self.dataChanged.emit(self.index(0), self.index(len(fresh) - 1))
            return
        self.beginResetModel()
        self._rows = fresh
        self.endResetModel()

    def append(self, rows: Sequence[Row]) -> None:
        if rows:
            end = len(self._rows)
            self.beginInsertRows(QModelIndex(), end, end + len(rows) - 1)
            self._rows.extend(rows)
            self.endInsertRows()

    def row(self, at: int) -> Row:
        return self._rows[at]

    def find(self, row_id: int | None) -> int:
        """Its place, or -1."""
        return next((at for at, row in enumerate(self._rows) if row.id == row_id), -1)


class RowList(QListView):
    """`chosen` follows the selection, `opened` a double click or Enter; both tell the id.

    `name` is what the list is called aloud.
    """

    chosen = Signal(int)
    opened = Signal(int)

    def __init__(self, name: str, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._look = appearance()
        self._rows = RowModel(self)
        self._quiet = False
        self.setAccessibleName(name)
        self.setModel(self._rows)
        self.setItemDelegate(RowDelegate(self))
        self.setFrameShape(QFrame.Shape.NoFrame)
        self.setMouseTracking(True)
        self.setUniformItemSizes(False)
        self.setVerticalScrollMode(QListView.ScrollMode.ScrollPerPixel)
        self.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.setEditTriggers(QListView.EditTrigger.NoEditTriggers)
        self.viewport().setAutoFillBackground(False)
        self.selectionModel().currentChanged.connect(self._tell_chosen)
        self.activated.connect(self._tell_opened)
        self._look.changed.connect(self.scheduleDelayedItemsLayout)

    def set_rows(self, rows: Sequence[Row]) -> None:
        """Keeps the chosen row and the scroll position; one that has gone leaves its neighbour."""
        chosen, at = self.chosen_id(), self.currentIndex().row()
        scrolled = self.verticalScrollBar().value()
        self._quiet = True
        self._rows.set_rows(rows)
        again = self._rows.find(chosen)
        if chosen is not None and again >= 0:
            self._select(again)
        self._quiet = False
        self.verticalScrollBar().setValue(scrolled)
        if chosen is not None and again < 0:
            self._select_near(at)

    def append_rows(self, rows: Sequence[Row]) -> None:
        """More of a long list, below what is there."""
        self._rows.append(rows)

    def count(self) -> int:
        return self._rows.rowCount()

    def row(self, at: int) -> Row:
        return self._rows.row(at)

    def chosen_id(self) -> int | None:
        index = self.currentIndex()
        return self._rows.row(index.row()).id if index.isValid() else None

    def choose(self, row_id: int | None) -> None:
        """Show it as chosen without telling anybody."""
        self._quiet = True
        at = self._rows.find(row_id)
        if at >= 0:
            self._select(at)
            self.scrollTo(self._rows.index(at))
        else:
            self.selectionModel().clear()
        self._quiet = False

    def _select(self, at: int) -> None:
        how = QItemSelectionModel.SelectionFlag.ClearAndSelect
        self.selectionModel().setCurrentIndex(self._rows.index(at), how)

    def _select_near(self, at: int) -> None:
        """The row that took its place, or the one before, but no heading."""
        count = self._rows.rowCount()
        beside = (*range(at, count), *range(min(at, count) - 1, -1, -1))
        found = next((one for one in beside if not self._rows.row(one).heading), None)
        if found is not None:
            self._select(found)

    def _tell_chosen(self, current: QModelIndex, _before: QModelIndex) -> None:
        if current.isValid() and not self._quiet:
            self.chosen.emit(self._rows.row(current.row()).id)

    def _tell_opened(self, index: QModelIndex) -> None:
        self.opened.emit(self._rows.row(index.row()).id)
