"""The main job in the real window without hands: for a first look, for release pictures, and to see
on any machine that everything is there. Keys go the same way as a person's.
"""

from __future__ import annotations

import sys
import time
from typing import TYPE_CHECKING

from PySide6.QtCore import QCoreApplication, QEventLoop, Qt, QTimer
from PySide6.QtGui import QKeyEvent
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QDialog, QWidget

from mentor_desk.app import App, make_application
from mentor_desk.clock import SystemClock
from mentor_desk.ui.opening.window import USUAL_SIZE
from mentor_desk.ui.pages.report import ReportPage
from mentor_desk.ui.place import PageName, Place
from mentor_desk.ui.settings import Settings

if TYPE_CHECKING:
    from collections.abc import Callable
    from pathlib import Path

    from mentor_desk.ui.main_window import MainWindow

_PATIENCE_S = 30.0
_SETTLE_S = 0.25
_PASSPHRASE = "four quiet words here"
_MENTEE = "Amara Okafor"
_GOAL = (
    ("Hand two recurring tasks over to the team",),
    (
        "Recurring tasks that Amara no longer does, and that others finish without rework",
        "0",
        "2",
        "tasks handed over",
        "own list, read together",
    ),
    ("Tomas has shadowed the release once; one afternoon a week is free for it",),
    ("Every release waits for one person, and that person has no holiday",),
    ("+ 10 weeks", "+ 4 weeks"),
)
_SHARED = (
    "Amara has written the checklist for the release but still runs every step.",
    "Options Amara named: Tomas runs it while Amara watches; Tomas and Nadia run it as a pair.",
)
_PRIVATE = "Looked tired, and came back to the reorganisation twice. Ask again, gently."
_FEEDBACK = (
    (),
    ("Tuesday’s release review",),
    ("You asked Tomas for his view first, and waited until he had finished.",),
    ("Tomas named the risk that nobody had seen, and the date moved by a day, not by a week.",),
    (),
    ("Do the same with the newest person in the storage round", "", "", "+ 2 weeks"),
)


class TourError(RuntimeError):
    """A step did not come to its end; a bug of the program."""


def run_tour(folder: Path) -> int:
    """Leaves journal, a picture of each screen and a PDF in `folder`; returns the exit status."""
    folder.mkdir(parents=True, exist_ok=True)
    make_application()
    settings = Settings(folder / "settings.ini")
    settings.report_folder = folder
    app = App(settings, SystemClock(), None)
    try:
        _Tour(app, folder).go()
    except TourError as error:
        print(error, file=sys.stderr)
        return 1
    finally:
        app.quit()
        app.shut()
    return 0


