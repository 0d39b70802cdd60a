from __future__ import annotations

from collections.abc import Callable
from datetime import timedelta
from typing import TypeVar

import pytest
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QApplication, QWidget
from pytestqt.qtbot import QtBot

from mentor_desk.records import (
    Action,
    ActionState,
    GoalState,
    Journal,
    MentoringSession,
    Owner,
    SessionState,
    Standing,
    Tone,
)
from mentor_desk.store import Store
from mentor_desk.ui.desk import Desk, Notice
from mentor_desk.ui.dialogs.new_mentee import NewMentee
from mentor_desk.ui.dialogs.plan_session import PlanSession
from mentor_desk.ui.pages.today import TodayPage
from mentor_desk.ui.pages.today.brief_card import BriefCard
from mentor_desk.ui.pages.today.headline import headline
from mentor_desk.ui.place import PageName, Place
from mentor_desk.ui.ticking import ActionTick
from mentor_desk.ui.widgets.labels import Text
from mentor_desk.ui.widgets.name_button import NameButton
from tests import factory
from tests.factory import NOW, TODAY

W = TypeVar("W", bound=QWidget)
DAY = timedelta(days=1)


@pytest.fixture
def page(qtbot: QtBot, desk: Desk) -> TodayPage:
    made = TodayPage(desk)
    qtbot.addWidget(made)
    made.resize(1100, 900)
    made.show()
    return made


def look(page: TodayPage) -> TodayPage:
    page.show_place(Place(PageName.TODAY))
    QApplication.processEvents()  # what was added to a layout is shown by the event loop
    return page


def visible(page: QWidget, kind: type[W]) -> list[W]:
    return [one for one in page.findChildren(kind) if one.isVisible()]


def said(page: QWidget) -> str:
    return "\n".join(label.text() for label in visible(page, Text))


@pytest.mark.parametrize(
    ("sessions", "waiting", "sentence"),
    [
        (0, 0, "A quiet day: no session, nothing waiting"),
        (1, 3, "One session today, three things waiting"),
        (2, 1, "Two sessions today, one thing waiting"),
        (0, 40, "No session today, 40 things waiting"),
        (13, 0, "13 sessions today, nothing waiting"),
    ],
)
def test_the_day_in_one_sentence(sessions: int, waiting: int, sentence: str) -> None:
    assert headline(sessions, waiting) == sentence


@pytest.mark.parametrize(
    ("sessions", "waiting", "held", "sentence"),
    [
        (0, 0, 0, "No session today, 30 actions open"),
        (3, 0, 1, "Three sessions today, 30 actions open"),
        (0, 0, 1, "Today’s session is held, 30 actions open"),
        (0, 2, 0, "No session today, two things waiting"),
    ],
)
def test_open_actions_are_not_nothing(
    sessions: int, waiting: int, held: int, sentence: str
) -> None:
    assert headline(sessions, waiting, held=held, open_actions=30) == sentence


def test_the_headline_is_true_for_the_actions_below_it(
    qtbot: QtBot, page: TodayPage, store: Store
) -> None:
    factory.action(store, factory.mentee(store).id, "Ask Tomas", due_on=TODAY + 2 * DAY)
    look(page)
    assert page.headline.text() == "No session today, one action open"
    (tick,) = visible(page, ActionTick)
    qtbot.keyClick(tick, Qt.Key.Key_Space)
    assert page.headline.text() == "A quiet day: no session, nothing waiting"


def test_an_empty_journal_welcomes_and_begins_with_a_person(qtbot: QtBot, page: TodayPage) -> None:
    look(page)
    assert page.headline.text() == "Welcome"
    assert page.empty.isVisible()
    assert not page.week.isVisible()
    qtbot.mouseClick(page.empty.button, Qt.MouseButton.LeftButton)
    dialog = page.findChild(NewMentee)
    assert dialog is not None
    qtbot.keyClicks(dialog.name, "Amara Okafor")
    qtbot.keyClick(dialog.name, Qt.Key.Key_Return)
    assert not page.empty.isVisible()
    assert page.headline.text() == "A quiet day: no session, nothing waiting"


