"""Something fails in the window: text is saved first, then it is said once, with nobody's words."""

from __future__ import annotations

import sys
import threading
from collections.abc import Callable, Iterator

import pytest
from PySide6.QtCore import (
    QCoreApplication,
    QEvent,
    Qt,
    QTimer,
    qInstallMessageHandler,
    qWarning,
)
from PySide6.QtGui import QGuiApplication, QKeyEvent, QPaintEvent
from PySide6.QtWidgets import QApplication, QDialog, QPushButton, QWidget
from pytestqt.qtbot import QtBot
from shiboken6 import isValid

from mentor_desk.errors import CannotWrite
from mentor_desk.records import Practice
from mentor_desk.services import practice
from mentor_desk.ui.desk import Desk
from mentor_desk.ui.failure import FailureWatch
from mentor_desk.ui.failure.dialog import FailureDialog
from mentor_desk.ui.main_window import MainWindow
from mentor_desk.ui.pages.settings import SettingsPage
from mentor_desk.ui.place import PageName, Place
from mentor_desk.words import words

CANARY = "quokka"


@pytest.fixture
def window(qtbot: QtBot, desk: Desk) -> Iterator[MainWindow]:
    made = MainWindow(desk)
    qtbot.addWidget(made)
    with qtbot.waitExposed(made):
        made.show()
    made.activateWindow()
    yield made
    for dialog in made.findChildren(QDialog):
        dialog.reject()
    made._let_go = True
    made.close()


@pytest.fixture
def watch(window: MainWindow) -> Iterator[FailureWatch]:
    hooks = sys.excepthook, threading.excepthook
    made = FailureWatch(window.pages, lambda: window)
    made.begin()
    yield made
    sys.excepthook, threading.excepthook = hooks
    qInstallMessageHandler(None)


class Broken(QPushButton):
    """Fails in whatever it is told to, once."""

    def __init__(self, parent: QWidget) -> None:
        super().__init__(parent)
        self.fails = ""

    def fail(self, what: str) -> None:
        if self.fails == what:
            self.fails = ""
            told = f"{what} {CANARY}"
            raise RuntimeError(told)

    def paintEvent(self, event: QPaintEvent) -> None:
        self.fail("paint")
        super().paintEvent(event)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        self.fail("key")
        super().keyPressEvent(event)


def click(qtbot: QtBot, button: Broken, desk: Desk) -> None:
    button.clicked.connect(lambda: button.fail("click"))
    button.click()


def tick(qtbot: QtBot, button: Broken, desk: Desk) -> None:
    QTimer.singleShot(0, lambda: button.fail("tick"))


def paint(qtbot: QtBot, button: Broken, desk: Desk) -> None:
    button.update()


def key(qtbot: QtBot, button: Broken, desk: Desk) -> None:
    pressed = QKeyEvent(QEvent.Type.KeyPress, 0, Qt.KeyboardModifier.NoModifier, "a")
    QCoreApplication.postEvent(button, pressed)


def job(qtbot: QtBot, button: Broken, desk: Desk) -> None:
    def hand_on(error: Exception) -> None:
        raise error

    desk.jobs.run(lambda: button.fail("job"), lambda _: None, hand_on)


def answer(qtbot: QtBot, button: Broken, desk: Desk) -> None:
    desk.jobs.run(lambda: 1, lambda _: button.fail("answer"), lambda _: None)


def thread(qtbot: QtBot, button: Broken, desk: Desk) -> None:
    made = threading.Thread(target=lambda: button.fail("thread"))
    made.start()
    made.join()


def commit(qtbot: QtBot, button: Broken, desk: Desk) -> None:
    desk.changed.connect(lambda _: button.fail("commit"))
    with desk.store.write() as session:
        practice.name_mentor(session, "Somebody", "")


@pytest.mark.parametrize("way", [click, tick, paint, key, job, answer, thread, commit])
def test_row_51_a_failure_anywhere_is_said_in_nobodys_words(
    qtbot: QtBot,
    window: MainWindow,
    watch: FailureWatch,
    desk: Desk,
    way: Callable[[QtBot, Broken, Desk], None],
    capfd: pytest.CaptureFixture[str],
) -> None:
    button = Broken(window.stack)
    button.show()
    qtbot.wait(0)
    button.fails = way.__name__
    way(qtbot, button, desk)
    qtbot.waitUntil(lambda: watch.dialog is not None)
    dialog = watch.dialog
    assert dialog is not None
    assert dialog.isVisible()
    assert dialog.windowTitle() == "Something failed; your text is saved"
    report = dialog.report.toPlainText()
    assert "RuntimeError" in report
    assert CANARY not in report + "".join(capfd.readouterr())
    dialog.copy_report.click()
    assert QGuiApplication.clipboard().text() == report


