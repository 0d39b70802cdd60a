"""A word on a pill: a state, a count, who may read something."""

from __future__ import annotations

from math import ceil
from typing import Literal

from PySide6.QtCore import QRectF, QSize, Qt
from PySide6.QtGui import QFontMetricsF, QPaintEvent
from PySide6.QtWidgets import QSizePolicy, QWidget

from mentor_desk.ui.theme import Role, Tone
from mentor_desk.ui.widgets.labels import Text
from mentor_desk.ui.widgets.paint import (
    centred,
    leading_rect,
    line_of_text,
    painter_for,
    panel,
    trailing_rect,
)

ChipTone = Literal["neutral", "accent", "private", "warning", "danger"]
COLOURS: dict[ChipTone, tuple[Tone, Tone]] = {
    # ground, ink
    "neutral": ("sidebar", "text2"),
    "accent": ("accent_soft", "accent"),
    "private": ("private_soft", "private"),
    "warning": ("warning_soft", "warning"),
    "danger": ("danger_soft", "danger"),
}
_SIDE = 8


class Chip(Text):
    """Never elided, so keep it to a word or two. `icon` stands before the word."""

    def __init__(
        self,
        text: str = "",
        tone: ChipTone = "neutral",
        icon: str = "",
        parent: QWidget | None = None,
    ) -> None:
        self._colours = COLOURS[tone]
        self._icon_name = icon
        super().__init__(text, Role.CHIP, self._colours[1], tabular=True, parent=parent)
        self.setSizePolicy(QSizePolicy.Policy.Fixed, QSizePolicy.Policy.Fixed)

    def set_chip(self, text: str, tone: ChipTone = "neutral", icon: str = "") -> None:
        self._colours = COLOURS[tone]
        self._icon_name = icon
        self.setText(text)
        self.set_tone(self._colours[1])
        self.updateGeometry()

    def sizeHint(self) -> QSize:
        metrics = QFontMetricsF(self.font())
        width = metrics.horizontalAdvance(self.text()) + 2 * _SIDE
        if self._icon_name:
            width += self._icon_size() + 4
        return QSize(ceil(width), ceil(metrics.height()) + 5)

    def minimumSizeHint(self) -> QSize:
        return self.sizeHint()

    def paintEvent(self, _: QPaintEvent) -> None:
        painter, theme, rect = painter_for(self), self._look.theme, QRectF(self.rect())
        ground, ink = self._colours
        outline = theme.colour("control") if theme.tokens.high_contrast else None
        panel(painter, rect, theme.colour(ground), outline, rect.height() / 2)
        inner = rect.adjusted(_SIDE, 0, -_SIDE, 0)
        if self._icon_name:
            size = self._icon_size()
            pixmap = theme.pixmap(self._icon_name, ink, size, self.devicePixelRatioF())
            centred(painter, leading_rect(self, inner, size), pixmap)
            inner = trailing_rect(self, inner, inner.width() - size - 4)
        painter.setPen(theme.colour(ink))
        line_of_text(
            painter, inner.adjusted(-1, 0, 1, 0), Qt.AlignmentFlag.AlignHCenter, self.text()
        )

    def _icon_size(self) -> int:
        return self._look.theme.scaled(12)
