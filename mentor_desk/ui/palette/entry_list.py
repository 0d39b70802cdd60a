"""The list below the search line."""

from __future__ import annotations

from math import ceil
from typing import TYPE_CHECKING

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
from PySide6.QtGui import QFont, QFontMetricsF, QPainter
from PySide6.QtWidgets import (
    QFrame,
    QListView,
    QStyle,
    QStyledItemDelegate,
    QStyleOptionViewItem,
    QWidget,
)

from mentor_desk.ui.palette.entries import Entry
from mentor_desk.ui.theme import Role, Theme, Tone, appearance
from mentor_desk.ui.widgets.disc import initials, paint_disc
from mentor_desk.ui.widgets.paint import centred, line_of_text, panel

if TYPE_CHECKING:
    from collections.abc import Sequence

    Index = QModelIndex | QPersistentModelIndex

_ENTRY = Qt.ItemDataRole.UserRole + 1
_GAP = 12


class EntryModel(QAbstractListModel):
    def __init__(self, parent: QWidget) -> None:
        super().__init__(parent)
        self.entries: list[Entry] = []

    def rowCount(self, parent: Index | None = None) -> int:
        return 0 if parent is not None and parent.isValid() else len(self.entries)

    def data(self, index: Index, role: int = Qt.ItemDataRole.DisplayRole) -> object:
        if not index.isValid() or index.row() >= len(self.entries):
            return None
        entry = self.entries[index.row()]
        if role == _ENTRY:
            return entry
        if role == Qt.ItemDataRole.DisplayRole:
            return entry.text
        if role == Qt.ItemDataRole.AccessibleTextRole:
            return entry.spoken()
        return None

    def flags(self, index: Index) -> Qt.ItemFlag:
        if index.isValid() and self.entries[index.row()].is_heading:
            return Qt.ItemFlag.NoItemFlags
        return Qt.ItemFlag.ItemIsEnabled | Qt.ItemFlag.ItemIsSelectable

    def set_entries(self, entries: Sequence[Entry]) -> None:
        self.beginResetModel()
        self.entries = list(entries)
        self.endResetModel()


class EntryList(QListView):
    """The search line keeps the focus and moves the choice with `step`."""

    picked = Signal(object)
    """The Entry that was clicked."""

    def __init__(self, name: str) -> None:
        super().__init__()
        self._entries = EntryModel(self)
        self.setAccessibleName(name)
        self.setModel(self._entries)
        self.setItemDelegate(_EntryDelegate(self))
        self.setFrameShape(QFrame.Shape.NoFrame)
        self.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        self.setMouseTracking(True)
        self.setVerticalScrollMode(QListView.ScrollMode.ScrollPerPixel)
        self.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.setEditTriggers(QListView.EditTrigger.NoEditTriggers)
        self.viewport().setAutoFillBackground(False)
        self.clicked.connect(self._tell)

    def set_entries(self, entries: Sequence[Entry]) -> None:
        """Chooses the first that can be opened."""
        self._entries.set_entries(entries)
        self.scrollToTop()
        self._choose(self._next(-1, 1))

    def entries(self) -> list[Entry]:
        return list(self._entries.entries)

    def chosen(self) -> Entry | None:
        index = self.currentIndex()
        return self._entries.entries[index.row()] if index.isValid() else None

    def step(self, by: int) -> None:
        """Down (1) or up (-1), over headings, round at the ends."""
        at = self._next(self.currentIndex().row(), by)
        self._choose(at)
        if at == self._next(-1, 1):
            self.scrollToTop()  # so that its heading is seen as well

    def _next(self, at: int, by: int) -> int:
        entries = self._entries.entries
        for offset in range(1, len(entries) + 1):
            candidate = (at + by * offset) % len(entries)
            if not entries[candidate].is_heading:
                return candidate
        return -1

    def _choose(self, at: int) -> None:
        how = QItemSelectionModel.SelectionFlag.ClearAndSelect
        self.selectionModel().setCurrentIndex(self._entries.index(at), how)

    def _tell(self, index: QModelIndex) -> None:
        entry = self._entries.entries[index.row()]
        if not entry.is_heading:
            self.picked.emit(entry)


class _EntryDelegate(QStyledItemDelegate):
    def sizeHint(self, _: QStyleOptionViewItem, index: Index) -> QSize:
        entry: object = index.data(_ENTRY)
        theme = appearance().theme
        first = QFontMetricsF(theme.font(Role.STRONG)).height()
        if not isinstance(entry, Entry):
            return QSize(100, 40)
        if entry.is_heading:
            return QSize(100, ceil(QFontMetricsF(theme.font(Role.EYEBROW)).height()) + 18)
        if not entry.second:
            return QSize(100, max(40, ceil(first) + 18))
        second = QFontMetricsF(theme.font(Role.SECONDARY)).height()
        return QSize(100, max(52, ceil(first + second) + 18))

    def paint(self, painter: QPainter, option: QStyleOptionViewItem, index: Index) -> None:
        entry: object = index.data(_ENTRY)
        if not isinstance(entry, Entry):
            return
        theme, rect = appearance().theme, QRectF(option.rect).adjusted(8, 1, -8, -1)
        painter.save()
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        line = _Line(painter, theme, option.direction == Qt.LayoutDirection.RightToLeft)
        if entry.is_heading:
            inner = rect.adjusted(10, 6, -10, 0)
            line.text(inner, entry.text, theme.font(Role.EYEBROW), "text3")
        else:
            chosen = bool(option.state & QStyle.StateFlag.State_Selected)
            over = bool(option.state & QStyle.StateFlag.State_MouseOver)
            if chosen or over:
                tone: Tone = "accent_soft" if chosen else "window"
                edge = theme.colour("accent") if chosen and theme.tokens.high_contrast else None
                panel(painter, rect, theme.colour(tone), edge, 8)
            line.entry(rect.adjusted(10, 0, -10, 0), entry)
        painter.restore()


