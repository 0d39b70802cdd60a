"""F9 with a mentee beside the mentor: nobody else is named, wherever one goes meanwhile."""

from __future__ import annotations

from collections.abc import Iterator

import pytest
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QApplication
from pytestqt.qtbot import QtBot

from mentor_desk.records import MentoringSession, Owner
from mentor_desk.ui.desk import Desk
from mentor_desk.ui.dialogs.plan_session import PlanSession
from mentor_desk.ui.main_window import MainWindow
from mentor_desk.ui.palette import Palette
from mentor_desk.ui.place import PageName, Place
from tests import factory
from tests.ui.spoken import read_on

ALT, CTRL = Qt.KeyboardModifier.AltModifier, Qt.KeyboardModifier.ControlModifier
PLAIN = Qt.KeyboardModifier.NoModifier


class Pair:
    """Amara sits beside the mentor, Lena is somebody else; both have a session with a title."""

    def __init__(self, window: MainWindow) -> None:
        self.window, store = window, window.desk.store
        amara, lena = factory.mentee(store, "Amara"), factory.mentee(store, "Lena Brandt")
        factory.action(store, lena.id, "Call Lena Brandt", Owner.ME)
        self.here = Place(
            PageName.SESSION, factory.held(store, amara.id, title="Leaving the firm").id
        )
        self.other = Place(PageName.SESSION, factory.held(store, lena.id, title="Pay").id)
        window.sidebar.refresh()

    def press(self, qtbot: QtBot, key: Qt.Key, modifier: Qt.KeyboardModifier = PLAIN) -> None:
        qtbot.keyClick(QApplication.focusWidget() or self.window, key, modifier)

    def palette(self) -> Palette:
        found = self.window.findChild(Palette)
        assert found is not None
        return found


@pytest.fixture
def pair(qtbot: QtBot, desk: Desk) -> Iterator[Pair]:
    window = MainWindow(desk)
    qtbot.addWidget(window)
    with qtbot.waitActive(window):
        window.show()
        window.activateWindow()
    yield Pair(window)
    window.close()


def test_only_who_sits_there_is_named(qtbot: QtBot, pair: Pair) -> None:
    pair.window.show_place(pair.other)
    pair.window.show_place(pair.here)
    before = read_on(pair.window)
    assert "Lena Brandt" in before
    assert "Leaving the firm" in before
    assert "Actions 1" in before
    pair.press(qtbot, Qt.Key.Key_F9)
    seen = read_on(pair.window)
    assert "Amara" in seen
    assert "All others are hidden now" in seen
    assert "Lena" not in seen
    assert "Leaving the firm" not in seen
    assert "Actions 1" not in seen
    for key, page in (
        (Qt.Key.Key_1, PageName.TODAY), (Qt.Key.Key_2, PageName.MENTEES),
        (Qt.Key.Key_3, PageName.SESSIONS), (Qt.Key.Key_4, PageName.ACTIONS),
    ):  # fmt: skip
        pair.press(qtbot, key, CTRL)
        assert pair.window.place == Place(page)
        assert "Lena" not in read_on(pair.window)
    pair.window.show_place(pair.here)
    assert pair.window.stack.currentWidget() is pair.window.page(PageName.SESSION).widget
    pair.press(qtbot, Qt.Key.Key_F9)
    assert "Lena Brandt" in read_on(pair.window)


def test_the_way_back_to_somebody_elses_session_is_covered(qtbot: QtBot, pair: Pair) -> None:
    pair.window.show_place(pair.other)
    pair.window.show_place(pair.here)
    pair.press(qtbot, Qt.Key.Key_F9)
    pair.press(qtbot, Qt.Key.Key_Left, ALT)
    assert pair.window.place == pair.other
    assert pair.window.stack.currentWidget() is pair.window.curtain
    assert "Lena" not in read_on(pair.window)
    pair.press(qtbot, Qt.Key.Key_F9)
    assert "Session 1 with Lena Brandt" in read_on(pair.window)
    pair.press(qtbot, Qt.Key.Key_F9)  # now it is Lena who looks on
    assert "Amara" not in read_on(pair.window)
    assert "Session 1 with Lena Brandt" in read_on(pair.window)


def test_the_search_line_offers_nobody_else(qtbot: QtBot, pair: Pair) -> None:
    pair.window.show_place(pair.here)
    pair.press(qtbot, Qt.Key.Key_F9)
    pair.press(qtbot, Qt.Key.Key_K, CTRL)
    qtbot.keyClicks(pair.palette().field, "a")
    pair.palette().look_up()
    assert "Amara" in read_on(pair.window)
    assert "Lena" not in read_on(pair.window)
    qtbot.keyClicks(pair.palette().field, "zq")
    pair.palette().look_up()
    assert "in what is not hidden" in read_on(pair.window)
    pair.press(qtbot, Qt.Key.Key_Escape)
    pair.window.show_place(Place(PageName.TODAY))
    pair.window.choose_mentee("A goal with", lambda _: None)
    assert "Amara" in read_on(pair.window)
    assert "Lena" not in read_on(pair.window)
    pair.press(qtbot, Qt.Key.Key_F9)  # with the line still open
    assert "Lena Brandt" in read_on(pair.window)


def test_what_is_undone_meanwhile_is_not_told(qtbot: QtBot, pair: Pair) -> None:
    window, other = pair.window, pair.other.id
    assert other is not None
    window.show_place(pair.here)
    window.desk.undo.throw_away(MentoringSession, other)
    assert "Pay" in window.toast.text()
    assert window.toast.isVisible()
    pair.press(qtbot, Qt.Key.Key_F9)
    assert not window.toast.isVisible()
    pair.press(qtbot, Qt.Key.Key_K, CTRL)
    assert "“Pay”" not in read_on(window)
    pair.press(qtbot, Qt.Key.Key_Escape)
    for undo in (window.desk.undo.undo, window.desk.undo.redo):
        undo()
        assert window.toast.isVisible()
        assert "Pay" not in window.toast.text()


def test_a_session_is_planned_with_who_sits_there(qtbot: QtBot, pair: Pair) -> None:
    pair.window.show_place(pair.here)
    pair.press(qtbot, Qt.Key.Key_F9)
    pair.window.commands.plan_session()
    dialog = pair.window.findChild(PlanSession)
    assert dialog is not None
    assert [dialog.who.itemText(at) for at in range(dialog.who.count())] == ["Amara"]
    dialog.reject()
