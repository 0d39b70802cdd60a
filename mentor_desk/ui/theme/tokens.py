"""Every colour of the program, twice: palette, style sheet, icons and painting come from here."""

from __future__ import annotations

from typing import NamedTuple


class Tokens(NamedTuple):
    """One scheme. Values are `#RRGGBB`."""

    dark: bool
    window: str
    surface: str
    sidebar: str
    border: str
    control: str
    text: str
    text2: str
    text3: str
    accent: str
    accent_hover: str
    accent_soft: str
    on_accent: str
    private: str
    private_soft: str
    warning: str
    warning_soft: str
    danger: str
    danger_soft: str
    high_contrast: bool = False

    @property
    def line(self) -> int:
        """Width of outlines in pixels."""
        return 2 if self.high_contrast else 1


LIGHT = Tokens(
    dark=False,
    window="#F6F4F0",
    surface="#FFFFFF",
    sidebar="#EFECE6",
    border="#E3DFD8",
    control="#857E72",
    text="#1F2429",
    text2="#4F555B",
    text3="#62676D",
    accent="#1F6F64",
    accent_hover="#18594F",
    accent_soft="#E2F0ED",
    on_accent="#FFFFFF",
    private="#5B4FA3",
    private_soft="#ECEAF7",
    warning="#8A5A00",
    warning_soft="#FBF1DF",
    danger="#A83A29",
    danger_soft="#F9E6E2",
)

DARK = Tokens(
    dark=True,
    window="#17181A",
    surface="#1F2123",
    sidebar="#1A1B1D",
    border="#313437",
    control="#7C8288",
    text="#E8E9EA",
    text2="#B1B6BB",
    text3="#9BA1A7",
    accent="#56BFAF",
    accent_hover="#74D1C3",
    accent_soft="#1B3A36",
    on_accent="#06211E",
    private="#B3A8EE",
    private_soft="#2B2745",
    warning="#E0A84C",
    warning_soft="#3A2E16",
    danger="#F28B82",
    danger_soft="#402220",
)


def luminance(colour: str) -> float:
    """Relative luminance as WCAG 2 defines it, 0 to 1."""
    parts = (int(colour[at : at + 2], 16) / 255 for at in (1, 3, 5))
    red, green, blue = (p / 12.92 if p <= 0.04045 else ((p + 0.055) / 1.055) ** 2.4 for p in parts)
    return 0.2126 * red + 0.7152 * green + 0.0722 * blue


def contrast(one: str, other: str) -> float:
    """WCAG 2 contrast ratio, 1 to 21."""
    dark, bright = sorted((luminance(one), luminance(other)))
    return (bright + 0.05) / (dark + 0.05)
