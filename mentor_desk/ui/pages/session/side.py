"""A column beside the note: scrolls by itself, groups under small headings."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import QEvent, QObject, Qt
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
        self._ground = QWidget()
        self._ground.setLayout(self.body)
        self.setWidget(self._ground)
        self.viewport().setAutoFillBackground(False)
        self._ground.setAutoFillBackground(False)
        self._ground.installEventFilter(self)

    def set_tight(self, tight: bool) -> None:
        side = TIGHT if tight else PADDING
        self.body.setContentsMargins(side, PADDING, side, PADDING)

    def eventFilter(self, arg__1: QObject, arg__2: QEvent) -> bool:
        if arg__2.type() in (QEvent.Type.LayoutRequest, QEvent.Type.Resize):
            self._fit()
        return super().eventFilter(arg__1, arg__2)

    def _fit(self) -> None:
        """A scroll area asks for the smallest height only, and would squeeze what wraps."""
        needed = self.body.totalHeightForWidth(self._ground.width())
        if needed > 0 and needed != self._ground.minimumHeight():
            self._ground.setMinimumHeight(needed)


class Group(QWidget):
    """A heading in small capitals and what belongs under it, in `body`."""

    def __init__(self, heading: str) -> None:
        super().__init__()
        self.heading: ElidedLabel = eyebrow(heading)
        self.body: QVBoxLayout = column(spacing=6)
        self.setLayout(column(self.heading, self.body, spacing=8))
        self.setAccessibleName(heading)
