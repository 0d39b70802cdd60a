"""Looking back on a month, a quarter, a year: offered in one line until begun or waved away."""

from __future__ import annotations

from datetime import date, datetime

import pytest
from PySide6.QtCore import Qt
from pytestqt.qtbot import QtBot

from mentor_desk.clock import StoppedClock
from mentor_desk.guides import Moment
from mentor_desk.records import GuidedNote
from mentor_desk.ui.desk import Desk
from mentor_desk.ui.pages.today import TodayPage
from mentor_desk.ui.pages.today.looking_back import spans
from mentor_desk.ui.place import PageName, Place
from mentor_desk.ui.start import new_note
from tests import factory


@pytest.fixture
def page(qtbot: QtBot, desk: Desk) -> TodayPage:
    factory.mentee(desk.store)
    made = TodayPage(desk)
    qtbot.addWidget(made)
    made.resize(1100, 900)
    made.show()
    return made


def on(page: TodayPage, desk: Desk, day: str) -> bool:
    desk.clock = StoppedClock(datetime.fromisoformat(f"{day}T09:00"))
    page.show_place(Place(PageName.TODAY))
    return page.looking_back.isVisible()


@pytest.mark.parametrize(
    ("day", "moments"),
    [
        ("2026-11-21", []),
        ("2026-11-07", [Moment.MONTH]),
        ("2026-11-08", []),
        ("2026-10-03", [Moment.QUARTER, Moment.MONTH]),
        ("2026-10-14", [Moment.QUARTER]),
        ("2026-12-15", [Moment.YEAR]),
        ("2027-01-02", [Moment.YEAR, Moment.QUARTER, Moment.MONTH]),
        ("2027-01-15", []),
    ],
)
def test_when_there_is_something_to_look_back_on(day: str, moments: list[Moment]) -> None:
    assert [one.moment for one in spans(date.fromisoformat(day))] == moments


def test_it_is_offered_until_it_was_begun(qtbot: QtBot, desk: Desk, page: TodayPage) -> None:
    assert not on(page, desk, "2026-11-21")
    assert on(page, desk, "2026-12-02")
    offer = page.looking_back.begin
    assert offer.text() == desk.library.guides["monthly-reflection"].title
    with qtbot.waitSignal(desk.place_wanted) as went:
        qtbot.keyClick(offer, Qt.Key.Key_Space)
    with desk.store.read() as session:
        note = session.query(GuidedNote).one()
    assert (note.guide, note.mentorship_id) == ("monthly-reflection", None)
    assert went.args == [Place(PageName.GUIDED, note.id)]
    assert not on(page, desk, "2026-12-03")
    assert on(page, desk, "2027-02-01")


def test_what_was_written_the_time_before_does_not_count(desk: Desk, page: TodayPage) -> None:
    desk.clock = StoppedClock(datetime.fromisoformat("2026-11-30T09:00"))
    new_note(desk, None, "monthly-reflection")
    assert on(page, desk, "2026-12-01")


def test_waved_away_it_stays_away_until_the_next_time(
    qtbot: QtBot, desk: Desk, page: TodayPage
) -> None:
    assert on(page, desk, "2026-10-02")
    assert page.looking_back.begin.text() == desk.library.guides["quarterly-review"].title
    qtbot.keyClick(page.looking_back.later, Qt.Key.Key_Space)
    assert not page.looking_back.isVisible()
    assert not on(page, desk, "2026-10-03")
    assert not on(page, desk, "2026-10-12")
    assert on(page, desk, "2026-11-01")
