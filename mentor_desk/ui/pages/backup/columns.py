"""Three columns where there is room; else the two lists stand one above the other."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import QSize, Qt
from PySide6.QtWidgets import QSplitter, QWidget

from mentor_desk.ui.theme import appearance
from mentor_desk.ui.widgets.boxes import column

if TYPE_CHECKING:
    from PySide6.QtGui import QResizeEvent

    from mentor_desk.ui.pages.backup.listing import Listing
    from mentor_desk.ui.pages.backup.reading import Reading
    from mentor_desk.ui.settings import Settings
    from mentor_desk.ui.widgets.row_list import RowList

_PEOPLE, _LISTING, _READING = 210, 290, 360
"""Pixels at 10 pt."""
_LEAST = 110
_NAME = "backup-columns"


class Columns(QSplitter):
    def __init__(
        self, settings: Settings, people: RowList, listing: Listing, reading: Reading
    ) -> None:
        super().__init__(Qt.Orientation.Horizontal)
        self._settings = settings
        self._listing = listing
        self._reading = reading
        self._narrow: bool | None = None
        beside = QWidget()
        inner = column(people)
        inner.setContentsMargins(0, 10, 0, 10)
        beside.setLayout(inner)
        beside.setMinimumWidth(_LEAST)
        self._lists = QSplitter(Qt.Orientation.Horizontal)
        self._lists.addWidget(beside)
        self._lists.addWidget(listing)
        self._lists.setStretchFactor(1, 1)
        self.addWidget(self._lists)
        self.addWidget(reading)
        self.setStretchFactor(1, 1)
        for splitter in (self, self._lists):
            splitter.setChildrenCollapsible(False)
            splitter.setHandleWidth(1)
            splitter.splitterMoved.connect(self._keep)
        appearance().changed.connect(self._arrange)

    def minimumSizeHint(self) -> QSize:
        """Of the narrow arrangement: three columns must not keep the window wide."""
        lists = self._listing.minimumSizeHint().width()
        return QSize(lists + self._reading.minimumSizeHint().width(), 240)

    def resizeEvent(self, arg__1: QResizeEvent) -> None:
        self._arrange()
        super().resizeEvent(arg__1)

    def _arrange(self) -> None:
        scaled = appearance().theme.scaled
        narrow = self.width() < scaled(_PEOPLE + _LISTING + _READING)
        if narrow is self._narrow:
            return
        self._narrow = narrow
        self._reading.set_narrow(narrow)
        ways = Qt.Orientation
        self._lists.setOrientation(ways.Vertical if narrow else ways.Horizontal)
        if not self._kept():
            people, listing = scaled(_PEOPLE), scaled(_LISTING)
            self._lists.setSizes([people, 2 * people] if narrow else [people, listing])
            lists = listing if narrow else people + listing
            self.setSizes([lists, max(1, self.width() - lists)])

    def _kept(self) -> bool:
        whole, lists = (self._settings.geometry(name) for name in self._names())
        return self.restoreState(whole) and self._lists.restoreState(lists)

    def _keep(self) -> None:
        for name, splitter in zip(self._names(), (self, self._lists), strict=True):
            self._settings.keep_geometry(name, splitter.saveState())

    def _names(self) -> tuple[str, str]:
        which = f"{_NAME}-narrow" if self._narrow else _NAME
        return which, f"{which}-lists"
