"""Days as people write them."""

from __future__ import annotations

from datetime import date, timedelta

import pytest
from hypothesis import given
from hypothesis import strategies as st
from PySide6.QtCore import QDate, QLocale, Qt
from PySide6.QtWidgets import QCalendarWidget, QTableView
from pytestqt.qtbot import QtBot

from mentor_desk.ui.widgets.date_field import DateField, Lean, read_day

TODAY = date(2026, 11, 21)
GB, US, DE = QLocale("en_GB"), QLocale("en_US"), QLocale("de_DE")


@pytest.mark.parametrize(
    ("text", "lean", "locale", "day"),
    [
        ("2027-01-31", Lean.NEAR, GB, date(2027, 1, 31)),
        ("31.1.2027", Lean.NEAR, DE, date(2027, 1, 31)),
        ("31/1/27", Lean.NEAR, GB, date(2027, 1, 31)),
        ("1/31/2027", Lean.NEAR, US, date(2027, 1, 31)),
        ("31 January 2027", Lean.NEAR, GB, date(2027, 1, 31)),
        ("jan 31", Lean.AHEAD, US, date(2027, 1, 31)),
        ("31. Januar", Lean.AHEAD, DE, date(2027, 1, 31)),
        ("28 oct", Lean.BACK, GB, date(2026, 10, 28)),
        ("15 aug", Lean.AHEAD, GB, date(2027, 8, 15)),
        ("31 jan", Lean.NEAR, GB, date(2027, 1, 31)),
        ("28 oct", Lean.NEAR, GB, date(2026, 10, 28)),
        ("1 aug", Lean.NEAR, GB, date(2026, 8, 1)),
        ("2 june", Lean.NEAR, GB, date(2027, 6, 2)),
        ("+14", Lean.NEAR, GB, date(2026, 12, 5)),
        ("+2w", Lean.NEAR, GB, date(2026, 12, 5)),
        ("", Lean.NEAR, GB, None),
        ("soon", Lean.NEAR, GB, None),
        ("31 february 2027", Lean.NEAR, GB, None),
        ("5", Lean.NEAR, GB, None),
        ("1 2 3 4", Lean.NEAR, GB, None),
        ("99999999 jan 1", Lean.NEAR, GB, None),
        ("29 feb", Lean.AHEAD, GB, date(2028, 2, 29)),
    ],
)
def test_it_reads(text: str, lean: Lean, locale: QLocale, day: date | None) -> None:
    assert read_day(text, TODAY, lean, locale) == day


@pytest.mark.parametrize("lean", [Lean.NEAR, Lean.AHEAD])
@pytest.mark.parametrize(
    ("text", "day"),
    [
        ("Friday", date(2026, 11, 27)),
        ("fri", date(2026, 11, 27)),
        ("next Tuesday", date(2026, 11, 24)),
        ("Saturday", date(2026, 11, 28)),
        ("nächsten Freitag", date(2026, 11, 27)),
        ("Mi.", None),
        ("Mittwoch", date(2026, 11, 25)),
        ("today", TODAY),
        ("tomorrow", date(2026, 11, 22)),
        ("morgen", date(2026, 11, 22)),
        ("in 2 weeks", date(2026, 12, 5)),
        ("in two weeks", date(2026, 12, 5)),
        ("in 3 Tagen", date(2026, 11, 24)),
        ("Friday, 4 December", date(2026, 12, 4)),
        ("Mon 30 November", date(2026, 11, 30)),
        ("on Mon 23 Nov", date(2026, 11, 23)),
        ("Fr 4.12.", date(2026, 12, 4)),
        ("Mi., 25.11.", date(2026, 11, 25)),
        ("Friday soon", None),
        ("next", None),
    ],
)
def test_it_reads_what_people_say(text: str, lean: Lean, day: date | None) -> None:
    assert read_day(text, TODAY, lean, GB) == day


def test_a_weekday_of_what_has_been_lies_behind() -> None:
    assert read_day("Friday", TODAY, Lean.BACK, GB) == date(2026, 11, 20)


@given(
    day=st.dates(date(2000, 1, 1), date(2099, 12, 31)),
    form=st.sampled_from(["yyyy-MM-dd", "d.M.yyyy", "d/M/yyyy", "d MMMM yyyy", "d. MMM yyyy"]),
    locale=st.sampled_from([GB, DE]),
    lean=st.sampled_from(list(Lean)),
)
def test_a_day_with_its_year_is_read_as_before(
    day: date, form: str, locale: QLocale, lean: Lean
) -> None:
    text = locale.toString(QDate(day.year, day.month, day.day), form)
    assert read_day(text, TODAY, lean, locale) == day


@given(days=st.integers(0, 9999), unit=st.sampled_from(["", "d", "w", "weeks"]))
def test_so_much_later_is_read_as_before(days: int, unit: str) -> None:
    wanted = days * 7 if unit.startswith("w") else days
    assert read_day(f"+{days}{unit}", TODAY, Lean.NEAR, GB) == TODAY + timedelta(
        days=min(wanted, 36_500)
    )


@pytest.fixture
def field(qtbot: QtBot) -> DateField:
    made = DateField(lambda: TODAY)
    made.setLocale(GB)
    made.setAccessibleName("By when")
    qtbot.addWidget(made)
    made.show()
    return made


def test_leaving_it_writes_the_day_in_full(qtbot: QtBot, field: DateField) -> None:
    qtbot.keyClicks(field, "31 jan")
    qtbot.keyClick(field, Qt.Key.Key_Return)
    assert field.text() == "31 January 2027"


def test_what_is_no_day_stays_as_it_was_typed(qtbot: QtBot, field: DateField) -> None:
    qtbot.keyClicks(field, "after Easter")
    qtbot.keyClick(field, Qt.Key.Key_Return)
    assert field.text() == "after Easter"
    assert field.unreadable()


def test_up_and_down_move_by_a_day(qtbot: QtBot, field: DateField) -> None:
    with qtbot.waitSignal(field.edited):
        qtbot.keyClick(field, Qt.Key.Key_Up)
    assert field.day() == date(2026, 11, 22)
    qtbot.keyClick(field, Qt.Key.Key_PageDown)
    assert field.day() == date(2026, 11, 15)


@pytest.mark.qt_log_ignore("This plugin does not support")  # a pop-up off screen
def test_the_calendar_opens_by_key_and_takes_a_day(qtbot: QtBot, field: DateField) -> None:
    qtbot.keyClick(field, Qt.Key.Key_F4)
    calendar = field.findChild(QCalendarWidget)
    assert calendar is not None
    table = calendar.findChild(QTableView)
    assert table is not None
    qtbot.keyClick(table, Qt.Key.Key_Right)
    qtbot.keyClick(table, Qt.Key.Key_Return)
    qtbot.waitUntil(lambda: field.findChild(QCalendarWidget) is None)
    assert field.day() == date(2026, 11, 22)
