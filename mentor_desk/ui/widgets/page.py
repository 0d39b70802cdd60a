"""The ground of a page: air around it, text no wider than reads well, scrolling when needed."""

from __future__ import annotations

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QFrame, QScrollArea, QSizePolicy, QVBoxLayout, QWidget

from mentor_desk.ui.theme import appearance
from mentor_desk.ui.widgets.boxes import column, row

PADDING = 32
CONTENT = 860


class Page(QScrollArea):
    """Put things into `body`; they stay at the top. `width` caps it, in pixels at 10 pt."""

    def __init__(self, width: int = CONTENT, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setFrameShape(QFrame.Shape.NoFrame)
        self.setWidgetResizable(True)
        # Not a stop for Tab: unused arrow and page keys reach it from whatever has the focus.
        self.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        self.body: QVBoxLayout = column(spacing=20)
        self._look = appearance()
        self._width = width
        self._content = QWidget()
        self._content.setLayout(column(self.body, None, spacing=0))
        self._content.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Preferred)
        whole = row(self._content, spacing=0)
        whole.setStretch(0, 1)
        whole.addStretch(0)
        whole.setContentsMargins(PADDING, PADDING, PADDING, PADDING)
        ground = QWidget()
        ground.setLayout(whole)
        self.setWidget(ground)
        self.viewport().setAutoFillBackground(False)
        ground.setAutoFillBackground(False)
        self.restyle()
        self._look.changed.connect(self.restyle)

    def restyle(self) -> None:
        """Larger text needs a wider column for the same number of characters."""
        self._content.setMaximumWidth(self._look.theme.scaled(self._width))
