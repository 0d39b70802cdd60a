"""What kinds of guides and levels of a ladder are called, wherever they are shown."""

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


def level_text(level: int) -> str:
    """Of a ladder, from -2 to 2."""
    return {
        -2: _tr("much less than expected"),
        -1: _tr("less than expected"),
        0: _tr("as expected"),
        1: _tr("more than expected"),
        2: _tr("much more than expected"),
    }[level]


def level_figure(level: int) -> str:
    """With its sign, so that a level is not taken for a count: −2, 0, +1."""
    return f"+{level}" if level > 0 else f"\N{MINUS SIGN}{-level}" if level < 0 else "0"


def _tr(text: str) -> str:
    return QCoreApplication.translate("Guides", text)
