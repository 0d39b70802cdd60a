"""Where one is in the window: enough to go back there, and nothing that names anybody."""

from __future__ import annotations

from dataclasses import dataclass
from enum import StrEnum


class PageName(StrEnum):
    TODAY = "today"
    MENTEES = "mentees"
    SESSIONS = "sessions"
    ACTIONS = "actions"
    MENTEE = "mentee"
    SESSION = "session"
    GOAL = "goal"
    FEEDBACK = "feedback"
    REPORT = "report"
    SETTINGS = "settings"


@dataclass(frozen=True, slots=True)
class Place:
    """`id` is of the page's own record; for MENTEE and REPORT that is a mentee."""

    page: PageName
    id: int | None = None
    tab: str = ""
