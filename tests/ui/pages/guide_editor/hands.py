"""What one does in the editor, and what is kept of it."""

from __future__ import annotations

from PySide6.QtCore import Qt
from PySide6.QtGui import QAction
from PySide6.QtWidgets import QAbstractButton, QLineEdit, QMenu, QPlainTextEdit, QWidget
from pytestqt.qtbot import QtBot

from mentor_desk.guides import Guide
from mentor_desk.services import library
from mentor_desk.store import Store
from mentor_desk.ui.pages.guide_editor import GuideEditorPage
from mentor_desk.ui.pages.guide_editor.rows import Pick


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


def pick(page: GuideEditorPage, name: str) -> Pick:
    found = room(page).findChild(Pick, name)
    assert isinstance(found, Pick)
    return found


def button(page: GuideEditorPage, name: str) -> QAbstractButton:
    found = room(page).findChild(QAbstractButton, name)
    assert isinstance(found, QAbstractButton)
    return found


def entry(menu: QMenu | None, text: str) -> QAction:
    assert menu is not None
    return next(one for one in menu.actions() if one.text() == text)


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
