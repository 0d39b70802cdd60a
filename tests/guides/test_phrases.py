from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from mentor_desk.guides import first_name
from mentor_desk.guides.phrases import begun, fit, in_lines, inside, joint, opened, row, unrepeated


@pytest.mark.parametrize(
    ("name", "called"),
    [
        ("Priya Raman", "Priya"),
        (" Jonas  Weber ", "Jonas"),
        ("Maria da Silva", "Maria"),
        ("Anne-Marie O’Neill", "Anne-Marie"),
        ("Priya", "Priya"),
        ("", ""),
    ],
)
def test_somebody_is_called_by_the_first_name(name: str, called: str) -> None:
    assert first_name(name) == called


@pytest.mark.parametrize(
    "name",
    [
        *("Dr Raman", "Frau Adjei", "Mr. Okafor", "P. Raman", "Anna Maria Schmidt", "priya raman"),
        *("Raman, Priya", "Nguyen An", "LI WEI", "Kofi (north)", "JP Morgan", "der Chef"),
    ],
)
def test_a_name_one_cannot_be_sure_of_stays_whole(name: str) -> None:
    assert first_name(name) == name


@pytest.mark.parametrize(
    ("typed", "read"),
    [
        ("The phone is silent", "the phone is silent"),
        ("When I arrive at nine", "when I arrive at nine"),
        ("Two free hours", "two free hours"),
        ("Die ganze Station leiten", "die ganze Station leiten"),
        ("Über Weihnachten frei", "Über Weihnachten frei"),
        ("Wenn Ruhe ist", "wenn Ruhe ist"),
    ],
)
def test_a_small_word_is_small_inside_a_sentence(typed: str, read: str) -> None:
    assert inside(typed, "Priya Raman") == read


@pytest.mark.parametrize(
    "typed",
    [
        *(
            "I wait",
            "I’m late",
            "NHS reports",
            "Ask Piotr",
            "The Hague",
            "So Hee asks",
            "May comes",
        ),
        *("An arranges it", "Ruhe bewahren", "Sie warten lassen", "Two", "THE plan", "“The plan”"),
        *("The phone is silent.", "The door opens. Nobody comes", "It rings? Then wait"),
    ],
)
def test_if_in_doubt_the_letter_stays(typed: str) -> None:
    assert inside(typed, "Priya Raman") == typed


@pytest.mark.parametrize(
    ("typed", "read"),
    [
        ("it rang. nobody came. i waited", "It rang. Nobody came. I waited"),
        ("who knew? “not me”. and then", "Who knew? “not me”. And then"),
        ("they say no. then he asks", "They say no. Then he asks"),
        ("„gut.“ dann still", "„gut.“ Dann still"),
        ("approx. two, i.e. few, bzw. mehr", "Approx. two, i.e. few, bzw. mehr"),
        ("it broke. iPad and all … so what", "It broke. iPad and all … so what"),
    ],
)
def test_sentences_of_a_note_begin_in_capitals(typed: str, read: str) -> None:
    assert opened(typed) == read


def test_a_name_stays_a_name() -> None:
    assert inside("In waits", "In Sook") == "In waits"


@pytest.mark.parametrize(
    ("items", "read"),
    [
        (["budget", "saying no", "the board"], "budget, saying no and the board"),
        (["Budget", "The board paper"], "Budget and the board paper"),
        (["budget"], "budget"),
        (["The board paper"], "the board paper"),
        (["Ask Piotr", "Wait"], "Ask Piotr; Wait"),
        (["budget: one quarter", "board"], "budget: one quarter; board"),
        (["salt and pepper", "rice"], "salt and pepper; rice"),
        (["tea", "a word before I shout", "the list"], "tea, a word before I shout, and the list"),
        (["tea", "a word before I shout"], "tea and a word before I shout"),
        (["Who knew?", "What now"], "Who knew? What now"),
    ],
)
def test_short_things_stand_in_one_row(items: list[str], read: str) -> None:
    assert row(items, "Priya Raman", "and") == read


@pytest.mark.parametrize(
    ("before", "answer", "kept"),
    [
        ("It would take ", "it would take an hour", ""),
        (" wants to ", "to run", " wants "),
        (" wants to ", "wants to run", " "),
        (" by ", "Bywater leaves", " by "),
        ("So far. It takes ", "It takes an hour", "So far. "),
        ("", "anything", ""),
    ],
)
def test_words_an_answer_repeats_are_said_once(before: str, answer: str, kept: str) -> None:
    assert unrepeated(before, answer) == kept


def test_a_row_is_joined_in_the_language_somebody_writes_in() -> None:
    assert joint("ruhig bleiben wenn es brennt", "en") == "und"
    assert joint("stay calm when it burns, from 9 am", "de") == "and"
    assert joint("Kanban", "de") == "und"
    assert joint("Kanban", "fr") == ""
    assert row(["pain", "sel"], "", "") == "pain; sel"
    long = ["Ruhe", "zuerst noch einmal nachsehen", "fragen"]
    assert row(long, "", "und") == "Ruhe, zuerst noch einmal nachsehen und fragen"


def test_long_things_stand_below_each_other() -> None:
    long = [
        "Sits with finance twice before Christmas",
        "Writes the whole of the winter paper herself",
    ]
    short = ["ring Bernd on Monday before nine", *long]
    assert in_lines(long, "") == ""
    long[0] += " and Easter"
    assert in_lines([*long, "Rests"], "") == f"\n– {long[0]}\n– {long[1]}\n– Rests"
    assert not fit(short, "")
    assert in_lines(["x" * 300], "") == ""


OPENED = st.tuples(
    st.sampled_from(["The ", "When ", "Die ", "I ", "ß", "Ⅷ ", "hat ", ""]), st.text(max_size=40)
).map("".join)


@given(OPENED, st.text(max_size=12))
def test_nothing_but_the_first_letter_ever_changes(text: str, name: str) -> None:
    for read in (inside(text, name), begun(text)):
        assert read[1:] == text[1:]
        assert read[:1] in (text[:1], text[:1].upper(), text[:1].lower())
