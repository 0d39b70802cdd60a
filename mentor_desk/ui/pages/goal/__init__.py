"""Writing a goal with a guide."""

from mentor_desk.ui.pages.goal.page import GoalPage

__all__ = ["GoalPage"]
