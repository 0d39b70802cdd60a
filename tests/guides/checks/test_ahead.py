from __future__ import annotations

import pytest

from .conftest import Check


@pytest.mark.parametrize(
    ("text", "said"),
    [
        ("", "silent"),
        ("Count to three before you answer", "silent"),
        ("Ask what they had hoped for", "silent"),
        ("When you have finished, sit down", "silent"),
        ("Say “I was wrong” aloud once", "silent"),
        ("You interrupted Ines twice", "asks"),
        ("The last brief was too long", "asks"),
        ("I waited three weeks", "asks"),
        ("You should have asked", "asks"),
        ("Count to three\nYou never listen", "asks"),
        ("Beim Fest hast du lange geredet", "asks"),
        ("Frag zuerst, was gut war", "silent"),
    ],
)
def test_ideas_look_ahead(check: Check, text: str, said: str) -> None:
    assert check("future", of=text) == said


@pytest.mark.parametrize(
    ("text", "said"),
    [
        ("", "missing"),
        ("Ines", "asks"),
        ("Ines and Piotr", "asks"),
        ("Ines, Piotr and Jonas", "ok"),
        ("Ines\nPiotr\nJonas", "ok"),
    ],
)
def test_three_people_are_asked(check: Check, text: str, said: str) -> None:
    assert check("givers", of=text) == said


@pytest.mark.parametrize(
    ("text", "said"),
    [
        ("", "missing"),
        ("Count to three", "ok"),
        ("Count to three\nAsk Ines", "asks"),
        ("Ask Ines first and write the minutes by hand", "asks"),
        ("Zuerst Ines fragen und das Protokoll von Hand schreiben", "asks"),
    ],
)
def test_one_idea_is_chosen(check: Check, text: str, said: str) -> None:
    assert check("one_chosen", of=text) == said
