"""Guides on paper: printed to be filled in, and read back with a look at each answer first."""

from __future__ import annotations

from mentor_desk.ui.paper.menu import PaperButton
from mentor_desk.ui.paper.subject import Subject

__all__ = ["PaperButton", "Subject"]
