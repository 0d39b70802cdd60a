"""The composition root: makes what the window needs and hands it over."""

from __future__ import annotations

import contextlib
import gc
import os
import sys
from typing import TYPE_CHECKING

from PySide6.QtCore import QCoreApplication, QObject, Qt, QTimer
from PySide6.QtWidgets import QApplication

from mentor_desk import __version__
from mentor_desk.clock import SystemClock
from mentor_desk.paths import resources
from mentor_desk.safety import alone
from mentor_desk.ui.failure import FailureWatch
from mentor_desk.ui.jobs import Jobs
from mentor_desk.ui.opening.hold import Hold
from mentor_desk.ui.opening.window import OpeningWindow
from mentor_desk.ui.place import Place
from mentor_desk.ui.settings import Settings
from mentor_desk.ui.theme import appearance, started
from mentor_desk.ui.unix_signals import QuitOnSignal
from mentor_desk.ui.voice import QtVoice
from mentor_desk.words import words

if TYPE_CHECKING:
    from pathlib import Path

    from PySide6.QtWidgets import QWidget

    from mentor_desk.clock import Clock
    from mentor_desk.store import Store
    from mentor_desk.ui.closing import Closing
    from mentor_desk.ui.desk import Library
    from mentor_desk.ui.main_window import MainWindow
    from mentor_desk.ui.pages import DeskPage
    from mentor_desk.words import Words


# The way from a locked desk to the one that is unlocked after it.
_PLACE = "MENTOR_DESK_PLACE"
_LONGEST_WAIT_MS = 300


class App(QObject):
    """From the opening window to the desk and, when it is locked, to a new process."""

    def __init__(self, settings: Settings, clock: Clock, journal: Path | None) -> None:
        super().__init__()
        self._settings = settings
        self._clock = clock
        self._voice = QtVoice()
        self._jobs = Jobs(self)
        self._store: Store | None = None
        self._window: MainWindow | None = None
        self._library: Library | None = None
        self._closing: Closing | None = None
        self.failures = FailureWatch(self._pages, self._front, self)
        self.failures.again.connect(self._say_failed_again)
        self.failures.known.connect(self._say_known)
        self._hold = Hold(self)
        self._hold.wanted.connect(self._come_forward)
        self._opening = OpeningWindow(self._jobs, clock, self._voice, self._hold)
        self._opening.opened.connect(self._open_desk)
        self._opening.appeared.connect(appearance().complete_fonts)
        self._opening.appeared.connect(_collect_again)
        self._opening.appeared.connect(self._read_library)
        self._opening.restoreGeometry(settings.geometry("window"))
        self._journal = journal or settings.journal
        self._place = Place.from_text(os.environ.pop(_PLACE, ""))
        self._signals = QuitOnSignal(self.quit, self)

    @property
    def window(self) -> MainWindow | None:
        """The desk, once a journal is open."""
        return self._window

    @property
    def opening(self) -> OpeningWindow:
        return self._opening

    def begin(self) -> None:
        self._opening.begin(self._journal)
        alone.drop_handed()
        if self._window is None:
            self._opening.show()
        else:  # a journal without passphrase is open by now
            QTimer.singleShot(0, appearance().complete_fonts)
            QTimer.singleShot(0, _collect_again)

    def quit(self) -> None:
        """Closes as the user would: what is unsaved is saved first."""
        if self._closing is not None:  # asked again: whoever asks is in a hurry
            self._closing.skip()
        elif self._window is None or self._window.close():
            QApplication.quit()

    def shut(self) -> None:
        """After the last window: nothing is open any more."""
        if self._window is not None and self._store is not None:
            from mentor_desk.ui.closing import Closing

            self._closing = Closing(self._window.desk, self._window)
            self._closing.run()
            self._closing = None
        self._close_journal()
        self._hold.release()

    def _close_journal(self) -> None:
        self._jobs.wait()
        if self._store is not None:
            self._store.checkpoint()
            self._store.close()
            self._store = None
        self._settings.flush()

    def _open_desk(self, store: Store) -> None:
        from mentor_desk.ui.desk import Desk
        from mentor_desk.ui.main_window import MainWindow

        self._store = store
        self._settings.journal = store.path
        library = self._library or _library()
        desk = Desk(store, self._settings, self._clock, self._voice, library)
        desk.lock_wanted.connect(self._lock)
        self._window = MainWindow(desk)
        self._window.show()
        if self._place is not None:
            self._window.show_place(self._place)
        desk.keeper.begin()
        if store.missing:
            desk.say(self._voice.say(_older(store.missing)))
        self._opening.close()
        self._opening.deleteLater()

    def _read_library(self) -> None:
        """While the passphrase is typed; if that fails it fails again, and is seen, when needed."""
        self._jobs.run(_library, self._keep_library, lambda _: None)

    def _keep_library(self, library: Library) -> None:
        self._library = library

    def _lock(self) -> None:
        """A new process is the only lock that leaves no passphrase and no note in memory."""
        if self._store is None or self._window is None:
            return
        if not self._store.encrypted:
            self._window.desk.say(
                self.tr("This journal has no passphrase, so there is nothing to lock it with.")
            )
            return
        path, place = self._store.path, self._window.place
        if self._window.close():
            self._window.desk.keeper.stop()
            # A copy that is being made is ended; a lock does not wait for more than that.
            self._window.desk.jobs.wait(_LONGEST_WAIT_MS)
            self._close_journal()
            QCoreApplication.processEvents()
            self._hold.hand_over()
            _replace_process(path, place)

    def _come_forward(self) -> None:
        """As far as the desktop lets a window do that; where it does not, its entry is marked."""
        window = self._front()
        window.setWindowState(window.windowState() & ~Qt.WindowState.WindowMinimized)
        window.show()
        window.raise_()
        window.activateWindow()
        QApplication.alert(window)

    def _front(self) -> QWidget:
        return self._window or self._opening

    def _pages(self) -> list[DeskPage]:
        return self._window.pages() if self._window else []

    def _say_failed_again(self) -> None:
        if self._window is not None:
            self._window.desk.say(self.tr("That failed again; your text is saved."))

    def _say_known(self, said: Words) -> None:
        if self._window is not None:
            self._window.desk.say(self._voice.say(said))


