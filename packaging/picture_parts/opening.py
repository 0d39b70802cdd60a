"""Before a journal is open."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from pathlib import Path

from PySide6.QtWidgets import QWidget

from mentor_desk.store import Heads, create
from mentor_desk.ui.jobs import Jobs
from mentor_desk.ui.opening.hold import Hold
from mentor_desk.ui.opening.window import OpeningWindow

from .taking import (
    CLOCK,
    PASSPHRASE,
    SETTLE_S,
    Picture,
    settle,
    voice,
)


def opening_pictures(place: Path) -> Iterator[Picture]:
    locked = place / "My journal.mentordesk"
    create(locked, PASSPHRASE, CLOCK.now(), heads=Heads(place / "heads")).close()
    jobs = Jobs()
    window = OpeningWindow(jobs, CLOCK, voice(), Hold())

    def at(path: Path | None) -> Callable[[], QWidget]:
        def show() -> QWidget:
            window.begin(path)
            window.show()
            return window

        return show

    yield Picture("welcome", at(None))
    yield Picture("unlock", at(locked))
    yield Picture("trouble", at(place / "gone.mentordesk"))
    window.close()
    jobs.wait()
    settle(SETTLE_S)
