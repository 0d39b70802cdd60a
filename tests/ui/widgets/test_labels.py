"""Labels are never cut, at any text size, in any layout, whatever the text holds."""

from __future__ import annotations

from collections.abc import Iterator

import pytest
from PySide6.QtCore import Qt
from PySide6.QtGui import QAccessible, QColor, QImage
from PySide6.QtWidgets import QApplication, QHBoxLayout, QLineEdit, QVBoxLayout, QWidget
from pytestqt.qtbot import QtBot

from mentor_desk.ui.theme import LIGHT, Appearance, Role
from mentor_desk.ui.widgets.labels import ElidedLabel, WrapLabel, body, date_label, eyebrow

LONG = (
    "Amara has written the checklist but still runs every step herself. Tomas shadowed once. "
    "She worries that a slip would land on him in his second month."
)
SIZES = pytest.mark.parametrize("percent", [80, 100, 125, 150, 200])


def ink_rows(image: QImage) -> list[int]:
    """Which rows of the picture hold anything but the ground."""
    ground = image.pixel(image.width() - 1, image.height() - 1)
    width = range(image.width())
    return [y for y in range(image.height()) if any(image.pixel(x, y) != ground for x in width)]


@SIZES
@pytest.mark.parametrize("width", [180, 320, 700])
def test_a_wrapped_text_gets_the_height_it_needs(
    look: Appearance, qtbot: QtBot, percent: int, width: int
) -> None:
    look.choose(percent=percent)
    box = QWidget()
    qtbot.addWidget(box)
    label = WrapLabel(LONG)
    layout = QVBoxLayout(box)
    layout.addWidget(label)
    layout.addStretch(1)
    box.resize(width, 900)
    box.show()
    assert label.height() >= label.heightForWidth(label.width())
    box.hide()


@SIZES
def test_a_maximum_width_in_a_column_does_not_cut(
    look: Appearance, qtbot: QtBot, percent: int
) -> None:
    """The trap: the column asks for the height at its own, larger width."""
    look.choose(percent=percent)
    box = QWidget()
    qtbot.addWidget(box)
    label = WrapLabel(LONG)
    label.setMaximumWidth(260)
    layout = QVBoxLayout(box)
    layout.addWidget(label, 0, Qt.AlignmentFlag.AlignLeft)
    layout.addStretch(1)
    box.resize(800, 900)
    box.show()
    qtbot.waitUntil(lambda: label.height() >= label.heightForWidth(260))
    rows = ink_rows(label.grab().toImage())
    assert rows[-1] < label.height() - 1
    box.hide()


def test_it_gives_height_back_when_there_is_room_again(look: Appearance, qtbot: QtBot) -> None:
    box = QWidget()
    qtbot.addWidget(box)
    label = WrapLabel(LONG)
    layout = QVBoxLayout(box)
    layout.addWidget(label)
    layout.addStretch(1)
    box.resize(160, 900)
    box.show()
    tall = label.height()
    box.resize(900, 900)
    qtbot.waitUntil(lambda: label.height() < tall / 2)
    box.hide()


def test_it_gives_height_back_for_fewer_words(look: Appearance, qtbot: QtBot) -> None:
    """The trap: the height insisted on for the words before is what the layout then gives."""
    box = QWidget()
    qtbot.addWidget(box)
    label = WrapLabel("short")
    label.setFixedWidth(260)
    layout = QVBoxLayout(box)
    layout.addWidget(label, 0, Qt.AlignmentFlag.AlignLeft)
    layout.addStretch(1)
    box.resize(800, 900)
    box.show()
    label.set_text(LONG)
    qtbot.waitUntil(lambda: label.height() >= label.heightForWidth(260) > 40)
    label.set_text("short")
    qtbot.waitUntil(lambda: label.height() <= label.heightForWidth(260))
    box.hide()


@pytest.mark.parametrize("label", [WrapLabel, ElidedLabel])
def test_no_text_of_the_user_widens_the_window(
    look: Appearance, qtbot: QtBot, label: type[WrapLabel | ElidedLabel]
) -> None:
    made = label("https://example.org/" + "x" * 400, Role.TITLE)
    qtbot.addWidget(made)
    assert made.minimumSizeHint().width() <= 80


def test_a_word_without_end_is_broken_rather_than_cut(look: Appearance, qtbot: QtBot) -> None:
    label = WrapLabel("x" * 300)
    qtbot.addWidget(label)
    assert label.heightForWidth(200) >= 8 * label.line_height()


def test_row_42_what_looks_like_markup_is_text(look: Appearance, qtbot: QtBot) -> None:
    label = body("a <b>bold</b> & c <d> < 5")
    qtbot.addWidget(label)
    name = QAccessible.queryAccessibleInterface(label).text(QAccessible.Text.Name)
    assert name == "a <b>bold</b> & c <d> < 5"
    plain = body("a & c")
    qtbot.addWidget(plain)
    assert plain.sizeHint().width() > body("a  c").sizeHint().width()


def test_a_line_break_makes_a_line(look: Appearance, qtbot: QtBot) -> None:
    one, two = body("First"), body("First\nSecond")
    qtbot.addWidget(one)
    qtbot.addWidget(two)
    assert two.heightForWidth(400) == pytest.approx(2 * one.heightForWidth(400), abs=2)


