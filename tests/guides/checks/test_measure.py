from __future__ import annotations

import pytest

from ..conftest import Ask, asks


def test_nothing_at_all_is_missing_and_not_a_fault(ask: Ask) -> None:
    found = ask("smart", "measure")
    assert found is not None
    assert found.missing
    assert found.question is not None


@pytest.mark.parametrize(
    "answers",
    [
        {"target": "3", "unit": "reviews led alone"},
        {"target": "2,5", "unit": "days", "measure": "x"},
        {"measure": "Colleagues bring decisions to the review instead of to Amara"},
        {"measure": "Three reviews led alone; today none"},
        {"measure": "The phone stays silent on a Friday afternoon"},
    ],
)
def test_a_number_with_unit_or_a_sign_is_fine(ask: Ask, answers: dict[str, str]) -> None:
    found = ask("smart", "measure", **answers)
    assert found is not None
    assert found.ok
    assert (found.label.text == "number and unit") == ("unit" in answers)


@pytest.mark.parametrize(
    "answers",
    [
        {"target": "3"},
        {"unit": "reviews"},
        {"measure": "Better communication with everybody"},
        {"measure": "More trust"},
        {"measure": "Amara feels more confident in the board"},
    ],
)
def test_half_a_measure_is_asked_about(ask: Ask, answers: dict[str, str]) -> None:
    assert asks(ask("smart", "measure", **answers))


def test_a_number_that_cannot_be_read_is_said_once(ask: Ask) -> None:
    assert ask("smart", "measure", target="80 %") is None
    assert asks(ask("smart", "unread", target="80 %"))


FUZZY = [
    "Improve delegation",
    "Better understand the numbers",
    "Work on presence in the board",
    "Be aware of the others in the room",
    "Try to listen longer",
    "Become more strategic",
    "Strengthen the team by 2027",
    "Get good at saying no",
    "Improving collaboration with sales",
    "Deal with conflict",
]
PLAIN = [
    "Hand over two recurring tasks",
    "Improve the answer rate from 40 to 70 per cent",
    "Lead the focus group on pump noise",
    "Try out the new planning board in one sprint",
    "Works on site in Porto on Mondays",
    "Chair the steering committee",
    "Sign the memorandum of understanding with the university",
    "A free Friday afternoon",
    "Release faster than the trybot",
    "",
]


@pytest.mark.parametrize("text", FUZZY)
def test_soft_words_without_a_measure_are_asked_about(ask: Ask, text: str) -> None:
    assert asks(ask("smart", "fuzzy", title=text))


@pytest.mark.parametrize("text", PLAIN)
def test_plain_words_are_not(ask: Ask, text: str) -> None:
    assert ask("smart", "fuzzy", title=text) is None


@pytest.mark.parametrize("text", FUZZY)
def test_a_measure_silences_soft_words(ask: Ask, text: str) -> None:
    assert ask("smart", "fuzzy", title=text, target="3", unit="reviews") is None
    sign = "Colleagues bring decisions to the review instead of to Amara"
    assert ask("smart", "fuzzy", title=text, measure=sign) is None


@pytest.mark.parametrize("text", FUZZY[:3])
def test_a_soft_sign_does_not(ask: Ask, text: str) -> None:
    assert asks(ask("smart", "fuzzy", title=text, measure="Better communication"))


@pytest.mark.parametrize(
    ("answers", "asked"),
    [
        ({}, None),
        ({"baseline": "0"}, None),
        ({"target": "3"}, True),
        ({"target": "3", "baseline": "0"}, False),
        ({"target": "3", "baseline": "3,0"}, True),
        ({"target": "3", "baseline": "few"}, None),
    ],
)
def test_a_figure_to_reach_needs_one_to_start_from(
    ask: Ask, answers: dict[str, str], asked: bool | None
) -> None:
    found = ask("smart", "baseline", **answers)
    assert (asks(found) if found else None) == asked


@pytest.mark.parametrize(
    ("answers", "asked"),
    [
        ({}, None),
        ({"measure": "The phone stays silent"}, None),
        ({"target": "3"}, True),
        ({"target": "3", "source": "review calendar"}, False),
        ({"target": "3", "source": "nobody writes them down"}, True),
        ({"target": "3", "source": "I will notice it"}, True),
        ({"target": "3", "source": "aus dem Bauch heraus"}, True),
        ({"target": "3", "source": "gezählt hat das noch keiner"}, True),
        ({"target": "3", "source": "not my head but the rota"}, False),
    ],
)
def test_a_figure_needs_a_source(ask: Ask, answers: dict[str, str], asked: bool | None) -> None:
    found = ask("smart", "source", **answers)
    assert (asks(found) if found else None) == asked
