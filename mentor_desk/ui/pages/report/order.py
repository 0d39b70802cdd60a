"""What the mentor asked for: whose page, for whom, over which time, with which parts."""

from __future__ import annotations

import calendar
from dataclasses import dataclass
from datetime import date
from enum import StrEnum
from typing import TYPE_CHECKING

from mentor_desk.progress.facts import Period
from mentor_desk.reports.options import USUAL

if TYPE_CHECKING:
    from mentor_desk.audience import Reader
    from mentor_desk.reports.options import Section


class Span(StrEnum):
    YEAR = "year"
    HALF = "half"
    ALL = "all"
    OWN = "own"


@dataclass(frozen=True, slots=True, kw_only=True)
class Order:
    mentee_id: int
    reader: Reader
    period: Period
    sections: frozenset[Section] = USUAL
    lead: str = ""


def period_of(span: Span, today: date, own: tuple[date | None, date | None]) -> Period:
    """An own period with its days the wrong way round is turned; an open end is today."""
    match span:
        case Span.YEAR:
            return Period(date(today.year, 1, 1), today)
        case Span.HALF:
            return Period(_half_a_year_before(today), today)
        case Span.ALL:
            return Period(None, today)
        case Span.OWN:
            first, last = own[0], own[1] or today
            if first is not None and first > last:
                first, last = last, first
            return Period(first, last)


def _half_a_year_before(day: date) -> date:
    month = (day.month - 7) % 12 + 1
    year = day.year if day.month > 6 else day.year - 1
    return date(year, month, min(day.day, calendar.monthrange(year, month)[1]))
