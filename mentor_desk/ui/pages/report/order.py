"""What the mentor asked for: whose page, for whom, over which time, with which parts."""

from __future__ import annotations

import calendar
import re
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


_FORBIDDEN = re.compile('[\x00-\x1f<>:"/\\\\|?*]')
_DEVICES = re.compile(r"(con|prn|aux|nul|com[0-9¹²³]|lpt[0-9¹²³])(\.|$)", re.IGNORECASE)
_MOST = 60


def safe_name(text: str) -> str:
    """A file name that Windows, macOS and Linux all take; letters of any script stay."""
    name = " ".join(_FORBIDDEN.sub(" ", text).split()).strip(". ")
    return f"_{name}" if _DEVICES.match(name) else name


def file_name(template: str, name: str, day: date) -> str:
    """`template` holds {name} and {day}; long names are cut so that the rest is still seen."""
    short = name.strip()[:_MOST].strip()
    return safe_name(template.format(name=short, day=day.isoformat()))
