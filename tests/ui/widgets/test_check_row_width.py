"""A row that was narrow once is no taller than its words when there is room again."""

from __future__ import annotations

from pytestqt.qtbot import QtBot

from mentor_desk.ui.widgets.check_row import CheckRow


def test_a_row_shrinks_again(qtbot: QtBot) -> None:
    row = CheckRow("Hand the release checklist to Tomas")
    qtbot.addWidget(row)
    row.set_chip("due yesterday", "warning")
    with qtbot.waitExposed(row):
        row.show()
    row.resize(200, 32)
    assert row.minimumHeight() > row.heightForWidth(500)
    row.resize(500, row.height())
    assert row.minimumHeight() <= row.heightForWidth(500)
