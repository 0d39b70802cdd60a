"""The fields of one step beside and below each other."""

from __future__ import annotations

from PySide6.QtCore import QPoint
from PySide6.QtWidgets import QLineEdit, QWidget
from pytestqt.qtbot import QtBot

from mentor_desk.ui.guide.fields import SideBySide
from mentor_desk.ui.widgets.field_row import FieldRow


def test_what_is_said_under_one_field_does_not_push_the_one_beside_it(qtbot: QtBot) -> None:
    rows = [FieldRow(name, QLineEdit()) for name in ("By when", "First look")]
    both = SideBySide(rows)
    qtbot.addWidget(both)
    both.resize(600, 160)
    with qtbot.waitExposed(both):
        both.show()
    rows[0].set_error("Kept as you typed it; as a day it cannot be read. Try 31 January 2027.")
    qtbot.wait(50)
    assert _top(rows[0].field, both) == _top(rows[1].field, both)


def _top(field: QWidget, both: QWidget) -> int:
    return field.mapTo(both, QPoint()).y()
