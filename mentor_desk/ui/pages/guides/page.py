"""The library: guides at the left, at the right what the chosen one is for."""

from __future__ import annotations

from functools import partial
from typing import TYPE_CHECKING

from PySide6.QtWidgets import QWidget

from mentor_desk.guides import About, dump
from mentor_desk.records import GuidedNote, GuideText, Practice
from mentor_desk.services import library
from mentor_desk.ui import start
from mentor_desk.ui.pages.guides.columns import Columns
from mentor_desk.ui.pages.guides.importing import Importing
from mentor_desk.ui.pages.guides.listing import Listing
from mentor_desk.ui.pages.guides.reading import Reading
from mentor_desk.ui.pages.guides.written import Written
from mentor_desk.ui.paper import PaperButton, Subject
from mentor_desk.ui.place import PageName, Place
from mentor_desk.ui.sheets.output import Output
from mentor_desk.ui.widgets.boxes import column

if TYPE_CHECKING:
    from collections.abc import Callable, Mapping

    from mentor_desk.guides import Guide
    from mentor_desk.store import Changes, Session
    from mentor_desk.ui.desk import Desk


class GuidesPage(QWidget):
    """`Place.tab` is the id of the guide to show."""

    def __init__(self, desk: Desk) -> None:
        super().__init__()
        self._desk = desk
        self._shown = ""
        self.listing = Listing()
        self.written = Written(desk)
        self.reading = Reading(self.written)
        self.output = Output(desk, self)
        self.importing = Importing(desk, self)
        self.paper = PaperButton(desk, self, self._on_paper)
        self.reading.tools.addWidget(self.paper)
        self._columns = Columns(desk.settings, self.listing, self.reading)
        self.setLayout(column(self._columns))
        self.setFocusProxy(self.listing.list)
        self.listing.chosen.connect(self._show)
        self.listing.opened.connect(self._go_to_use)
        self.listing.narrowed.connect(self.reading.show_any)
        self.reading.use.clicked.connect(self._use)
        self.reading.like.clicked.connect(self._like)
        self.reading.duplicate.clicked.connect(self._duplicate)
        for button in (self.reading.edit, self.reading.go_on):
            button.clicked.connect(lambda: self._edit(self._shown))
        self.reading.share.clicked.connect(self._share)
        self.reading.remove.clicked.connect(self._remove)
        self.listing.bring_in.clicked.connect(self.importing.begin)
        self.importing.imported.connect(self._open)
        desk.changed.connect(self._heard)

    @property
    def widget(self) -> QWidget:
        return self

    def show_place(self, place: Place) -> None:
        if place.tab in self._guides():
            self._shown = place.tab
        self._read()

    def flush(self) -> bool:
        return True

    def _heard(self, changes: Changes) -> None:
        if self.isVisible() and changes.touch(GuidedNote, GuideText, Practice):
            self._read()

    def _open(self, guide_id: str) -> None:
        self._desk.go(Place(PageName.GUIDES, tab=guide_id))

    def _guides(self) -> Mapping[str, Guide]:
        return self._desk.library.guides

    def _read(self) -> None:
        guides = self._guides()
        shelf = self._desk.library.shelf
        self.listing.show_guides(list(guides.values()), shelf)
        if self._shown not in guides:
            self._shown = next(iter(self.listing.shown()), "")
        self.listing.choose(self._shown)
        self._show(self._shown)

    def _show(self, guide_id: str) -> None:
        guide = self._guides().get(guide_id)
        if guide is not None:
            self._shown = guide_id
            shelf = self._desk.library.shelf
            liked, own = guide_id in shelf.favourites, guide_id in shelf.own
            self.reading.show_guide(guide, liked=liked, own=own, draft=guide_id in shelf.drafts)
            self.written.show_guide(guide_id)

    def _go_to_use(self, _: str) -> None:
        self.reading.use.setFocus()

    def _use(self) -> None:
        guide = self._guides().get(self._shown)
        if guide is None:
            return
        begin = partial(start.with_guide, self._desk, guide.id)
        if guide.about is About.MENTOR:
            self._begin(begin)
            return
        said = self.tr("“{guide}” for").format(guide=guide.title)
        self._desk.ask_whom(said, lambda number: self._begin(partial(begin, number)))

    def _on_paper(self) -> Subject | None:
        guide = self._guides().get(self._shown)
        return None if guide is None else Subject(guide)

    def _begin(self, make: Callable[[], Place]) -> None:
        made: list[Place] = []
        if self._desk.attempt(lambda: made.append(make())):
            self._desk.go(made[0])

    def _like(self) -> None:
        guide_id, wanted = self._shown, self.reading.like.isChecked()

        def write() -> None:
            with self._desk.store.write() as session:
                library.mark(session, guide_id, favourite=wanted)

        if not self._desk.attempt(write):
            self.reading.show_liked(liked=not wanted)

    def _duplicate(self) -> None:
        guide = self._guides().get(self._shown)
        if guide is None:
            return
        now, made = self._desk.clock.now(), list[str]()
        title = self.tr("{guide}, my way").format(guide=guide.title)

        def write(session: Session) -> None:
            made.append(library.duplicate(session, guide, title, now).id)

        if self._desk.change(self.tr("Made the guide “{guide}”").format(guide=title), write):
            self._edit(made[0])

    def _edit(self, guide_id: str) -> None:
        self._desk.go(Place(PageName.GUIDE_EDITOR, tab=guide_id))

    def _remove(self) -> None:
        with self._desk.store.read() as session:
            text = library.own_text(session, self._shown)
        if text is not None:
            self._desk.undo.throw_away(GuideText, text.id)

    def _share(self) -> None:
        guide = self._guides().get(self._shown)
        if guide is not None:
            # Nothing of the journal goes with it.
            self.output.save_file(f"{guide.id}.toml", dump(guide).encode())
