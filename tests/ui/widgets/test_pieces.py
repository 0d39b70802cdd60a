"""Card, chip, disc, bar, tabs, tick row, flow, page: what each promises."""

from __future__ import annotations

import pytest
from PySide6.QtCore import QEvent, Qt
from PySide6.QtGui import QColor, QPalette
from PySide6.QtWidgets import QApplication, QLineEdit, QVBoxLayout, QWidget
from pytestqt.qtbot import QtBot

from mentor_desk.ui.theme import LIGHT, Appearance, Theme
from mentor_desk.ui.theme.palette import tokens_of
from mentor_desk.ui.widgets.boxes import clear, column, row
from mentor_desk.ui.widgets.button import Button
from mentor_desk.ui.widgets.card import Card
from mentor_desk.ui.widgets.check_row import CheckRow
from mentor_desk.ui.widgets.chip import COLOURS, Chip, ChipTone
from mentor_desk.ui.widgets.disc import initials
from mentor_desk.ui.widgets.empty_state import EmptyState
from mentor_desk.ui.widgets.flow import FlowLayout
from mentor_desk.ui.widgets.labels import body
from mentor_desk.ui.widgets.page import Page
from mentor_desk.ui.widgets.progress import Progress, Sparkline
from mentor_desk.ui.widgets.tabs import Tabs

LONG = "Hand the release checklist to Tomas and stay on call for the first run, then let go of it"
DIRECTIONS = pytest.mark.parametrize("direction", list(Qt.LayoutDirection)[:2])


@pytest.mark.parametrize(
    ("name", "expected"),
    [
        ("Amara Okafor", "AO"),
        ("Amara", "A"),
        ("maria da silva santos", "MS"),
        ("  ", ""),
        ("", ""),
        ("“Jo” (Johanna) Lind", "JL"),
        ("लेना शर्मा", "लेश"),
        ("עמר כהן", "עכ"),
        ("王小明", "王"),
        ("🙂 Ann", "A"),
        ("Ann –", "A"),
    ],
)
def test_initials_of_any_name(name: str, expected: str) -> None:
    assert initials(name) == expected


