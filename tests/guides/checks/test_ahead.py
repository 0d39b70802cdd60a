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
        ("Since you came we do not laugh", "asks"),
        ("Your mails are far too long", "asks"),
        ("Half of us don’t dare to knock at your door", "asks"),
        ("You’ve been away a lot", "asks"),
        ("Der Witz hat mich getroffen", "asks"),
        ("Da hätte man gleich reden müssen", "asks"),
        ("Es wäre schön, wenn der Plan am Montag da wäre", "silent"),
        ("Hast du Lust auf eine Runde um den See?", "silent"),
        ("Wer zu spät war, bringt Kuchen mit", "silent"),
        ("Tea with everyone hired this year", "silent"),
        ("Where you are not sure, say so", "silent"),
        ("Use the room we had at Easter", "silent"),
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
        ("Ines and both apprentices", "ok"),
        ("vier aus der Frühschicht", "ok"),
        ("2 drivers\nthe cook", "ok"),
        ("Ines, who sits beside, and sees a lot", "asks"),
        ("Ines\nSamir (erst drei Monate da)", "asks"),
        ("Ines\nSamir, here for three months", "asks"),
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
        ("Tea with the drivers; shorter lists", "asks"),
        ("Close the lid; it is what they look at", "ok"),
        ("Bigger letters and slower turns", "asks"),
        ("Lob vor allen, und ein Gang durch die Halle", "asks"),
        ("Either the bell or the whistle", "asks"),
        ("Zuerst die Namen, dann der Rundgang", "asks"),
        ("First count to ten, then answer", "ok"),
        ("Sing the first line, and perhaps the card game", "asks"),
        ("Both!", "asks"),
    ],
)
def test_one_idea_is_chosen(check: Check, text: str, said: str) -> None:
    assert check("one_chosen", of=text) == said
