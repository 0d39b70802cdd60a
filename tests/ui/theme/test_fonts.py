from __future__ import annotations

from pathlib import Path

import pytest
from fontTools.ttLib import TTFont
from PySide6.QtGui import QFontDatabase, QFontInfo, QFontMetricsF, QRawFont
from PySide6.QtWidgets import QApplication

from mentor_desk.paths import resources
from mentor_desk.ui.theme import Appearance, Role
from mentor_desk.ui.theme.fonts import early_fonts, later_fonts

FOLDER = resources() / "fonts"
FILES = sorted(FOLDER.glob("*.ttf"))


def names(path: Path) -> tuple[str, str]:
    table = TTFont(path)["name"]
    return str(table.getDebugName(6)), str(table.getDebugName(4))


def test_what_is_loaded_is_what_is_shipped() -> None:
    assert {*early_fonts(FOLDER), *later_fonts(FOLDER)} == set(FILES)


def test_each_font_has_a_name_of_its_own() -> None:
    """ReportLab and PDF readers tell fonts apart by the PostScript name."""
    postscript = [names(path)[0] for path in FILES]
    assert postscript == [path.stem for path in FILES]
    assert len({names(path)[1] for path in FILES}) == len(FILES)


@pytest.mark.parametrize("path", FILES, ids=lambda path: path.stem)
def test_fonts_are_static_small_and_load(path: Path, look: Appearance) -> None:
    assert "fvar" not in TTFont(path)
    assert path.stat().st_size < 700 * 1024
    assert QRawFont(str(path), 12).isValid()


def test_weights_are_the_real_cuts(look: Appearance) -> None:
    heavy = {
        role: QFontInfo(look.theme.font(role)).weight()
        for role in (Role.BODY, Role.STRONG, Role.SECTION)
    }
    assert list(heavy.values()) == [400, 500, 600]
    assert QFontInfo(look.theme.font(Role.BODY)).family() == "Inter"
    assert QFontInfo(look.theme.font(Role.TITLE)).family() == "Inter Display"
    widths = [
        QFontMetricsF(look.theme.font(role)).horizontalAdvance("Handing over the release")
        for role in (Role.BODY, Role.STRONG)
    ]
    assert widths[0] < widths[1]


def test_tabular_figures_have_one_width(look: Appearance) -> None:
    figures = QFontMetricsF(look.theme.font(Role.BODY, tabular=True))
    text = QFontMetricsF(look.theme.font(Role.BODY))
    assert figures.horizontalAdvance("1111") == pytest.approx(figures.horizontalAdvance("0000"))
    assert text.horizontalAdvance("1111") < text.horizontalAdvance("0000")


def test_devanagari_is_there_once_fonts_are_complete(look: Appearance, qapp: QApplication) -> None:
    look.complete_fonts()
    assert "Noto Sans" in QFontDatabase.families()
    covered = TTFont(FOLDER / "NotoSans-Regular.ttf").getBestCmap() or {}
    assert all(ord(letter) in covered for letter in "लेनाशर्मा")


def test_the_users_font_comes_first(look: Appearance) -> None:
    look.choose(family="DejaVu Serif")
    assert look.theme.font(Role.TITLE).families()[0] == "DejaVu Serif"
    look.choose(family="")
    system = QFontDatabase.systemFont(QFontDatabase.SystemFont.GeneralFont).family()
    assert look.theme.font(Role.BODY).families()[0] == system
