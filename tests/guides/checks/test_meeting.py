from __future__ import annotations

import pytest

from .conftest import Check


@pytest.mark.parametrize(
    ("agreed", "notes", "said"),
    [
        ("", "", "missing"),
        ("", "A story", "asks"),
        ("A first step", "A story", "ok"),
        ("n/a", "A story", "asks"),
        ("nichts vereinbart", "Eine Geschichte", "asks"),
        ("no more lists", "A story", "ok"),
    ],
)
def test_what_the_hour_is_for_comes_first(check: Check, agreed: str, notes: str, said: str) -> None:
    assert check("contract", of=agreed, notes=notes) == said


@pytest.mark.parametrize(
    ("text", "said"),
    [
        ("", "missing"),
        ("Amara is tired of it", "asks"),
        ("“I am so tired of it”, said Amara", "ok"),
        ("„Ich kann nicht mehr“", "ok"),
        ("»Ich kann nicht mehr«", "ok"),
        ("I count the steps to his door", "ok"),
        ("I noticed that she counts the steps", "asks"),
    ],
)
def test_one_phrase_is_word_for_word(check: Check, text: str, said: str) -> None:
    assert check("verbatim", of=text) == said


@pytest.mark.parametrize(
    ("effect", "choices", "said"),
    [("", "", "missing"), ("a", "", "asks"), ("", "b", "asks"), ("a", "b", "ok")],
)
def test_effect_and_choices_are_both_explored(
    check: Check, effect: str, choices: str, said: str
) -> None:
    assert check("both", of=effect, also=choices) == said


@pytest.mark.parametrize(
    ("text", "day", "said"),
    [
        ("", "", "missing"),
        ("Ring Piotr", "", "asks"),
        ("Ring Piotr", "2026-12-01", "ok"),
        ("Ring Piotr", "after harvest", "silent"),
        ("Ring Piotr on Tuesday", "after harvest", "ok"),
        ("Ring Piotr on Tuesday", "", "ok"),
        ("Piotr am 4. Dezember anrufen", "", "ok"),
        ("Ring Piotr by 5 May", "", "ok"),
        ("Ring Piotr on the 12th", "", "ok"),
        ("Ring Piotr within two days", "", "ok"),
        ("Ihn morgen anrufen", "", "ok"),
        ("Ring 12 customers", "", "asks"),
        ("Ring 3 markets", "", "asks"),
        ("Repeat the 3rd exercise", "", "asks"),
        ("Answer the mail from Monday", "", "asks"),
    ],
)
def test_a_step_has_a_day(check: Check, text: str, day: str, said: str) -> None:
    assert check("dated", of=text, day=day) == said


@pytest.mark.parametrize(
    ("text", "said"),
    [
        ("", "missing"),
        ("Good", "asks"),
        ("All good, thanks", "asks"),
        ("War sehr hilfreich, danke", "asks"),
        ("It was a really good and useful talk, many thanks for it", "asks"),
        ("Good that the phone stayed off, and the question about June was new", "ok"),
        ("It became true; next time Amara wants to begin with the example", "ok"),
    ],
)
def test_a_polite_answer_is_asked_about(check: Check, text: str, said: str) -> None:
    assert check("reviewed", of=text) == said
