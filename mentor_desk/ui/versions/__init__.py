"""Earlier versions of a text beside what it says now, and the way back to one."""

from mentor_desk.ui.versions.dialog import Versions
from mentor_desk.ui.versions.subject import Subject, guided, long_text, note, opening

__all__ = ["Subject", "Versions", "guided", "long_text", "note", "opening"]
