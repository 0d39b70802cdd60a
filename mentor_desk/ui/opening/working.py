"""Work on a journal that nobody may have open meanwhile, between two desks of it."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from PySide6.QtCore import Signal

from mentor_desk.ui.opening.sheet import Sheet
from mentor_desk.ui.widgets.boxes import row
from mentor_desk.ui.widgets.button import Button
from mentor_desk.ui.widgets.progress import Progress

if TYPE_CHECKING:
    from collections.abc import Callable
    from pathlib import Path

    from PySide6.QtWidgets import QWidget

    from mentor_desk.store import Key
    from mentor_desk.words import Words


@dataclass(frozen=True, slots=True)
class ClosedWork:
    """`run` is called in a job with what to tell and what to ask, and gives the key that opens the
    journal from then on; if it raises a KnownError, `key` still does. `said` is told on the desk
    that opens then.
    """

    path: Path
    key: Key | None
    heading: str
    lead: str
    run: Callable[[Callable[[float], None], Callable[[], bool]], Key | None]
    said: Callable[[], tuple[Words, ...]] = tuple
    new_key: bool = False
    """A sheet for the new key is offered afterwards."""
    moves_to: Path | None = None
    """Where the journal is once it is done, if not where it was."""


class WorkPage(Sheet):
    """Says what is done, how far it is, and lets it be stopped."""

    progressed = Signal(float)
    """May be emitted in any thread."""

    def __init__(self, work: ClosedWork, parent: QWidget | None = None) -> None:
        super().__init__(work.heading, work.lead, parent)
        self._stopped = False
        self.bar = Progress(0.0, work.heading)
        self.stop = Button(self.tr("Stop"))
        self.body.addWidget(self.bar)
        self.body.addLayout(row(self.stop, None))
        self.setFocusProxy(self.stop)
        self.progressed.connect(self.bar.set_share)
        self.stop.clicked.connect(self._stop)

    def stopped(self) -> bool:
        return self._stopped

    def _stop(self) -> None:
        self._stopped = True
        self.stop.setEnabled(False)
