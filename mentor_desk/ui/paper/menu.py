"""The button for paper in the head of a page with a guide: print it, or read a filled one."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtGui import QAction
from PySide6.QtWidgets import QMenu, QWidget

from mentor_desk.ui.widgets.button import Button

if TYPE_CHECKING:
    from collections.abc import Callable

    from mentor_desk.ui.desk import Desk
    from mentor_desk.ui.paper.reading import ReadBack
    from mentor_desk.ui.paper.subject import Subject


class PaperButton(Button):
    """`subject` saves what is being written and tells what it is; None if there is nothing."""

    def __init__(self, desk: Desk, page: QWidget, subject: Callable[[], Subject | None]) -> None:
        super().__init__(self.tr("On paper"))
        self._desk = desk
        self._page = page
        self._subject = subject
        self.reading: ReadBack | None = None
        menu = QMenu(self)
        self.print_action = QAction(self.tr("Print…"), menu)
        self.read_action = QAction(self.tr("Read a filled one…"), menu)
        menu.addActions([self.print_action, self.read_action])
        self.setMenu(menu)
        self.print_action.triggered.connect(self._print)
        self.read_action.triggered.connect(self._read)

    def _print(self) -> None:
        from mentor_desk.ui.paper.dialog import PrintDialog

        subject = self._subject()
        if subject is not None:
            PrintDialog(self._desk, subject, self._page).open()

    def _read(self) -> None:
        from mentor_desk.ui.paper.reading import ReadBack

        subject = self._subject()
        if subject is not None:
            self.reading = self.reading or ReadBack(self._desk, self._page)
            self.reading.begin(subject)
