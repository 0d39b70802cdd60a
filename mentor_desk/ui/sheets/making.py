"""Pages made away from the window and shown: of several jobs only the last one asked for counts."""

from __future__ import annotations

from functools import partial
from typing import TYPE_CHECKING, TypeVar

from mentor_desk.errors import KnownError
from mentor_desk.ui.settings import PaperSize
from mentor_desk.ui.sheets.busy import Busy
from mentor_desk.ui.sheets.drawing import Drawing
from mentor_desk.ui.sheets.pages import Pages
from mentor_desk.ui.sheets.ticket import Ticket

if TYPE_CHECKING:
    from collections.abc import Callable

    from PySide6.QtWidgets import QWidget

    from mentor_desk.ui.desk import Desk
    from mentor_desk.ui.sheets.printing import Printable

Made = TypeVar("Made")

_RATIO = {PaperSize.A4: 297 / 210, PaperSize.LETTER: 11 / 8.5}


class Making:
    """`owner` is whom the answers are for; once it is gone nobody hears them."""

    def __init__(self, desk: Desk, owner: QWidget) -> None:
        self._desk = desk
        self._owner = owner
        self._ticket: Ticket | None = None
        self._shown: Printable | None = None
        self.drawing = Drawing()
        self.pages = Pages()
        self.busy = Busy()
        self.pages.wanted.connect(self._draw)

    @property
    def running(self) -> bool:
        return self._ticket is not None

    def start(
        self,
        work: Callable[[Ticket], Made | None],
        then: Callable[[Made], None],
        failed: Callable[[], None] = lambda: None,
    ) -> None:
        """`work` gives None when it was stopped. What can be said of an error is said."""
        self.stop()
        ticket = self._ticket = Ticket()
        self.busy.watch(ticket)
        self._desk.jobs.run(
            partial(work, ticket),
            partial(self._take, ticket, then),
            partial(self._fail, ticket, failed),
            owner=self._owner,
        )

    def stop(self) -> None:
        if self._ticket is not None:
            self._ticket.stop.set()
            self._ticket = None
        self.busy.watch(None)

    def show(self, made: Printable, paper: PaperSize) -> None:
        self._shown = made
        self.pages.show_pages(made.pages, _RATIO[paper])

    def _take(self, ticket: Ticket, then: Callable[[Made], None], made: Made | None) -> None:
        if ticket is not self._ticket:
            return
        self._ticket = None
        self.busy.watch(None)
        if made is not None:
            then(made)

    def _fail(self, ticket: Ticket, failed: Callable[[], None], error: Exception) -> None:
        if ticket is not self._ticket:
            return
        self._ticket = None
        self.busy.watch(None)
        failed()
        if not isinstance(error, KnownError):
            raise error
        self._desk.say(self._desk.voice.say(error.words))

    def _draw(self, numbers: list[int], width: int) -> None:
        shown = self._shown
        if shown is None:
            return
        self._desk.jobs.run(
            partial(self.drawing.pages, shown.content, numbers, width),
            lambda images: self.pages.take_images(images) if shown is self._shown else None,
            _raise,
            owner=self._owner,
        )


def _raise(error: Exception) -> None:
    raise error
