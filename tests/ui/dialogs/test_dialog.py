from __future__ import annotations

import pytest
from PySide6.QtWidgets import QLineEdit, QWidget
from pytestqt.qtbot import QtBot

from mentor_desk.ui.desk import Desk
from mentor_desk.ui.dialogs.dialog import Dialog
from mentor_desk.ui.theme import appearance

MARGINS = 48


@pytest.mark.parametrize("percent", [100, 150, 200])
def test_a_dialog_is_as_wide_as_what_is_in_it(qtbot: QtBot, desk: Desk, percent: int) -> None:
    appearance().choose(percent=percent)
    parent, field = QWidget(), QLineEdit()
    qtbot.addWidget(parent)
    dialog = Dialog(parent)
    dialog.set_heading("Short")
    dialog.body.addWidget(field)
    dialog.adjustSize()
    usual = dialog.width()
    assert usual >= min(560, appearance().theme.scaled(400))
    field.setMinimumWidth(usual + 40)
    dialog.resize(usual, dialog.height())
    dialog.show()
    qtbot.waitExposed(dialog)
    assert dialog.width() >= field.minimumWidth() + MARGINS
    assert dialog.rect().contains(field.geometry())
    dialog.close()
