"""What each picture is made of: its place, a moment to settle, and the journal behind it."""

from __future__ import annotations

import time
from collections.abc import Callable
from datetime import datetime
from pathlib import Path
from typing import NamedTuple

from PySide6.QtCore import QCoreApplication, QLocale
from PySide6.QtWidgets import QApplication, QWidget

from mentor_desk import paths
from mentor_desk.clock import StoppedClock
from mentor_desk.guides import shipped, word_lists
from mentor_desk.sample import write_sample
from mentor_desk.services import mentees
from mentor_desk.store import Heads, Store, create
from mentor_desk.ui.library import Library
from mentor_desk.ui.main_window import MainWindow
from mentor_desk.ui.voice import QtVoice

CLOCK = StoppedClock(datetime.fromisoformat("2026-11-21T14:10"))
MENTEE = "Amara Okafor"
PASSPHRASE = "four quiet words"
SETTLE_S = 0.35
PAGES_READY_S = 2.5
BACKUP_READY_S = 1.5


class Picture(NamedTuple):
    name: str
    show: Callable[[], QWidget]
    settle: float = SETTLE_S


def settle(seconds: float) -> None:
    """Of this process's own time as well: on a busy machine a page is not laid out by then."""
    end, worked = time.monotonic() + seconds, time.process_time() + seconds
    while time.monotonic() < end or time.process_time() < worked:
        QCoreApplication.processEvents()


def voice() -> QtVoice:
    return QtVoice(QLocale("en_GB"))


def library() -> Library:
    folder = paths.resources() / "guides"
    return Library(shipped(folder), word_lists(folder))


def mentee(store: Store) -> int:
    with store.read() as session:
        return next(one.id for one in mentees.named(session) if one.name == MENTEE)


def dialog(window: MainWindow, name: str) -> QWidget:
    """A dialog is a window of its own."""
    window.commands.action(name).trigger()
    settle(SETTLE_S)
    return QApplication.activeModalWidget() or window


def sample(place: Path) -> Store:
    store = create(
        place / "Sample.mentordesk", None, CLOCK.now(), is_sample=True, heads=Heads(place / "heads")
    )
    write_sample(store, 120, 7, CLOCK.today())
    return store
