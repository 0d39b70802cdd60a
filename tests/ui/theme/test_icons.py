from __future__ import annotations

import subprocess
import sys

import pytest
from PySide6.QtGui import QColor, QIcon, QImage, QPixmap

from mentor_desk.paths import resources
from mentor_desk.ui.theme import DARK, LIGHT, Appearance, Theme, Tokens

NAMES = sorted(path.stem for path in (resources() / "icons").glob("*.svg"))


def inked(pixmap: QPixmap) -> list[QColor]:
    image = pixmap.toImage().convertToFormat(QImage.Format.Format_ARGB32)
    spots = [(x, y) for x in range(image.width()) for y in range(image.height())]
    return [image.pixelColor(*spot) for spot in spots if image.pixelColor(*spot).alpha() > 0]


def near(one: QColor, other: QColor) -> bool:
    """Blending rounds."""
    parts = ((one.red(), other.red()), (one.green(), other.green()), (one.blue(), other.blue()))
    return all(abs(mine - yours) <= 2 for mine, yours in parts)


@pytest.mark.parametrize("tokens", [LIGHT, DARK], ids=["light", "dark"])
def test_every_icon_draws_in_the_colour_asked_for(look: Appearance, tokens: Tokens) -> None:
    theme = Theme(tokens)
    assert len(NAMES) >= 40
    for name in NAMES:
        assert inked(theme.pixmap(name, "accent")), name
        large = inked(theme.pixmap(name, "accent", 48))  # here some pixels are wholly covered
        solid = [colour for colour in large if colour.alpha() == 255]
        assert solid, name
        assert all(near(colour, QColor(tokens.accent)) for colour in solid), name


@pytest.mark.parametrize("ratio", [1.0, 1.25, 1.5, 2.0])
def test_icons_are_drawn_at_the_screens_own_size(look: Appearance, ratio: float) -> None:
    pixmap = look.theme.pixmap("users", "text", 18, ratio)
    assert pixmap.width() == round(18 * ratio)
    assert pixmap.deviceIndependentSize().width() == pytest.approx(18, abs=0.5)


def test_a_disabled_action_looks_disabled(look: Appearance) -> None:
    icon = look.theme.icon("users", "text")
    usual = icon.pixmap(18, QIcon.Mode.Normal).toImage()
    assert usual != icon.pixmap(18, QIcon.Mode.Disabled).toImage()


def test_an_icon_is_drawn_once(look: Appearance) -> None:
    first = look.theme.pixmap("users")
    assert look.theme.pixmap("users").cacheKey() == first.cacheKey()
    look.choose(percent=110)
    assert look.theme.pixmap("users").cacheKey() != first.cacheKey()


def test_our_mark_is_there_at_every_size() -> None:
    for size in (16, 24, 32, 48, 64, 128, 256, 512):
        image = QImage(str(resources() / "icons" / "app" / f"mentor-desk-{size}.png"))
        assert (image.width(), image.height()) == (size, size)


def test_the_first_window_needs_no_svg() -> None:
    """Loading QtSvg costs more than all of the theme."""
    code = (
        "import sys\n"
        "from PySide6.QtWidgets import QApplication\n"
        "app = QApplication([])\n"
        "from mentor_desk.ui.theme import appearance\n"
        "from mentor_desk.ui.widgets.button import Button\n"
        "appearance(); Button('Unlock').grab()\n"
        "assert 'PySide6.QtSvg' not in sys.modules\n"
    )
    subprocess.run([sys.executable, "-c", code], check=True, cwd=resources().parent)
