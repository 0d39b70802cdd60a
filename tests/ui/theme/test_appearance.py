from __future__ import annotations

from collections.abc import Iterator

import pytest
from PySide6.QtCore import Qt
from PySide6.QtGui import QColor, QGuiApplication, QPalette
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QLineEdit, QVBoxLayout, QWidget
from pytestqt.qtbot import QtBot

from mentor_desk.ui.theme import DARK, LIGHT, Appearance, Scheme, appearance
from mentor_desk.ui.theme.palette import tokens_of
from mentor_desk.ui.theme.tokens import contrast
from mentor_desk.ui.widgets.button import Button

Part = QPalette.ColorRole


def test_there_is_one_and_it_lives_on_the_application(look: Appearance, qapp: QApplication) -> None:
    assert appearance() is look
    assert look.parent() is qapp


def test_without_a_word_from_the_system_it_is_light(look: Appearance) -> None:
    look.choose(scheme=Scheme.SYSTEM)
    assert look.theme.tokens == LIGHT


def test_dark_reaches_palette_fields_and_own_painting(look: Appearance, qtbot: QtBot) -> None:
    window = QWidget()
    qtbot.addWidget(window)
    field, button = QLineEdit(), Button("Print")
    layout = QVBoxLayout(window)
    layout.addWidget(field)
    layout.addWidget(button)
    look.choose(scheme=Scheme.DARK)
    assert window.grab().toImage().pixelColor(1, 1).name().upper() == DARK.window
    assert window.palette().color(Part.Window).name().upper() == DARK.window
    assert QColor(DARK.surface) == field.grab().toImage().pixelColor(80, 8)
    assert QColor(DARK.surface) == button.grab().toImage().pixelColor(6, 16)


@pytest.mark.parametrize(("asked", "given"), [(150, 150), (40, 80), (900, 200)])
def test_text_size_follows_within_bounds(look: Appearance, asked: int, given: int) -> None:
    before = look.theme.font().pointSizeF()
    look.choose(percent=asked)
    assert look.percent == given
    assert look.theme.font().pointSizeF() == pytest.approx(before * given / 100)
    assert QApplication.font().pointSizeF() == pytest.approx(before * given / 100)


def test_widgets_that_are_there_already_grow(look: Appearance, qtbot: QtBot) -> None:
    button, field = Button("Print"), QLineEdit()
    qtbot.addWidget(button)
    qtbot.addWidget(field)
    small = button.sizeHint().width(), field.sizeHint().height()
    look.choose(percent=200)
    assert button.sizeHint().width() > small[0] * 1.5
    assert field.sizeHint().height() > small[1]


def test_it_tells_those_who_ask(look: Appearance, qtbot: QtBot) -> None:
    with qtbot.waitSignal(look.changed):
        look.choose(scheme=Scheme.DARK)


@pytest.fixture
def contrast_theme() -> QPalette:
    palette = QPalette()
    for role, colour in {
        Part.Window: "#000000",
        Part.Base: "#000000",
        Part.WindowText: "#FFFFFF",
        Part.Highlight: "#1AEBFF",
        Part.HighlightedText: "#000000",
    }.items():
        palette.setColor(role, QColor(colour))
    return palette


def test_high_contrast_uses_the_systems_colours_only(contrast_theme: QPalette) -> None:
    tokens = tokens_of(contrast_theme)
    used = {str(value).upper() for value in tokens}
    assert tokens.dark
    assert tokens.line == 2
    assert {value for value in used if value.startswith("#")} == {"#000000", "#FFFFFF", "#1AEBFF"}


def test_high_contrast_drops_an_accent_that_cannot_be_read(contrast_theme: QPalette) -> None:
    contrast_theme.setColor(Part.Highlight, QColor("#202020"))
    tokens = tokens_of(contrast_theme)
    assert contrast(tokens.accent, tokens.window) >= 4.5
    assert contrast(tokens.on_accent, tokens.accent) >= 4.5


@pytest.fixture
def active(look: Appearance, qtbot: QtBot) -> Iterator[QWidget]:
    window = QWidget()
    qtbot.addWidget(window)
    QVBoxLayout(window).addWidget(Button("&Print"))
    with qtbot.waitActive(window):
        window.show()
    yield window
    window.hide()


def test_access_keys_are_underlined_while_alt_is_held(look: Appearance, active: QWidget) -> None:
    button = active.findChildren(Button)[0]
    plain = button.grab().toImage()
    handle = active.windowHandle()
    QTest.keyPress(handle, Qt.Key.Key_Alt)
    assert look.keys_shown
    assert button.grab().toImage() != plain
    QTest.keyRelease(handle, Qt.Key.Key_Alt)
    assert button.grab().toImage() == plain


def test_a_chosen_scheme_is_told_to_the_platform_and_taken_back(look: Appearance) -> None:
    hints = QGuiApplication.styleHints()
    look.choose(scheme=Scheme.DARK)
    look.choose(scheme=Scheme.SYSTEM)
    assert hints.colorScheme() != Qt.ColorScheme.Dark
    assert look.theme.tokens == LIGHT
