from __future__ import annotations

from datetime import date

import pytest

from mentor_desk.guides import Context, Lexicon

from ..conftest import Ask, asks


def test_no_date_is_missing(ask: Ask) -> None:
    found = ask("smart", "date")
    assert found is not None
    assert found.missing


@pytest.mark.parametrize("day", ["2026-11-21", "2026-01-31", "0001-01-01"])
def test_a_date_gone_by_is_asked_about(ask: Ask, day: str) -> None:
    assert asks(ask("smart", "date", due_on=day))


def test_a_date_to_come_is_fine(ask: Ask) -> None:
    found = ask("smart", "date", due_on="2026-11-22")
    assert found is not None
    assert found.ok


@pytest.mark.parametrize(
    "day",
    [
        "soon",
        "2026-02-30",
        "31.01.2027",
        "20270131",
        "\u0662\u0660\u0662\u0667-\u0660\u0661-\u0663\u0661",
    ],
)
def test_what_is_no_date_is_said_once(ask: Ask, day: str) -> None:
    assert ask("smart", "date", due_on=day) is None
    assert asks(ask("smart", "unread", due_on=day))


@pytest.mark.parametrize("day", ["?", "tbd", "noch offen"])
def test_a_date_still_to_come_is_missing_and_not_wrong(ask: Ask, day: str) -> None:
    found = ask("smart", "date", due_on=day)
    assert found is not None
    assert found.missing
    assert ask("smart", "unread", due_on=day) is None


@pytest.mark.parametrize(
    ("due_on", "look", "asked"),
    [
        ("", "", None),
        ("2027-11-21", "", None),
        ("2027-11-22", "", True),
        ("9999-12-31", "", True),
        ("2027-11-22", "2027-02-01", False),
        ("2027-01-31", "2027-02-01", True),
        ("", "2027-02-01", False),
        ("2028-01-31", "spring", None),
    ],
)
def test_a_far_goal_wants_a_day_to_look_at_it(
    ask: Ask, due_on: str, look: str, asked: bool | None
) -> None:
    found = ask("smart", "checkpoint", due_on=due_on, checkpoint=look)
    assert (asks(found) if found else None) == asked


@pytest.mark.parametrize(
    ("step", "day", "asked"),
    [
        ("Ring Piotr", "2026-12-05", False),
        ("Ring Piotr", "2026-12-06", True),
        ("Ring Piotr", "", True),
        ("Ring Piotr", "2026-11-01", False),
        ("Ring Piotr", "soon", None),
    ],
)
def test_a_first_step_wants_a_day_within_two_weeks(
    ask: Ask, step: str, day: str, asked: bool | None
) -> None:
    found = ask("options", "first_step", first_step=step, first_step_on=day)
    assert (asks(found) if found else None) == asked


def test_no_first_step_is_missing(ask: Ask) -> None:
    found = ask("options", "first_step", first_step_on="2026-12-01")
    assert found is not None
    assert found.missing


@pytest.mark.parametrize(
    ("day", "asked"),
    [("", None), ("2026-11-07", False), ("2026-11-06", True), ("2026-11-22", True)],
)
def test_feedback_older_than_two_weeks_is_asked_about(
    ask: Ask, day: str, asked: bool | None
) -> None:
    found = ask("situation-behaviour-effect", "fresh", event_on=day)
    assert (asks(found) if found else None) == asked


def test_feedback_given_in_time_does_not_grow_old(ask: Ask, lists: Lexicon) -> None:
    context = Context(words=lists, given_on=date(2026, 1, 12))
    found = ask("situation-behaviour-effect", "fresh", context=context, event_on="2026-01-05")
    assert found is not None
    assert found.ok
