"""Tokens as a QPalette, and a high-contrast system palette as tokens."""

from __future__ import annotations

from PySide6.QtGui import QColor, QPalette

from mentor_desk.ui.theme.tokens import Tokens, contrast

Part = QPalette.ColorRole


def palette_of(tokens: Tokens) -> QPalette:
    palette = QPalette()
    for role, colour in _roles(tokens).items():
        palette.setColor(role, QColor(colour))
    faded = {
        Part.WindowText: tokens.text3,
        Part.Text: tokens.text3,
        Part.ButtonText: tokens.text3,
        Part.Base: tokens.window,
        Part.Highlight: tokens.control,
        Part.HighlightedText: tokens.window,
    }
    for role, colour in faded.items():
        palette.setColor(QPalette.ColorGroup.Disabled, role, QColor(colour))
    return palette


def _roles(tokens: Tokens) -> dict[QPalette.ColorRole, str]:
    return {
        Part.Window: tokens.window,
        Part.WindowText: tokens.text,
        Part.Base: tokens.surface,
        Part.AlternateBase: tokens.sidebar,
        Part.Text: tokens.text,
        Part.PlaceholderText: tokens.text3,
        Part.Button: tokens.surface,
        Part.ButtonText: tokens.text,
        Part.BrightText: tokens.danger,
        Part.Light: tokens.surface,
        Part.Midlight: tokens.sidebar,
        Part.Mid: tokens.border,
        Part.Dark: tokens.control,
        Part.Shadow: tokens.control,
        Part.Highlight: tokens.accent,
        Part.HighlightedText: tokens.on_accent,
        Part.Accent: tokens.accent,
        Part.Link: tokens.accent,
        Part.LinkVisited: tokens.accent,
        Part.ToolTipBase: tokens.surface,
        Part.ToolTipText: tokens.text,
    }


def tokens_of(palette: QPalette) -> Tokens:
    """A contrast theme's own colours: no soft fills, no shades of grey, outlines in full ink."""
    ground = palette.color(Part.Window).name()
    base = palette.color(Part.Base).name()
    ink = palette.color(Part.WindowText).name()
    accent = palette.color(Part.Highlight).name()
    on_accent = palette.color(Part.HighlightedText).name()
    if min(contrast(accent, ground), contrast(accent, base)) < 4.5:
        accent, on_accent = ink, ground
    return Tokens(
        dark=palette.color(Part.Window).lightnessF() < 0.5,
        window=ground,
        surface=base,
        sidebar=ground,
        border=ink,
        control=ink,
        text=ink,
        text2=ink,
        text3=ink,
        accent=accent,
        accent_hover=accent,
        accent_soft=base,
        on_accent=on_accent,
        private=ink,
        private_soft=base,
        warning=ink,
        warning_soft=base,
        danger=ink,
        danger_soft=base,
        high_contrast=True,
    )
