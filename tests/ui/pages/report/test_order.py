"""Periods and file names."""

from __future__ import annotations

from datetime import date

import pytest

from mentor_desk.progress.facts import Period
from mentor_desk.ui.pages.report.order import Span, file_name, period_of, safe_name

TODAY = date(2026, 11, 21)
TEMPLATE = "{name} – progress summary – {day}"


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


def test_a_file_is_named_after_person_and_day() -> None:
    made = file_name(TEMPLATE, "Amara Okafor", TODAY)
    assert made == "Amara Okafor – progress summary – 2026-11-21"


@pytest.mark.parametrize(
    ("name", "safe"),
    [
        ('A/B\\C: "D"? <E>|*', "A B C D E"),
        ("con.x", "_con.x"),
        ("LPT1", "_LPT1"),
        ("Ωmega Šimek", "Ωmega Šimek"),
        ("..", ""),
        ("line\nbreak", "line break"),
    ],
)
def test_names_windows_would_refuse_are_made_safe(name: str, safe: str) -> None:
    assert safe_name(name) == safe


def test_a_long_name_leaves_room_for_the_rest() -> None:
    made = file_name(TEMPLATE, "Ж" * 300, TODAY)
    assert made.endswith("– progress summary – 2026-11-21")
    assert len(f"{made}.pdf".encode()) < 255
