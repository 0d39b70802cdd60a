"""The contrast WCAG 2.2 asks for, computed from the tokens themselves."""

from __future__ import annotations

import re
from itertools import product

import pytest

from mentor_desk.ui.theme.tokens import DARK, LIGHT, Tokens, contrast

GROUNDS = ("window", "surface", "sidebar")
SOFT = ("accent_soft", "private_soft", "warning_soft", "danger_soft")
SCHEMES = pytest.mark.parametrize("tokens", [LIGHT, DARK], ids=["light", "dark"])


def pairs(tokens: Tokens, inks: tuple[str, ...], grounds: tuple[str, ...]) -> dict[str, float]:
    return {
        f"{ink} on {ground}": contrast(getattr(tokens, ink), getattr(tokens, ground))
        for ink, ground in product(inks, grounds)
    }


def test_contrast_is_what_wcag_defines() -> None:
    assert contrast("#000000", "#FFFFFF") == pytest.approx(21)
    assert contrast("#777777", "#FFFFFF") == pytest.approx(4.48, abs=0.01)


@SCHEMES
def test_text_can_be_read_on_every_ground(tokens: Tokens) -> None:
    found = pairs(tokens, ("text", "text2", "text3"), GROUNDS + SOFT)
    found |= pairs(tokens, ("accent", "private", "warning", "danger"), GROUNDS)
    weak = {pair: ratio for pair, ratio in found.items() if ratio < 4.5}
    assert not weak


@SCHEMES
@pytest.mark.parametrize("tone", ["accent", "private", "warning", "danger"])
def test_a_chip_can_be_read(tokens: Tokens, tone: str) -> None:
    assert contrast(getattr(tokens, tone), getattr(tokens, f"{tone}_soft")) >= 4.5


@SCHEMES
def test_filled_buttons_can_be_read(tokens: Tokens) -> None:
    assert contrast(tokens.on_accent, tokens.accent) >= 4.5
    assert contrast(tokens.on_accent, tokens.accent_hover) >= 4.5


@SCHEMES
def test_outlines_and_focus_rings_are_seen(tokens: Tokens) -> None:
    found = pairs(tokens, ("control", "accent", "danger"), GROUNDS)
    found |= pairs(tokens, ("accent",), ("accent_soft", "danger_soft", "private_soft"))
    weak = {pair: ratio for pair, ratio in found.items() if ratio < 3}
    assert not weak


@SCHEMES
def test_every_colour_is_written_in_full(tokens: Tokens) -> None:
    colours = [value for value in tokens if isinstance(value, str)]
    assert len(colours) == 18
    assert all(re.fullmatch(r"#[0-9A-F]{6}", colour) for colour in colours)
