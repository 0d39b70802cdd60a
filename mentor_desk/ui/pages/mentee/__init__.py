"""Everything about one mentee."""

from mentor_desk.ui.pages.mentee.page import MenteePage

__all__ = ["MenteePage"]