class _Tour:
    def __init__(self, app: App, folder: Path) -> None:
        self._app = app
        self._folder = folder
        self._pictures = 0

    def go(self) -> None:
        self._first_run()
        self._new_mentee()
        self._goal()
        self._session()
        self._feedback()
        self._look_back()
        self._report()

    def _first_run(self) -> None:
        self._app.begin()
        self._settle()
        self._picture("welcome", self._app.opening)
        welcome = self._app.opening.welcome
        welcome.path.setText(str(_free(self._folder / "Tour.mentordesk")))
        welcome.passphrase.setFocus()
        for _ in range(2):
            self._type(_PASSPHRASE)
            self._key(Qt.Key.Key_Return)
        self._until(lambda: self._app.window is not None, "the new journal opens")
        self._window.resize(USUAL_SIZE)
        self._until(lambda: QApplication.activeModalWidget() is not None, "the sheet is offered")
        self._picture("recovery-sheet", QApplication.activeModalWidget())
        self._key(Qt.Key.Key_Escape)
        self._picture("today-empty")

    def _new_mentee(self) -> None:
        self._window.commands.action("new-mentee").trigger()
        self._settle()
        self._picture("new-mentee", QApplication.activeModalWidget())
        self._type(_MENTEE)
        self._key(Qt.Key.Key_Return)
        self._arrive(PageName.MENTEE)
        self._picture("mentee-new")

    def _goal(self) -> None:
        self._window.commands.action("new-goal").trigger()
        self._arrive(PageName.GOAL)
        for number, step in enumerate(_GOAL):
            self._fill(step)
            self._picture(f"goal-{number + 1}")
            self._key(Qt.Key.Key_Return, Qt.KeyboardModifier.ControlModifier)
        self._picture("goal-reads")
        self._key(Qt.Key.Key_Return, Qt.KeyboardModifier.ControlModifier)
        self._arrive(PageName.MENTEE)
        self._picture("mentee-goals")

    def _session(self) -> None:
        self._window.commands.action("start-session").trigger()
        self._arrive(PageName.SESSION)
        for text in _SHARED:
            self._type(text)
            self._key(Qt.Key.Key_2, Qt.KeyboardModifier.AltModifier)
            self._key(Qt.Key.Key_Return)
        self._type(_PRIVATE)
        self._key(Qt.Key.Key_Return)
        for line in (
            "/action Tomas and Nadia run the release, Amara on call",
            "/promise Send the on-call template",
        ):
            self._type(line)
            self._key(Qt.Key.Key_Return)
        self._picture("session")
        self._window.save_now()

    def _feedback(self) -> None:
        self._window.commands.action("new-feedback").trigger()
        self._arrive(PageName.FEEDBACK)
        for step in _FEEDBACK:
            self._fill(step)
            self._key(Qt.Key.Key_Return, Qt.KeyboardModifier.ControlModifier)
        self._picture("feedback")
        self._key(Qt.Key.Key_Return, Qt.KeyboardModifier.ControlModifier)
        self._arrive(PageName.MENTEE)

    def _look_back(self) -> None:
        self._picture("mentee")
        for name in ("today", "mentees", "sessions", "actions", "settings"):
            self._window.commands.action(name).trigger()
            self._settle()
            self._picture(name)
        self._window.search("release")
        self._window.activateWindow()
        self._picture("search")
        self._key(Qt.Key.Key_Escape)

    def _report(self) -> None:
        self._window.desk.go(Place(PageName.REPORT))
        self._arrive(PageName.REPORT)
        page = self._window.page(PageName.REPORT)
        assert isinstance(page, ReportPage)
        self._until(lambda: page.pages.drawn() > 0, "the pages of the summary are shown")
        self._picture("report")
        # The file dialog waits for somebody: here for a timer that says yes.
        QTimer.singleShot(1000, self._say_yes)
        page.save.click()
        self._until(lambda: bool(list(self._folder.glob("*.pdf"))), "the summary is saved")
        for file in sorted(self._folder.glob("*.pdf")):
            print(file)

    def _say_yes(self) -> None:
        dialog = QApplication.activeModalWidget()
        if isinstance(dialog, QDialog):
            dialog.accept()

    @property
    def _window(self) -> MainWindow:
        window = self._app.window
        if window is None:
            raise TourError("The desk is not open.")
        return window

    def _fill(self, texts: tuple[str, ...]) -> None:
        """Types into the fields of a step, one after the other; an empty text passes a field by."""
        for number, text in enumerate(texts):
            if number:
                self._key(Qt.Key.Key_Tab)
            if text:
                self._type(text)

    def _arrive(self, page: PageName) -> None:
        self._until(
            lambda: self._window.place is not None and self._window.place.page is page,
            f"the page “{page}” is shown",
        )
        # Off screen nothing hands the focus back when a dialog closes.
        self._window.activateWindow()
        self._settle()

    def _type(self, text: str) -> None:
        for character in text:
            target = self._target()
            for kind in (QKeyEvent.Type.KeyPress, QKeyEvent.Type.KeyRelease):
                event = QKeyEvent(kind, 0, Qt.KeyboardModifier.NoModifier, character)
                QCoreApplication.sendEvent(target, event)
        self._settle()

    def _key(
        self, key: Qt.Key, modifier: Qt.KeyboardModifier = Qt.KeyboardModifier.NoModifier
    ) -> None:
        QTest.keyClick(self._target(), key, modifier)
        self._settle()

    def _target(self) -> QWidget:
        widget = QApplication.focusWidget() or QApplication.activeWindow()
        if widget is None:
            raise TourError("No window takes keys.")
        return widget

    def _picture(self, name: str, widget: QWidget | None = None) -> None:
        self._settle()
        self._pictures += 1
        file = self._folder / f"{self._pictures:02} {name}.png"
        if not (widget or self._window).grab().save(str(file)):
            raise TourError(f"{file} could not be written.")
        print(file)

    def _settle(self) -> None:
        end = time.monotonic() + _SETTLE_S
        while time.monotonic() < end:
            QCoreApplication.processEvents(QEventLoop.ProcessEventsFlag.AllEvents, 20)

    def _until(self, there: Callable[[], bool], said: str) -> None:
        end = time.monotonic() + _PATIENCE_S
        while not there():
            if time.monotonic() > end:
                raise TourError(f"Waited in vain until {said}.")
            QCoreApplication.processEvents(QEventLoop.ProcessEventsFlag.AllEvents, 20)
        self._settle()


def _free(path: Path) -> Path:
    number = 2
    wanted = path
    while wanted.exists():
        wanted = path.with_stem(f"{path.stem} {number}")
        number += 1
    return wanted