def settings_page(window: MainWindow) -> SettingsPage:
    window.show_place(Place(PageName.SETTINGS))
    page = window.page(PageName.SETTINGS)
    assert isinstance(page, SettingsPage)
    return page


def fail_soon(watch: FailureWatch, qtbot: QtBot, told: str = CANARY) -> FailureDialog:
    def fail() -> None:
        raise RuntimeError(told)

    QTimer.singleShot(0, fail)
    qtbot.waitUntil(lambda: watch.dialog is not None)
    assert watch.dialog is not None
    return watch.dialog


def test_text_is_saved_before_it_is_said_to_be(
    qtbot: QtBot, window: MainWindow, watch: FailureWatch, desk: Desk
) -> None:
    qtbot.keyClicks(settings_page(window).name, "Ada")
    fail_soon(watch, qtbot)
    with desk.store.read() as session:
        assert session.get_one(Practice, 1).mentor_name == "Ada"


def test_text_that_cannot_be_saved_is_offered_for_copying(
    qtbot: QtBot, window: MainWindow, watch: FailureWatch, monkeypatch: pytest.MonkeyPatch
) -> None:
    """The save itself is what fails: nothing else holds that text."""

    def fail(*_: object) -> None:
        told = f"cannot keep {CANARY}"
        raise RuntimeError(told)

    with monkeypatch.context() as broken:
        broken.setattr(practice, "name_mentor", fail)
        qtbot.keyClicks(settings_page(window).name, f"Ada {CANARY}")
        qtbot.waitUntil(lambda: watch.dialog is not None)
    dialog = watch.dialog
    assert dialog is not None
    assert "not all text is saved" in dialog.windowTitle()
    assert CANARY not in dialog.report.toPlainText()
    dialog.copy_text.click()
    assert f"Ada {CANARY}" in QGuiApplication.clipboard().text()


def test_the_same_failure_opens_no_second_dialog(
    qtbot: QtBot, window: MainWindow, watch: FailureWatch
) -> None:
    dialog = fail_soon(watch, qtbot)
    fail_soon(watch, qtbot)
    qtbot.waitUntil(lambda: "2 times" in dialog.times.text())
    assert watch.dialog is dialog
    dialog.go.click()
    assert watch.dialog is None

    def fail() -> None:
        raise RuntimeError

    with qtbot.waitSignal(watch.again):
        QTimer.singleShot(0, fail)
    assert watch.dialog is None


def test_what_a_person_can_act_on_is_said_in_its_own_words(
    qtbot: QtBot, window: MainWindow, watch: FailureWatch
) -> None:
    def fail() -> None:
        raise CannotWrite(words("The disk is full."))

    with qtbot.waitSignal(watch.known) as known:
        QTimer.singleShot(0, fail)
    assert known.args
    assert known.args[0].plain() == "The disk is full."
    assert watch.dialog is None


def test_a_page_that_fails_keeps_no_other_from_being_saved_nor_the_window_from_asking(
    qtbot: QtBot,
    window: MainWindow,
    watch: FailureWatch,
    desk: Desk,
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    today = window.page(PageName.TODAY)
    qtbot.keyClicks(settings_page(window).name, "Ada")

    def fail() -> bool:
        raise RuntimeError(CANARY)

    with monkeypatch.context() as broken:
        broken.setattr(today, "flush", fail)
        assert not window.close()
        qtbot.waitUntil(lambda: watch.dialog is not None)
    assert window.isVisible()
    with desk.store.read() as session:
        assert session.get_one(Practice, 1).mentor_name == "Ada"


def test_messages_of_qt_are_counted_not_quoted(
    qtbot: QtBot, window: MainWindow, watch: FailureWatch, capfd: pytest.CaptureFixture[str]
) -> None:
    qWarning(CANARY)
    report = fail_soon(watch, qtbot).report.toPlainText()
    assert "Qt: 1 warnings" in report
    assert CANARY not in report + "".join(capfd.readouterr())


def test_it_is_said_over_the_dialog_one_is_in_and_survives_its_end(
    qtbot: QtBot, window: MainWindow, watch: FailureWatch
) -> None:
    window.commands.action("new-mentee").trigger()
    qtbot.waitUntil(lambda: QApplication.activeModalWidget() is not None)
    under = QApplication.activeModalWidget()
    assert isinstance(under, QDialog)
    dialog = fail_soon(watch, qtbot)
    assert dialog.parent() is under
    under.reject()
    qtbot.waitUntil(lambda: not isValid(dialog))

    def fail_otherwise() -> None:
        raise ValueError

    QTimer.singleShot(0, fail_otherwise)
    qtbot.waitUntil(lambda: watch.dialog is not None and isValid(watch.dialog))
