from __future__ import annotations

from datetime import datetime, timedelta

import pytest
from PySide6.QtCore import Qt
from pytestqt.qtbot import QtBot

from mentor_desk.records import Channel, MentoringSession, SessionState
from mentor_desk.services.mentees import current_mentorship
from mentor_desk.ui.desk import Desk
from mentor_desk.ui.pages.sessions import AT_ONCE, SessionsPage
from mentor_desk.ui.place import PageName, Place
from mentor_desk.ui.widgets.row_list import Row
from tests import factory
from tests.factory import NOW

DAY = timedelta(days=1)


@pytest.fixture
def page(qtbot: QtBot, desk: Desk) -> SessionsPage:
    made = SessionsPage(desk)
    qtbot.addWidget(made)
    made.resize(900, 600)
    made.show()
    return made


def rows(page: SessionsPage) -> list[Row]:
    page.show_place(Place(PageName.SESSIONS))
    return shown(page)


def shown(page: SessionsPage) -> list[Row]:
    return [page.list.row(at) for at in range(page.list.count())]


def many(desk: Desk, mentee_id: int, count: int, begin: datetime = NOW) -> None:
    """Two at each moment, so that the id has to tell them apart."""
    with desk.store.write() as session:
        mentorship = current_mentorship(session, mentee_id)
        session.add_all(
            MentoringSession(
                mentorship_id=mentorship.id,
                starts_at=begin - (number // 2) * DAY,
                state=SessionState.HELD,
                title=str(number),
            )
            for number in range(count)
        )


def test_the_newest_first_with_all_that_is_known(page: SessionsPage, desk: Desk) -> None:
    amara = factory.mentee(desk.store)
    factory.held(desk.store, amara.id, title="Handing over", channel=Channel.VIDEO)
    factory.planned(desk.store, amara.id, NOW + DAY, length_minutes=45)
    factory.held(desk.store, amara.id, NOW.date() - 9 * DAY, state=SessionState.MISSED)
    found = rows(page)
    assert [(row.second, row.date, row.mark) for row in found] == [
        ("in person · 45 min", "22 Nov 2026, 14:10", "planned"),
        ("Handing over · video", "14 Nov 2026, 14:00", ""),
        ("in person", "12 Nov 2026, 14:00", "missed"),
    ]
    assert all(row.name == "Amara Okafor" for row in found)


def test_one_click_opens_as_on_the_page_of_a_mentee(
    qtbot: QtBot, page: SessionsPage, desk: Desk
) -> None:
    held = factory.held(desk.store, factory.mentee(desk.store).id)
    rows(page)
    view = page.list
    here = view.visualRect(view.model().index(0, 0)).center()
    with qtbot.waitSignal(desk.place_wanted) as went:
        qtbot.mouseClick(view.viewport(), Qt.MouseButton.LeftButton, pos=here)
    assert went.args == [Place(PageName.SESSION, held.id)]


def test_reads_on_at_the_end_and_leaves_none_out(
    qtbot: QtBot, page: SessionsPage, desk: Desk
) -> None:
    amara = factory.mentee(desk.store)
    many(desk, amara.id, 2 * AT_ONCE + 31)
    assert len(rows(page)) == AT_ONCE
    bar = page.list.verticalScrollBar()

    def at_the_end() -> bool:
        bar.setValue(bar.maximum())
        return page.list.count() == 2 * AT_ONCE + 31

    qtbot.waitUntil(at_the_end)
    with desk.store.read() as session:
        ids = [
            one.id
            for one in sorted(
                session.query(MentoringSession), key=lambda one: (one.starts_at, one.id)
            )
        ]
    assert [row.id for row in shown(page)] == list(reversed(ids))


def test_only_those_with_one_mentee(qtbot: QtBot, page: SessionsPage, desk: Desk) -> None:
    amara, lena = factory.mentee(desk.store, "Amara"), factory.mentee(desk.store, "Lena")
    factory.held(desk.store, amara.id)
    factory.held(desk.store, lena.id)
    assert len(rows(page)) == 2
    qtbot.keyClick(page.who, Qt.Key.Key_Down)
    assert page.who.currentText() == "Amara"
    assert [row.name for row in shown(page)] == ["Amara"]
    page.show_place(Place(PageName.SESSIONS, lena.id))
    assert page.who.currentText() == "Lena"
    assert [row.name for row in shown(page)] == ["Lena"]


def test_opens_with_enter(qtbot: QtBot, page: SessionsPage, desk: Desk) -> None:
    held = factory.held(desk.store, factory.mentee(desk.store).id)
    rows(page)
    page.list.setFocus()
    qtbot.keyClick(page.list, Qt.Key.Key_Home)
    with qtbot.waitSignal(desk.place_wanted) as wanted:
        qtbot.keyClick(page.list, Qt.Key.Key_Return)
    assert wanted.args == [Place(PageName.SESSION, held.id)]


def test_an_empty_list_offers_to_plan(page: SessionsPage) -> None:
    assert rows(page) == []
    assert page.empty.isVisible()


def test_a_new_session_appears_without_losing_the_place(page: SessionsPage, desk: Desk) -> None:
    amara = factory.mentee(desk.store)
    many(desk, amara.id, 60)
    rows(page)
    page.list.verticalScrollBar().setValue(400)
    factory.planned(desk.store, amara.id, NOW + DAY)
    assert page.list.count() == 61
    assert page.list.verticalScrollBar().value() == 400
