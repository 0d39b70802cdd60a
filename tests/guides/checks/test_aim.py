from __future__ import annotations

import pytest

from mentor_desk.guides import Context, Lexicon

from ..conftest import Ask, asks

TWO = [
    "Lead the weekly review and present at the board",
    "Hand over three tasks and write the onboarding guide",
    "Be more confident in meetings and speak up",
    "Finish the certificate and become head of product",
    "Reduce the backlog by half & hire two developers",
    "Run the release alone as well as coach the two juniors",
    "Write the case study. Present the results to the board.",
    "Learn Portuguese; pass the B1 exam",
    "Amara chairs the steering committee and has handed over the payroll run",
    "Lead the customer round and also build a second team",
]
ONE = [
    "Lead research and development",
    "Hand over the weekly and the monthly report",
    "Plan and run one retrospective without help",
    "Draft the roadmap and present it to the board",
    "Agree the terms and conditions with the supplier",
    "Lead the design and review process of the pump team",
    "Speak with Lena and Tom before each planning",
    "Present figures and sources in the budget round",
    "Know the sales and support people by name",
    "Amara’s team releases on Fridays without Amara checking the list",
    "Two recurring tasks are handed over and stay there",
    "Bring the error rate down to between 2 and 4 per cent",
    "Sales and marketing plan the launch together",
    "A free Friday afternoon.",
    "",
]


@pytest.mark.parametrize("text", TWO)
def test_two_outcomes_are_asked_about(ask: Ask, text: str) -> None:
    assert asks(ask("smart", "one_outcome", title=text))


@pytest.mark.parametrize("text", ONE)
def test_one_outcome_is_left_in_peace(ask: Ask, text: str) -> None:
    assert ask("smart", "one_outcome", title=text) is None


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


@pytest.mark.parametrize("value", ["", "11", "quite"])
def test_no_belief_stated_is_not_doubted(ask: Ask, value: str) -> None:
    assert ask("smart", "sure", confidence=value) is None


@pytest.mark.parametrize(("others", "asked"), [(0, False), (2, False), (3, True), (7, True)])
def test_the_fourth_active_goal_is_asked_about(
    ask: Ask, lists: Lexicon, others: int, asked: bool
) -> None:
    context = Context(words=lists, name="Amara", active_goals=others)
    assert asks(ask("smart", "active_goals", context=context)) is asked
