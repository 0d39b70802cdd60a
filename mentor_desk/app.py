"""The composition root: makes what the window needs and hands it over."""

from __future__ import annotations

import contextlib
import os
import sys
from typing import TYPE_CHECKING

from PySide6.QtCore import QCoreApplication, QObject, Qt, QTimer, Slot
from PySide6.QtWidgets import QApplication

from mentor_desk import __version__
from mentor_desk.clock import SystemClock
from mentor_desk.paths import resources
from mentor_desk.safety import alone
from mentor_desk.ui.collecting import Collector
from mentor_desk.ui.failure import FailureWatch
from mentor_desk.ui.jobs import Jobs
from mentor_desk.ui.lock_triggers import LockTriggers
from mentor_desk.ui.opening.hold import Hold
from mentor_desk.ui.opening.window import OpeningWindow
from mentor_desk.ui.replacing import (
    forget_copied,
    hand_hidden,
    handed_hidden,
    handed_place,
    replace_process,
)
from mentor_desk.ui.settings import Settings
from mentor_desk.ui.theme import appearance, started
from mentor_desk.ui.unix_signals import QuitOnSignal
from mentor_desk.ui.voice import QtVoice

if TYPE_CHECKING:
    from collections.abc import Callable, Mapping
    from pathlib import Path

    from PySide6.QtWidgets import QWidget

    from mentor_desk.clock import Clock
    from mentor_desk.store import Store
    from mentor_desk.ui.closing import Closing
    from mentor_desk.ui.desk import Desk
    from mentor_desk.ui.library import Library
    from mentor_desk.ui.main_window import MainWindow
    from mentor_desk.ui.opening.window import Entry
    from mentor_desk.ui.opening.working import ClosedWork
    from mentor_desk.ui.pages import DeskPage
    from mentor_desk.ui.pages.backup.everything import Everything
    from mentor_desk.ui.place import Place
    from mentor_desk.ui.recovery.order import NewPassphrase
    from mentor_desk.ui.sound import Sound
    from mentor_desk.words import Words

# A lock does not wait longer for work that is being ended.
_LONGEST_WAIT_MS = 300


