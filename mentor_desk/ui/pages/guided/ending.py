"""The last step of a guide filled in: read it as a whole, say who may read it, be done."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import Signal

from mentor_desk.audience import Audience
from mentor_desk.guides import first_name
from mentor_desk.ui.guide.audience import AudienceRow
from mentor_desk.ui.guide.step import Ending
from mentor_desk.ui.widgets.button import Button, Kind
from mentor_desk.ui.widgets.labels import secondary

if TYPE_CHECKING:
    from mentor_desk.guides import Guide
    from mentor_desk.records import GuidedNote


class GuidedEnding(Ending):
    chosen = Signal(str)
    """Who may read it."""

    def __init__(self) -> None:
        self.done = Button("", Kind.PRIMARY)
        self.leave = Button("")
        self._audience = AudienceRow()
        self._mine = secondary(self.tr("What you write about yourself stays with you."))
        self._kept_back = secondary(self.tr("What only you were asked stays with you, always."))
        self._keeps_back = False
        parts = [self._audience, self._kept_back, self._mine]
        super().__init__(parts, [self.done, self.leave])
        self.title = self.tr("Read it as a whole")
        self._audience.chosen.connect(self.chosen)
        self._audience.chosen.connect(self._say_kept_back)

    def show_note(self, note: GuidedNote, guide: Guide, name: str) -> None:
        """Without a name it is the mentor's own."""
        draft = note.finished_on is None
        self.question = self.tr("Does it read right?") if draft else self.tr("Still right?")
        both = self.tr("Read it aloud together, if {name} is there. What is open may stay open.")
        alone = self.tr("Read it once, slowly. What is open may stay open.")
        together = bool(name) and not guide.for_mentor
        self.help = both.format(name=first_name(name)) if together else alone
        self.done.setText(self.tr("&Done"))
        self.leave.setText(self.tr("Keep as draft") if draft else self.tr("Back to draft"))
        self._audience.setVisible(bool(name))
        self._keeps_back = bool(name) and guide.handed_out() != guide.steps
        self._say_kept_back(note.audience.value)
        self._mine.setVisible(not name)
        if name:
            self._audience.show_audience(note.audience, name)

    def _say_kept_back(self, audience: str) -> None:
        """What is read here may say more than a page for others."""
        self._kept_back.setVisible(self._keeps_back and audience != Audience.ME.value)
