"""How a note looks: a column that reads well, a bar beside each paragraph, a soft ground under
what is private.
"""

from __future__ import annotations

from typing import TYPE_CHECKING, NamedTuple

from PySide6.QtCore import QEvent, QPoint, QPointF, QRectF, Qt, Signal
from PySide6.QtGui import (
    QMouseEvent,
    QPainter,
    QPaintEvent,
    QResizeEvent,
    QTextBlock,
    QTextOption,
    QWheelEvent,
)
from PySide6.QtWidgets import QApplication, QFrame, QTextEdit, QWidget

from mentor_desk.audience import Audience
from mentor_desk.ui.note.blocks import APART, audience_of
from mentor_desk.ui.note.people import TONES, People
from mentor_desk.ui.theme import Role, appearance

if TYPE_CHECKING:
    from collections.abc import Iterator

COLUMN = 640
"""Pixels at 10 pt, about 75 characters."""
MARKS = 34
AIR = 24
_INSIDE = 16
"""From the bar to the text; Qt's document margin, so it is on all four sides."""
_BAR = 3
_LEAST_AIR = 8


class Seen(NamedTuple):
    block: QTextBlock
    rect: QRectF
    """Where its lines are, in the viewport."""


class NoteView(QTextEdit):
    moved = Signal()
    """The column is in another place."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._look = appearance()
        self.people = People()
        self.setAcceptRichText(False)
        self.setFrameShape(QFrame.Shape.NoFrame)
        self.setProperty("bare", True)  # noqa: FBT003
        self.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.setWordWrapMode(QTextOption.WrapMode.WrapAtWordBoundaryOrAnywhere)
        # Of the viewport's own width Qt misses changes that come while it lays out.
        self.setLineWrapMode(QTextEdit.LineWrapMode.FixedPixelWidth)
        self.document().setDocumentMargin(_INSIDE)
        self.restyle()
        self._look.changed.connect(self.restyle)

    def restyle(self) -> None:
        font = self._look.theme.font(Role.NOTE)
        self.setFont(font)
        self.viewport().setFont(font)  # else the placeholder keeps the size it began with
        self._centre()
        self.viewport().update()

    def set_people(self, people: People) -> None:
        self.people = people
        self.viewport().update()

    def seen(self) -> Iterator[Seen]:
        """The paragraphs that can be seen now, from the top."""
        layout, top = self.document().documentLayout(), self.verticalScrollBar().value()
        at = layout.hitTest(QPointF(0, top), Qt.HitTestAccuracy.FuzzyHit)
        block = self.document().findBlock(max(0, at))
        if block.previous().isValid():
            block = block.previous()
        while block.isValid():
            rect = layout.blockBoundingRect(block).translated(0, -top)
            if rect.top() > self.viewport().height():
                return
            if rect.bottom() >= 0:
                yield Seen(block, rect)
            block = block.next()

    def paintEvent(self, e: QPaintEvent) -> None:
        painter = QPainter(self.viewport())
        for block, rect in self.seen():
            if rect.intersects(QRectF(e.rect())):
                self.paint_ground(painter, rect, audience_of(block))
        painter.end()
        super().paintEvent(e)

    def paint_ground(self, painter: QPainter, rect: QRectF, audience: Audience) -> None:
        theme, rtl = self._look.theme, self.isRightToLeft()
        width = self.viewport().width()
        tall = QRectF(0, rect.top() - APART / 2, width, rect.height() + APART - 2)
        if audience is Audience.ME:
            painter.fillRect(tall, theme.colour("private_soft"))
        bars = 2 if audience is Audience.SPONSOR else 1
        for number in range(bars):
            x = number * (_BAR + 2)
            left = width - x - _BAR if rtl else x
            bar = QRectF(left, tall.top(), _BAR, tall.height())
            painter.fillRect(bar, theme.colour(TONES[audience]))

    def resizeEvent(self, e: QResizeEvent) -> None:
        super().resizeEvent(e)
        self._centre()

    def event(self, e: QEvent) -> bool:
        """The air beside the column is the note's: it scrolls, and a click sets the cursor."""
        if isinstance(e, QWheelEvent):
            QApplication.sendEvent(self.verticalScrollBar(), e)
            return True
        if isinstance(e, QMouseEvent) and e.type() == QEvent.Type.MouseButtonPress:
            self._clicked_beside(e.position().toPoint())
            return True
        return super().event(e)

    def _clicked_beside(self, at: QPoint) -> None:
        self.setFocus(Qt.FocusReason.MouseFocusReason)
        inside = self.viewport().mapFrom(self, at)
        inside.setX(max(0, min(self.viewport().width() - 1, inside.x())))
        self.setTextCursor(self.cursorForPosition(inside))

    def _centre(self) -> None:
        theme = self._look.theme
        marks, air = theme.scaled(MARKS), theme.scaled(AIR)
        # The scroll bar's width is always kept free, or the text would jump when it appears.
        bar = self.verticalScrollBar()
        taken = bar.sizeHint().width()
        room = self.width() - taken
        column = min(theme.scaled(COLUMN) + 2 * _INSIDE, room - marks - _LEAST_AIR)
        spare = max(0, room - marks - column)
        left = marks + max(0, min(air, spare - _LEAST_AIR))
        right = max(0, room - left - column) + (0 if bar.isVisible() else taken)
        if column != self.lineWrapColumnOrWidth():
            self.setLineWrapColumnOrWidth(max(1, column))
        margins = self.viewportMargins()
        wanted = (right, left) if self.isRightToLeft() else (left, right)
        if (margins.left(), margins.right()) != wanted:
            self.setViewportMargins(wanted[0], 8, wanted[1], 0)
        self.moved.emit()
