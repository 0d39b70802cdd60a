"""What a topic says of a difficulty between the two, and what it does not."""

from __future__ import annotations

import tomllib

import pytest

from mentor_desk.guides import Challenge
from mentor_desk.guides.challenges import challenges_in
from mentor_desk.paths import resources

FILE = resources() / "challenges.toml"


@pytest.mark.parametrize(
    ("text", "found"),
    [
        ("Handing over the release", ()),
        ("Time off in spring, and who takes the desk", ()),
        ("Feedback on the budget talk", ()),
        ("The platform initiative, and its priorities", ()),
        ("Our expectations, a second time", (Challenge.EXPECTATIONS,)),
        ("Postponed again – what is behind it?", (Challenge.TIME,)),
        ("Wieder verschoben, und erschöpft", (Challenge.TIME, Challenge.OVERLOAD)),
        ("KEINE ZEIT", (Challenge.TIME,)),
        ("How we go on #channels", (Challenge.CHANNELS,)),
    ],
)
def test_a_topic_names_what_is_difficult(text: str, found: tuple[Challenge, ...]) -> None:
    assert challenges_in(text, FILE) == found


def test_each_language_has_words_for_each_challenge() -> None:
    languages = tomllib.loads(FILE.read_text(encoding="utf-8"))
    assert set(languages) == {"en", "de"}
    for lists in languages.values():
        assert set(lists) == {one.value for one in Challenge}
        assert all(word == word.casefold() for words in lists.values() for word in words)
