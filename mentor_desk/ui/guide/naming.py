"""What kinds of guides are called, wherever they are listed."""

from __future__ import annotations

from PySide6.QtCore import QCoreApplication

from mentor_desk.guides import GuideKind


def kind_text(kind: GuideKind) -> str:
    """One guide of the kind."""
    return {
        GuideKind.GOAL: _tr("Goal"),
        GuideKind.FEEDBACK: _tr("Feedback"),
        GuideKind.SESSION: _tr("Session"),
        GuideKind.AGREEMENT: _tr("Agreement"),
        GuideKind.REFLECTION: _tr("Reflection"),
        GuideKind.WORKSHEET: _tr("Worksheet"),
        GuideKind.CARD: _tr("Conversation card"),
    }[kind]


def kinds_text(kind: GuideKind) -> str:
    """All guides of the kind."""
    return {
        GuideKind.GOAL: _tr("Goals"),
        GuideKind.FEEDBACK: _tr("Feedback"),
        GuideKind.SESSION: _tr("Sessions"),
        GuideKind.AGREEMENT: _tr("Agreements"),
        GuideKind.REFLECTION: _tr("Reflections"),
        GuideKind.WORKSHEET: _tr("Worksheets"),
        GuideKind.CARD: _tr("When it becomes difficult"),
    }[kind]


def _tr(text: str) -> str:
    return QCoreApplication.translate("Guides", text)
