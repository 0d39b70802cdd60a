from __future__ import annotations

from collections.abc import Iterator

import pytest
from PySide6.QtCore import QEvent, QPointF, Qt, QTimer
from PySide6.QtGui import QEnterEvent
from PySide6.QtWidgets import QApplication, QLineEdit, QPushButton, QVBoxLayout, QWidget
from pytestqt.qtbot import QtBot

from mentor_desk.ui.theme import Appearance
from mentor_desk.ui.theme.tokens import contrast
from mentor_desk.ui.widgets.labels import WrapLabel
from mentor_desk.ui.widgets.toast import SHOWN_MS, Toast


@pytest.fixture
def window(look: Appearance, qtbot: QtBot) -> QWidget:
    made = QWidget()
    qtbot.addWidget(made)
    QVBoxLayout(made).addWidget(QLineEdit())
    made.resize(800, 400)
    return made


@pytest.fixture
def toast(window: QWidget, qtbot: QtBot) -> Iterator[Toast]:
    made = Toast(window)
    with qtbot.waitActive(window):
        window.show()
    made.window().findChildren(QLineEdit)[0].setFocus()
    yield made
    window.hide()


def test_it_appears_without_taking_the_focus(toast: Toast, window: QWidget) -> None:
    toast.say("Session moved to Trash")
    assert toast.isVisible()
    assert window.findChildren(QLineEdit)[0].hasFocus()
    assert not toast.undo_button.isVisible()
    assert abs(toast.geometry().center().x() - window.rect().center().x()) <= 1
    assert toast.geometry().bottom() < window.height()


@pytest.mark.parametrize("whole_foot", [False, True])
def test_it_lies_on_no_button(toast: Toast, window: QWidget, *, whole_foot: bool) -> None:
    button = QPushButton("Go on", window)
    button.setGeometry(0 if whole_foot else 380, 340, 800 if whole_foot else 60, 32)
    button.show()
    toast.say("Session moved to Trash")
    assert not toast.geometry().intersects(button.geometry())
    assert window.rect().contains(toast.geometry())
    button.hide()
    toast.say("Session moved to Trash")
    assert abs(toast.geometry().center().x() - window.rect().center().x()) <= 1


def test_the_first_message_is_as_low_as_any(toast: Toast, window: QWidget) -> None:
    window.grab()  # lays out what is hidden too, as narrow as it was made
    toast.say("Made the guide “First meeting, my way”", lambda: None)
    assert toast.height() < 60


def test_undo_takes_back_once(toast: Toast, qtbot: QtBot) -> None:
    taken: list[str] = []
    toast.say("Session moved to Trash", lambda: taken.append("back"))
    qtbot.mouseClick(toast.undo_button, Qt.MouseButton.LeftButton)
    assert taken == ["back"]
    assert not toast.isVisible()


def test_a_later_message_does_not_keep_the_earlier_way_back(toast: Toast) -> None:
    toast.say("Session moved to Trash", lambda: None)
    toast.say("Saved")
    assert not toast.undo_button.isVisible()


def test_tab_reaches_it_and_escape_closes_it(toast: Toast, window: QWidget, qtbot: QtBot) -> None:
    toast.say("Session moved to Trash", lambda: None)
    qtbot.keyClick(window.findChildren(QLineEdit)[0], Qt.Key.Key_Tab)
    assert toast.undo_button.hasFocus()
    qtbot.keyClick(toast.undo_button, Qt.Key.Key_Escape)
    assert not toast.isVisible()


def timer(toast: Toast) -> QTimer:
    return toast.findChildren(QTimer)[0]


def test_it_stays_ten_seconds_then_goes(toast: Toast, qtbot: QtBot) -> None:
    assert SHOWN_MS == 10_000
    timer(toast).setInterval(1)
    toast.say("Saved")
    qtbot.waitUntil(lambda: not toast.isVisible())


def test_it_stays_while_it_has_the_focus(toast: Toast, qtbot: QtBot) -> None:
    timer(toast).setInterval(1)
    toast.say("Session moved to Trash", lambda: None)
    toast.undo_button.setFocus()
    with qtbot.waitSignals([timer(toast).timeout] * 3):
        pass
    assert toast.isVisible()
    toast.close_button.clearFocus()
    toast.undo_button.clearFocus()
    qtbot.waitUntil(lambda: not toast.isVisible())


def test_it_stays_while_the_pointer_is_on_it(toast: Toast) -> None:
    toast.say("Saved")
    here = QPointF(5, 5)
    QApplication.sendEvent(toast, QEnterEvent(here, here, here))
    assert not timer(toast).isActive()
    QApplication.sendEvent(toast, QEvent(QEvent.Type.Leave))
    assert timer(toast).isActive()


def test_a_long_message_stays_within_a_small_window(toast: Toast, window: QWidget) -> None:
    window.resize(360, 300)
    toast.say("The session of 7 November with somebody of a very long name moved to Trash")
    assert window.rect().contains(toast.geometry())
    window.resize(700, 500)
    assert abs(toast.geometry().center().x() - window.rect().center().x()) <= 1


def test_a_long_message_is_read_whole_in_several_lines(toast: Toast, window: QWidget) -> None:
    window.resize(420, 400)
    toast.say("Saved", lambda: None)
    one_line, foot = toast.height(), toast.geometry().bottom()
    said = "Deleted Amina Yusuf, with 2 sessions, 1 goal, 3 check-ins, 4 actions and 2 feedbacks"
    toast.say(said, lambda: None)
    (label,) = toast.findChildren(WrapLabel)
    assert label.text() == said
    assert label.height() >= label.heightForWidth(label.width())
    assert toast.height() > one_line
    assert toast.geometry().bottom() == foot
    toast.say("Saved", lambda: None)
    assert toast.height() == one_line


def test_its_words_and_its_ring_are_seen(look: Appearance) -> None:
    tokens = look.theme.tokens
    assert contrast(tokens.window, tokens.text) >= 7
