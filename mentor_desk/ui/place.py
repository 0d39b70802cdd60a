"""Where one is in the window: enough to go back there, and nothing that names anybody."""

from __future__ import annotations

from enum import StrEnum
from typing import NamedTuple


class PageName(StrEnum):
    TODAY = "today"
    MENTEES = "mentees"
    SESSIONS = "sessions"
    ACTIONS = "actions"
    MENTEE = "mentee"
    SESSION = "session"
    GOAL = "goal"
    FEEDBACK = "feedback"
    GUIDED = "guided"
    GUIDES = "guides"
    GUIDE_EDITOR = "guide-editor"
    REPORT = "report"
    SAFETY = "safety"
    BACKUP = "backup"
    TRASH = "trash"
    PROMISES = "promises"
    SETTINGS = "settings"


class Place(NamedTuple):
    """`id` is of the page's own record; for MENTEE and REPORT that is a mentee.

    `tab` of GUIDES and GUIDE_EDITOR is the id of a guide.
    """

    page: PageName
    id: int | None = None
    tab: str = ""
    part: int | None = None
    """What to bring into sight there: a paragraph of a session's note."""

    def as_text(self) -> str:
        return "/".join((self.page, str(self.id or ""), str(self.part or ""), self.tab))

    @staticmethod
    def from_text(text: str) -> Place | None:
        """None if the text says no place."""
        page, _, rest = text.partition("/")
        number, _, rest = rest.partition("/")
        part, _, tab = rest.partition("/")
        if page not in [str(name) for name in PageName]:
            return None
        return Place(PageName(page), _number(number), tab, _number(part))


def _number(text: str) -> int | None:
    return int(text) if text.isdigit() else None
