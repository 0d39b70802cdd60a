"""Stands before a page while what is private is hidden."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtWidgets import QWidget

from mentor_desk.ui.widgets.boxes import column
from mentor_desk.ui.widgets.empty_state import EmptyState

if TYPE_CHECKING:
    from mentor_desk.ui.privacy import Privacy


class Curtain(QWidget):
    def __init__(self, privacy: Privacy, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        said = EmptyState(
            "eye-off",
            self.tr("This is not shown while what is private is hidden. F9 shows it again."),
            self.tr("Show it again"),
        )
        self.button = said.button
        self.setLayout(column(None, said, None))
        said.acted.connect(privacy.toggle)
