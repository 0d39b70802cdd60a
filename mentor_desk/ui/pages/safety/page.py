from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtWidgets import QWidget

from mentor_desk.ui.widgets.boxes import column
from mentor_desk.ui.widgets.labels import title
from mentor_desk.ui.widgets.page import Page

if TYPE_CHECKING:
    from mentor_desk.ui.desk import Desk
    from mentor_desk.ui.place import Place

_WIDTH = 640


class SafetyPage(QWidget):
    def __init__(self, desk: Desk) -> None:
        super().__init__()
        self._desk = desk
        page = Page(_WIDTH)
        page.body.addWidget(title(self.tr("Safe keeping")))
        self.setLayout(column(page))

    @property
    def widget(self) -> QWidget:
        return self

    def show_place(self, place: Place) -> None:
        del place

    def flush(self) -> bool:
        return True