class App(QObject):
    """From the opening window to the desk and, when it is locked, to a new process."""

    def __init__(
        self,
        settings: Settings,
        clock: Clock,
        journal: Path | None,
        replace: Callable[[Path, Place | None, Mapping[str, str]], None] | None = None,
    ) -> None:
        """`replace` puts a new process, locked, in the place of this one."""
        super().__init__()
        self._settings = settings
        self._clock = clock
        self._voice = QtVoice()
        self._jobs = Jobs(self)
        self._store: Store | None = None
        self._window: MainWindow | None = None
        self._library: Library | None = None
        self._closing: Closing | None = None
        self._sound: Sound | None = None
        self.failures = FailureWatch(self._pages, self._front, self)
        self.failures.again.connect(self._say_failed_again)
        self.failures.known.connect(self._say_known)
        self._hold = Hold(self)
        self._hold.wanted.connect(self._come_forward)
        self._replace = replace or replace_process
        self._collector = Collector(self)
        self._opening = self._made_opening()
        self._opening.appeared.connect(appearance().complete_fonts)
        self._opening.appeared.connect(self._collector.begin)
        self._opening.appeared.connect(self._read_library)
        self._journal = journal or settings.journal
        self._place = handed_place()
        self._hidden = handed_hidden()
        self._signals = QuitOnSignal(self.quit, self)
        self.triggers = LockTriggers(self)
        self.triggers.wanted.connect(self._lock_by_itself)
        _application().commitDataRequest.connect(self._save_before_end)

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
        self.triggers.listen_later()
        if self._window is None:
            self._opening.show()
        else:  # a journal without passphrase is open by now
            QTimer.singleShot(0, appearance().complete_fonts)
            QTimer.singleShot(0, self._collector.begin)

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
        if self._sound is not None:
            self._sound.stop()
        if self._store is not None:
            self._store.checkpoint()
            self._store.close()
            self._store = None
            if self._sound is not None:
                self._sound.end()
        self._sound = None
        self._settings.flush()

    def _open_desk(self, store: Store) -> None:
        from mentor_desk.ui.desk import Desk
        from mentor_desk.ui.main_window import MainWindow

        self._store = store
        self._settings.journal = store.path
        library = self._library or _library()
        desk = Desk(store, self._settings, self._clock, self._voice, library)
        desk.by_sheet = self._opening.entry.by_sheet
        desk.privacy.hide(self._hidden)
        desk.lock_wanted.connect(self._lock)
        desk.passphrase_wanted.connect(self._change_passphrase)
        desk.restore_wanted.connect(self._restore)
        self._window = MainWindow(desk)
        self._window.show()
        if self._place is not None:
            self._window.show_place(self._place)
        desk.keeper.begin()
        desk.versions.begin()
        self._look_over(desk, self._window)
        self._welcome_in(desk, self._opening.entry)
        self._look_where(desk, self._window)
        self._opening.close()
        self._opening.deleteLater()

    def _welcome_in(self, desk: Desk, entry: Entry) -> None:
        """What the way in leaves to be said or asked; each has its Later."""
        if entry.said:
            desk.say(entry.said)
        key = desk.store.key
        if entry.new_key and key is not None:
            from mentor_desk.ui.recovery.paper import PaperDialog

            PaperDialog(desk, key, self._front()).open()
        elif entry.by_sheet:
            from mentor_desk.ui.recovery.passphrase import ChoosePassphrase

            ChoosePassphrase(desk, self._front()).open()

    def _look_where(self, desk: Desk, window: MainWindow) -> None:
        from mentor_desk.ui.whereabouts import Whereabouts

        whereabouts = Whereabouts(desk, window.banners, window)
        whereabouts.work_wanted.connect(self.work_closed)
        whereabouts.look()

    def _look_over(self, desk: Desk, window: MainWindow) -> None:
        from mentor_desk.ui.sound import Sound

        self._sound = Sound(desk, window.banners, window)
        self._sound.salvage_wanted.connect(self._salvage)
        self._sound.begin()

    def _salvage(self) -> None:
        if self._store is None:
            return
        path, key = self._store.path, self._store.key
        opening = self._desk_closed()
        if opening is not None:
            opening.salvage(path, key)

    def _change_passphrase(self, order: NewPassphrase) -> None:
        if self._store is not None:
            from mentor_desk.ui.recovery.changing import changing

            settings = self._settings
            self.work_closed(changing(self._store, order, self._clock.now(), settings.second_place))

    def _restore(self, order: Everything) -> None:
        if self._store is not None:
            from mentor_desk.ui.pages.backup.everything import restoring

            self.work_closed(restoring(self._store, order, self._clock.now()))

    def work_closed(self, work: ClosedWork) -> None:
        """Closes the desk, does what nobody may have the journal open for, and opens it again at
        the same place. The desk stays if something on it could not be saved.
        """
        opening = self._desk_closed()
        if opening is not None:
            opening.work(work)

    def _desk_closed(self) -> OpeningWindow | None:
        """The window that takes the desk's place; None if the desk stays."""
        window = self._window
        if window is None:
            return None
        place, hidden = window.standing(), window.desk.privacy.hidden
        opening = self._made_opening()
        opening.show()  # before the last window goes, which would end the program
        if not window.close():
            opening.close()
            opening.deleteLater()
            return None
        window.desk.keeper.stop()
        window.desk.jobs.wait()
        self._close_journal()
        # Else whichever thread collects garbage next might take the desk apart.
        window.desk.setParent(window)
        window.deleteLater()
        self._window, self._opening = None, opening
        self._place, self._hidden = place, hidden
        opening.restoreGeometry(self._settings.geometry("window"))
        return opening

    def _made_opening(self) -> OpeningWindow:
        made = OpeningWindow(self._jobs, self._clock, self._voice, self._hold)
        made.opened.connect(self._open_desk)
        made.restoreGeometry(self._settings.geometry("window"))
        return made

    def _read_library(self) -> None:
        """While the passphrase is typed; if that fails it fails again, and is seen, when needed."""
        self._jobs.run(_library, self._keep_library, lambda _: None)

    def _keep_library(self, library: Library) -> None:
        self._library = library

    def _lock(self) -> None:
        if self._store is None or self._window is None:
            return
        if not self._store.encrypted:
            self._window.desk.say(
                self.tr("This journal has no passphrase, so there is nothing to lock it with.")
            )
            return
        path, place = self._store.path, self._window.standing()
        self._hidden = self._window.desk.privacy.hidden
        if self._window.close():
            forget_copied()
            self._window.desk.keeper.stop()
            self._window.desk.jobs.wait(_LONGEST_WAIT_MS)
            self._close_journal()
            QCoreApplication.processEvents()
            self._replace(path, place, self._handed())

    def _lock_by_itself(self) -> None:
        """The computer sleeps or its screen is locked. What is still being unlocked stays locked,
        and what was typed for it goes with the process.
        """
        if self._window is not None:
            self._window.lock_by_itself()
            return
        path = self._opening.path
        if self._opening.forget() and path is not None:
            self._replace(path, self._place, self._handed())

    def _handed(self) -> dict[str, str]:
        return {**self._hold.hand_over(), **hand_hidden(self._hidden)}

    @Slot()
    def _save_before_end(self) -> None:
        """The session ends: what is unsaved is saved before anybody is asked anything."""
        if self._window is not None and self._store is not None:
            self._window.flush()

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

    def _say_failed_again(self, saved: bool) -> None:
        if self._window is not None:
            self._window.desk.say(
                self.tr("That failed again; your text is saved.")
                if saved
                else self.tr("That failed again, and not all text is saved: copy what you see.")
            )

    def _say_known(self, said: Words) -> None:
        if self._window is not None:
            self._window.desk.say(self._voice.say(said))


def _application() -> QApplication:
    application = QApplication.instance()
    assert isinstance(application, QApplication)
    return application


def _library() -> Library:
    from mentor_desk.guides import shipped, word_lists
    from mentor_desk.ui.library import Library

    guides = resources() / "guides"
    return Library(shipped(guides), word_lists(guides))


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
