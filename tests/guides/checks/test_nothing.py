from __future__ import annotations

import pytest

from mentor_desk.guides import Lexicon
from mentor_desk.guides.checks.nothing import named, names_nothing


@pytest.mark.parametrize(
    "text",
    [
        "",
        "?",
        "none",
        "No idea, he says.",
        "none of her own yet",
        "could not think of one, too tired",
        "we did not find any",
        "hard to say right now",
        "Keine",
        "fällt mir gerade nichts ein",
        "weiß sie selbst noch nicht",
        "k. A.",
    ],
)
def test_an_answer_can_say_that_there_is_none(lists: Lexicon, text: str) -> None:
    assert names_nothing(text, lists)


@pytest.mark.parametrize(
    "text",
    ["no phone after nine", "say no", "do nothing", "nothing escapes her", "kann nein sagen", "7"],
)
def test_a_no_within_an_answer_is_none(lists: Lexicon, text: str) -> None:
    assert not names_nothing(text, lists)


def test_what_was_named_beside_a_nothing_is_left(lists: Lexicon) -> None:
    assert named("the dog, otherwise nothing", lists) == ["the dog"]
