"""What a statement rests on, and the time it is about."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from datetime import date


@dataclass(frozen=True, slots=True, order=True)
class Source:
    """The record behind a sentence."""

    kind: str
    record_id: int


@dataclass(frozen=True, slots=True)
class Period:
    """Both days belong to it; without a start it reaches back to the beginning."""

    start: date | None
    end: date

    def holds(self, when: date | None) -> bool:
        return when is not None and when <= self.end and (self.start is None or when >= self.start)
