from __future__ import annotations

import pytest
from PySide6.QtCore import Qt
from PySide6.QtGui import QColor
from PySide6.QtTest import QAbstractItemModelTester
from pytestqt.qtbot import QtBot

from mentor_desk.ui.theme import LIGHT, Appearance
from mentor_desk.ui.widgets.row_list import Row, RowList

PEOPLE = [
    Row(11, "Amara Okafor", "Session today at 14:00", "21 Nov", "Amara Okafor"),
    Row(12, "Jonas Lindqvist", "No check-in for 6 weeks", "9 Oct", "Jonas Lindqvist"),
    Row(13, "لينا خالد", "Feedback has no next step", "18 Nov", "لينا خالد"),
]


@pytest.fixture
def rows(look: Appearance, qtbot: QtBot) -> RowList:
    made = RowList("Mentees")
    qtbot.addWidget(made)
    made.resize(320, 300)
    made.set_rows(PEOPLE)
    return made


def test_its_model_is_sound(rows: RowList) -> None:
    mode = QAbstractItemModelTester.FailureReportingMode.Warning
    tester = QAbstractItemModelTester(rows.model(), mode)
    rows.set_rows(PEOPLE[:1])
    rows.set_rows([])
    rows.set_rows(PEOPLE)
    assert tester.model() is rows.model()


def test_arrow_keys_choose_and_enter_opens(rows: RowList, qtbot: QtBot) -> None:
    with qtbot.waitActive(rows):
        rows.show()
    rows.choose(11)
    rows.setFocus()
    with qtbot.waitSignal(rows.chosen) as chosen:
        qtbot.keyClick(rows, Qt.Key.Key_Down)
    with qtbot.waitSignal(rows.opened) as opened:
        qtbot.keyClick(rows, Qt.Key.Key_Return)
    assert (chosen.args, opened.args) == ([12], [12])
    rows.hide()


def test_a_first_letter_finds_a_name(rows: RowList, qtbot: QtBot) -> None:
    with qtbot.waitActive(rows):
        rows.show()
    rows.setFocus()
    qtbot.keyClick(rows, Qt.Key.Key_J)
    assert rows.chosen_id() == 12
    rows.hide()


def test_the_choice_outlives_a_refresh(rows: RowList) -> None:
    told: list[int] = []
    rows.choose(12)
    rows.chosen.connect(told.append)
    rows.set_rows([row._replace(second="Just met") for row in PEOPLE])
    rows.set_rows([PEOPLE[2], PEOPLE[1], PEOPLE[0]])
    assert rows.chosen_id() == 12
    assert told == []


@pytest.mark.parametrize(("gone", "neighbour"), [(12, 13), (13, 12)])
def test_a_row_that_has_gone_leaves_its_neighbour(rows: RowList, gone: int, neighbour: int) -> None:
    told: list[int] = []
    rows.choose(gone)
    rows.chosen.connect(told.append)
    rows.set_rows([row for row in PEOPLE if row.id != gone])
    assert rows.chosen_id() == neighbour
    assert told == [neighbour]


def test_choosing_nothing(rows: RowList) -> None:
    rows.choose(11)
    rows.choose(None)
    assert rows.chosen_id() is None


@pytest.mark.parametrize("percent", [80, 100, 150, 200])
def test_rows_grow_with_the_text(
    rows: RowList, look: Appearance, qtbot: QtBot, percent: int
) -> None:
    look.choose(percent=percent)
    rows.show()
    height = rows.visualRect(rows.model().index(0, 0)).height()
    lines = look.theme.font().pointSizeF() * 2 * 96 / 72
    rows.hide()
    assert height >= max(52, lines * 1.3)


@pytest.mark.parametrize("direction", list(Qt.LayoutDirection)[:2])
def test_the_bar_of_the_chosen_row_is_where_reading_starts(
    rows: RowList, direction: Qt.LayoutDirection
) -> None:
    rows.setLayoutDirection(direction)
    rows.show()
    rows.choose(11)
    image = rows.grab().toImage()
    middle = rows.visualRect(rows.model().index(0, 0)).center().y()
    accent = [
        x for x in range(image.width()) if image.pixelColor(x, middle) == QColor(LIGHT.accent)
    ]
    rows.hide()
    assert accent
    at_left = max(accent) < 16
    assert at_left == (direction == Qt.LayoutDirection.LeftToRight)
    assert len(accent) == 3


def test_keys_pass_over_a_heading_and_none_is_chosen_for_what_has_gone(
    rows: RowList, qtbot: QtBot
) -> None:
    headed = [Row(-1, "Near", heading=True), *PEOPLE[:1], Row(-2, "Far", heading=True), PEOPLE[1]]
    rows.set_rows(headed)
    rows.choose(11)
    with qtbot.waitActive(rows):
        rows.show()
    rows.setFocus()
    qtbot.keyClick(rows, Qt.Key.Key_Down)
    assert rows.chosen_id() == 12
    qtbot.keyClick(rows, Qt.Key.Key_Up)
    assert rows.chosen_id() == 11
    rows.set_rows(headed[2:])
    assert rows.chosen_id() == 12
    rows.set_rows(headed[:3])
    assert rows.chosen_id() == 11
    rows.hide()
