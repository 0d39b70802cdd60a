"""Fonts that stay what the theme says."""

from __future__ import annotations

from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from PySide6.QtGui import QFont
    from PySide6.QtWidgets import QWidget


def lost_font(widget: QWidget, wanted: QFont) -> bool:
    """Whether the style sheet has just taken the font away, asked at a change of font.

    Qt gives a widget that was restyled before it was ever shown its first font back when it is.
    """
    return abs(widget.font().pointSizeF() - wanted.pointSizeF()) > 0.01
