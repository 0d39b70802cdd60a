from __future__ import annotations

import pytest

from .conftest import Check


@pytest.mark.parametrize(
    ("kind", "value", "said"),
    [
        ("scale", "", "missing"),
        ("scale", "7", "ok"),
        ("text", "a good 6", "ok"),
        ("text", "about six", "ok"),
        ("text", "eine Sechs", "ok"),
        ("text", "quite good", "asks"),
        ("text", "100", "asks"),
    ],
)
def test_a_figure_on_the_scale_is_named(check: Check, kind: str, value: str, said: str) -> None:
    assert check("scale_named", {"value": kind}, value=value) == said


@pytest.mark.parametrize(
    ("now", "wanted", "said"),
    [
        ("", "5", "silent"),
        ("4", "", "silent"),
        ("4", "5", "ok"),
        ("4", "4", "asks"),
        ("4", "3", "asks"),
        ("4", "7", "asks"),
    ],
)
def test_one_point_up_is_enough(check: Check, now: str, wanted: str, said: str) -> None:
    assert check("next_point", now=now, wanted=wanted) == said


@pytest.mark.parametrize(
    ("text", "said"),
    [
        ("", "missing"),
        ("Ines listens", "asks"),
        ("Ines listens\n?", "asks"),
        ("Ines listens\nnothing else", "asks"),
        ("nobody asks\nthe walk home", "ok"),
        ("Ines listens\nthe walk home", "ok"),
        ("Ines, and the walk home", "ok"),
        ("Ines hört zu und der Heimweg ist lang", "ok"),
    ],
)
def test_two_things_help_already(check: Check, text: str, said: str) -> None:
    assert check("resources", of=text) == said


@pytest.mark.parametrize(
    ("day", "said"),
    [
        ("", "missing"),
        ("soon", "silent"),
        ("2026-11-21", "asks"),
        ("2026-12-21", "ok"),
        ("2026-12-22", "asks"),
    ],
)
def test_the_next_look_is_within_a_month(check: Check, day: str, said: str) -> None:
    assert check("review_day", day=day) == said
