from __future__ import annotations

from datetime import timedelta

import pytest
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QApplication
from pytestqt.qtbot import QtBot

from mentor_desk.records import Action, Goal, Mentee, MentoringSession, Milestone, Record
from mentor_desk.services import trash
from mentor_desk.store import Store
from mentor_desk.ui.desk import Desk, Notice
from mentor_desk.ui.dialogs.for_good import ForGood
from mentor_desk.ui.pages.trash import AT_ONCE, ThrownRow, TrashPage
from mentor_desk.ui.place import PageName, Place
from mentor_desk.ui.widgets.card import Card
from mentor_desk.ui.widgets.labels import WrapLabel
from tests import factory
from tests.factory import NOW, TODAY


@pytest.fixture
def amara(store: Store) -> Mentee:
    return factory.mentee(store)


@pytest.fixture
def page(qtbot: QtBot, desk: Desk) -> TrashPage:
    made = TrashPage(desk)
    qtbot.addWidget(made)
    made.resize(900, 700)
    made.show()
    return made


@pytest.fixture
def said(desk: Desk) -> list[Notice]:
    notices: list[Notice] = []
    desk.notice.connect(notices.append)
    return notices


def look(page: TrashPage) -> None:
    page.show_place(Place(PageName.TRASH))
    QApplication.processEvents()


def throw(store: Store, record: Record, days_ago: int = 0) -> int:
    at = NOW - timedelta(days=days_ago)
    with store.write() as session:
        return trash.throw_away(session, session.get_one(type(record), record.id), at).id


def lines(row: ThrownRow) -> list[str]:
    return [one.text() for one in row.findChildren(WrapLabel)]


def answer(page: TrashPage, *, yes: bool) -> str:
    """What the question said."""
    question = page.findChild(ForGood)
    assert question is not None
    text = question.windowTitle() + " " + question.said.text()
    assert question.cancel.isDefault()
    (question.go if yes else question.cancel).click()
    return text


def test_says_what_whose_when_and_what_hung_on_it(
    page: TrashPage, store: Store, amara: Mentee
) -> None:
    goal = factory.goal(store, amara.id, "Delegate")
    for text in ("one", "two", "three"):
        factory.milestone(store, goal.id, text)
    factory.check_in(store, goal.id)
    factory.check_in(store, goal.id)
    throw(store, factory.held(store, amara.id, TODAY), days_ago=400)
    throw(store, factory.action(store, amara.id, "Call Farah"), days_ago=2)
    throw(store, goal)
    look(page)
    cards = [one for one in page.findChildren(Card) if one.isVisible()]
    assert [one.accessibleName() for one in cards] == [
        "Deleted today",
        "Deleted on Thursday 19 November",
        "Deleted on 17 October 2025",
    ]
    assert [lines(row) for row in page.rows] == [
        ["Delegate", "Goal · Amara Okafor · 3 milestones, 2 check-ins"],
        ["Call Farah", "Action · Amara Okafor"],
        ["Session of 21 Nov 2026", "Session · Amara Okafor"],
    ]


def test_row_55_enter_puts_back_and_leads_there(
    qtbot: QtBot, page: TrashPage, desk: Desk, store: Store, amara: Mentee, said: list[Notice]
) -> None:
    goal = factory.goal(store, amara.id, "Delegate")
    throw(store, factory.action(store, amara.id), days_ago=1)
    throw(store, goal)
    look(page)
    page.rows[0].back.setFocus()
    qtbot.keyClick(page.rows[0].back, Qt.Key.Key_Return)
    with store.read() as session:
        assert session.get_one(Goal, goal.id).title == "Delegate"
    assert len(page.rows) == 1
    assert page.rows[0].back.hasFocus()
    (notice,) = said
    assert (notice.text, notice.label) == ("“Delegate” is back", "Open")
    assert notice.undo is not None
    with qtbot.waitSignal(desk.place_wanted) as wanted:
        notice.undo()
    assert wanted.args == [Place(PageName.GOAL, goal.id)]


