from __future__ import annotations

import pytest

from .conftest import Check


@pytest.mark.parametrize(
    ("aims", "gap", "said"),
    [
        ("", "Negotiating alone", "silent"),
        ("Negotiate one contract alone", "", "asks"),
        ("Negotiate one contract", "Has never negotiated", "ok"),
        ("Negotiate one contract\nLearn Spanish", "Has never negotiated", "asks"),
        ("Einen Vertrag verhandeln", "Hat noch nie allein verhandelt", "ok"),
        ("Prices a wedding alone", "pricing", "ok"),
        ("Buys for one week", "buying", "ok"),
        ("Den Sommerurlaub verteilen", "Urlaub gerecht verteilen", "ok"),
        ("Gets a dog", "estimating timber", "asks"),
        ("Rings one supplier a day", "on the telephone", "ok"),
        ("Sagt es beim nächsten Streit sofort", "Konflikte", "ok"),
        ("Sets the alarm bells right\nA till that fits to the penny", "bells\ncashing up", "ok"),
        ("Sets the bells right\nLearns to play the piano", "bells\ncashing up", "asks"),
        ("Sets the bells right\nA till that fits", "bells\ncashing up\nstairs", "asks"),
    ],
)
def test_an_aim_closes_a_gap(check: Check, aims: str, gap: str, said: str) -> None:
    assert check("linked", of=aims, to=gap) == said


@pytest.mark.parametrize(
    ("text", "said"),
    [
        ("", "missing"),
        ("A course in rhetoric\nRead a book", "asks"),
        ("A course in rhetoric\nLead the Monday round", "silent"),
        ("Give a workshop", "silent"),
        ("Rhetorikkurs\nFührungsseminar besuchen", "asks"),
        ("Manual of the kiln, cover to cover\nTwo study days in Leeds", "asks"),
        ("Edit the handbook with Ruth", "silent"),
        ("Merkblatt der Kammer\nMeisterprüfung", "asks"),
        ("Handbuch überarbeiten\nKassenbuch", "silent"),
        ("Rhetorikkurs\nInes bei zwei Verhandlungen begleiten", "silent"),
    ],
)
def test_courses_alone_are_asked_about(check: Check, text: str, said: str) -> None:
    assert check("not_courses", of=text) == said


@pytest.mark.parametrize(
    ("text", "said"),
    [
        ("", "missing"),
        ("I will feel safer then", "asks"),
        ("Better", "asks"),
        ("Three contracts signed", "ok"),
        ("A letter of the customer on the wall", "ok"),
        ("the ledger", "ok"),
        ("the mood", "asks"),
        ("a deeper inner calm than last year", "asks"),
        ("dass er abends stolz nach Hause geht", "asks"),
        ("the proud letter of the parents", "ok"),
        ("certificate", "ok"),
    ],
)
def test_a_proof_can_be_shown(check: Check, text: str, said: str) -> None:
    assert check("proof", of=text) == said


@pytest.mark.parametrize(
    ("day", "said"),
    [("", "missing"), ("x", "silent"), ("2027-05-21", "ok"), ("2027-05-22", "asks")],
)
def test_a_plan_is_taken_out_again_within_half_a_year(check: Check, day: str, said: str) -> None:
    assert check("half_yearly", day=day) == said


@pytest.mark.parametrize(
    ("text", "said"),
    [
        ("no special ones so far, she says", "missing"),
        ("kann er keine nennen", "missing"),
        ("nervous and often late", "missing"),
        ("never says no", "ok"),
        ("nothing scares him", "ok"),
        ("shy people trust her", "ok"),
        ("gibt nicht auf", "ok"),
    ],
)
def test_a_plan_builds_on_a_strength(check: Check, text: str, said: str) -> None:
    assert check("strengths", of=text) == said


def test_what_only_has_to_be_there(check: Check) -> None:
    assert check("strengths", of="") == "missing"
    assert check("strengths", of="Listens") == "ok"
    assert check("answered", of=" ") == "missing"
    assert check("answered", of="A sentence") == "silent"
