"""What a worksheet is made of: a guide, whom it is for, and what may stand on it already."""

from __future__ import annotations

from dataclasses import dataclass, field
from typing import TYPE_CHECKING

from mentor_desk.reports.worksheet.names import Stamp

if TYPE_CHECKING:
    from collections.abc import Mapping
    from datetime import date

    from mentor_desk.guides import Guide, GuideField, Step


@dataclass(frozen=True, slots=True, kw_only=True)
class Worksheet:
    """All of it is printed, so the answers are only those its reader may have.

    `name` is empty on a worksheet for nobody in particular, `number` on one that is only looked at.
    What the mentor is asked alone is only on one that is `for_mentor`; any other with a name on it
    is put before that mentee, who is asked as “you” and not helped to ask.
    """

    guide: Guide
    number: str
    printed_on: date
    name: str = ""
    answers: Mapping[str, str] = field(default_factory=dict[str, str])
    for_mentor: bool = False

    @property
    def steps(self) -> tuple[Step, ...]:
        return self.guide.steps if self.is_mentors else self.guide.handed_out()

    def question(self, step: Step) -> str:
        return (self._handed_over and step.for_mentee) or step.question

    def label(self, field: GuideField) -> str:
        return (self._handed_over and field.for_mentee) or field.label

    def help(self, step: Step) -> tuple[str, str]:
        """And an example. Both are written for who asks."""
        return ("", "") if self._handed_over else (step.help, step.example)

    @property
    def _handed_over(self) -> bool:
        return bool(self.name) and not self.is_mentors

    @property
    def is_mentors(self) -> bool:
        """It stays with the mentor: it may hold what nobody else was asked."""
        return self.for_mentor or self.guide.for_mentor

    @property
    def stamp(self) -> Stamp:
        return Stamp(self.number, self.guide.id, self.guide.version)