def test_sample_data_is_marked(page: TodayPage, store: Store) -> None:
    assert not look(page).sample.isVisible()
    with store.write() as session:
        session.get_one(Journal, 1).is_sample = True
    assert look(page).sample.isVisible()
    assert page.sample.text() == "Sample data"


def test_todays_session_has_its_brief(page: TodayPage, store: Store) -> None:
    amara = factory.mentee(store, "Amara Okafor")
    factory.formal(store, amara.id)
    factory.held(store, amara.id, TODAY - 14 * DAY)
    factory.planned(store, amara.id, NOW, length_minutes=60, title="Handing over")
    factory.action(store, amara.id, "Hand over the list", due_on=TODAY - DAY)
    factory.action(store, amara.id, "Introduce Farah", Owner.ME)
    goal = factory.goal(store, amara.id, "Delegate")
    factory.check_in(store, goal.id, 2, TODAY - 9 * DAY)
    factory.check_in(store, goal.id, 3, TODAY - 2 * DAY)
    text = said(look(page))
    assert page.headline.text() == "One session today, two actions open"
    assert "Amara Okafor · today, 14:10–15:10, in person" in text
    assert "Session 2 · Handing over · working · last met 2 weeks ago" in text
    assert "Amara Okafor took on" in text
    assert "due yesterday" in text
    assert "You promised" in text
    assert "“Delegate” went from 2 to 3. What made the difference?" in text


def test_a_first_session_says_so(page: TodayPage, store: Store) -> None:
    amara = factory.mentee(store)
    factory.planned(store, amara.id)
    assert "Session 1 · you have not met before" in said(look(page))


def test_later_sessions_stand_beside_not_before(page: TodayPage, store: Store) -> None:
    amara, lena = factory.mentee(store, "Amara"), factory.mentee(store, "Lena")
    factory.planned(store, amara.id, NOW + 2 * DAY)
    factory.planned(store, lena.id, NOW + 9 * DAY)
    look(page)
    cards = visible(page, BriefCard)
    assert [card.accessibleName() for card in cards] == ["Session with Amara"]
    assert [one.text() for one in visible(page.later, NameButton)] == ["Lena"]


def test_open_session_goes_there(qtbot: QtBot, page: TodayPage, store: Store, desk: Desk) -> None:
    held = factory.planned(store, factory.mentee(store).id, NOW)
    card = visible(look(page), BriefCard)[0]
    with qtbot.waitSignal(desk.place_wanted) as wanted:
        qtbot.mouseClick(card.open_button, Qt.MouseButton.LeftButton)
    assert wanted.args == [Place(PageName.SESSION, held.id)]


def test_ticked_in_place_and_taken_back(
    qtbot: QtBot, page: TodayPage, store: Store, desk: Desk
) -> None:
    amara = factory.mentee(store)
    factory.planned(store, amara.id, NOW)
    action = factory.action(store, amara.id, "Hand over the list")
    tick = next(one for one in visible(look(page), ActionTick) if one.action_row.id == action.id)
    with qtbot.waitSignal(desk.notice) as noticed:
        qtbot.mouseClick(tick, Qt.MouseButton.LeftButton)
    assert state_of(store, action.id) is ActionState.DONE
    assert tick.isVisible()  # still there, struck through
    notice = (noticed.args or [None])[0]
    assert isinstance(notice, Notice)
    assert notice.text == "Marked “Hand over the list” as done"
    assert notice.undo is not None
    notice.undo()
    assert state_of(store, action.id) is ActionState.OPEN
    QApplication.processEvents()
    ticks = [one for one in visible(page, ActionTick) if one.action_row.id == action.id]
    assert ticks
    assert not any(one.isChecked() for one in ticks)


def test_a_tick_by_keyboard(qtbot: QtBot, page: TodayPage, store: Store) -> None:
    action = factory.action(store, factory.mentee(store).id)
    tick = visible(look(page), ActionTick)[0]
    qtbot.keyClick(tick, Qt.Key.Key_Space)
    assert state_of(store, action.id) is ActionState.DONE


