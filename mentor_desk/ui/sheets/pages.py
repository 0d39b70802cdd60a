"""The real pages, one below the other; only those in sight are drawn."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import QRectF, Qt, Signal
from PySide6.QtGui import QKeyEvent, QPainter, QPaintEvent, QResizeEvent
from PySide6.QtWidgets import QAbstractScrollArea, QFrame, QWidget

from mentor_desk.ui.theme import appearance
from mentor_desk.ui.widgets.paint import panel, ring

if TYPE_CHECKING:
    from collections.abc import Mapping

    from PySide6.QtGui import QImage

_GAP = 24
_WIDEST = 720


class Pages(QAbstractScrollArea):
    """`wanted` asks for images of pages (numbers from 0) so many pixels wide."""

    wanted = Signal(list, int)

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._look = appearance()
        self._count = 0
        self._ratio = 2**0.5
        self._images: dict[int, QImage] = {}
        self._asked: set[int] = set()
        self.setFrameShape(QFrame.Shape.NoFrame)
        self.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
        self.setMinimumWidth(220)
        self.show_pages(0, self._ratio)

    def show_pages(self, count: int, ratio: float) -> None:
        """New pages, `ratio` times as high as wide; old images stay until new ones are there."""
        self._count, self._ratio = count, ratio
        self._asked.clear()
        self._images = {at: image for at, image in self._images.items() if at < count}
        self.setAccessibleName(self.tr("Pages"))
        self._measure()

    def take_images(self, images: Mapping[int, QImage]) -> None:
        self._images.update(images)
        # Far pages go again: a thousand of them would fill the memory.
        seen = self._in_sight()
        if len(self._images) > 24 and seen:
            near = range(seen[0] - 8, seen[-1] + 9)
            self._images = {at: one for at, one in self._images.items() if at in near}
            self._asked &= set(self._images)
        self.viewport().update()

    def page_width(self) -> int:
        """In pixels of the window."""
        room = self.viewport().width() - 2 * _GAP
        return max(160, min(room, self._look.theme.scaled(_WIDEST)))

    def drawn(self) -> int:
        """How many pages there are images of."""
        return len(self._images)

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        self._asked.clear()
        self._measure()

    def scrollContentsBy(self, dx: int, dy: int) -> None:  # noqa: N802
        del dx, dy
        self._ask()
        self.viewport().update()

    def keyPressEvent(self, event: QKeyEvent) -> None:
        bar = self.verticalScrollBar()
        ends = {Qt.Key.Key_Home: bar.minimum(), Qt.Key.Key_End: bar.maximum()}
        key = Qt.Key(event.key())
        if key in ends:
            bar.setValue(ends[key])
        elif key == Qt.Key.Key_Space:
            bar.setValue(bar.value() + bar.pageStep())
        else:
            super().keyPressEvent(event)

    def paintEvent(self, event: QPaintEvent) -> None:
        del event
        theme = self._look.theme
        painter = QPainter(self.viewport())
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        painter.setRenderHint(QPainter.RenderHint.SmoothPixmapTransform)
        painter.fillRect(self.viewport().rect(), theme.colour("sidebar"))
        for at in self._in_sight():
            place = self._place(at)
            edge = place.adjusted(-1, -1, 1, 1)
            panel(painter, edge, theme.colour("border"), None, 2)
            image = self._images.get(at)
            if image is None:
                painter.fillRect(place, Qt.GlobalColor.white)
            else:
                painter.drawImage(place, image)
        if self.hasFocus():
            inside = QRectF(self.viewport().rect()).adjusted(1, 1, -1, -1)
            ring(painter, inside, theme.colour("accent"), 2)

    def _measure(self) -> None:
        tall = round(self._count * (self.page_width() * self._ratio + _GAP)) + _GAP
        room = self.viewport().height()
        bar = self.verticalScrollBar()
        bar.setRange(0, max(0, tall - room))
        bar.setPageStep(room)
        bar.setSingleStep(60)
        self._ask()
        self.viewport().update()

    def _ask(self) -> None:
        new = [at for at in self._in_sight() if at not in self._asked]
        if new:
            self._asked |= set(new)
            self.wanted.emit(new, round(self.page_width() * self.devicePixelRatioF()))

    def _place(self, at: int) -> QRectF:
        width = self.page_width()
        tall = width * self._ratio
        left = (self.viewport().width() - width) / 2
        top = _GAP + at * (tall + _GAP) - self.verticalScrollBar().value()
        return QRectF(left, top, width, tall)

    def _in_sight(self) -> list[int]:
        step = self.page_width() * self._ratio + _GAP
        first = int(max(0.0, self.verticalScrollBar().value() - _GAP) // step)
        last = int((self.verticalScrollBar().value() + self.viewport().height()) // step)
        return [at for at in range(first, last + 1) if at < self._count]
