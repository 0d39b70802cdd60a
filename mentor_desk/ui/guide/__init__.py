"""Guides on screen: one question at a time, and beside it how the whole reads by now."""

from mentor_desk.ui.guide.view import GuideView

__all__ = ["GuideView"]
