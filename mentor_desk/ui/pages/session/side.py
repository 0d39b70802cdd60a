"""A column beside the note: scrolls by itself, groups under small headings."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QFrame, QScrollArea, QVBoxLayout, QWidget

from mentor_desk.ui.widgets.boxes import column
from mentor_desk.ui.widgets.labels import eyebrow

if TYPE_CHECKING:
    from mentor_desk.ui.widgets.labels import ElidedLabel

PADDING, TIGHT = 20, 10


class Side(QScrollArea):
    def __init__(self, *parts: QWidget) -> None:
        super().__init__()
        self.setFrameShape(QFrame.Shape.NoFrame)
        self.setWidgetResizable(True)
        self.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        self.body: QVBoxLayout = column(*parts, None, spacing=24)
        self.body.setContentsMargins(PADDING, PADDING, PADDING, PADDING)
        ground = QWidget()
        ground.setLayout(self.body)
        self.setWidget(ground)
        self.viewport().setAutoFillBackground(False)
        ground.setAutoFillBackground(False)

    def set_tight(self, tight: bool) -> None:
        side = TIGHT if tight else PADDING
        self.body.setContentsMargins(side, PADDING, side, PADDING)


class Group(QWidget):
    """A heading in small capitals and what belongs under it, in `body`."""

    def __init__(self, heading: str) -> None:
        super().__init__()
        self.heading: ElidedLabel = eyebrow(heading)
        self.body: QVBoxLayout = column(spacing=6)
        self.setLayout(column(self.heading, self.body, spacing=8))
        self.setAccessibleName(heading)
