"""What a line that begins with a slash does when Enter ends it."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import QCoreApplication

from mentor_desk.records import Owner

if TYPE_CHECKING:
    from mentor_desk.ui.pages.session.capture import TakenOn
    from mentor_desk.ui.pages.session.draft import FeedbackDraft
    from mentor_desk.ui.pages.session.focus import GoalFocus


class Commands:
    """English words are always understood, and those of the window's language."""

    def __init__(self, taken_on: TakenOn, draft: FeedbackDraft, focus: GoalFocus) -> None:
        self._taken_on = taken_on
        self._draft = draft
        self._focus = focus

    def take(self, line: str) -> bool:
        """True if it was one and nothing of it is lost."""
        word, _, rest = line.removeprefix("/").partition(" ")
        word, rest = word.casefold().strip(), rest.strip()
        if word in _words("action", _tr("action")):
            return self._taken_on.spoken(Owner.MENTEE, rest)
        if word in _words("promise", _tr("promise")):
            return self._taken_on.spoken(Owner.ME, rest)
        if word in _words("feedback", _tr("feedback")):
            self._draft.begin(rest)
            return True
        if word in {*_words("check-in", _tr("check-in")), "checkin"}:
            return self._focus.spoken(rest)
        return False


def _words(english: str, own: str) -> set[str]:
    return {english, own.casefold()}


def _tr(text: str) -> str:
    return QCoreApplication.translate("NoteCommands", text)
