"""A guide of one's own, written in the window: what it asks, looks at, and how it reads."""

from mentor_desk.ui.pages.guide_editor.page import GuideEditorPage

__all__ = ["GuideEditorPage"]
