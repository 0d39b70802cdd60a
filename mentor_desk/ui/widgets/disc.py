"""Initials on a disc: a person found again at a glance, without a picture."""

from __future__ import annotations

import unicodedata

from PySide6.QtCore import QRectF, QSize, Qt
from PySide6.QtGui import QColor, QFont, QPainter, QPaintEvent
from PySide6.QtWidgets import QSizePolicy, QWidget

from mentor_desk.ui.theme import Role, Theme
from mentor_desk.ui.widgets.chip import COLOURS, ChipTone
from mentor_desk.ui.widgets.labels import Text
from mentor_desk.ui.widgets.paint import line_of_text, painter_for

SMALL, LARGE = 36, 44


def initials(name: str) -> str:
    """First letters of the first and the last word; of any script, marks included."""
    words = [word for word in name.split() if any(letter.isalnum() for letter in word)]
    picked = [words[0], words[-1]] if len(words) > 1 else words
    return "".join(_first_letter(word) for word in picked).upper()


def _first_letter(word: str) -> str:
    start = next(at for at, letter in enumerate(word) if letter.isalnum())
    end = start + 1
    while end < len(word) and unicodedata.category(word[end]) in {"Mn", "Mc"}:
        end += 1
    return word[start:end]


def paint_disc(painter: QPainter, rect: QRectF, text: str, theme: Theme, tone: ChipTone) -> None:
    """For delegates too."""
    ground, ink = COLOURS[tone]
    painter.setPen(Qt.PenStyle.NoPen)
    if theme.tokens.high_contrast:
        painter.setPen(theme.colour("control"))
    painter.setBrush(theme.colour(ground))
    painter.drawEllipse(rect)
    painter.setPen(QColor(theme.name(ink)))
    font = theme.font(Role.CHIP)
    font.setWeight(QFont.Weight.DemiBold)
    font.setPixelSize(round(rect.height() * 0.36))  # part of the disc, which grows with the text
    painter.setFont(font)
    line_of_text(painter, rect, Qt.AlignmentFlag.AlignHCenter, text)


class Disc(Text):
    """Says nothing aloud: the name stands beside it. `size` is in pixels at 10 pt."""

    def __init__(
        self,
        name: str = "",
        size: int = SMALL,
        tone: ChipTone = "neutral",
        parent: QWidget | None = None,
    ) -> None:
        self._size = size
        self._colours: ChipTone = tone
        self._initials = initials(name)
        super().__init__("", Role.CHIP, parent=parent)
        self.setSizePolicy(QSizePolicy.Policy.Fixed, QSizePolicy.Policy.Fixed)

    def set_name(self, name: str) -> None:
        self._initials = initials(name)
        self.update()

    def sizeHint(self) -> QSize:
        side = self._look.theme.scaled(self._size)
        return QSize(side, side)

    def minimumSizeHint(self) -> QSize:
        return self.sizeHint()

    def paintEvent(self, _: QPaintEvent) -> None:
        rect = QRectF(self.rect()).adjusted(0.5, 0.5, -0.5, -0.5)
        paint_disc(painter_for(self), rect, self._initials, self._look.theme, self._colours)
