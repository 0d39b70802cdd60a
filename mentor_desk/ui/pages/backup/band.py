"""The band over all that is shown of a backup: one is inside it, and nothing here changes."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import QRectF
from PySide6.QtWidgets import QFrame, QSizePolicy

from mentor_desk.ui.theme import Role, appearance
from mentor_desk.ui.widgets.boxes import column, row
from mentor_desk.ui.widgets.button import Button, IconButton
from mentor_desk.ui.widgets.empty_state import IconLabel
from mentor_desk.ui.widgets.labels import ElidedLabel
from mentor_desk.ui.widgets.paint import painter_for

if TYPE_CHECKING:
    from PySide6.QtGui import QPaintEvent


class Band(QFrame):
    def __init__(self) -> None:
        super().__init__()
        self._look = appearance()
        self._title = ElidedLabel("", Role.SECTION)
        self._under = ElidedLabel("", Role.SECONDARY, "text2")
        self.back = IconButton("arrow-left", self.tr("Back to Safe keeping"))
        self.everything = Button(self.tr("Bring back &everything…"), icon="rotate-ccw")
        self.everything.setObjectName("everything-back")
        whole = row(
            self.back,
            IconLabel("history", "accent", 22),
            column(self._title, self._under, spacing=2),
            self.everything,
            spacing=12,
        )
        whole.setStretch(2, 1)
        whole.setContentsMargins(20, 12, 24, 13)
        self.setLayout(whole)
        self.setSizePolicy(QSizePolicy.Policy.Preferred, QSizePolicy.Policy.Fixed)

    def text(self) -> str:
        return f"{self._title.text()}\n{self._under.text()}"

    def say(self, title: str, under: str) -> None:
        self._title.setText(title)
        self._under.setText(under)
        self.setAccessibleName(title)

    def paintEvent(self, arg__1: QPaintEvent) -> None:
        del arg__1
        theme, painter, rect = self._look.theme, painter_for(self), QRectF(self.rect())
        painter.fillRect(rect, theme.colour("accent_soft"))
        edge = "text" if theme.tokens.high_contrast else "accent"
        painter.fillRect(rect.adjusted(0, rect.height() - 1, 0, 0), theme.colour(edge))
