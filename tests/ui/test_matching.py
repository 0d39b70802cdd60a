from __future__ import annotations

import pytest

from mentor_desk.ui.matching import answers, closeness, fold


@pytest.mark.parametrize(
    ("typed", "name"),
    [
        ("zoe", "Zoë Ngô"),
        ("ngo", "Zoë Ngô"),
        ("νεφελη", "Νεφέλη Παπαδάκη"),
        ("ПРИВ", "Анна Привалова"),
        ("soren", "Søren Łukasz Đurić"),
        ("lukasz duric", "Søren Łukasz Đurić"),
        ("strasse", "Straße"),
        ("oka ama", "Amara Okafor"),
    ],
)
def test_case_accents_and_order_do_not_count(typed: str, name: str) -> None:
    assert answers(typed, name) == 2


def test_a_beginning_is_a_better_fit_than_a_middle() -> None:
    assert answers("mar", "Mara") > answers("mar", "Amara") > answers("mar", "Jonas")


def test_every_word_typed_has_to_be_there() -> None:
    assert not answers("amara lindqvist", "Amara Okafor")


def test_marks_that_carry_the_vowel_stay_apart_from_letters() -> None:
    assert fold("Ἀθηνᾶ") == fold("αθηνα")


@pytest.mark.parametrize("typed", ["she never has time", "Nie ist Zeit"])
def test_words_that_tell_nothing_do_not_count(typed: str) -> None:
    assert closeness(typed, "Never the time, nie die Zeit", "")
    assert not closeness(typed, "She has what is there, sie ist es", "")


def test_most_of_the_words_are_enough_and_the_title_comes_first() -> None:
    typed = "struggling mentee deadlines"
    title = closeness(typed, "Mentee and deadlines", "")
    below = closeness(typed, "Another", "For a mentee with deadlines.")
    assert title > below > closeness(typed, "Another", "For a mentee.") == 0
