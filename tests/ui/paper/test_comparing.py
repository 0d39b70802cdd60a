from __future__ import annotations

from datetime import date

import pytest
from PySide6.QtCore import QLocale

from mentor_desk.guides import Choice, FieldKind, GuideField
from mentor_desk.reports.worksheet import PaperAnswer
from mentor_desk.ui.paper.comparing import Turn, compare, shown
from mentor_desk.ui.voice import QtVoice
from mentor_desk.ui.widgets.date_field import Lean
from mentor_desk.words import EnglishVoice, words
from tests.factory import TODAY

LINE = GuideField("line", FieldKind.TEXT, "Line")
DAY = GuideField("day", FieldKind.DATE, "Day")


@pytest.mark.parametrize(
    ("now", "paper", "turn", "wanted"),
    [
        ("", "Here", Turn.NEW, True),
        ("There", "Here", Turn.OTHER, True),
        ("There", "", Turn.EMPTIED, False),
        ("", " ", Turn.SAME, False),
        ("One  line\nand another ", " One line\nand another", Turn.SAME, False),
        ("One\ntwo", "One two", Turn.OTHER, True),
    ],
)
def test_what_is_new_changed_or_left_empty(now: str, paper: str, turn: Turn, wanted: bool) -> None:
    (one,) = compare([PaperAnswer(LINE, paper)], {"line": now}, TODAY, QLocale("en_GB"))
    assert (one.turn, one.wanted) == (turn, wanted)


def test_what_cannot_be_taken_over_is_not_wanted() -> None:
    found = [PaperAnswer(LINE, "", words("Too long."))]
    (one,) = compare(found, {"line": "There"}, TODAY, QLocale("en_GB"))
    assert (one.turn, one.wanted, one.now) == (Turn.TROUBLE, False, "There")


def test_what_was_agreed_on_is_not_taken_over() -> None:
    rungs = GuideField("rungs", FieldKind.LADDER, "Rungs", record="ladder")
    found = [PaperAnswer(rungs, "none\nall")]
    (one,) = compare(found, {"rungs": "none\nsome"}, TODAY, QLocale("en_GB"), {"ladder"})
    assert (one.turn, one.wanted) == (Turn.TROUBLE, False)


@pytest.mark.parametrize(
    ("written", "place", "kept"),
    [
        ("31.1.2027", "de_DE", "2027-01-31"),
        ("1/31/2027", "en_US", "2027-01-31"),
        ("31 January 2027", "en_GB", "2027-01-31"),
        ("2027-01-31", "en_US", "2027-01-31"),
        ("in spring", "en_GB", "in spring"),
    ],
)
def test_days_are_read_as_they_are_written_there(written: str, place: str, kept: str) -> None:
    (one,) = compare([PaperAnswer(DAY, written)], {}, TODAY, QLocale(place))
    assert one.paper == kept


@pytest.mark.parametrize(("lean", "kept"), [(Lean.BACK, "2026-11-20"), (Lean.AHEAD, "2026-11-27")])
def test_a_weekday_lies_where_the_field_looks(lean: Lean, kept: str) -> None:
    found = [PaperAnswer(DAY, "friday")]
    (one,) = compare(found, {}, TODAY, QLocale("en_GB"), leans={"day": lean})
    assert one.paper == kept


@pytest.mark.parametrize("printed", ["en_GB", "en_US", "de_DE"])
@pytest.mark.parametrize("read", ["en_GB", "en_US", "de_DE"])
def test_a_day_printed_in_words_is_the_same_day_wherever_it_is_read(
    printed: str, read: str
) -> None:
    for month in range(1, 13):
        day = date(2027, month, month)
        said = QtVoice(QLocale(printed)).day(day)
        (one,) = compare([PaperAnswer(DAY, said)], {"day": str(day)}, TODAY, QLocale(read))
        assert one.turn is Turn.SAME


def test_what_was_read_as_a_day_is_told_as_it_was_written() -> None:
    (one,) = compare([PaperAnswer(DAY, "next Friday")], {}, TODAY, QLocale("en_GB"))
    assert (one.paper, one.typed) == ("2026-11-27", "next Friday")


def test_an_answer_is_shown_as_somebody_reads_it() -> None:
    way = GuideField(
        "way",
        FieldKind.CHOICE,
        "Way",
        choices=(Choice("on", "On with {name}"), Choice("off", "Off")),
    )
    weight = GuideField("weight", FieldKind.NUMBER, "Weight", unit="kg")
    voice = EnglishVoice()
    assert shown(way, "on", "Amara", voice) == "On with Amara"
    assert shown(weight, "3", "Amara", voice) == "3 kg"
    assert shown(weight, "", "Amara", voice) == ""
    assert shown(DAY, str(date(2027, 1, 31)), "Amara", voice) == "31 January 2027"
