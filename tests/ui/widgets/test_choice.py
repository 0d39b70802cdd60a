from __future__ import annotations

import pytest
from PySide6.QtCore import Qt
from PySide6.QtGui import QAccessible
from PySide6.QtWidgets import QLineEdit, QVBoxLayout, QWidget
from pytestqt.qtbot import QtBot

from mentor_desk.ui.theme import Appearance
from mentor_desk.ui.widgets.choice import SegmentedChoice

READERS = [("mentee", "Amara"), ("sponsor", "Sponsor & friends"), ("me", "Only me")]


@pytest.fixture
def choice(look: Appearance, qtbot: QtBot) -> SegmentedChoice:
    made = SegmentedChoice("Who reads it", READERS, "mentee")
    qtbot.addWidget(made)
    return made


@pytest.mark.parametrize(
    ("direction", "forward", "back"),
    [
        (Qt.LayoutDirection.LeftToRight, Qt.Key.Key_Right, Qt.Key.Key_Left),
        (Qt.LayoutDirection.RightToLeft, Qt.Key.Key_Left, Qt.Key.Key_Right),
    ],
)
def test_arrow_keys_choose(
    choice: SegmentedChoice,
    qtbot: QtBot,
    direction: Qt.LayoutDirection,
    forward: Qt.Key,
    back: Qt.Key,
) -> None:
    choice.setLayoutDirection(direction)
    with qtbot.waitActive(choice):
        choice.show()
    told: list[str] = []
    choice.chosen.connect(told.append)
    choice.chip("mentee").setFocus(Qt.FocusReason.TabFocusReason)
    qtbot.keyClick(choice.chip("mentee"), forward)
    assert choice.value() == "sponsor"
    assert choice.chip("sponsor").hasFocus()
    qtbot.keyClick(choice.chip("sponsor"), back)
    assert told == ["sponsor", "mentee"]
    choice.hide()


def test_arrow_keys_go_through_all_where_the_chips_wrap(look: Appearance, qtbot: QtBot) -> None:
    """Longer ones below shorter ones: what lies to the right is not what comes next."""
    texts = ["yes, at once", "yes, in a while", "no, and I know somebody who fits better", "no"]
    made = SegmentedChoice("The answer", [(text, text) for text in texts])
    qtbot.addWidget(made)
    made.resize(260, 200)
    with qtbot.waitActive(made):
        made.show()
    assert len({made.chip(text).y() for text in texts}) == 3
    made.chip(texts[0]).setFocus(Qt.FocusReason.TabFocusReason)
    for key, order in ((Qt.Key.Key_Right, texts), (Qt.Key.Key_Up, texts[::-1])):
        told: list[str] = []
        made.chosen.connect(told.append)
        start = texts.index(made.value() or texts[0])
        for _ in texts:
            qtbot.keyClick(made.focusWidget() or made, key)
        at = order.index(texts[start])
        assert told == [order[(at + step) % 4] for step in range(1, 5)]
        made.chosen.disconnect(told.append)
    made.hide()


def test_a_click_anywhere_on_the_chip_chooses(choice: SegmentedChoice, qtbot: QtBot) -> None:
    choice.show()
    chip = choice.chip("me")
    with qtbot.waitSignal(choice.chosen) as told:
        qtbot.mouseClick(chip, Qt.MouseButton.LeftButton, pos=chip.rect().bottomRight() / 1.1)
    assert told.args == ["me"]
    choice.hide()


def test_tab_stops_once(look: Appearance, qtbot: QtBot) -> None:
    box, choice = QWidget(), SegmentedChoice("Who reads it", READERS)
    qtbot.addWidget(box)
    before, after = QLineEdit(), QLineEdit()
    layout = QVBoxLayout(box)
    for widget in (before, choice, after):
        layout.addWidget(widget)
    with qtbot.waitActive(box):
        box.show()
    choice.set_value("sponsor")
    before.setFocus()
    qtbot.keyClick(before, Qt.Key.Key_Tab)
    assert choice.chip("sponsor").hasFocus()
    qtbot.keyClick(choice.chip("sponsor"), Qt.Key.Key_Tab)
    assert after.hasFocus()
    box.hide()


def test_showing_a_value_tells_nobody(choice: SegmentedChoice) -> None:
    told: list[str] = []
    choice.chosen.connect(told.append)
    choice.set_value("me")
    assert choice.value() == "me"
    choice.set_value(None)
    assert choice.value() is None
    assert told == []


def test_each_is_a_radio_button_with_a_name(choice: SegmentedChoice) -> None:
    spoken = [QAccessible.queryAccessibleInterface(choice.chip(value)) for value, _ in READERS]
    assert [face.text(QAccessible.Text.Name) for face in spoken] == [text for _, text in READERS]
    assert {face.role() for face in spoken} == {QAccessible.Role.RadioButton}


def test_a_narrow_window_wraps_the_chips(choice: SegmentedChoice, qtbot: QtBot) -> None:
    wide, narrow = choice.heightForWidth(800), choice.heightForWidth(160)
    assert narrow >= 2 * wide
    choice.resize(160, narrow)
    choice.show()
    assert all(choice.rect().contains(choice.chip(value).geometry()) for value, _ in READERS)
    choice.hide()
