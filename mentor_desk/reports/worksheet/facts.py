"""What a worksheet is made of: a guide, whom it is for, and what may stand on it already."""

from __future__ import annotations

from dataclasses import dataclass, field
from typing import TYPE_CHECKING

from mentor_desk.reports.worksheet.names import Stamp

if TYPE_CHECKING:
    from collections.abc import Mapping
    from datetime import date

    from mentor_desk.guides import Guide, Step


@dataclass(frozen=True, slots=True, kw_only=True)
class Worksheet:
    """All of it is printed, so the answers are only those its reader may have.

    `name` is empty on a worksheet for nobody in particular, `number` on one that is only looked at.
    What the mentor is asked alone is only on one that is `for_mentor`.
    """

    guide: Guide
    number: str
    printed_on: date
    name: str = ""
    answers: Mapping[str, str] = field(default_factory=dict[str, str])
    for_mentor: bool = False

    @property
    def steps(self) -> tuple[Step, ...]:
        return self.guide.steps if self.for_mentor else self.guide.handed_out()

    @property
    def stamp(self) -> Stamp:
        return Stamp(self.number, self.guide.id, self.guide.version)
