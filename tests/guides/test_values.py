from __future__ import annotations

from datetime import date

import pytest
from hypothesis import given
from hypothesis import strategies as st

from mentor_desk.guides import (
    Guide,
    parse_day,
    parse_list,
    parse_number,
    parse_scale,
    to_answers,
    to_child_values,
    to_record_values,
)


@pytest.mark.parametrize(
    ("text", "value"),
    [
        ("2", 2.0),
        (" 2.5 ", 2.5),
        ("2,5", 2.5),
        ("0,125", 0.125),
        ("1,000", 1000.0),
        ("1.000", 1.0),
        ("12,345,678", 12345678.0),
        ("1.234.567", 1234567.0),
        ("1,234.5", 1234.5),
        ("1.234,5", 1234.5),
        ("1 000", 1000.0),
        ("1\u202f000,5", 1000.5),
        ("1’000", 1000.0),
        ("-3", -3.0),
        ("−3", -3.0),
        ("+4", 4.0),
        ("0", 0.0),
    ],
)
def test_numbers_are_read_as_people_write_them(text: str, value: float) -> None:
    assert parse_number(text) == value


@pytest.mark.parametrize(
    "text",
    [
        "",
        "two",
        "80 %",
        "1e9",
        "nan",
        "inf",
        "1,2,3",
        "1.2.3",
        "1,234,5",
        "٣",
        "--3",
        "9" * 40,
        ".",
    ],
)
def test_what_is_no_number_is_none(text: str) -> None:
    assert parse_number(text) is None


@given(st.floats(-1e9, 1e9).map(lambda x: round(x, 4)))
def test_every_plain_number_is_read_back(value: float) -> None:
    assert parse_number(f"{value:.4f}") == pytest.approx(value)


def test_days_are_iso_days_only() -> None:
    assert parse_day("2027-01-31") == date(2027, 1, 31)
    assert [parse_day(each) for each in ("", "2027-02-30", "20270131", "2027-W01-1")] == [None] * 4


def test_a_scale_goes_from_0_to_10() -> None:
    assert [parse_scale(each) for each in ("0", "10", "11", "-1", "7.5", "")] == [
        0,
        10,
        None,
        None,
        None,
        None,
    ]


def test_a_list_has_no_empty_lines_and_no_bullets() -> None:
    assert parse_list("- Ask Piotr\n\n • Let it ring\n-\nWait") == [
        "Ask Piotr",
        "Let it ring",
        "Wait",
    ]


def test_smart_answers_fill_the_goal(guides: dict[str, Guide]) -> None:
    answers = {
        "title": " Hand over tasks ",
        "baseline": "0",
        "target": "2,5",
        "unit": "tasks",
        "confidence": "7",
        "due_on": "2027-01-31",
        "checkpoint": "2026-12-12",
    }
    assert to_record_values(guides["smart"], answers) == {
        "title": "Hand over tasks",
        "measure": "",
        "baseline": 0.0,
        "target": 2.5,
        "unit": "tasks",
        "source": "",
        "support": "",
        "confidence": 7,
        "why": "",
        "due_on": date(2027, 1, 31),
    }
    assert to_child_values(guides["smart"], answers, "milestone") == {"due_on": date(2026, 12, 12)}
    assert to_child_values(guides["smart"], answers, "action") == {}


def test_feedback_answers_fill_feedback_and_its_next_step(guides: dict[str, Guide]) -> None:
    guide = guides["situation-behaviour-effect"]
    answers = {"tone": "praise", "next_step": "Again", "next_owner": "me"}
    assert to_record_values(guide, answers)["tone"] == "praise"
    assert to_child_values(guide, answers, "action") == {
        "text": "Again",
        "owner": "me",
        "due_on": None,
    }


def test_a_choice_not_made_leaves_the_record_alone(guides: dict[str, Guide]) -> None:
    guide = guides["situation-behaviour-effect"]
    assert "tone" not in to_record_values(guide, {})
    assert "tone" not in to_record_values(guide, {"tone": "blame"})


def test_a_record_changed_elsewhere_wins_over_old_answers(guides: dict[str, Guide]) -> None:
    values: dict[str, object] = {"title": "New", "target": 3.5, "due_on": date(2027, 5, 1)}
    kept = {"title": "Old", "target": "2", "due_on": "", "checkpoint": "2026-12-12", "facts": "x"}
    assert to_answers(guides["smart"], values, kept) == {
        "title": "New",
        "target": "3.5",
        "due_on": "2027-05-01",
        "checkpoint": "2026-12-12",
        "facts": "x",
    }


def test_text_that_is_no_number_survives_the_way_back(guides: dict[str, Guide]) -> None:
    kept = {"target": "about 80 %", "baseline": "1,000"}
    values = to_record_values(guides["smart"], kept)
    assert values["target"] is None
    assert to_answers(guides["smart"], values, kept)["target"] == "about 80 %"
    assert to_answers(guides["smart"], values, kept)["baseline"] == "1,000"


@given(
    values=st.fixed_dictionaries(
        {
            "title": st.text(alphabet=st.characters(exclude_categories=["Cs"])).map(str.strip),
            "baseline": st.none() | st.floats(-1e6, 1e6).map(lambda x: round(x, 3)),
            "confidence": st.none() | st.integers(0, 10),
            "due_on": st.none() | st.dates(),
        }
    )
)
def test_record_values_come_back_from_answers(
    guides: dict[str, Guide], values: dict[str, object]
) -> None:
    back = to_record_values(guides["smart"], to_answers(guides["smart"], values, {}))
    assert {name: back[name] for name in values} == values
