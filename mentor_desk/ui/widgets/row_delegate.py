"""Paints the rows of a RowList."""

from __future__ import annotations

from math import ceil
from typing import TYPE_CHECKING, NamedTuple, Protocol, cast

from PySide6.QtCore import (
    QModelIndex,
    QObject,
    QPersistentModelIndex,
    QPointF,
    QRectF,
    QSize,
    QSizeF,
    Qt,
)
from PySide6.QtGui import QFont, QFontMetricsF, QPainter
from PySide6.QtWidgets import QStyle, QStyledItemDelegate, QStyleOptionViewItem

from mentor_desk.ui.theme import Role, Theme, Tone, appearance
from mentor_desk.ui.widgets.chip import COLOURS, ChipTone
from mentor_desk.ui.widgets.disc import SMALL, initials, paint_disc
from mentor_desk.ui.widgets.paint import line_of_text, panel, ring

if TYPE_CHECKING:
    Index = QModelIndex | QPersistentModelIndex

ROW = Qt.ItemDataRole.UserRole + 1
_INSET, _GAP, _TWO_LINES, _ONE_LINE = 8, 12, 54, 40


class Shown(Protocol):
    """The part of a row that is painted."""

    @property
    def name(self) -> str: ...
    @property
    def second(self) -> str: ...
    @property
    def date(self) -> str: ...
    @property
    def person(self) -> str: ...
    @property
    def mark(self) -> str: ...
    @property
    def tone(self) -> ChipTone: ...
    @property
    def heading(self) -> bool: ...


class _Line(NamedTuple):
    """One line of text within a row, as far as it is free."""

    painter: QPainter
    theme: Theme
    rect: QRectF
    mirrored: bool

    def place(self, width: float, *, at_end: bool) -> QRectF:
        left = at_end == self.mirrored
        x = self.rect.left() if left else self.rect.right() - width
        return QRectF(x, self.rect.top(), width, self.rect.height())

    def without(self, width: float, *, at_end: bool) -> _Line:
        """What is left when something of that width has been put at one end."""
        rest = QSizeF(max(0.0, self.rect.width() - width), self.rect.height())
        left = at_end == self.mirrored
        x = self.rect.left() + (width if left else 0)
        return self._replace(rect=QRectF(QPointF(x, self.rect.top()), rest))

    def text(self, text: str, font: QFont, tone: Tone) -> None:
        side = Qt.AlignmentFlag.AlignRight if self.mirrored else Qt.AlignmentFlag.AlignLeft
        self.painter.setFont(font)
        self.painter.setPen(self.theme.colour(tone))
        line_of_text(self.painter, self.rect, side, text, elide=True)


