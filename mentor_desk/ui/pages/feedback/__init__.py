"""Writing feedback with a guide."""

from mentor_desk.ui.pages.feedback.page import FeedbackPage

__all__ = ["FeedbackPage"]
