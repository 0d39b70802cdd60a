"""A guide filled in that is no goal and no feedback: an agreement, a reflection, a worksheet."""

from mentor_desk.ui.pages.guided.page import GuidedPage

__all__ = ["GuidedPage"]
