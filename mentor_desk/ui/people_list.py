"""The mentees in the sidebar: one line each, a dot where somebody needs a look."""

from __future__ import annotations

from math import ceil
from typing import TYPE_CHECKING, NamedTuple

from PySide6.QtCore import (
    QAbstractListModel,
    QItemSelectionModel,
    QModelIndex,
    QPersistentModelIndex,
    QRectF,
    QSize,
    Qt,
    Signal,
)
from PySide6.QtGui import QFocusEvent, QFontMetricsF, QPainter
from PySide6.QtWidgets import (
    QFrame,
    QListView,
    QStyle,
    QStyledItemDelegate,
    QStyleOptionViewItem,
    QWidget,
)

from mentor_desk.ui.theme import Role, appearance
from mentor_desk.ui.widgets.paint import line_of_text, panel, ring

if TYPE_CHECKING:
    from collections.abc import Sequence

    Index = QModelIndex | QPersistentModelIndex

_PERSON = Qt.ItemDataRole.UserRole + 1
_DOT = 7


class Person(NamedTuple):
    """`why` says what waits, one reason a line; empty when nothing does."""

    id: int
    name: str
    why: str = ""


class PeopleModel(QAbstractListModel):
    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._people: list[Person] = []

    def rowCount(self, parent: Index | None = None) -> int:
        return 0 if parent is not None and parent.isValid() else len(self._people)

    def data(self, index: Index, role: int = Qt.ItemDataRole.DisplayRole) -> object:
        if not index.isValid() or index.row() >= len(self._people):
            return None
        person = self._people[index.row()]
        if role == _PERSON:
            return person
        if role == Qt.ItemDataRole.DisplayRole:
            return person.name
        if role == Qt.ItemDataRole.AccessibleTextRole:
            return self._spoken(person)
        if role == Qt.ItemDataRole.ToolTipRole and person.why:
            return person.why
        return None

    def set_people(self, people: Sequence[Person]) -> None:
        if [one.id for one in people] == [one.id for one in self._people]:
            self._people = list(people)
            if people:
                self.dataChanged.emit(self.index(0), self.index(len(people) - 1))
            return
        self.beginResetModel()
        self._people = list(people)
        self.endResetModel()

    def person(self, at: int) -> Person:
        return self._people[at]

    def find(self, mentee_id: int | None) -> int:
        return next((at for at, one in enumerate(self._people) if one.id == mentee_id), -1)

    def _spoken(self, person: Person) -> str:
        if not person.why:
            return person.name
        return self.tr("{name}, needs attention: {why}").format(
            name=person.name, why=person.why.replace("\n", "; ")
        )


class PeopleList(QListView):
    """`opened` tells the mentee on a click or Enter; arrow keys move without opening."""

    opened = Signal(int)

    def __init__(self, name: str, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._people = PeopleModel(self)
        self._here: int | None = None
        self.setAccessibleName(name)
        self.setModel(self._people)
        self.setItemDelegate(_PersonDelegate(self))
        self.setFrameShape(QFrame.Shape.NoFrame)
        self.setUniformItemSizes(True)
        self.setMouseTracking(True)
        self.setVerticalScrollMode(QListView.ScrollMode.ScrollPerPixel)
        self.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.setEditTriggers(QListView.EditTrigger.NoEditTriggers)
        self.viewport().setAutoFillBackground(False)
        self.clicked.connect(self._tell)
        self.activated.connect(self._tell)
        appearance().changed.connect(self.scheduleDelayedItemsLayout)

    def set_people(self, people: Sequence[Person]) -> None:
        scrolled, known = self.verticalScrollBar().value(), self._people.find(self._here) >= 0
        self._people.set_people(people)
        self.show_here(self._here)
        if known or self._people.find(self._here) < 0:  # else somebody new, whose page is in front
            self.verticalScrollBar().setValue(scrolled)

    def people(self) -> list[Person]:
        return [self._people.person(at) for at in range(self._people.rowCount())]

    def show_here(self, mentee_id: int | None) -> None:
        """Marks whose page is in front; nobody's for None."""
        self._here = mentee_id
        at = self._people.find(mentee_id)
        if at < 0:
            self.selectionModel().clearSelection()
            return
        how = QItemSelectionModel.SelectionFlag.ClearAndSelect
        self.selectionModel().setCurrentIndex(self._people.index(at), how)
        self.scrollTo(self._people.index(at))

    def focusInEvent(self, event: QFocusEvent) -> None:
        """There is always a row to stand on, though none may be chosen."""
        if not self.currentIndex().isValid() and self._people.rowCount():
            how = QItemSelectionModel.SelectionFlag.NoUpdate
            self.selectionModel().setCurrentIndex(self._people.index(0), how)
        super().focusInEvent(event)

    def _tell(self, index: QModelIndex) -> None:
        self.opened.emit(self._people.person(index.row()).id)
        self.show_here(self._here)


class _PersonDelegate(QStyledItemDelegate):
    def sizeHint(self, _: QStyleOptionViewItem, index: Index) -> QSize:
        del index
        metrics = QFontMetricsF(appearance().theme.font(Role.STRONG))
        return QSize(80, max(34, ceil(metrics.height()) + 16) + 2)

    def paint(self, painter: QPainter, option: QStyleOptionViewItem, index: Index) -> None:
        person: object = index.data(_PERSON)
        if not isinstance(person, Person):
            return
        theme, rect = appearance().theme, QRectF(option.rect).adjusted(0, 1, 0, -1)
        mirrored = option.direction == Qt.LayoutDirection.RightToLeft
        here = bool(option.state & QStyle.StateFlag.State_Selected)
        painter.save()
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        if here:
            panel(painter, rect, theme.colour("surface"), theme.colour("border"), 6)
        elif option.state & QStyle.StateFlag.State_MouseOver:
            panel(painter, rect, theme.colour("window"), None, 6)
        inner = rect.adjusted(10, 0, -10, 0)
        if person.why:
            left = inner.left() if mirrored else inner.right() - _DOT
            painter.setPen(Qt.PenStyle.NoPen)
            painter.setBrush(theme.colour("warning"))
            painter.drawEllipse(QRectF(left, inner.center().y() - _DOT / 2, _DOT, _DOT))
            taken = _DOT + 8
            inner = inner.adjusted(taken if mirrored else 0, 0, 0 if mirrored else -taken, 0)
        font = theme.font(Role.STRONG if here else Role.BODY)
        painter.setFont(font)
        painter.setPen(theme.colour("text" if here else "text2"))
        side = Qt.AlignmentFlag.AlignRight if mirrored else Qt.AlignmentFlag.AlignLeft
        line_of_text(painter, inner, side, person.name, elide=True)
        if option.state & QStyle.StateFlag.State_HasFocus:
            ring(painter, rect, theme.colour("accent"), 6)
        painter.restore()