def _library() -> Library:
    from mentor_desk.guides import shipped, word_lists
    from mentor_desk.ui.desk import Library

    guides = resources() / "guides"
    return Library(shipped(guides), word_lists(guides))


def _older(missing: int) -> Words:
    return words(
        "A save made here is not in this file: it is an older copy, or its last save was lost.",
        "{n} saves made here are not in this file: it is an older copy, or they were lost.",
        n=missing,
    )


def _collect_again() -> None:
    """What the start left behind is there to stay, so it is not looked at again."""
    gc.freeze()
    gc.enable()


def _replace_process(path: Path, place: Place | None) -> None:
    """Hands over where one was, as numbers: nothing that names anybody."""
    os.environ[_PLACE] = place.as_text() if place else ""
    arguments = [sys.executable]
    if not getattr(sys, "frozen", False):
        arguments += ["-m", "mentor_desk"]
    arguments.append(str(path))
    if sys.platform == "win32":
        from PySide6.QtCore import QProcess

        QProcess.startDetached(arguments[0], arguments[1:])
        QApplication.quit()
    else:
        os.execv(arguments[0], arguments)


def _shown_already(journal: Path | None) -> bool:
    return journal is not None and alone.show_first(journal)


def make_application() -> QApplication:
    """Files made from here on are readable by their owner only."""
    os.umask(0o077)
    application = QApplication.instance() or started(sys.argv[:1])
    assert isinstance(application, QApplication)
    application.setApplicationName("Mentor Desk")
    application.setApplicationVersion(__version__)
    application.setDesktopFileName("org.mentordesk.MentorDesk")
    return application


def run_window(journal: Path | None) -> int:
    """Returns the exit status when the last window is closed."""
    settings = Settings()
    if _shown_already(journal or settings.journal):
        return 0
    application = make_application()
    look = appearance()
    if (settings.scheme, settings.text_size) != (look.scheme, look.percent):
        look.choose(scheme=settings.scheme, percent=settings.text_size)
    app = App(settings, SystemClock(), journal)
    app.failures.begin()
    app.begin()
    try:
        return application.exec()
    finally:
        with contextlib.suppress(RuntimeError):
            app.failures.end()
            app.shut()
