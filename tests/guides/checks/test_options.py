from __future__ import annotations

import pytest

from ..conftest import Ask, asks


@pytest.mark.parametrize(
    ("own", "mentor", "asked"),
    [
        ("Ask Piotr", "", True),
        ("Ask Piotr\nLet it ring", "", True),
        ("- Ask Piotr\n\n-  \nLet it ring", "", True),
        ("Ask Piotr\nLet it ring", "Write it down", False),
        ("ask Piotr, let it ring, write it down", "", False),
        ("Piotr; the bell; a note", "", False),
        ("fragen, klingeln lassen, aufschreiben", "", False),
        ("ask Piotr, politely, on a Monday", "", True),
        ("a\nb\nc\nd", "", False),
    ],
)
def test_fewer_than_three_options_are_asked_about(
    ask: Ask, own: str, mentor: str, asked: bool
) -> None:
    assert asks(ask("options", "enough", options=own, options_mentor=mentor)) is asked


def test_no_options_are_missing(ask: Ask) -> None:
    found = ask("options", "enough", options=" \n- ")
    assert found is not None
    assert found.missing


@pytest.mark.parametrize(
    ("own", "mentor", "asked"),
    [
        ("", "", None),
        ("", "Do as I did\nRing HR", True),
        ("Ask Piotr", "Ring HR", False),
        ("could not think of any", "Ring HR", True),
        ("ihm fiel keine ein", "HR anrufen", True),
        ("the ones you wrote", "Ring HR", True),
        ("do nothing", "Ring HR", False),
        ("none yet\nask Piotr", "Ring HR", False),
    ],
)
def test_at_least_one_option_is_their_own(
    ask: Ask, own: str, mentor: str, asked: bool | None
) -> None:
    found = ask("options", "own_option", options=own, options_mentor=mentor)
    assert (asks(found) if found else None) == asked


@pytest.mark.parametrize(
    "text",
    [
        "It is always chaotic and Piotr is hopeless",
        "I feel overwhelmed",
        "The atmosphere is terrible since the merger",
        "Nobody listens and no one cares",
        "Too much work",
        "Bad",
        "Communication between the two sites is frustrating and unfair to us",
        "Our head office shows no interest in anybody",
        "He is bright but rather lazy",
        "Sie ist nett und recht begabt",
        "All in all it goes quite well",
        "nothing to report",
        "My colleague is jealous of everybody",
    ],
)
def test_opinion_alone_is_asked_about(ask: Ask, text: str) -> None:
    assert asks(ask("options", "fact", facts=text))


@pytest.mark.parametrize(
    "text",
    [
        "Last Friday Piotr rang twice",
        "It is always chaotic: on Tuesday 14 tickets came in",
        "The team brings each decision to Jonas and waits",
        "Piotr asked whether he may stop the line. It felt awful.",
        "The hard drive is full and the copies go to the second room",
        "Two of five people left since March",
        "He slammed the door, the lazy dog barked at him",
        "She laid the floor in three nights; it is a bit uneven",
        "He is deaf and reads lips",
    ],
)
def test_what_happens_is_not(ask: Ask, text: str) -> None:
    assert not asks(ask("options", "fact", facts=text))


@pytest.mark.parametrize(("value", "asked"), [("", None), ("7", True), ("8", False), ("12", None)])
def test_little_will_asks_what_would_raise_it(ask: Ask, value: str, asked: bool | None) -> None:
    found = ask("options", "commitment", commitment=value)
    assert (asks(found) if found else None) == asked
    if asked:
        assert found is not None
        assert found.question is not None
        assert found.question.plain() == "What would raise it by one?"


def test_what_would_raise_it_is_not_asked_again(ask: Ask) -> None:
    found = ask("options", "commitment", commitment="6", **{"raise": "if Marta asks"})
    assert found is not None
    assert found.question is not None
    assert found.question.plain() == "What of that can be had before the first step?"
