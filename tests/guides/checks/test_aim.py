from __future__ import annotations

import pytest

from mentor_desk.guides import Context, Lexicon

from ..conftest import Ask, asks


@pytest.mark.parametrize(
    "text",
    [
        "Get promoted to head of product",
        "The team should stop ringing on Fridays",
        "My boss will give Amara the budget",
        "To be appointed to the steering committee by summer",
        "Others should listen in meetings",
    ],
)
def test_a_goal_in_other_hands_is_asked_about(ask: Ask, text: str) -> None:
    assert asks(ask("smart", "owner", title=text))


@pytest.mark.parametrize(
    "text",
    [
        "The team plans its own week",
        "Ask the board for a decision on the second site",
        "Promote two people from the team",
        "Offer the customer a date they can hold",
        "Amara leads three design reviews",
        "",
    ],
)
def test_a_goal_in_own_hands_is_not(ask: Ask, text: str) -> None:
    assert ask("smart", "owner", title=text) is None


def test_low_belief_asks_to_shrink_and_names_the_number(ask: Ask) -> None:
    found = ask("smart", "sure", confidence="5")
    assert found is not None
    assert not found.ok
    assert found.reason is not None
    assert "5 out of 10" in found.reason.plain()


@pytest.mark.parametrize("value", ["6", "10"])
def test_enough_belief_is_fine(ask: Ask, value: str) -> None:
    found = ask("smart", "sure", confidence=value)
    assert found is not None
    assert found.ok


@pytest.mark.parametrize(("value", "fine"), [("4", True), ("8", True), ("9", False), ("10", False)])
def test_key_results_that_are_certain_stretch_nobody(ask: Ask, value: str, *, fine: bool) -> None:
    found = ask("key-results", "sure", confidence=value)
    assert found is not None
    assert found.ok is fine
    assert (found.label.plain() == "a stretch, and within reach") is fine


def test_a_smaller_piece_that_was_found_already_is_not_asked_for_again(ask: Ask) -> None:
    found = ask("wish-plan", "sure", confidence="4", smaller="Tell Elin first")
    assert found is not None
    assert found.ok


@pytest.mark.parametrize("value", ["", "11", "quite"])
def test_no_belief_stated_is_not_doubted(ask: Ask, value: str) -> None:
    assert ask("smart", "sure", confidence=value) is None


@pytest.mark.parametrize(("others", "asked"), [(0, False), (2, False), (3, True), (7, True)])
def test_the_fourth_active_goal_is_asked_about(
    ask: Ask, lists: Lexicon, others: int, asked: bool
) -> None:
    context = Context(words=lists, name="Amara", active_goals=others)
    assert asks(ask("smart", "active_goals", context=context)) is asked
