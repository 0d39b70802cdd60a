from __future__ import annotations

import pytest

from .conftest import Check


@pytest.mark.parametrize(
    ("text", "said"),
    [
        ("", "missing"),
        ("Customers come back by themselves", "ok"),
        ("The team of hall 3 decides alone", "ok"),
        ("Pass the B1 exam", "ok"),
        ("Raise sales by 20 per cent", "asks"),
        ("Double the sales", "asks"),
        ("Den Umsatz verdoppeln und nichts sonst", "asks"),
        ("Der Laden, in den man gern zurückkommt", "ok"),
    ],
)
def test_an_objective_has_no_figures(check: Check, text: str, said: str) -> None:
    assert check("numberless", of=text) == said


MOVING = "Returning customers from 20 to 35 per cent"


@pytest.mark.parametrize(
    ("items", "said"),
    [
        ("", "missing"),
        (MOVING, "asks"),
        (f"{MOVING}\nDecisions without me: two to eight a week", "ok"),
        (f"{MOVING}\nCalls at night 7 → 1 a month", "ok"),
        (f"{MOVING}\nFewer calls", "asks"),
        (f"{MOVING}\nfrom 3 to 5", "asks"),
        (f"{MOVING}\n" * 5, "asks"),
        (f"{MOVING}\nEmpty beds: twelve today, four by March", "ok"),
        (f"{MOVING}\nOne tenant in three pays late, should be one in ten", "ok"),
        (f"{MOVING}\nHalve the 30 complaints a month", "ok"),
        (f"{MOVING}\nTours: 12 in 2026, 20 in 2027", "ok"),
        (f"{MOVING}\nnow 3, then 5", "asks"),
        (f"{MOVING}\nAnswer 9 of 10 mails within two hours", "asks"),
        (f"{MOVING}\nWin 20 members by June and 5 helpers", "asks"),
        (f"{MOVING}\nDouble the tours in 6 months", "asks"),
        ("Fehltage: bisher 14, künftig sieben\nJeder dritte zahlt zu spät, Ziel ein Zehntel", "ok"),
        ("Stammkunden von 20 auf 35 Prozent\nAnrufe von sieben auf einen pro Monat", "ok"),
    ],
)
def test_key_results_say_from_what_to_what(check: Check, items: str, said: str) -> None:
    assert check("key_results", of=items) == said


@pytest.mark.parametrize(
    ("items", "said"),
    [
        ("", "silent"),
        (MOVING, "silent"),
        ("Attend three workshops", "asks"),
        (f"{MOVING}\nLaunch the new page", "asks"),
        ("Read the signs from 2 to 8 of ten", "silent"),
        ("Drei Workshops besuchen", "asks"),
        ("Anteil der Stammkunden von 20 auf 35", "silent"),
    ],
)
def test_a_task_is_no_result(check: Check, items: str, said: str) -> None:
    assert check("outputs", of=items) == said
