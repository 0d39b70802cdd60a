from __future__ import annotations

import pytest

from .conftest import Check


@pytest.mark.parametrize(
    ("text", "said"),
    [
        ("", "missing"),
        ("My boss", "asks"),
        ("No budget for it this year", "asks"),
        ("The landlord", "asks"),
        ("I have no time", "asks"),
        ("I am afraid of what my boss will say", "ok"),
        ("I answer before I have thought", "ok"),
        ("Stage fright", "ok"),
        ("Zu wenig Zeit", "asks"),
        ("Ich will es allen recht machen", "ok"),
    ],
)
def test_an_obstacle_lies_within(check: Check, text: str, said: str) -> None:
    assert check("inner", of=text) == said


@pytest.mark.parametrize(
    ("text", "said"),
    [
        ("", "missing"),
        ("I will ask first", "asks"),
        ("When Piotr calls", "asks"),
        ("If Piotr calls, then I will ask what he would do", "ok"),
        ("When the phone rings, I let it ring", "ok"),
        ("I count to three when somebody cuts in", "ok"),
        ("phone rings -> I stand up", "ok"),
        ("Wenn das Telefon klingelt, atme ich einmal durch", "ok"),
        ("Ich werde zuerst fragen", "asks"),
    ],
)
def test_a_plan_has_a_moment_and_a_deed(check: Check, text: str, said: str) -> None:
    assert check("if_then", of=text) == said


@pytest.mark.parametrize(
    ("text", "said"),
    [
        ("", "silent"),
        ("If I feel nervous, then I will breathe out and ask", "silent"),
        ("If he calls, then I will try to stay calm", "asks"),
        ("If he calls, then I will be braver", "asks"),
        ("If he calls, then I will be humble", "asks"),
        ("If he calls, then I will be at the door", "silent"),
        ("If he calls, I will say “I'll try”", "silent"),
        ("Wenn er anruft, bleibe ich ruhig", "asks"),
        ("Wenn er anruft, frage ich nach seinem Vorschlag", "silent"),
    ],
)
def test_a_deed_can_be_seen(check: Check, text: str, said: str) -> None:
    assert check("observable", of=text) == said
