from __future__ import annotations

from collections.abc import Iterator

import pytest
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QWidget
from pytestqt.qtbot import QtBot

from mentor_desk.services import mentees
from mentor_desk.ui.desk import Desk
from mentor_desk.ui.dialogs.new_mentee import NewMentee
from mentor_desk.ui.place import PageName, Place


@pytest.fixture
def dialog(qtbot: QtBot, desk: Desk) -> Iterator[NewMentee]:
    parent = QWidget()
    qtbot.addWidget(parent)
    parent.show()
    made = NewMentee(desk, parent)
    made.open()
    yield made
    for one in parent.findChildren(NewMentee):
        one.close()


def test_a_name_is_enough_and_leads_to_the_page(
    qtbot: QtBot, dialog: NewMentee, desk: Desk
) -> None:
    qtbot.keyClicks(dialog.name, "  Amara   Okafor ")
    with qtbot.waitSignal(desk.place_wanted) as wanted:
        qtbot.keyClick(dialog.name, Qt.Key.Key_Return)
    assert wanted.args == [Place(PageName.MENTEE, 1)]
    assert names(desk) == ["Amara Okafor"]


def test_without_a_name_it_says_what_is_missing(
    qtbot: QtBot, dialog: NewMentee, desk: Desk
) -> None:
    qtbot.keyClicks(dialog.name, "   ")
    qtbot.mouseClick(dialog.go, Qt.MouseButton.LeftButton)
    assert dialog.isVisible()
    assert dialog.row.error.text().startswith("A name is needed")
    qtbot.keyClicks(dialog.name, "A")
    assert dialog.row.error.text() == ""
    assert names(desk) == []


def test_escape_leaves_nothing_behind(qtbot: QtBot, dialog: NewMentee, desk: Desk) -> None:
    qtbot.keyClicks(dialog.name, "Amara")
    qtbot.keyClick(dialog, Qt.Key.Key_Escape)
    assert names(desk) == []


def names(desk: Desk) -> list[str]:
    with desk.store.read() as session:
        return [one.name for one in mentees.named(session)]
