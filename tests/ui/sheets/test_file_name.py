"""File names that every system takes."""

from __future__ import annotations

from datetime import date

import pytest

from mentor_desk.ui.sheets.file_name import file_name, safe_name

TODAY = date(2026, 11, 21)
TEMPLATE = "{name} – progress summary – {day}"


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
