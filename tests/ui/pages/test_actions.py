from __future__ import annotations

from datetime import timedelta

import pytest
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QApplication
from pytestqt.qtbot import QtBot

from mentor_desk.records import Action, ActionState, Owner
from mentor_desk.ui.desk import Desk, Notice
from mentor_desk.ui.pages.actions import AT_ONCE, ActionsPage
from mentor_desk.ui.place import PageName, Place
from mentor_desk.ui.ticking import ActionTick
from mentor_desk.ui.widgets.card import Card
from mentor_desk.ui.widgets.name_button import NameButton
from tests import factory
from tests.factory import TODAY

DAY = timedelta(days=1)


@pytest.fixture
def page(qtbot: QtBot, desk: Desk) -> ActionsPage:
    made = ActionsPage(desk)
    qtbot.addWidget(made)
    made.resize(900, 700)
    made.show()
    return made


def look(page: ActionsPage) -> None:
    page.show_place(Place(PageName.ACTIONS))
    QApplication.processEvents()


def groups(page: ActionsPage) -> dict[str, list[str]]:
    QApplication.processEvents()  # what was added to a layout is shown by the event loop
    return {
        card.accessibleName(): [tick.action_row.text for tick in card.findChildren(ActionTick)]
        for card in page.findChildren(Card)
        if card.isVisible()
    }


def test_stand_in_groups_by_when_they_are_due(page: ActionsPage, desk: Desk) -> None:
    amara = factory.mentee(desk.store)
    for text, days in (("late", -1), ("today", 0), ("sixth", 6), ("seventh", 7)):
        factory.action(desk.store, amara.id, text, due_on=TODAY + days * DAY)
    factory.action(desk.store, amara.id, "some day")
    factory.action(desk.store, amara.id, "done", state=ActionState.DONE)
    look(page)
    assert groups(page) == {
        "Overdue": ["late"],
        "In the next seven days": ["today", "sixth"],
        "Later": ["seventh"],
        "Without a date": ["some day"],
    }


def test_only_mine_or_only_theirs(qtbot: QtBot, page: ActionsPage, desk: Desk) -> None:
    amara = factory.mentee(desk.store)
    factory.action(desk.store, amara.id, "theirs")
    factory.action(desk.store, amara.id, "mine", Owner.ME)
    look(page)
    qtbot.mouseClick(page.whose.chip("me"), Qt.MouseButton.LeftButton)
    assert groups(page) == {"Without a date": ["mine"]}
    qtbot.mouseClick(page.whose.chip("mentee"), Qt.MouseButton.LeftButton)
    assert groups(page) == {"Without a date": ["theirs"]}


def test_a_tick_is_kept_and_can_be_taken_back(qtbot: QtBot, page: ActionsPage, desk: Desk) -> None:
    action = factory.action(desk.store, factory.mentee(desk.store).id)
    look(page)
    (tick,) = (one for one in page.findChildren(ActionTick) if one.isVisible())
    with qtbot.waitSignal(desk.notice) as noticed:
        qtbot.keyClick(tick, Qt.Key.Key_Space)
    with desk.store.read() as session:
        done = session.get_one(Action, action.id)
    assert (done.state, done.done_on) == (ActionState.DONE, TODAY)
    assert tick.isVisible()
    notice = (noticed.args or [None])[0]
    assert isinstance(notice, Notice)
    assert notice.undo is not None
    notice.undo()
    with desk.store.read() as session:
        assert session.get_one(Action, action.id).done_on is None


def test_says_aloud_whose_it_is(page: ActionsPage, desk: Desk) -> None:
    amara = factory.mentee(desk.store)
    factory.action(desk.store, amara.id, "Call Farah", Owner.ME)
    look(page)
    (tick,) = (one for one in page.findChildren(ActionTick) if one.isVisible())
    assert tick.accessibleName() == "Promise to Amara Okafor: Call Farah"


def test_a_name_leads_to_the_mentee(qtbot: QtBot, page: ActionsPage, desk: Desk) -> None:
    amara = factory.mentee(desk.store)
    factory.action(desk.store, amara.id)
    look(page)
    (name,) = (one for one in page.findChildren(NameButton) if one.isVisible())
    with qtbot.waitSignal(desk.place_wanted) as wanted:
        qtbot.mouseClick(name, Qt.MouseButton.LeftButton)
    assert wanted.args == [Place(PageName.MENTEE, amara.id)]


def test_shows_a_hundred_and_more_when_asked(qtbot: QtBot, page: ActionsPage, desk: Desk) -> None:
    amara = factory.mentee(desk.store)
    mentorship = factory.mentorship(desk.store, amara.id)
    with desk.store.write() as session:
        session.add_all(
            Action(mentorship_id=mentorship.id, text=str(number), made_on=TODAY)
            for number in range(AT_ONCE + 3)
        )
    look(page)
    assert sum(map(len, groups(page).values())) == AT_ONCE
    qtbot.mouseClick(page.more, Qt.MouseButton.LeftButton)
    assert sum(map(len, groups(page).values())) == AT_ONCE + 3
    assert not page.more.isVisible()


def test_nothing_open_says_what_belongs_here(page: ActionsPage) -> None:
    look(page)
    assert page.empty.isVisible()
    assert groups(page) == {}
