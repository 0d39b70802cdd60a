"""Types a canary word into every field of every page of the real program, uses what there is to
use, and locks. It runs as a process of its own, which locking then replaces.

The word comes through standard input: in arguments or environment it would outlive the lock.
"""

from __future__ import annotations

import sys
import time
from collections.abc import Callable, Iterator
from pathlib import Path

from PySide6.QtCore import QCoreApplication, QEventLoop, Qt, QTimer
from PySide6.QtTest import QTest
from PySide6.QtWidgets import (
    QApplication,
    QDialog,
    QLineEdit,
    QPlainTextEdit,
    QTextEdit,
    QWidget,
)

from mentor_desk import app as program
from mentor_desk.clock import SystemClock
from mentor_desk.services import trash
from mentor_desk.ui.main_window import MainWindow
from mentor_desk.ui.pages.report import ReportPage
from mentor_desk.ui.place import PageName, Place
from mentor_desk.ui.settings import Settings
from mentor_desk.ui.theme import started
from mentor_desk.ui.widgets.tabs import Tabs
from tests.faults.canary import PATIENCE_S, TYPED

OF_A_RECORD = (PageName.SESSION, PageName.GOAL, PageName.FEEDBACK, PageName.MENTEE, PageName.REPORT)
DIALOGS = ("new-mentee", "plan-session")


class Hands:
    def __init__(self, window: MainWindow, word: str) -> None:
        self._window = window
        self._word = word
        self.typed = 0

    def do_all(self) -> None:
        for place in self._places():
            self._window.show_place(place)
            spin(0.05)
            self._type_everywhere(self._window)
            for tabs in filter(QWidget.isVisible, self._window.findChildren(Tabs)):
                for number in range(tabs.count()):
                    tabs.setCurrentIndex(number)
                    spin(0.05)
                    self._type_everywhere(self._window)
        for name in DIALOGS:
            self._in_a_dialog(name)
        self._window.search(self._word)
        spin(0.3)
        QTest.keyClick(QApplication.focusWidget() or self._window, Qt.Key.Key_Escape)
        self._copy_undo_and_versions()
        self._print()
        self._throw_away()
        self._window.show_place(Place(PageName.SESSION, 1))
        spin(1.0)  # so that all that is saved after a pause is saved
        self._window.save_now()

    def _places(self) -> Iterator[Place]:
        for name in PageName:
            if name is not PageName.BACKUP:
                yield Place(name, 1 if name in OF_A_RECORD else None)

    def _type_everywhere(self, inside: QWidget) -> None:
        for kind in (QLineEdit, QTextEdit, QPlainTextEdit):
            for field in inside.findChildren(kind):
                if field.isVisible() and field.isEnabled() and not field.isReadOnly():
                    field.setFocus()
                    QTest.keyClicks(field, f" {self._word}{self.typed} ")
                    self.typed += 1
        spin(0.1)

    def _in_a_dialog(self, command: str) -> None:
        self._window.commands.action(command).trigger()
        spin(0.2)
        dialog = QApplication.activeModalWidget()
        if dialog is not None:
            self._type_everywhere(dialog)
            QTest.keyClick(dialog, Qt.Key.Key_Return)
            spin(0.3)
            if isinstance(left := QApplication.activeModalWidget(), QDialog):
                left.reject()

    def _copy_undo_and_versions(self) -> None:
        self._window.show_place(Place(PageName.SESSION, 1))
        spin(0.2)
        field = QApplication.focusWidget() or self._window
        for key in (Qt.Key.Key_A, Qt.Key.Key_C, Qt.Key.Key_Z):
            QTest.keyClick(field, key, Qt.KeyboardModifier.ControlModifier)
        spin(0.3)

    def _print(self) -> None:
        self._window.show_place(Place(PageName.REPORT, 1))
        page = self._window.page(PageName.REPORT)
        assert isinstance(page, ReportPage)
        until(lambda: page.pages.drawn() > 0, "the pages of the summary are shown")
        QTimer.singleShot(800, accept)
        page.save.click()
        spin(1.5)

    def _throw_away(self) -> None:
        desk = self._window.desk
        with desk.store.write() as session:
            from mentor_desk.records import Feedback

            trash.throw_away(session, session.get_one(Feedback, 1), desk.clock.now())
        self._window.show_place(Place(PageName.TRASH))
        spin(0.2)


def accept() -> None:
    dialog = QApplication.activeModalWidget()
    if isinstance(dialog, QDialog):
        dialog.accept()


def spin(seconds: float) -> None:
    end = time.monotonic() + seconds
    while time.monotonic() < end:
        QCoreApplication.processEvents(QEventLoop.ProcessEventsFlag.AllEvents, 10)
        time.sleep(0.001)


def until(there: Callable[[], bool], said: str) -> None:
    end = time.monotonic() + PATIENCE_S
    while not there():
        assert time.monotonic() < end, f"waited in vain until {said}"
        spin(0.02)


def main() -> None:
    journal, report_folder, passphrase, word = (sys.stdin.readline().strip() for _ in range(4))
    started(sys.argv[:1])
    program.make_application()
    settings = Settings()
    settings.report_folder = Path(report_folder)
    app = program.App(settings, SystemClock(), Path(journal))
    app.begin()
    field = app.opening.findChild(QLineEdit)
    assert isinstance(field, QLineEdit)
    QTest.keyClicks(field, passphrase)
    QTest.keyClick(field, Qt.Key.Key_Return)
    until(lambda: app.window is not None, "the journal opens")
    assert app.window is not None
    hands = Hands(app.window, word)
    hands.do_all()
    sys.stdout.write(f"{TYPED} {hands.typed}\n")
    sys.stdout.flush()
    sys.stdin.readline()
    app.window.commands.action("lock").trigger()
    app.window.close()


if __name__ == "__main__":
    main()