class RowDelegate(QStyledItemDelegate):
    def __init__(self, parent: QObject) -> None:
        super().__init__(parent)
        self._look = appearance()

    def sizeHint(self, _: QStyleOptionViewItem, index: Index) -> QSize:
        row = cast("Shown", index.data(ROW))
        theme = self._look.theme
        name = QFontMetricsF(theme.font(Role.STRONG)).height()
        second = QFontMetricsF(theme.font(Role.SECONDARY)).height()
        if row.heading:
            return QSize(120, ceil(QFontMetricsF(theme.font(Role.EYEBROW)).height()) + 20)
        if not (row.second or row.person):
            return QSize(120, max(_ONE_LINE, ceil(name) + 18))
        return QSize(160, max(_TWO_LINES, ceil(name + second) + 20, theme.scaled(SMALL) + 18))

    def paint(self, painter: QPainter, option: QStyleOptionViewItem, index: Index) -> None:
        row = cast("Shown", index.data(ROW))
        painter.save()
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        mirrored = option.direction == Qt.LayoutDirection.RightToLeft
        rect = QRectF(option.rect).adjusted(_INSET, 1, -_INSET, -1)
        theme = self._look.theme
        if row.heading:
            low = rect.adjusted(_GAP, 10, -_GAP, 0)
            _Line(painter, theme, low, mirrored).text(row.name, theme.font(Role.EYEBROW), "text3")
            painter.restore()
            return
        self._paint_ground(_Line(painter, theme, rect, mirrored), option.state)
        inner = _Line(painter, theme, rect.adjusted(_GAP, 0, -_GAP, 0), mirrored)
        if row.person:
            inner = self._paint_person(inner, row)
        self._paint_lines(inner, row)
        painter.restore()

    def _paint_ground(self, line: _Line, state: QStyle.StateFlag) -> None:
        painter, theme, rect, _ = line
        chosen = bool(state & QStyle.StateFlag.State_Selected)
        if chosen:
            outline = theme.colour("accent") if theme.tokens.high_contrast else None
            panel(painter, rect, theme.colour("accent_soft"), outline, 8)
            focused = state & QStyle.StateFlag.State_HasFocus
            free = line.without(4, at_end=False) if focused else line
            bar = free.place(3, at_end=False).adjusted(0, 8, 0, -8)
            panel(painter, bar, theme.colour("accent"), None, 1.5)
        elif state & QStyle.StateFlag.State_MouseOver:
            panel(painter, rect, theme.colour("sidebar"), None, 8)
        if state & QStyle.StateFlag.State_HasFocus:
            ring(painter, rect, theme.colour("accent"), 8)

    def _paint_person(self, line: _Line, row: Shown) -> _Line:
        side = line.theme.scaled(SMALL)
        spot = line.place(side, at_end=False)
        spot = QRectF(spot.left(), spot.center().y() - side / 2, side, side)
        paint_disc(line.painter, spot, initials(row.person), line.theme, "neutral")
        return line.without(side + _GAP, at_end=False)

    def _paint_lines(self, line: _Line, row: Shown) -> None:
        theme, rect = line.theme, line.rect
        name, second = theme.font(Role.STRONG), theme.font(Role.SECONDARY)
        if not row.second:
            self._with_date(line, row, row.name, name, "text", mark=True)
            return
        upper, lower = QFontMetricsF(name).height(), QFontMetricsF(second).height()
        top = rect.center().y() - (upper + lower + 3) / 2
        first = line._replace(rect=QRectF(rect.left(), top, rect.width(), upper))
        self._with_date(first, row, row.name, name, "text", mark=False)
        below = line._replace(rect=QRectF(rect.left(), top + upper + 3, rect.width(), lower))
        below = self._paint_mark(below, row)
        below.text(row.second, second, "text2")

    def _with_date(
        self, line: _Line, row: Shown, text: str, font: QFont, tone: Tone, *, mark: bool
    ) -> None:
        if row.date:
            dates = line.theme.font(Role.SECONDARY, tabular=True)
            width = QFontMetricsF(dates).horizontalAdvance(row.date) + 1
            line._replace(rect=line.place(width, at_end=True)).text(row.date, dates, "text3")
            line = line.without(width + _GAP, at_end=True)
        if mark:
            line = self._paint_mark(line, row)
        line.text(text, font, tone)

    def _paint_mark(self, line: _Line, row: Shown) -> _Line:
        if not row.mark:
            return line
        ground, ink = COLOURS[row.tone]
        font = line.theme.font(Role.CHIP)
        metrics = QFontMetricsF(font)
        width, height = metrics.horizontalAdvance(row.mark) + 16, metrics.height() + 4
        spot = line.place(width, at_end=True)
        spot = QRectF(spot.left(), spot.center().y() - height / 2, width, height)
        panel(line.painter, spot, line.theme.colour(ground), None, height / 2)
        line.painter.setFont(font)
        line.painter.setPen(line.theme.colour(ink))
        line_of_text(line.painter, spot, Qt.AlignmentFlag.AlignHCenter, row.mark)
        return line.without(width + _GAP, at_end=True)
