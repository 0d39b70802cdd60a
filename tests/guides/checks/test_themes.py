from __future__ import annotations

import pytest

from mentor_desk.guides import Lexicon
from mentor_desk.guides.checks.themes import about, near


@pytest.mark.parametrize(
    ("language", "text", "theme"),
    [
        ("en", "planting hedges", "garden"),
        ("en", "two stories", "writing"),
        ("de", "ein Adventskonzert", "musik"),
        ("de", "lacht über das Gemüse", "essen"),
    ],
)
def test_a_theme_is_known_in_any_form_of_its_words(
    lists: Lexicon, language: str, text: str, theme: str
) -> None:
    assert theme in about(text, lists[language]).named


def test_a_place_is_named_but_no_theme_of_its_own(lists: Lexicon) -> None:
    said = about("sings at the dentist's, and the dog barks", lists["en"])
    assert "medical" in said.named - said.own
    assert {"music", "animals"} <= said.own


def test_every_related_theme_is_one(lists: Lexicon) -> None:
    for words in lists.languages.values():
        themes = {entry.split()[0] for entry in words["themes"]}
        named = words.forms("related_themes", "themes_of_people")
        assert named <= themes
        assert all(one in near(frozenset({one}), words) for one in themes)
