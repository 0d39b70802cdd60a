"""The type scale, and the font files it is set in."""

from __future__ import annotations

from enum import Enum
from typing import TYPE_CHECKING, NamedTuple

from PySide6.QtCore import QLoggingCategory
from PySide6.QtGui import QFont, QFontDatabase

if TYPE_CHECKING:
    from pathlib import Path

INTER = "Inter"
_DISPLAY = "Inter Display"
_FALLBACK = "Noto Sans"
_EARLY = ("Inter-Regular", "Inter-Medium", "Inter-SemiBold", "InterDisplay-SemiBold")
_LATER = ("Inter-Bold", "Inter-Italic", "NotoSans-Regular", "NotoSans-SemiBold")


class Shape(NamedTuple):
    scale: float
    weight: QFont.Weight
    line: float
    """Height of a line as a share of the font's own."""


class Role(Enum):
    """What a text is for; sizes follow the user's base size."""

    TITLE = Shape(1.8, QFont.Weight.DemiBold, 1.04)
    SECTION = Shape(1.15, QFont.Weight.DemiBold, 1.12)
    STRONG = Shape(1.0, QFont.Weight.Medium, 1.18)
    BODY = Shape(1.0, QFont.Weight.Normal, 1.2)
    NOTE = Shape(1.08, QFont.Weight.Normal, 1.2)
    SECONDARY = Shape(0.92, QFont.Weight.Normal, 1.16)
    CHIP = Shape(0.88, QFont.Weight.Medium, 1.0)
    EYEBROW = Shape(0.84, QFont.Weight.DemiBold, 1.1)


def early_fonts(folder: Path) -> list[Path]:
    """What the first window is set in."""
    return [folder / f"{name}.ttf" for name in _EARLY]


def later_fonts(folder: Path) -> list[Path]:
    """What a page may need once it is there."""
    return [folder / f"{name}.ttf" for name in _LATER]


def load_fonts(paths: list[Path]) -> None:
    # Qt logs each family that lacks a script before it finds the one that has it.
    QLoggingCategory.setFilterRules("qt.text.font.db.info=false")
    for path in paths:
        QFontDatabase.addApplicationFont(str(path))


def make_font(role: Role, points: float, family: str, *, tabular: bool = False) -> QFont:
    """`family` empty means the system's own font; `points` is the base size of the body text."""
    shape = role.value
    font = QFontDatabase.systemFont(QFontDatabase.SystemFont.GeneralFont)
    own = family or font.family()
    first = [_DISPLAY] if role is Role.TITLE and own == INTER else []
    font.setFamilies([*first, own, INTER, _FALLBACK])
    font.setPointSizeF(points * shape.scale)
    font.setWeight(shape.weight)
    if role is Role.EYEBROW:
        font.setCapitalization(QFont.Capitalization.AllUppercase)
        font.setLetterSpacing(QFont.SpacingType.PercentageSpacing, 104)
    if tabular:
        font.setFeature(QFont.Tag("tnum"), 1)
    return font
