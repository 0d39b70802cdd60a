"""How the program looks: tokens, palette, type, icons and the style sheet made from them."""

from __future__ import annotations

from mentor_desk.ui.theme.appearance import Appearance, Scheme, appearance
from mentor_desk.ui.theme.fonts import Role
from mentor_desk.ui.theme.theme import Theme, Tone, started
from mentor_desk.ui.theme.tokens import DARK, LIGHT, Tokens

__all__ = [
    "DARK",
    "LIGHT",
    "Appearance",
    "Role",
    "Scheme",
    "Theme",
    "Tokens",
    "Tone",
    "appearance",
    "started",
]
