"""Ctrl+K: everything by its name, and everything that can be done."""

from mentor_desk.ui.palette.palette import Palette

__all__ = ["Palette"]