def test_putting_back_what_was_just_deleted_is_undoing_it(
    page: TrashPage, desk: Desk, store: Store, amara: Mentee
) -> None:
    desk.undo.throw_away(Mentee, amara.id)
    look(page)
    page.rows[0].back.click()
    assert desk.undo.next == ""
    desk.undo.redo()
    with store.read() as session:
        assert session.get(Mentee, amara.id) is None


def test_what_cannot_come_back_says_why(
    page: TrashPage, store: Store, amara: Mentee, said: list[Notice]
) -> None:
    goal = factory.goal(store, amara.id, "Delegate")
    throw(store, factory.milestone(store, goal.id))
    throw(store, goal)
    look(page)
    page.rows[1].back.click()
    assert "It belonged to “Delegate”, which is in the trash too" in said[-1].text
    with store.read() as session:
        assert session.get(Milestone, 1) is None
    assert len(page.rows) == 2


def test_only_for_good_asks(
    qtbot: QtBot, page: TrashPage, desk: Desk, store: Store, amara: Mentee, said: list[Notice]
) -> None:
    goal = factory.goal(store, amara.id, "Delegate")
    desk.undo.throw_away(Goal, goal.id)
    look(page)
    page.rows[0].back.setFocus()
    qtbot.keyClick(page.rows[0].back, Qt.Key.Key_Delete)
    asked = answer(page, yes=False)
    assert asked.startswith("Delete “Delegate” for good? It cannot be put back")
    assert "Backups made before now still hold it" in asked
    assert len(page.rows) == 1
    qtbot.waitUntil(lambda: page.findChild(ForGood) is None)
    page.rows[0].purge.click()
    answer(page, yes=True)
    assert page.rows == []
    assert page.empty.isVisible()
    assert desk.undo.next == ""
    assert "Backups made before now still hold it" in said[-1].text


def test_emptied_by_hand(page: TrashPage, store: Store, amara: Mentee) -> None:
    for day in range(3):
        throw(store, factory.held(store, amara.id, TODAY - timedelta(days=day)))
    look(page)
    page.empty_all.click()
    assert "3 things lie in it" in answer(page, yes=True)
    with store.read() as session:
        assert trash.count(session) == 0
        assert session.get(MentoringSession, 1) is None
    assert page.empty.isVisible()
    assert not page.empty_all.isVisible()


def test_an_empty_trash_explains_itself(page: TrashPage) -> None:
    look(page)
    assert "can be put back for 90 days" in page.empty.sentence.text()
    assert not page.empty_all.isVisible()


def test_up_and_down_go_through_the_rows(
    qtbot: QtBot, page: TrashPage, store: Store, amara: Mentee
) -> None:
    for day in range(3):
        throw(store, factory.held(store, amara.id, TODAY), days_ago=day)
    look(page)
    page.rows[0].back.setFocus()
    qtbot.keyClick(page.rows[0].back, Qt.Key.Key_Down)
    qtbot.keyClick(page.rows[1].back, Qt.Key.Key_Down)
    assert page.rows[2].back.hasFocus()
    qtbot.keyClick(page.rows[2].back, Qt.Key.Key_Up)
    assert page.rows[1].back.hasFocus()


def test_follows_what_is_thrown_away_meanwhile_and_shows_so_many(
    page: TrashPage, store: Store, amara: Mentee
) -> None:
    look(page)
    mentorship = factory.mentorship(store, amara.id)
    with store.write() as session:
        for number in range(AT_ONCE + 2):
            action = Action(mentorship_id=mentorship.id, text=str(number), made_on=TODAY)
            session.add(action)
            session.flush()
            trash.throw_away(session, action, NOW)
    assert len(page.rows) == AT_ONCE
    page.more.click()
    assert len(page.rows) == AT_ONCE + 2
    assert not page.more.isVisible()
