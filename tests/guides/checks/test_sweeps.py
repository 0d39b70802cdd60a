"""What holds of a check for every count, figure or day, without a word of a language in it."""

from __future__ import annotations

from datetime import timedelta
from itertools import groupby

import pytest

from mentor_desk.guides.checks.registry import CHECKS

from .conftest import TODAY, Check

NAMES = ["Ines", "Piotr", "Jonas", "Lena", "Kofi", "Ruta"]
OFFSETS = [-800, -400, -40, -15, -14, -1, 0, 1, 7, 14, 15, 28, 40, 100, 190, 800]


@pytest.mark.parametrize("name", [name for name, known in CHECKS.items() if known.fields])
def test_where_nothing_is_answered_nothing_is_asked(check: Check, name: str) -> None:
    assert check(name) != "asks"


@pytest.mark.parametrize(
    ("name", "param"),
    [
        ("enough", "of"),
        ("resources", "of"),
        ("givers", "of"),
        ("strengths", "of"),
        ("answered", "of"),
    ],
)
def test_more_in_a_list_is_never_less(check: Check, name: str, param: str) -> None:
    said = [check(name, {param: "list"}, **{param: "\n".join(NAMES[:n])}) for n in range(6)]
    assert said[0] == "missing"
    assert [one for one, _ in groupby(said)] in (["missing", "asks", "ok"], ["missing", "ok"]) or (
        name == "answered" and set(said[1:]) == {"silent"}
    )


@pytest.mark.parametrize(("name", "least"), [("sure", 6), ("commitment", 8), ("scale_named", 0)])
def test_a_figure_is_enough_from_one_point_on(check: Check, name: str, least: int) -> None:
    said = [check(name, value=str(value)) for value in range(11)]
    assert said == ["asks"] * least + ["ok"] * (11 - least)


def test_the_next_point_is_one_further(check: Check) -> None:
    for now in range(11):
        said = [check("next_point", now=str(now), wanted=str(wanted)) for wanted in range(11)]
        assert said == ["ok" if wanted == now + 1 else "asks" for wanted in range(11)]


@pytest.mark.parametrize(
    ("name", "first", "last"),
    [
        ("date", 1, 800),
        ("review_day", 1, 28),
        ("half_yearly", -800, 100),
        ("checkpoint", -800, 800),
        ("fresh", -14, 0),
        ("checkpoints", 0, 40),
    ],
)
def test_one_stretch_of_days_is_fine(check: Check, name: str, first: int, last: int) -> None:
    """And it has the ends that are promised; before and after it, the check asks."""
    said = {days: check(name, day=(TODAY + timedelta(days)).isoformat()) for days in OFFSETS}
    assert said == {days: "ok" if first <= days <= last else "asks" for days in OFFSETS}


@pytest.mark.parametrize(
    ("name", "needed"), [("contract", "of"), ("both", "of also"), ("end_agreed", "day of")]
)
def test_what_belongs_together_is_asked_for_together(check: Check, name: str, needed: str) -> None:
    known = CHECKS[name].fields
    text = {param: "x" for param in known if param != "day"}
    full = text | {param: TODAY.isoformat() for param in known if param == "day"}
    assert check(name, **full) == "ok"
    for param in needed.split():
        assert (
            check(name, **{one: answer for one, answer in full.items() if one != param}) == "asks"
        )
