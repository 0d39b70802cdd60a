from __future__ import annotations

import pytest
from PySide6.QtCore import Qt
from PySide6.QtGui import QColor, QImage
from PySide6.QtWidgets import QMenu, QVBoxLayout, QWidget
from pytestqt.qtbot import QtBot

from mentor_desk.ui.theme import DARK, LIGHT, Appearance, Scheme
from mentor_desk.ui.theme.tokens import contrast
from mentor_desk.ui.widgets.button import Button, IconButton, Kind

KINDS = pytest.mark.parametrize("kind", list(Kind))


def shown(qtbot: QtBot, *widgets: QWidget) -> QWidget:
    box = QWidget()
    qtbot.addWidget(box)
    layout = QVBoxLayout(box)
    for widget in widgets:
        layout.addWidget(widget)
    with qtbot.waitActive(box):
        box.show()
    return box


def changed(before: QImage, after: QImage) -> list[tuple[str, str]]:
    return [
        (before.pixelColor(x, y).name().upper(), after.pixelColor(x, y).name().upper())
        for x in range(before.width())
        for y in range(before.height())
        if before.pixel(x, y) != after.pixel(x, y)
    ]


@pytest.mark.parametrize("kind", [Kind.PRIMARY, Kind.PLAIN, Kind.QUIET, Kind.DANGER])
@pytest.mark.parametrize("scheme", [Scheme.LIGHT, Scheme.DARK])
def test_focus_is_seen_on_every_kind(
    look: Appearance, qtbot: QtBot, kind: Kind, scheme: Scheme
) -> None:
    """Enough pixels for a ring of 2 px, many of them at 3:1 to what was there."""
    look.choose(scheme=scheme)
    other, button = Button("Other"), Button("Print", kind)
    box = shown(qtbot, other, button)
    other.setFocus(Qt.FocusReason.TabFocusReason)
    before = button.grab().toImage()
    button.setFocus(Qt.FocusReason.TabFocusReason)
    pixels = changed(before, button.grab().toImage())
    box.hide()
    around = 2 * (button.width() + button.height())
    assert len(pixels) > around
    assert sum(contrast(was, now) >= 3 for was, now in pixels) > around * 0.8


@KINDS
def test_a_click_leaves_no_ring(look: Appearance, qtbot: QtBot, kind: Kind) -> None:
    button = Button("Print", kind)
    box = shown(qtbot, button, Button("Other"))
    box.setFocus()
    button.clearFocus()
    before = button.grab().toImage()
    button.setFocus(Qt.FocusReason.MouseFocusReason)
    assert button.grab().toImage() == before
    box.hide()


@pytest.mark.parametrize("key", [Qt.Key.Key_Space, Qt.Key.Key_Return])
def test_it_is_pressed_by_key(look: Appearance, qtbot: QtBot, key: Qt.Key) -> None:
    button = Button("&Print")
    box = shown(qtbot, button)
    button.setFocus()
    with qtbot.waitSignal(button.clicked):
        qtbot.keyClick(button, key)
    box.hide()


@KINDS
@pytest.mark.parametrize("percent", [80, 100, 150, 200])
def test_buttons_are_large_enough_to_hit(
    look: Appearance, qtbot: QtBot, kind: Kind, percent: int
) -> None:
    look.choose(percent=percent)
    button = Button("Go", kind)
    qtbot.addWidget(button)
    assert button.sizeHint().height() >= 32
    assert button.sizeHint().width() >= 24
    assert button.sizeHint().height() >= button.fontMetrics().height() + 8


@pytest.mark.parametrize(("scheme", "tokens"), [(Scheme.LIGHT, LIGHT), (Scheme.DARK, DARK)])
def test_the_filled_one_is_filled_with_accent(
    look: Appearance, qtbot: QtBot, scheme: Scheme, tokens: object
) -> None:
    button = Button("Print", Kind.PRIMARY)
    qtbot.addWidget(button)
    look.choose(scheme=scheme)
    button.resize(button.sizeHint())
    assert button.grab().toImage().pixelColor(5, 16) == QColor(look.theme.tokens.accent)
    assert look.theme.tokens == tokens


def test_icon_and_menu_take_their_room(look: Appearance, qtbot: QtBot) -> None:
    plain, iconed, menued = Button("More"), Button("More", icon="plus"), Button("More")
    for button in (plain, iconed, menued):
        qtbot.addWidget(button)
    menued.setMenu(QMenu(menued))
    assert iconed.sizeHint().width() == plain.sizeHint().width() + 18 + 8
    assert menued.sizeHint().width() > plain.sizeHint().width() + 16


def test_an_access_key_takes_no_room(look: Appearance, qtbot: QtBot) -> None:
    with_key, without = Button("&Print"), Button("Print")
    qtbot.addWidget(with_key)
    qtbot.addWidget(without)
    assert with_key.sizeHint() == without.sizeHint()


def test_an_icon_alone_has_a_name_and_room(look: Appearance, qtbot: QtBot) -> None:
    button = IconButton("settings", "Settings")
    qtbot.addWidget(button)
    assert button.accessibleName() == "Settings"
    assert button.toolTip() == "Settings"
    assert button.sizeHint().width() >= 32
    assert button.focusPolicy() == Qt.FocusPolicy.StrongFocus


def test_on_and_off_look_different(look: Appearance, qtbot: QtBot) -> None:
    button = Button("Hide private", icon="eye-off")
    qtbot.addWidget(button)
    button.setCheckable(True)
    off = button.grab().toImage()
    button.setChecked(True)
    assert button.grab().toImage() != off
