"""Closing while the journal takes nothing: the disk is full, or its stick was pulled."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

import pytest
from PySide6.QtCore import Qt
from pytestqt.qtbot import QtBot

from mentor_desk.services import practice
from mentor_desk.ui.desk import Desk
from mentor_desk.ui.dialogs.unsaved import Unsaved
from mentor_desk.ui.main_window import MainWindow
from mentor_desk.ui.pages.settings import SettingsPage
from mentor_desk.ui.place import PageName, Place
from tests.ui.busy import busy


@pytest.fixture
def window(qtbot: QtBot, desk: Desk) -> Iterator[MainWindow]:
    made = MainWindow(desk)
    qtbot.addWidget(made)
    with qtbot.waitExposed(made):
        made.show()
    yield made
    made.close()


def type_name(qtbot: QtBot, window: MainWindow, name: str) -> None:
    window.show_place(Place(PageName.SETTINGS))
    page = window.page(PageName.SETTINGS)
    assert isinstance(page, SettingsPage)
    qtbot.keyClicks(page.name, name)


def test_closing_asks_before_text_is_lost(qtbot: QtBot, window: MainWindow) -> None:
    type_name(qtbot, window, "Eva")
    with busy(window.desk.store):
        assert not window.close()
        question = window.findChild(Unsaved)
        assert question is not None
        qtbot.waitUntil(question.isVisible)
        assert question.cancel.isDefault()
        qtbot.keyClick(question, Qt.Key.Key_Escape)
        assert window.isVisible()
        window.close()
        question = next(one for one in window.findChildren(Unsaved) if one.isVisible())
        qtbot.mouseClick(question.go, Qt.MouseButton.LeftButton)
        assert not window.isVisible()
    with window.desk.store.read() as session:
        assert practice.practice(session).mentor_name == ""


def test_what_cannot_be_saved_can_be_kept_elsewhere(
    qtbot: QtBot, window: MainWindow, tmp_path: Path
) -> None:
    type_name(qtbot, window, "Zoe")
    with busy(window.desk.store):
        window.close()
        question = window.findChild(Unsaved)
        assert question is not None
        qtbot.waitUntil(question.keep.isVisible)
        question.keep_in(tmp_path / "gone" / "kept.txt")
        assert "folder is not there" in question.kept.text()
        assert question.go.text() == "Close and lose it"
        question.keep_in(tmp_path / "kept")
        assert (tmp_path / "kept.txt").read_text("utf-8") == "Zoe\n"
        assert "kept.txt" in question.kept.text()
        qtbot.mouseClick(question.go, Qt.MouseButton.LeftButton)
    assert not window.isVisible()
