"""A session: its agenda, the note, and what is captured beside the text."""

from mentor_desk.ui.pages.session.page import SessionPage

__all__ = ["SessionPage"]
