"""A guide of one's own is written in the window: kept as one types, in use once it is complete."""

from __future__ import annotations

import pytest
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QLineEdit, QPlainTextEdit, QWidget
from pytestqt.qtbot import QtBot

from mentor_desk.guides import Guide
from mentor_desk.services import library
from mentor_desk.store import Store
from mentor_desk.ui.desk import Desk
from mentor_desk.ui.pages.guide_editor import GuideEditorPage
from mentor_desk.ui.place import PageName, Place
from tests import factory


@pytest.fixture
def mine(store: Store, desk: Desk) -> Guide:
    with store.write() as session:
        return library.duplicate(session, desk.library.guides["smart"], "My aims", factory.NOW)


@pytest.fixture
def page(qtbot: QtBot, desk: Desk, mine: Guide) -> GuideEditorPage:
    made = GuideEditorPage(desk)
    qtbot.addWidget(made)
    made.resize(1072, 740)
    with qtbot.waitActive(made):
        made.show()
        made.activateWindow()
    made.show_place(Place(PageName.GUIDE_EDITOR, tab=mine.id))
    return made


def room(page: GuideEditorPage) -> QWidget:
    found = page.rooms.currentWidget()
    assert found is not None
    return found


def line(page: GuideEditorPage, name: str) -> QLineEdit:
    found = room(page).findChild(QLineEdit, name)
    assert isinstance(found, QLineEdit)
    return found


def long(page: GuideEditorPage, name: str) -> QPlainTextEdit:
    found = room(page).findChild(QPlainTextEdit, name)
    assert isinstance(found, QPlainTextEdit)
    return found


def type_over(qtbot: QtBot, field: QWidget, text: str) -> None:
    field.setFocus()
    qtbot.keyClick(field, Qt.Key.Key_A, Qt.KeyboardModifier.ControlModifier)
    qtbot.keyClick(field, Qt.Key.Key_Delete)
    qtbot.keyClicks(field, text)


def step(qtbot: QtBot, page: GuideEditorPage, number: int) -> None:
    """By keys, from the top of the outline."""
    page.outline.list.setFocus()
    qtbot.keyClick(page.outline.list, Qt.Key.Key_Home)
    for _ in range(number):
        qtbot.keyClick(page.outline.list, Qt.Key.Key_Down)


def kept(store: Store, guide: Guide) -> Guide:
    with store.read() as session:
        found = library.edited(session, guide.id)
    assert found is not None
    return found


def test_what_is_typed_is_kept_and_in_use(
    qtbot: QtBot, store: Store, desk: Desk, page: GuideEditorPage, mine: Guide
) -> None:
    type_over(qtbot, line(page, "title"), "Aims we mean")
    step(qtbot, page, 1)
    type_over(qtbot, long(page, "question"), "What will be different, {name}?")
    qtbot.waitUntil(lambda: not page._autosave.dirty, timeout=2000)
    assert kept(store, mine).steps[0].question == "What will be different, {name}?"
    in_use = desk.library.guides[mine.id]
    assert (in_use.title, in_use.steps[0].question[:4]) == ("Aims we mean", "What")