@pytest.mark.parametrize("tone", list(COLOURS))
def test_a_chip_wears_its_tone(look: Appearance, qtbot: QtBot, tone: ChipTone) -> None:
    chip = Chip("needs talk")
    qtbot.addWidget(chip)
    chip.set_chip("needs talk", tone)
    chip.resize(chip.sizeHint())
    ground = QColor(look.theme.name(COLOURS[tone][0]))
    assert chip.grab().toImage().pixelColor(chip.width() // 2, 1) == ground


@DIRECTIONS
def test_a_bar_fills_from_where_reading_starts(
    look: Appearance, qtbot: QtBot, direction: Qt.LayoutDirection
) -> None:
    bar = Progress(0.25, "Goal progress")
    qtbot.addWidget(bar)
    bar.setLayoutDirection(direction)
    bar.resize(100, 6)
    image = bar.grab().toImage()
    filled = [x for x in range(100) if image.pixelColor(x, 3) == QColor(LIGHT.accent)]
    assert 20 <= len(filled) <= 26
    assert (filled[0] < 5) == (direction == Qt.LayoutDirection.LeftToRight)


def test_nothing_done_shows_nothing_done(look: Appearance, qtbot: QtBot) -> None:
    bar = Progress(0.0, "Goal progress")
    qtbot.addWidget(bar)
    bar.resize(100, 6)
    image = bar.grab().toImage()
    assert all(image.pixelColor(x, 3) != QColor(LIGHT.accent) for x in range(100))


def test_done_and_not_done_differ_in_high_contrast(look: Appearance, qtbot: QtBot) -> None:
    """There soft fills are gone and every outline is ink."""
    theme, bar = look.theme, Progress(0.5, "Goal progress", "warning")
    qtbot.addWidget(bar)
    bar.resize(100, 6)
    try:
        look.theme = Theme(tokens_of(QPalette(QColor("#000000"), QColor("#000000"))))
        image = bar.grab().toImage()
    finally:
        look.theme = theme
    assert image.pixelColor(25, 3) != image.pixelColor(75, 3)


@DIRECTIONS
def test_readings_run_with_reading(
    look: Appearance, qtbot: QtBot, direction: Qt.LayoutDirection
) -> None:
    line = Sparkline([0, 5, 10], "Rose from 0 to 10")
    qtbot.addWidget(line)
    line.setLayoutDirection(direction)
    line.resize(88, 24)
    first, _, last = line.points()
    assert last.y() < first.y()
    assert (last.x() > first.x()) == (direction == Qt.LayoutDirection.LeftToRight)
    assert all(line.rect().contains(point.toPoint()) for point in line.points())


@pytest.mark.parametrize("values", [[], [3.0], [2.0, 2.0]])
def test_few_or_level_readings_are_no_trouble(
    look: Appearance, qtbot: QtBot, values: list[float]
) -> None:
    line = Sparkline(values, "So far")
    qtbot.addWidget(line)
    line.resize(88, 24)
    line.grab()
    assert {point.y() for point in line.points()} <= {12.0}


@pytest.mark.parametrize("percent", [80, 100, 150, 200])
@pytest.mark.parametrize("width", [260, 420])
def test_a_tick_row_shows_all_its_text(
    look: Appearance, qtbot: QtBot, percent: int, width: int
) -> None:
    look.choose(percent=percent)
    box = QWidget()
    qtbot.addWidget(box)
    tick = CheckRow(LONG)
    tick.set_chip("due yesterday", "warning", "clock")
    layout = QVBoxLayout(box)
    layout.addWidget(tick)
    layout.addStretch(1)
    box.resize(width, 700)
    box.show()
    inner = [child for child in tick.findChildren(QWidget) if child.isVisible()]
    assert len(inner) == 2
    assert all(tick.rect().contains(child.geometry()) for child in inner)
    assert not inner[0].geometry().intersects(inner[1].geometry())
    label = inner[0]
    assert label.height() >= label.heightForWidth(label.width())
    box.hide()


def test_a_tick_row_is_ticked_by_click_and_by_key(look: Appearance, qtbot: QtBot) -> None:
    tick = CheckRow("Book the stakeholder lunch")
    qtbot.addWidget(tick)
    tick.resize(400, 32)
    tick.show()
    open_row = tick.grab().toImage()
    qtbot.mouseClick(tick, Qt.MouseButton.LeftButton, pos=tick.rect().center())
    assert tick.isChecked()
    assert tick.grab().toImage() != open_row
    qtbot.keyClick(tick, Qt.Key.Key_Space)
    assert not tick.isChecked()
    tick.hide()


def test_tabs_tell_counts_and_take_arrow_keys(look: Appearance, qtbot: QtBot) -> None:
    tabs = Tabs("Parts")
    qtbot.addWidget(tabs)
    for text, count in (("Overview", None), ("Goals", 4), ("Sessions", 9)):
        tabs.add(text, count)
    assert tabs.tabText(1) == "Goals 4"
    tabs.set_tab(1, "Goals", 12)
    assert tabs.tabText(1) == "Goals 12"
    with qtbot.waitActive(tabs):
        tabs.show()
    tabs.setFocus(Qt.FocusReason.TabFocusReason)
    before = tabs.grab().toImage()
    with qtbot.waitSignal(tabs.currentChanged):
        qtbot.keyClick(tabs, Qt.Key.Key_Right)
    assert tabs.grab().toImage() != before
    tabs.hide()


def test_a_card_has_its_heading_and_its_ground(look: Appearance, qtbot: QtBot) -> None:
    card = Card("Goals")
    qtbot.addWidget(card)
    card.resize(300, 120)
    assert card.accessibleName() == "Goals"
    assert card.grab().toImage().pixelColor(150, 110) == QColor(LIGHT.surface)
    card.set_ground("private")
    assert card.grab().toImage().pixelColor(150, 110) == QColor(LIGHT.private_soft)


def test_an_empty_card_heading_takes_no_room(look: Appearance, qtbot: QtBot) -> None:
    card = Card()
    qtbot.addWidget(card)
    card.body.addWidget(body("Prefers to try things, then talk."))
    card.resize(500, 60)
    assert card.sizeHint().height() <= 18 * 2 + 24
    assert card.sizeHint().width() > 200
    card.set_title("Good to know")
    assert card.sizeHint().height() > 18 * 2 + 24


def test_an_empty_list_offers_one_thing(look: Appearance, qtbot: QtBot) -> None:
    empty = EmptyState("target", "Goals you agree on will stand here.", "Add goal")
    qtbot.addWidget(empty)
    with qtbot.waitSignal(empty.acted):
        empty.button.click()
    bare = EmptyState("search", "Nothing found.")
    qtbot.addWidget(bare)
    assert not bare.button.isVisibleTo(bare)


@DIRECTIONS
def test_a_flow_goes_on_in_the_next_line(
    look: Appearance, qtbot: QtBot, direction: Qt.LayoutDirection
) -> None:
    box = QWidget()
    qtbot.addWidget(box)
    box.setLayoutDirection(direction)
    chips = [Chip(f"chip {number}") for number in range(12)]
    flow = FlowLayout(*chips)
    box.setLayout(flow)
    height = flow.heightForWidth(240)
    box.resize(240, height)
    box.show()
    assert height > 2 * chips[0].height()
    assert all(box.rect().contains(chip.geometry()) for chip in chips)
    pairs = [(one, other) for one in chips for other in chips if one is not other]
    assert not any(one.geometry().intersects(other.geometry()) for one, other in pairs)
    right_of = chips[1].x() > chips[0].x()
    assert right_of == (direction == Qt.LayoutDirection.LeftToRight)
    box.hide()


def test_a_hidden_chip_leaves_no_gap(look: Appearance, qtbot: QtBot) -> None:
    box = QWidget()
    qtbot.addWidget(box)
    chips = [Chip("one"), Chip("two"), Chip("three")]
    flow = FlowLayout(*chips)
    box.setLayout(flow)
    whole = flow.sizeHint().width()
    chips[1].hide()
    assert flow.sizeHint().width() == whole - chips[1].sizeHint().width() - 8


@pytest.mark.parametrize("percent", [100, 150])
def test_a_page_caps_its_content_and_scrolls(look: Appearance, qtbot: QtBot, percent: int) -> None:
    look.choose(percent=percent)
    page = Page()
    qtbot.addWidget(page)
    card = Card("Note")
    card.body.addWidget(body(LONG * 20))
    page.body.addWidget(card)
    page.resize(1700, 300)
    page.show()
    assert card.width() == round(860 * percent / 100)
    assert card.mapTo(page, card.rect().topLeft()).x() == 32
    page.resize(500, 300)
    qtbot.waitUntil(lambda: page.verticalScrollBar().maximum() > 0)
    assert page.horizontalScrollBar().maximum() == 0
    page.hide()


def test_page_keys_scroll_from_whatever_has_the_focus(look: Appearance, qtbot: QtBot) -> None:
    page = Page()
    qtbot.addWidget(page)
    field = QLineEdit()
    page.body.addWidget(field)
    page.body.addWidget(body(LONG * 60))
    page.resize(500, 300)
    with qtbot.waitActive(page):
        page.show()
    qtbot.waitUntil(lambda: page.verticalScrollBar().maximum() > 0)
    field.setFocus()
    qtbot.keyClick(field, Qt.Key.Key_PageDown)
    assert page.verticalScrollBar().value() > 0
    page.hide()


def test_boxes_are_filled_in_order_and_emptied(look: Appearance, qtbot: QtBot) -> None:
    box = QWidget()
    qtbot.addWidget(box)
    first, second = Button("One"), Button("Two")
    outer = column(row(first, None, second), spacing=4)
    box.setLayout(outer)
    gone: list[str] = []
    first.destroyed.connect(lambda: gone.append("first"))
    clear(outer)
    QApplication.sendPostedEvents(None, QEvent.Type.DeferredDelete)
    assert outer.count() == 0
    assert gone == ["first"]
