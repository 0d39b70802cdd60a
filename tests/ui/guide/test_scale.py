"""A scale from 0 to 10 as a field of a guide."""

from __future__ import annotations

import pytest
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QWidget
from pytestqt.qtbot import QtBot

from mentor_desk.ui.forms.editors import ScaleEditor
from mentor_desk.ui.guide.level_choice import LevelChoice
from mentor_desk.ui.widgets.choice import ChoiceChip, SegmentedChoice

ROOM = 425
"""Beside the reading in a window of 1024; there is more in one of 1280."""


def test_all_points_of_a_scale_stand_in_one_row(qtbot: QtBot) -> None:
    editor = ScaleEditor("How sure", "0 is “hardly”, 10 is “certain”.")
    qtbot.addWidget(editor.widget)
    editor.widget.resize(ROOM, 90)
    editor.widget.show()
    chips = editor.widget.findChildren(ChoiceChip)
    assert len(chips) == 11
    assert {chip.y() for chip in chips} == {chips[0].y()}
    assert chips[-1].geometry().right() < editor.field.width()


def shown(qtbot: QtBot, widget: QWidget) -> None:
    qtbot.addWidget(widget)
    with qtbot.waitActive(widget):
        widget.show()
        widget.activateWindow()


def typed(keys: str) -> None:
    for key in keys:
        focus = QApplication.focusWidget()
        assert focus is not None
        QTest.keyClicks(focus, key)


@pytest.mark.parametrize(
    ("keys", "value"), [("7", "7"), ("0", "0"), ("10", "10"), ("12", "2"), ("71", "1"), ("7x", "7")]
)
def test_digits_choose_on_a_scale(qtbot: QtBot, keys: str, value: str) -> None:
    editor = ScaleEditor("How sure", "0 is “hardly”, 10 is “certain”.")
    told: list[str] = []
    editor.edited.connect(lambda: told.append(editor.text()))
    shown(qtbot, editor.widget)
    editor.field.setFocus()
    typed(keys)
    assert editor.text() == value
    assert told[-1] == value
    focus = QApplication.focusWidget()
    assert isinstance(focus, ChoiceChip)
    assert focus.text() == value


def test_one_and_nought_with_a_pause_between_are_two_choices(qtbot: QtBot) -> None:
    editor = ScaleEditor("How sure", "0 is “hardly”, 10 is “certain”.")
    shown(qtbot, editor.widget)
    editor.field.setFocus()
    typed("1")
    (choice,) = editor.widget.findChildren(SegmentedChoice)
    choice._since.invalidate()
    typed("0")
    assert editor.text() == "0"


def test_digits_choose_a_level_of_a_ladder(qtbot: QtBot) -> None:
    level = LevelChoice()
    shown(qtbot, level)
    level.chips.setFocus()
    typed("2")
    assert level.level() == 2
    typed("5")
    assert level.level() == 2
