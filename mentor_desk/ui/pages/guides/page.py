"""The library: guides at the left, at the right what the chosen one is for."""

from __future__ import annotations

from functools import partial
from typing import TYPE_CHECKING

from PySide6.QtWidgets import QWidget

from mentor_desk.guides import GuideKind
from mentor_desk.ui import start
from mentor_desk.ui.pages.guides.columns import Columns
from mentor_desk.ui.pages.guides.listing import Listing
from mentor_desk.ui.pages.guides.reading import Reading
from mentor_desk.ui.pages.guides.sharing import Sharing
from mentor_desk.ui.widgets.boxes import column

if TYPE_CHECKING:
    from collections.abc import Callable

    from mentor_desk.guides import Guide
    from mentor_desk.ui.desk import Desk
    from mentor_desk.ui.place import Place

_BEGIN: dict[GuideKind, Callable[[Desk, int, str], Place]] = {
    GuideKind.GOAL: start.new_goal,
    GuideKind.FEEDBACK: start.new_feedback_with,
}


class GuidesPage(QWidget):
    """`Place.tab` is the id of the guide to show."""

    def __init__(self, desk: Desk) -> None:
        super().__init__()
        self._desk = desk
        self._shown = ""
        self.listing = Listing()
        self.reading = Reading()
        self.sharing = Sharing(desk, self)
        self._columns = Columns(desk.settings, self.listing, self.reading)
        self.setLayout(column(self._columns))
        self.listing.chosen.connect(self._show)
        self.listing.opened.connect(self._go_to_use)
        self.reading.use.clicked.connect(self._use)
        self.reading.share.clicked.connect(self._share)

    @property
    def widget(self) -> QWidget:
        return self

    def show_place(self, place: Place) -> None:
        if place.tab in self._guides():
            self._shown = place.tab
        self._read()

    def flush(self) -> bool:
        return True

    def _guides(self) -> dict[str, Guide]:
        return dict(self._desk.library.guides)

    def _read(self) -> None:
        guides = self._guides()
        self.listing.show_guides(list(guides.values()), (), ())
        if self._shown not in guides:
            self._shown = next(iter(self.listing.shown()), "")
        self.listing.choose(self._shown)
        self._show(self._shown)

    def _show(self, guide_id: str) -> None:
        guide = self._guides().get(guide_id)
        if guide is not None:
            self._shown = guide_id
            self.reading.show_guide(guide, liked=False, own=False)
            self.reading.use.setVisible(guide.kind in _BEGIN)

    def _go_to_use(self, _: str) -> None:
        self.reading.use.setFocus()

    def _use(self) -> None:
        guide = self._guides().get(self._shown)
        if guide is None:
            return
        begin = partial(_BEGIN[guide.kind], self._desk)
        said = self.tr("“{guide}” for").format(guide=guide.title)
        self._desk.ask_whom(said, lambda number: self._begin(lambda: begin(number, guide.id)))

    def _begin(self, make: Callable[[], Place]) -> None:
        made: list[Place] = []
        if self._desk.attempt(lambda: made.append(make())):
            self._desk.go(made[0])

    def _share(self) -> None:
        guide = self._guides().get(self._shown)
        if guide is not None:
            self.sharing.share(guide)
