"""How far something has come: a thin bar, or a line through its readings."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import QPointF, QRectF, QSize, Qt
from PySide6.QtGui import QPaintEvent, QPen, QPolygonF
from PySide6.QtWidgets import QFrame, QProgressBar, QSizePolicy, QWidget

from mentor_desk.ui.theme import Tone, appearance
from mentor_desk.ui.widgets.paint import leading_rect, mirrored, painter_for, panel

if TYPE_CHECKING:
    from collections.abc import Sequence

_HEIGHT = 6


class Progress(QProgressBar):
    """`share` runs from 0 to 1; what goes beyond is shown as the end. `label` names the bar."""

    def __init__(
        self,
        share: float = 0.0,
        label: str = "",
        tone: Tone = "accent",
        parent: QWidget | None = None,
    ) -> None:
        super().__init__(parent)
        self._look = appearance()
        self._label = label
        self._tone: Tone = tone
        self.setRange(0, 100)
        self.setTextVisible(False)
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Fixed)
        self.set_share(share)

    def set_share(self, share: float, label: str | None = None) -> None:
        self._label = self._label if label is None else label
        percent = round(100 * max(0.0, min(1.0, share)))
        self.setValue(percent)
        if self._label:
            spoken = self.tr("{label}, {percent} percent")
            self.setAccessibleName(spoken.format(label=self._label, percent=percent))
        else:
            self.setAccessibleName(self.tr("{percent} percent").format(percent=percent))
        self.update()

    def set_tone(self, tone: Tone) -> None:
        self._tone = tone
        self.update()

    def sizeHint(self) -> QSize:
        return QSize(120, _HEIGHT)

    def minimumSizeHint(self) -> QSize:
        return QSize(40, _HEIGHT)

    def paintEvent(self, _: QPaintEvent) -> None:
        painter, theme, rect = painter_for(self), self._look.theme, QRectF(self.rect())
        radius = rect.height() / 2
        if theme.tokens.high_contrast:  # its border is full ink and would look like a full bar
            panel(painter, rect, theme.colour("surface"), theme.colour("control"), radius)
        else:
            panel(painter, rect, theme.colour("border"), None, radius)
        if self.value() > 0:
            width = max(rect.height(), rect.width() * self.value() / 100)
            panel(painter, leading_rect(self, rect, width), theme.colour(self._tone), None, radius)


class Sparkline(QFrame):
    """Readings in order of time, drawn as a line to the last one. `summary` says it in words."""

    def __init__(
        self,
        values: Sequence[float],
        summary: str,
        tone: Tone = "accent",
        parent: QWidget | None = None,
    ) -> None:
        super().__init__(parent)
        self._look = appearance()
        self._tone: Tone = tone
        self._values = list(values)
        self.setAccessibleName(summary)
        self.setToolTip(summary)
        self.setSizePolicy(QSizePolicy.Policy.Fixed, QSizePolicy.Policy.Fixed)

    def set_values(self, values: Sequence[float], summary: str) -> None:
        self._values = list(values)
        self.setAccessibleName(summary)
        self.setToolTip(summary)
        self.update()

    def sizeHint(self) -> QSize:
        return QSize(self._look.theme.scaled(88), self._look.theme.scaled(24))

    def minimumSizeHint(self) -> QSize:
        return self.sizeHint()

    def points(self) -> list[QPointF]:
        """Where the readings fall within the widget; level readings run through the middle."""
        if not self._values:
            return []
        area = QRectF(self.rect()).adjusted(4, 4, -4, -4)
        low, high = min(self._values), max(self._values)
        last = max(1, len(self._values) - 1)
        placed: list[QPointF] = []
        for at, value in enumerate(self._values):
            along = at / last if len(self._values) > 1 else 1.0
            along = 1 - along if mirrored(self) else along
            up = (value - low) / (high - low) if high > low else 0.5
            placed.append(
                QPointF(area.left() + along * area.width(), area.bottom() - up * area.height())
            )
        return placed

    def paintEvent(self, _: QPaintEvent) -> None:
        points = self.points()
        if not points:
            return
        painter, colour = painter_for(self), self._look.theme.colour(self._tone)
        pen = QPen(colour, 2)
        pen.setJoinStyle(Qt.PenJoinStyle.RoundJoin)
        pen.setCapStyle(Qt.PenCapStyle.RoundCap)
        painter.setPen(pen)
        painter.drawPolyline(QPolygonF(points))
        painter.setBrush(colour)
        painter.drawEllipse(points[-1], 2, 2)
