from __future__ import annotations

from datetime import date

import pytest
from hypothesis import given
from hypothesis import strategies as st

from mentor_desk.words import EnglishVoice, words

VOICE = EnglishVoice()


@pytest.mark.parametrize(
    ("n", "said"),
    [(0, "0 pages of x"), (1, "1 page of x"), (2, "2 pages of x"), (-1, "-1 pages of x")],
)
def test_one_is_one_and_all_else_is_many(n: int, said: str) -> None:
    page = words("{n} page of {what}", "{n} pages of {what}", n=n, what="x")
    assert page.plain() == VOICE.say(page) == said


def test_without_many_there_is_one_sentence() -> None:
    assert words("{n} of them", n=2).plain() == "2 of them"
    assert words("Nothing to fill in").plain() == "Nothing to fill in"


def test_what_people_wrote_is_no_template() -> None:
    assert words("“{text}”", text="{0} {n} {text.__class__}").plain() == (
        "“{0} {n} {text.__class__}”"
    )


def test_words_can_be_kept_in_sets() -> None:
    assert len({words("a", x=1), words("a", x=1), words("a", x=2)}) == 2


@pytest.mark.parametrize(
    ("value", "said"),
    [
        (0, "0"),
        (2, "2"),
        (2.0, "2"),
        (2.5, "2.5"),
        (2.505, "2.5"),
        (2.126, "2.13"),
        (100, "100"),
        (1200, "1200"),
        (-3.10, "-3.1"),
        (-0.001, "0"),
        (0.004, "0"),
        (0.996, "1"),
    ],
)
def test_numbers_say_no_more_than_they_know(value: float, said: str) -> None:
    assert VOICE.number(value) == said


@given(st.floats(-1e9, 1e9))
def test_a_number_is_read_back_to_its_second_place(value: float) -> None:
    said = VOICE.number(value)
    assert float(said) == pytest.approx(value, abs=0.0051)
    assert not said.endswith((".", "-0"))


def test_days_do_not_follow_the_machine() -> None:
    assert VOICE.day(date(2028, 2, 29)) == "29 February 2028"
    assert VOICE.short_day(date(2026, 9, 1)) == "1 Sep 2026"
    months = [VOICE.short_day(date(2026, month, 1))[2:5] for month in range(1, 13)]
    assert " ".join(months) == "Jan Feb Mar Apr May Jun Jul Aug Sep Oct Nov Dec"