def test_a_promise_ticked_off_waits_no_more(qtbot: QtBot, page: TodayPage, store: Store) -> None:
    amara = factory.mentee(store)
    factory.action(store, amara.id, "Call", Owner.ME, due_on=TODAY - DAY)
    tick = visible(look(page), ActionTick)[0]
    assert page.attention.isVisible()
    qtbot.mouseClick(tick, Qt.MouseButton.LeftButton)
    assert not page.attention.isVisible()
    assert page.headline.text().endswith("nothing waiting")
    assert tick.isVisible()


def test_the_same_action_shown_twice_is_ticked_twice(
    qtbot: QtBot, page: TodayPage, store: Store
) -> None:
    amara = factory.mentee(store)
    factory.planned(store, amara.id, NOW)
    action = factory.action(store, amara.id)
    ticks = [one for one in visible(look(page), ActionTick) if one.action_row.id == action.id]
    assert len(ticks) == 2
    qtbot.mouseClick(ticks[0], Qt.MouseButton.LeftButton)
    assert all(one.isChecked() for one in ticks)


Made = Callable[[Store, int], object]


def a_quiet_goal(store: Store, number: int) -> int:
    return factory.goal(store, number, set_on=TODAY - 70 * DAY).id


def an_open_growth(store: Store, number: int) -> int:
    return factory.feedback(store, number, tone=Tone.GROWTH, given_on=TODAY - 18 * DAY).id


def an_unwritten_session(store: Store, number: int) -> int:
    return factory.planned(store, number, NOW - 3 * DAY).id


@pytest.mark.parametrize(
    ("make", "label", "page_name"),
    [
        (a_quiet_goal, "Check in", PageName.GOAL),
        (an_open_growth, "Agree a step", PageName.FEEDBACK),
        (an_unwritten_session, "Write note", PageName.SESSION),
    ],
)
def test_each_reason_has_a_step_that_leads_there(
    qtbot: QtBot,
    page: TodayPage,
    desk: Desk,
    make: Callable[[Store, int], int],
    label: str,
    page_name: PageName,
) -> None:
    amara = factory.mentee(desk.store)
    factory.formal(desk.store, amara.id, rhythm_days=None)
    number = make(desk.store, amara.id)
    button = look(page).attention.buttons[0]
    assert button.text() == label
    with qtbot.waitSignal(desk.place_wanted) as wanted:
        qtbot.mouseClick(button, Qt.MouseButton.LeftButton)
    assert wanted.args == [Place(page_name, number)]


def test_somebody_not_met_for_long_can_be_planned_at_once(
    qtbot: QtBot, page: TodayPage, store: Store
) -> None:
    factory.mentee(store, "Aaron")
    mateo = factory.mentee(store, "Mateo Silva")
    factory.formal(store, mateo.id, rhythm_days=21)
    factory.held(store, mateo.id, TODAY - 41 * DAY)
    look(page)
    assert "Mateo Silva not met for 41 days; you agreed on every 3 weeks" in said(page)
    qtbot.mouseClick(page.attention.buttons[0], Qt.MouseButton.LeftButton)
    dialog = page.findChild(PlanSession)
    assert dialog is not None
    assert dialog.who.currentText() == "Mateo Silva"
    qtbot.keyClick(dialog.day, Qt.Key.Key_Return)
    assert not page.attention.isVisible()


def test_a_promise_is_marked_as_kept_and_can_be_taken_back(
    qtbot: QtBot, page: TodayPage, desk: Desk
) -> None:
    amara = factory.mentee(desk.store)
    promise = factory.action(desk.store, amara.id, "Call", Owner.ME, due_on=TODAY - 2 * DAY)
    look(page)
    with qtbot.waitSignal(desk.notice) as noticed:
        qtbot.mouseClick(page.attention.buttons[0], Qt.MouseButton.LeftButton)
    assert state_of(desk.store, promise.id) is ActionState.DONE
    assert not page.attention.isVisible()
    notice = (noticed.args or [None])[0]
    assert isinstance(notice, Notice)
    assert notice.undo is not None
    notice.undo()
    assert state_of(desk.store, promise.id) is ActionState.OPEN
    assert page.attention.isVisible()