def test_the_person_stands_out(look: Appearance, qtbot: QtBot) -> None:
    text = "Mateo Silva not met for 41 days"
    plain, strong = body(text), body(text, strong="Mateo Silva")
    for label in (plain, strong):
        qtbot.addWidget(label)
    assert strong.sizeHint().width() > plain.sizeHint().width()
    strong.set_text(text, strong="nobody of that name")
    assert strong.sizeHint().width() == plain.sizeHint().width()


def test_emphasis_counts_letters_as_qt_does(look: Appearance, qtbot: QtBot) -> None:
    """Behind letters outside the basic plane Qt's places and Python's differ."""

    def dark_columns(text: str) -> int:
        label = WrapLabel(text, tone="border", strong="MMM")
        qtbot.addWidget(label)
        label.resize(300, 30)
        image = label.grab().toImage()
        spots = range(image.height())
        return sum(
            any(QColor(image.pixel(x, y)).lightness() < 90 for y in spots) for x in range(300)
        )

    behind, usual = dark_columns("\U00010330\U00010331 MMM lll"), dark_columns("ab MMM lll")
    assert usual > 20
    assert abs(behind - usual) < 6  # a letter M is wider


def test_an_elided_text_tells_itself_in_the_tool_tip(look: Appearance, qtbot: QtBot) -> None:
    label = ElidedLabel(LONG)
    qtbot.addWidget(label)
    label.resize(120, 20)
    label.show()
    assert label.elided().endswith("…")
    assert label.toolTip() == LONG
    label.resize(2000, 20)
    assert label.elided() == LONG
    assert label.toolTip() == ""
    label.setText(LONG * 9)
    assert label.toolTip() == LONG * 9
    label.hide()


@SIZES
def test_dates_are_never_elided(look: Appearance, qtbot: QtBot, percent: int) -> None:
    look.choose(percent=percent)
    box = QWidget()
    qtbot.addWidget(box)
    date, name = date_label("21 Nov 2026"), ElidedLabel(LONG)
    row = QHBoxLayout(box)
    row.addWidget(name, 1)
    row.addWidget(date)
    box.resize(box.minimumSizeHint())
    box.show()
    assert date.elided() == "21 Nov 2026"
    box.hide()


def test_an_eyebrow_keeps_its_words_for_those_who_listen(look: Appearance, qtbot: QtBot) -> None:
    label = eyebrow("My promises")
    qtbot.addWidget(label)
    assert label.text() == "My promises"


@pytest.mark.parametrize("direction", list(Qt.LayoutDirection)[:2])
def test_text_starts_where_reading_starts(
    look: Appearance, qtbot: QtBot, direction: Qt.LayoutDirection
) -> None:
    for label in (WrapLabel("9 of 12"), ElidedLabel("9 of 12")):
        qtbot.addWidget(label)
        label.setLayoutDirection(direction)
        label.resize(300, 24)
        image = label.grab().toImage()
        left = any(
            QColor(image.pixel(x, y)) != QColor(LIGHT.window) for x in range(60) for y in range(24)
        )
        assert left == (direction == Qt.LayoutDirection.LeftToRight)


def first_gap(image: QImage) -> int:
    """Where the first word ends: three columns without ink after some with it."""
    inked = [
        any(QColor(image.pixel(x, y)).lightness() < 150 for y in range(image.height()))
        for x in range(image.width())
    ]
    start = inked.index(True)
    return next(x for x in range(start, len(inked)) if not any(inked[x : x + 3]))


@pytest.fixture
def mirrored_desk(look: Appearance) -> Iterator[None]:
    QApplication.setLayoutDirection(Qt.LayoutDirection.RightToLeft)
    yield
    QApplication.setLayoutDirection(Qt.LayoutDirection.LeftToRight)


@pytest.mark.parametrize("label", [WrapLabel, ElidedLabel])
def test_digits_stay_before_their_words_in_a_mirrored_window(
    mirrored_desk: None, qtbot: QtBot, label: type[WrapLabel | ElidedLabel]
) -> None:
    made = label("1 mmmmmmmmm")
    qtbot.addWidget(made)
    made.resize(made.sizeHint())
    assert first_gap(made.grab().toImage()) < 12


def test_hebrew_reads_its_own_way_in_our_window(look: Appearance, qtbot: QtBot) -> None:
    label = ElidedLabel("ממממממממ l")
    qtbot.addWidget(label)
    label.resize(label.sizeHint())
    assert first_gap(label.grab().toImage()) < 12


def test_a_buddy_is_reached_by_its_key(look: Appearance, qtbot: QtBot) -> None:
    box = QWidget()
    qtbot.addWidget(box)
    field, other = QLineEdit(), QLineEdit()
    label = WrapLabel("&Name")
    label.setBuddy(field)
    layout = QVBoxLayout(box)
    for widget in (label, other, field):
        layout.addWidget(widget)
    with qtbot.waitActive(box):
        box.show()
    other.setFocus()
    qtbot.keyClick(other, Qt.Key.Key_N, Qt.KeyboardModifier.AltModifier)
    assert field.hasFocus()
    box.hide()
