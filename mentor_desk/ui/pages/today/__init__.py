"""What the desk shows first: who comes next, who needs a look, what is open."""

from mentor_desk.ui.pages.today.page import TodayPage

__all__ = ["TodayPage"]
