"""The quiet middle of the opening window: one card, one thing to do."""

from __future__ import annotations

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QFrame, QScrollArea, QVBoxLayout, QWidget

from mentor_desk.ui.theme import appearance
from mentor_desk.ui.widgets.boxes import column, row
from mentor_desk.ui.widgets.card import Card
from mentor_desk.ui.widgets.labels import secondary, title

_WIDTH = 480
_PADDING = 24


class Sheet(QScrollArea):
    """Put things into `body`; the card stands in the middle and scrolls in a small window."""

    def __init__(self, heading: str, lead: str, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setFrameShape(QFrame.Shape.NoFrame)
        self.setWidgetResizable(True)
        self.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        # Its own: to find the type of Qt's, PySide would first make every widget type there is.
        self.setViewport(QWidget())
        self.heading = title(heading)
        self.lead = secondary(lead)
        self._card = Card()
        self._card.body.setSpacing(20)
        self._card.body.addLayout(column(self.heading, self.lead, spacing=8))
        self.body: QVBoxLayout = column(spacing=16)
        self._card.body.addLayout(self.body)
        across = row(None, self._card, None)
        across.setStretchFactor(self._card, 100)
        whole = column(None, across, None)
        whole.setContentsMargins(_PADDING, _PADDING, _PADDING, _PADDING)
        ground = QWidget()
        ground.setLayout(whole)
        self.setWidget(ground)
        ground.setAutoFillBackground(False)
        self._look = appearance()
        self._look.changed.connect(self._restyle)
        self._restyle()

    def _restyle(self) -> None:
        self._card.setMaximumWidth(self._look.theme.scaled(_WIDTH))
