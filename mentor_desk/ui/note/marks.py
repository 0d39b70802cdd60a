"""The mark beside each paragraph that says who may read it: an icon, a tip, a place to click."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import QEvent, QRectF, QSize, Qt, Signal
from PySide6.QtGui import QHelpEvent, QMouseEvent, QPaintEvent
from PySide6.QtWidgets import QToolTip, QWidget

from mentor_desk.ui.note.blocks import audience_of
from mentor_desk.ui.note.people import ICONS, TONES
from mentor_desk.ui.note.view import MARKS, NoteView, Seen
from mentor_desk.ui.theme import appearance
from mentor_desk.ui.widgets.paint import painter_for

if TYPE_CHECKING:
    from PySide6.QtGui import QWheelEvent

_ICON = 15


class Marks(QWidget):
    """Stands in the margin of `view`. `clicked` tells the number of the paragraph; `fixed` marks
    are only to be read.
    """

    clicked = Signal(int)

    def __init__(self, view: NoteView, *, fixed: bool = False) -> None:
        super().__init__(view)
        self._view = view
        self._fixed = fixed
        self._look = appearance()
        self.setMouseTracking(True)
        if not fixed:
            self.setCursor(Qt.CursorShape.PointingHandCursor)
        view.verticalScrollBar().valueChanged.connect(self.update)
        view.document().documentLayout().documentSizeChanged.connect(self.update)
        self.place()

    def sizeHint(self) -> QSize:
        return QSize(self._look.theme.scaled(MARKS), 0)

    def place(self) -> None:
        beside = self._view.viewport().geometry()
        width = self.sizeHint().width()
        left = beside.right() + 1 if self._view.isRightToLeft() else beside.left() - width
        self.setGeometry(left, beside.top(), width, beside.height())

    def paintEvent(self, _: QPaintEvent) -> None:
        painter, theme = painter_for(self), self._look.theme
        size, ratio = theme.scaled(_ICON), self.devicePixelRatioF()
        for seen in self._view.seen():
            audience = audience_of(seen.block)
            icon = theme.pixmap(ICONS[audience], TONES[audience], size, ratio)
            spot = self._spot(seen)
            painter.drawPixmap(round(spot.left()), round(spot.top()), icon)

    def mousePressEvent(self, event: QMouseEvent) -> None:
        seen = self._at(event.position().y())
        if seen is not None and event.button() == Qt.MouseButton.LeftButton:
            self.clicked.emit(seen.block.blockNumber())

    def mouseReleaseEvent(self, event: QMouseEvent) -> None:
        event.accept()

    def wheelEvent(self, event: QWheelEvent) -> None:
        event.ignore()

    def event(self, event: QEvent) -> bool:
        if isinstance(event, QHelpEvent) and event.type() == QEvent.Type.ToolTip:
            seen = self._at(event.pos().y())
            if seen is not None:
                QToolTip.showText(event.globalPos(), self.tip(seen), self)
            return True
        return super().event(event)

    def tip(self, seen: Seen) -> str:
        said = self._view.people.said(audience_of(seen.block))
        if self._fixed:
            return said
        return self.tr("{audience}. Click to change.").format(audience=said)

    def _at(self, y: float) -> Seen | None:
        return next((one for one in self._view.seen() if one.rect.bottom() + 5 >= y), None)

    def _spot(self, seen: Seen) -> QRectF:
        """Beside the middle of the first line."""
        size = self._look.theme.scaled(_ICON)
        lines = seen.block.layout()
        first = lines.lineAt(0)
        middle = seen.rect.top() + (first.y() + first.height() / 2 if first.isValid() else 0)
        left = 8 if self._view.isRightToLeft() else self.width() - size - 8
        return QRectF(left, middle - size / 2, size, size)