class _Line:
    """Paints the parts of an entry in reading direction."""

    def __init__(self, painter: QPainter, theme: Theme, mirrored: bool) -> None:
        self._painter = painter
        self._theme = theme
        self._mirrored = mirrored

    def entry(self, rect: QRectF, entry: Entry) -> None:
        theme = self._theme
        side = theme.scaled(26)
        spot = self._start(rect, side)
        if entry.person:
            disc = QRectF(spot.left(), spot.center().y() - side / 2, side, side)
            paint_disc(self._painter, disc, initials(entry.person), theme, "neutral")
        elif entry.icon:
            ratio = self._painter.device().devicePixelRatioF()
            centred(self._painter, spot, theme.pixmap(entry.icon, "text3", theme.scaled(18), ratio))
        rect = self._rest(rect, side + _GAP)
        if entry.keys:
            rect = self._keys(rect, entry.keys)
        font = theme.font(Role.BODY if entry.pieces else Role.STRONG)
        if not entry.second:
            self.text(rect, entry.text, font, "text")
            return
        below = theme.font(Role.SECONDARY, tabular=True)
        upper, lower = QFontMetricsF(font).height(), QFontMetricsF(below).height()
        top = rect.center().y() - (upper + lower + 2) / 2
        first = QRectF(rect.left(), top, rect.width(), upper)
        if entry.pieces:
            self._pieces(first, entry, font)
        else:
            self.text(first, entry.text, font, "text")
        second = QRectF(rect.left(), top + upper + 2, rect.width(), lower)
        self.text(second, entry.second, below, "text2")

    def text(self, rect: QRectF, text: str, font: QFont, tone: Tone) -> None:
        side = Qt.AlignmentFlag.AlignRight if self._mirrored else Qt.AlignmentFlag.AlignLeft
        self._painter.setFont(font)
        self._painter.setPen(self._theme.colour(tone))
        line_of_text(self._painter, rect, side, text, elide=True)

    def _pieces(self, rect: QRectF, entry: Entry, font: QFont) -> None:
        """The words that were looked for in SemiBold; what is before the first gives way."""
        if self._mirrored:
            self.text(rect, entry.text, font, "text")
            return
        strong = QFont(font)
        strong.setWeight(QFont.Weight.DemiBold)
        left = rect.left()
        for text, is_hit in _within(entry.pieces, font, strong, rect.width()):
            used = strong if is_hit else font
            room = rect.right() - left
            if room <= 1:
                break
            self.text(
                QRectF(left, rect.top(), room, rect.height()),
                text,
                used,
                "accent" if is_hit else "text",
            )
            left += QFontMetricsF(used).horizontalAdvance(text)

    def _keys(self, rect: QRectF, keys: str) -> QRectF:
        font = self._theme.font(Role.CHIP)
        metrics = QFontMetricsF(font)
        width, height = metrics.horizontalAdvance(keys) + 14, metrics.height() + 5
        left = rect.left() if self._mirrored else rect.right() - width
        cap = QRectF(left, rect.center().y() - height / 2, width, height)
        panel(self._painter, cap, None, self._theme.colour("border"), 4)
        self._painter.setFont(font)
        self._painter.setPen(self._theme.colour("text3"))
        self._painter.drawText(cap, Qt.AlignmentFlag.AlignCenter, keys)
        taken = width + _GAP
        return rect.adjusted(taken if self._mirrored else 0, 0, 0 if self._mirrored else -taken, 0)

    def _start(self, rect: QRectF, width: float) -> QRectF:
        left = rect.right() - width if self._mirrored else rect.left()
        return QRectF(left, rect.top(), width, rect.height())

    def _rest(self, rect: QRectF, taken: float) -> QRectF:
        return rect.adjusted(0 if self._mirrored else taken, 0, -taken if self._mirrored else 0, 0)


def _within(
    pieces: Sequence[tuple[str, bool]], font: QFont, strong: QFont, room: float
) -> list[tuple[str, bool]]:
    """Cuts the beginning where the first hit would otherwise lie beyond the end of the line."""
    if not pieces or pieces[0][1] or len(pieces) < 2:
        return list(pieces)
    before, hit = pieces[0][0], pieces[1][0]
    free = room * 0.75 - QFontMetricsF(strong).horizontalAdvance(hit)
    shown = QFontMetricsF(font).elidedText(before, Qt.TextElideMode.ElideLeft, max(40.0, free))
    return [(shown, False), *pieces[1:]]
