from __future__ import annotations

from typing import TYPE_CHECKING

import pytest
from PySide6.QtCore import QEvent, QPoint
from PySide6.QtGui import QHelpEvent
from PySide6.QtWidgets import QApplication, QToolTip

from mentor_desk.ui.widgets.drop_down import DropDown

if TYPE_CHECKING:
    from pytestqt.qtbot import QtBot

LONG = "What will be counted or seen when the two of you look back on it"


def made(qtbot: QtBot, text: str, width: int) -> DropDown:
    drop_down = DropDown(letters=4)
    qtbot.addWidget(drop_down)
    drop_down.addItem(text)
    drop_down.resize(width, drop_down.sizeHint().height())
    drop_down.show()
    qtbot.waitExposed(drop_down)
    return drop_down


def pointed_at(drop_down: DropDown) -> str:
    middle = drop_down.rect().center()
    at = drop_down.mapToGlobal(middle)
    QApplication.sendEvent(drop_down, QHelpEvent(QEvent.Type.ToolTip, middle, at))
    return QToolTip.text()


@pytest.mark.qt_log_ignore("This plugin does not support")  # a tip off screen
def test_what_does_not_fit_ends_in_dots_and_is_told_whole(qtbot: QtBot) -> None:
    drop_down = made(qtbot, LONG, 160)
    assert drop_down.shown().endswith("…")
    assert LONG.startswith(drop_down.shown()[:-1])
    # Painted so: the same picture as of one that has no more than that to say.
    assert drop_down.grab().toImage() == made(qtbot, drop_down.shown(), 160).grab().toImage()
    assert pointed_at(drop_down) == LONG
    assert drop_down.currentText() == LONG


def test_what_fits_is_left_as_it_is(qtbot: QtBot) -> None:
    drop_down = made(qtbot, "Unit", 160)
    assert drop_down.shown() == "Unit"
    QToolTip.showText(QPoint(), "")
    assert pointed_at(drop_down) == ""


def test_a_long_entry_does_not_widen_the_page(qtbot: QtBot) -> None:
    few, many = made(qtbot, "Unit", 160), made(qtbot, LONG, 160)
    assert many.minimumSizeHint().width() == few.minimumSizeHint().width()
