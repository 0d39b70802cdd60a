"""All guides at hand: what each is for, what it asks, and how to begin with it."""

from mentor_desk.ui.pages.guides.page import GuidesPage

__all__ = ["GuidesPage"]
