"""Periods."""

from __future__ import annotations

from datetime import date

import pytest

from mentor_desk.progress.facts import Period
from mentor_desk.ui.pages.report.order import Span, period_of

TODAY = date(2026, 11, 21)


@pytest.mark.parametrize(
    ("span", "own", "period"),
    [
        (Span.YEAR, (None, None), Period(date(2026, 1, 1), TODAY)),
        (Span.HALF, (None, None), Period(date(2026, 5, 21), TODAY)),
        (Span.ALL, (None, None), Period(None, TODAY)),
        (
            Span.OWN,
            (date(2026, 2, 1), date(2026, 3, 1)),
            Period(date(2026, 2, 1), date(2026, 3, 1)),
        ),
        (
            Span.OWN,
            (date(2026, 3, 1), date(2026, 2, 1)),
            Period(date(2026, 2, 1), date(2026, 3, 1)),
        ),
        (Span.OWN, (None, None), Period(None, TODAY)),
    ],
)
def test_periods(span: Span, own: tuple[date | None, date | None], period: Period) -> None:
    assert period_of(span, TODAY, own) == period


@pytest.mark.parametrize(
    ("today", "start"),
    [
        (date(2026, 8, 31), date(2026, 2, 28)),
        (date(2026, 6, 30), date(2025, 12, 30)),
        (date(2026, 1, 15), date(2025, 7, 15)),
    ],
)
def test_row_36_half_a_year_ends_on_a_day_that_exists(today: date, start: date) -> None:
    assert period_of(Span.HALF, today, (None, None)).start == start
