"""A piece of paper on the desk: heading, perhaps one action, and what belongs to it."""

from __future__ import annotations

from typing import TYPE_CHECKING, Literal

from PySide6.QtCore import QRectF
from PySide6.QtWidgets import QFrame, QSizePolicy, QVBoxLayout, QWidget

from mentor_desk.ui.theme import Tone, appearance
from mentor_desk.ui.widgets.boxes import column, row
from mentor_desk.ui.widgets.button import Button, Kind
from mentor_desk.ui.widgets.labels import section
from mentor_desk.ui.widgets.paint import painter_for, panel

if TYPE_CHECKING:
    from PySide6.QtGui import QPaintEvent

Ground = Literal["plain", "private", "warning", "accent"]
_COLOURS: dict[Ground, tuple[Tone, Tone]] = {
    "plain": ("surface", "border"),
    "private": ("private_soft", "private_soft"),
    "warning": ("warning_soft", "warning_soft"),
    "accent": ("accent_soft", "accent_soft"),
}


class Card(QFrame):
    """Put things into `body`."""

    def __init__(
        self, title: str = "", ground: Ground = "plain", parent: QWidget | None = None
    ) -> None:
        super().__init__(parent)
        self._look = appearance()
        self._ground: Ground = ground
        self._title = section()
        self._header = row(self._title)
        self._header.setStretch(0, 1)
        self.body: QVBoxLayout = column()
        self._whole = column(self.body)
        self._whole.addStretch(0)
        self._whole.setContentsMargins(20, 18, 20, 18)
        self.setLayout(self._whole)
        self.setSizePolicy(QSizePolicy.Policy.Preferred, QSizePolicy.Policy.Minimum)
        self.set_title(title)

    def set_title(self, title: str) -> None:
        self.setAccessibleName(title)
        self._title.set_text(title)
        if title:
            self._show_header()

    def set_ground(self, ground: Ground) -> None:
        self._ground = ground
        self.update()

    def add_action(self, text: str, icon: str = "") -> Button:
        """A quiet button at the end of the heading."""
        button = Button(text, Kind.QUIET, icon)
        self.add_to_header(button)
        return button

    def add_to_header(self, widget: QWidget) -> None:
        self._show_header()
        self._header.addWidget(widget)

    def _show_header(self) -> None:
        """Not before there is one: an empty layout would hold the card to its least width."""
        if self._whole.indexOf(self._header) < 0:
            self._whole.insertLayout(0, self._header)

    def paintEvent(self, _: QPaintEvent) -> None:
        theme = self._look.theme
        fill, outline = _COLOURS[self._ground]
        if theme.tokens.high_contrast:
            outline = "control"
        panel(
            painter_for(self),
            QRectF(self.rect()),
            theme.colour(fill),
            theme.colour(outline),
            10,
            theme.tokens.line,
        )


class Divider(QFrame):
    """A hairline between rows."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._look = appearance()
        self.setFixedHeight(1)
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Fixed)

    def paintEvent(self, _: QPaintEvent) -> None:
        painter_for(self).fillRect(self.rect(), self._look.theme.colour("border"))