def test_what_was_reached_is_worth_celebrating(page: TodayPage, store: Store) -> None:
    lena = factory.mentee(store, "Lena Fischer")
    goal = factory.goal(
        store, lena.id, "Lead three reviews", state=GoalState.REACHED, state_on=TODAY - 9 * DAY
    )
    factory.milestone(store, goal.id, "The first alone", done_on=TODAY - 20 * DAY)
    factory.milestone(store, goal.id, "Long ago", done_on=TODAY - 31 * DAY)
    look(page)
    text = said(page.reached)
    assert text.index("Lena Fischer: Lead three reviews") < text.index("The first alone")
    assert "Goal reached" in text
    assert "12 Nov" in text
    assert "Long ago" not in text


def test_the_week_names_its_sessions_and_the_missing_note(
    qtbot: QtBot, page: TodayPage, desk: Desk
) -> None:
    lena, priya = factory.mentee(desk.store, "Lena"), factory.mentee(desk.store, "Priya")
    written = factory.held(desk.store, lena.id, TODAY - 3 * DAY)
    factory.block(desk.store, written.id, "Something")
    factory.held(desk.store, priya.id, TODAY - 2 * DAY)
    factory.held(desk.store, priya.id, TODAY - 30 * DAY)
    text = said(look(page).week)
    assert text.count("note missing") == 1
    assert "Wed 18" in text
    names = visible(page.week, NameButton)
    assert [one.text() for one in names] == ["Lena", "Priya"]
    with qtbot.waitSignal(desk.place_wanted) as wanted:
        qtbot.mouseClick(names[0], Qt.MouseButton.LeftButton)
    assert wanted.args == [Place(PageName.SESSION, written.id)]


def test_alumni_wait_for_nothing(page: TodayPage, store: Store) -> None:
    mateo = factory.mentee(store, "Mateo", standing=Standing.ALUMNI)
    factory.formal(store, mateo.id, 7)
    factory.held(store, mateo.id, TODAY - 400 * DAY)
    look(page)
    assert not page.attention.isVisible()


def test_follows_what_happens_elsewhere(page: TodayPage, store: Store) -> None:
    amara = factory.mentee(store)
    look(page)
    held = factory.planned(store, amara.id, NOW)
    assert page.headline.text().startswith("One session today")
    store.update(MentoringSession, held.id, {"state": SessionState.CANCELLED})
    assert page.headline.text().startswith("A quiet day")


def test_a_session_held_today_is_not_announced_any_more(page: TodayPage, store: Store) -> None:
    amara = factory.mentee(store)
    look(page)
    first = factory.planned(store, amara.id, NOW)
    store.update(MentoringSession, first.id, {"state": SessionState.HELD})
    assert page.headline.text().startswith("Today’s session is held, ")
    second = factory.planned(store, amara.id, NOW)
    assert page.headline.text().startswith("One session today")
    store.update(MentoringSession, second.id, {"state": SessionState.HELD})
    assert page.headline.text().startswith("Two sessions held today, ")


def test_the_week_goes_below_where_it_is_narrow(
    qtbot: QtBot, page: TodayPage, store: Store
) -> None:
    factory.action(store, factory.mentee(store).id)
    look(page)
    qtbot.waitUntil(lambda: page.week.mapTo(page, page.week.rect().topLeft()).x() > 600)
    page.resize(720, 600)
    qtbot.waitUntil(lambda: page.week.mapTo(page, page.week.rect().topLeft()).x() < 100)


def test_a_name_of_any_length_widens_nothing(page: TodayPage, store: Store) -> None:
    long = factory.mentee(store, "Wolfeschlegelsteinhausenbergerdorff" * 4)
    factory.formal(store, long.id, 7)
    factory.held(store, long.id, TODAY - 60 * DAY)
    factory.planned(store, long.id, NOW, title="x" * 300)
    factory.action(store, long.id, "y" * 300)
    look(page)
    assert page.minimumSizeHint().width() < 740


def state_of(store: Store, number: int) -> ActionState:
    with store.read() as session:
        return session.get_one(Action, number).state
