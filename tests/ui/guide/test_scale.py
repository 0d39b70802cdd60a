"""A scale from 0 to 10 as a field of a guide."""

from __future__ import annotations

from pytestqt.qtbot import QtBot

from mentor_desk.ui.forms.editors import ScaleEditor
from mentor_desk.ui.widgets.choice import ChoiceChip

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
