"""Where the keys go when one goes somewhere: never where a stray one does harm."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import timedelta

import pytest
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QApplication, QWidget
from pytestqt.qtbot import QtBot

from mentor_desk.records import Action
from mentor_desk.ui.desk import Desk
from mentor_desk.ui.main_window import MainWindow
from mentor_desk.ui.note.editor import NoteEditor
from mentor_desk.ui.pages.sessions import SessionsPage
from mentor_desk.ui.place import PageName, Place
from mentor_desk.ui.ticking import ActionTick
from mentor_desk.ui.widgets.button import Button
from mentor_desk.ui.widgets.page import Page
from tests import factory

CTRL, ALT = Qt.KeyboardModifier.ControlModifier, Qt.KeyboardModifier.AltModifier
PLAIN = Qt.KeyboardModifier.NoModifier


@pytest.fixture
def window(qtbot: QtBot, desk: Desk) -> Iterator[MainWindow]:
    factory.mentee(desk.store, "Amara Okafor")
    made = MainWindow(desk)
    qtbot.addWidget(made)
    with qtbot.waitExposed(made):
        made.show()
    made.activateWindow()
    yield made
    made.close()


def focus() -> QWidget:
    found = QApplication.focusWidget()
    assert found is not None
    return found


def press(qtbot: QtBot, key: Qt.Key, modifier: Qt.KeyboardModifier = PLAIN) -> None:
    qtbot.keyClick(focus(), key, modifier)


def ground(window: MainWindow) -> Page:
    """What scrolls on the page in front: no key does any harm there."""
    return next(one for one in window.stack.findChildren(Page) if one.isVisible())


def test_in_the_library_one_stands_on_the_list_and_by_the_sidebar_stays_there(
    qtbot: QtBot, desk: Desk, window: MainWindow
) -> None:
    desk.go(Place(PageName.GUIDES))
    assert focus().accessibleName() == "Guides"
    press(qtbot, Qt.Key.Key_Backtab, Qt.KeyboardModifier.ShiftModifier)
    assert focus().accessibleName() == "Filter guides"
    desk.go(Place(PageName.TODAY))
    button = window.sidebar.sections[PageName.GUIDES]
    button.setFocus()
    press(qtbot, Qt.Key.Key_Space)
    assert window.place == Place(PageName.GUIDES)
    assert button.hasFocus()


def test_escape_returns_to_the_page(qtbot: QtBot, window: MainWindow) -> None:
    window.sidebar.lock.setFocus()
    qtbot.keyClick(window.sidebar.lock, Qt.Key.Key_Escape)
    assert focus() is ground(window)


def test_no_key_does_harm_where_one_arrives(qtbot: QtBot, window: MainWindow) -> None:
    store = window.desk.store
    for number in range(3):
        factory.planned(store, 1, factory.NOW + timedelta(hours=number + 1))
    for number in range(6):
        factory.action(store, 1, f"Step {number}")
    window.show_place(Place(PageName.SESSION, 1))
    assert isinstance(focus(), NoteEditor)
    press(qtbot, Qt.Key.Key_1, CTRL)
    page = ground(window)
    assert focus() is page
    QApplication.processEvents()
    qtbot.keyClick(page, Qt.Key.Key_Space)
    qtbot.keyClick(page, Qt.Key.Key_PageDown)
    assert page.verticalScrollBar().value() > 0
    with store.read() as session:
        assert session.query(Action).filter_by(state="open").count() == 6
    qtbot.keyClick(page, Qt.Key.Key_Tab)
    first = focus()
    assert isinstance(first, Button)
    assert first.text() == "Open session"  # of the card on top, which is made last
    qtbot.keyClick(first, Qt.Key.Key_Tab)
    assert isinstance(focus(), ActionTick)


def test_going_back_finds_the_focus_where_it_was(qtbot: QtBot, window: MainWindow) -> None:
    factory.planned(window.desk.store, 1)
    press(qtbot, Qt.Key.Key_3, CTRL)
    page = window.page(PageName.SESSIONS)
    assert isinstance(page, SessionsPage)
    page.plan.setFocus()
    window.show_place(Place(PageName.SESSION, 1))
    press(qtbot, Qt.Key.Key_Left, ALT)
    assert focus() is page.plan


def test_the_sidebar_keeps_the_focus_of_whoever_goes_by_it(
    qtbot: QtBot, window: MainWindow
) -> None:
    button = window.sidebar.sections[PageName.ACTIONS]
    button.setFocus()
    qtbot.keyClick(button, Qt.Key.Key_Space)
    assert window.place == Place(PageName.ACTIONS)
    assert focus() is button
    window.search("Amara")
    press(qtbot, Qt.Key.Key_Return)
    assert window.place == Place(PageName.MENTEE, 1)
    assert window.page(PageName.MENTEE).widget.isAncestorOf(focus())
