from __future__ import annotations

from datetime import timedelta

import pytest
from PySide6.QtCore import Qt
from pytestqt.qtbot import QtBot

from mentor_desk.records import Mentee, Standing
from mentor_desk.ui.desk import Desk
from mentor_desk.ui.pages.mentees import MenteesPage
from mentor_desk.ui.place import PageName, Place
from mentor_desk.ui.widgets.row_list import Row
from tests import factory
from tests.factory import NOW, TODAY

DAY = timedelta(days=1)


@pytest.fixture
def page(qtbot: QtBot, desk: Desk) -> MenteesPage:
    made = MenteesPage(desk)
    qtbot.addWidget(made)
    made.resize(900, 700)
    made.show()
    return made


def rows(page: MenteesPage) -> list[Row]:
    page.show_place(Place(PageName.MENTEES))
    return [page.list.row(at) for at in range(page.list.count())]


def names(page: MenteesPage) -> list[str]:
    return [page.list.row(at).name for at in range(page.list.count())]


def test_a_row_says_who_when_and_what_is_open(page: MenteesPage, desk: Desk) -> None:
    amara = factory.mentee(desk.store, role="Engineering lead", organisation="Northwind")
    factory.held(desk.store, amara.id, TODAY - 14 * DAY)
    factory.planned(desk.store, amara.id, NOW + 5 * DAY)
    factory.action(desk.store, amara.id)
    factory.action(desk.store, amara.id)
    assert rows(page) == [
        Row(
            amara.id,
            "Amara Okafor",
            "Engineering lead · Northwind · 2 open actions",
            "met 7 Nov, next 26 Nov",
            person="Amara Okafor",
        )
    ]


def test_a_session_whose_day_has_passed_is_not_the_next(page: MenteesPage, desk: Desk) -> None:
    amara = factory.mentee(desk.store)
    factory.planned(desk.store, amara.id, NOW - 5 * DAY)
    assert rows(page)[0].date == ""


def test_names_stand_as_the_language_orders_them(page: MenteesPage, desk: Desk) -> None:
    for name in ("Zoë", "émile", "Ada", "Eva", "Ömer"):
        factory.mentee(desk.store, name)
    rows(page)
    assert names(page) == ["Ada", "émile", "Eva", "Ömer", "Zoë"]


def test_chooses_by_standing(qtbot: QtBot, page: MenteesPage, desk: Desk) -> None:
    factory.mentee(desk.store, "Amara")
    factory.mentee(desk.store, "Pia", standing=Standing.PROSPECT)
    factory.mentee(desk.store, "Otto", standing=Standing.ALUMNI)
    rows(page)
    assert names(page) == ["Amara"]
    for value, there in (("prospect", ["Pia"]), ("alumni", ["Otto"])):
        qtbot.mouseClick(page.standing.chip(value), Qt.MouseButton.LeftButton)
        assert names(page) == there
    qtbot.mouseClick(page.standing.chip("all"), Qt.MouseButton.LeftButton)
    assert names(page) == ["Amara", "Otto", "Pia"]
    assert [page.list.row(at).mark for at in range(3)] == ["", "Alumni", "Prospect"]


def test_filters_as_one_types_and_opens_the_one_left(
    qtbot: QtBot, page: MenteesPage, desk: Desk
) -> None:
    factory.mentee(desk.store, "Amara", role="Nurse")
    zoe = factory.mentee(desk.store, "Zoë", organisation="Northwind")
    rows(page)
    qtbot.keyClicks(page.filter, "north")
    assert names(page) == ["Zoë"]
    with qtbot.waitSignal(desk.place_wanted) as wanted:
        qtbot.keyClick(page.filter, Qt.Key.Key_Return)
    assert wanted.args == [Place(PageName.MENTEE, zoe.id)]


def test_no_match_is_not_an_empty_list(qtbot: QtBot, page: MenteesPage, desk: Desk) -> None:
    factory.mentee(desk.store, "Amara")
    rows(page)
    qtbot.keyClicks(page.filter, "xyz")
    assert page.nothing.isVisible()
    assert page.nothing.sentence.text() == "No match for “xyz”"
    qtbot.mouseClick(page.nothing.button, Qt.MouseButton.LeftButton)
    assert names(page) == ["Amara"]
    qtbot.mouseClick(page.standing.chip("alumni"), Qt.MouseButton.LeftButton)
    assert page.empty.isVisible()
    assert page.empty.sentence.text() == "People you have mentored before stand here."


def test_enter_in_the_list_opens(qtbot: QtBot, page: MenteesPage, desk: Desk) -> None:
    factory.mentee(desk.store, "Amara")
    lena = factory.mentee(desk.store, "Lena")
    rows(page)
    page.list.setFocus()
    qtbot.keyClick(page.list, Qt.Key.Key_Home)
    qtbot.keyClick(page.list, Qt.Key.Key_Down)
    with qtbot.waitSignal(desk.place_wanted) as wanted:
        qtbot.keyClick(page.list, Qt.Key.Key_Return)
    assert wanted.args == [Place(PageName.MENTEE, lena.id)]


def test_follows_changes_and_keeps_the_choice(page: MenteesPage, desk: Desk) -> None:
    amara = factory.mentee(desk.store, "Amara")
    rows(page)
    page.list.choose(amara.id)
    factory.mentee(desk.store, "Aaron")
    desk.store.update(Mentee, amara.id, {"role": "Lead"})
    assert names(page) == ["Aaron", "Amara"]
    assert page.list.chosen_id() == amara.id
    assert page.list.row(1).second == "Lead"
