"""F9 and Ctrl+L while a dialog is open: somebody may come in at any moment."""

from __future__ import annotations

from collections.abc import Iterator

import pytest
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QApplication, QDialog
from pytestqt.qtbot import QtBot

from mentor_desk.records import NoteBlock
from mentor_desk.ui.desk import Desk
from mentor_desk.ui.dialogs.new_mentee import NewMentee
from mentor_desk.ui.dialogs.plan_session import PlanSession
from mentor_desk.ui.dialogs.watch import DialogCover
from mentor_desk.ui.main_window import MainWindow
from mentor_desk.ui.place import PageName, Place
from mentor_desk.ui.versions import Versions
from tests import factory
from tests.ui.spoken import read_on


@pytest.fixture
def window(qtbot: QtBot, desk: Desk) -> Iterator[MainWindow]:
    factory.mentee(desk.store, "Amara Okafor")
    made = MainWindow(desk)
    qtbot.addWidget(made)
    with qtbot.waitActive(made):
        made.show()
        made.activateWindow()
    yield made
    for dialog in made.findChildren(QDialog):
        dialog.close()
    made.close()


def shown(qtbot: QtBot, window: MainWindow, kind: type[QDialog]) -> QDialog:
    """The dialog of that kind, once it has the keys."""
    qtbot.waitUntil(lambda: isinstance(QApplication.activeWindow(), kind))
    dialog = QApplication.activeWindow()
    assert isinstance(dialog, kind)
    qtbot.waitUntil(lambda: QApplication.focusWidget() is not None)
    return dialog


def press(qtbot: QtBot, key: Qt.Key, held: Qt.KeyboardModifier | None = None) -> None:
    focus = QApplication.focusWidget()
    assert focus
    qtbot.keyClick(focus, key, held or Qt.KeyboardModifier.NoModifier)


def test_what_is_typed_is_covered_and_there_again(qtbot: QtBot, window: MainWindow) -> None:
    window.commands.new_mentee()
    dialog = shown(qtbot, window, NewMentee)
    assert isinstance(dialog, NewMentee)
    qtbot.keyClicks(dialog.name, "Ngozi")
    title, size = dialog.windowTitle(), dialog.size()
    press(qtbot, Qt.Key.Key_F9)
    (cover,) = dialog.findChildren(DialogCover)
    assert cover.rect() == dialog.rect()
    assert cover.grab().toImage() == dialog.grab().toImage()
    assert dialog.windowTitle() == "Mentor Desk"
    dialog.resize(dialog.width() + 40, dialog.height() + 20)
    assert cover.rect() == dialog.rect()
    qtbot.keyClicks(dialog.name, "blind")
    dialog.go.click()
    assert dialog.isVisible()
    press(qtbot, Qt.Key.Key_F9)
    assert not cover.isVisible()
    assert (dialog.windowTitle(), dialog.size()) == (title, size)
    assert QApplication.focusWidget() is dialog.name
    assert dialog.name.text() == "Ngozi"


def test_the_curtain_of_a_dialog_opens_the_page_too(qtbot: QtBot, window: MainWindow) -> None:
    window.commands.new_mentee()
    dialog = shown(qtbot, window, NewMentee)
    press(qtbot, Qt.Key.Key_F9)
    assert "Amara" not in read_on(window)
    press(qtbot, Qt.Key.Key_Space)  # its button has the focus
    assert not window.desk.privacy.hidden
    assert "Amara" in read_on(window)
    assert not [one for one in dialog.findChildren(DialogCover) if one.isVisible()]


def test_a_dialog_about_the_mentee_in_front_stays_and_names_nobody_else(
    qtbot: QtBot, window: MainWindow, desk: Desk
) -> None:
    beside = factory.mentee(desk.store, "Ngozi Bello")
    held = factory.held(desk.store, beside.id)
    window.show_place(Place(PageName.SESSION, held.id))
    window.commands.plan_session(beside.id)
    dialog = shown(qtbot, window, PlanSession)
    assert isinstance(dialog, PlanSession)
    dialog.day.setText("Friday")
    assert dialog.who.findText("Amara Okafor") >= 0
    press(qtbot, Qt.Key.Key_F9)
    assert desk.privacy.hidden
    assert not dialog.findChildren(DialogCover)
    assert (dialog.who.currentText(), dialog.day.text()) == ("Ngozi Bello", "Friday")
    assert dialog.who.findText("Amara Okafor") < 0
    press(qtbot, Qt.Key.Key_F9)
    assert dialog.who.findText("Amara Okafor") >= 0


def test_one_that_hides_by_itself_hears_the_key_once(
    qtbot: QtBot, window: MainWindow, desk: Desk
) -> None:
    held = factory.held(desk.store, factory.mentee(desk.store, "Ngozi Bello").id)
    block = factory.block(desk.store, held.id, "one thing")
    with desk.store.write() as session:
        session.get_one(NoteBlock, block.id).text = "another thing"
    window.show_place(Place(PageName.SESSION, held.id))
    window.show_versions()
    shown(qtbot, window, Versions)
    press(qtbot, Qt.Key.Key_F9)
    assert desk.privacy.hidden


def test_a_dialog_hears_the_key_for_locking(qtbot: QtBot, window: MainWindow) -> None:
    window.commands.new_mentee()
    shown(qtbot, window, NewMentee)
    with qtbot.waitSignal(window.desk.lock_wanted):
        press(qtbot, Qt.Key.Key_L, Qt.KeyboardModifier.ControlModifier)
