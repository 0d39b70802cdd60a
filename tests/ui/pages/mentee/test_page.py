"""One mentee's page on a real journal: what it shows, and what can be done in place."""

from __future__ import annotations

from datetime import timedelta

import pytest
from PySide6.QtCore import Qt
from PySide6.QtGui import QAccessible
from PySide6.QtWidgets import QAbstractButton, QWidget
from pytestqt.qtbot import QtBot

from mentor_desk.audience import Audience
from mentor_desk.records import (
    Action,
    ActionState,
    Feedback,
    Goal,
    GoalState,
    Mentee,
    MentoringSession,
    Mentorship,
    Owner,
    Phase,
    SessionState,
    Tone,
)
from mentor_desk.store import Store
from mentor_desk.ui.desk import Desk
from mentor_desk.ui.pages.mentee import MenteePage
from mentor_desk.ui.place import PageName, Place
from mentor_desk.ui.theme import appearance
from tests import factory
from tests.ui.pages.mentee.conftest import button, full, only, show, texts

Key = Qt.Key
DAY = timedelta(days=1)


def test_the_header_says_who_it_is_and_what_was_agreed(page: MenteePage, mentee_id: int) -> None:
    show(page, mentee_id)
    assert "Amara Okafor" in texts(page)
    line = "Engineering lead, Northwind · mentoring · every 2 weeks · formal"
    assert line in texts(page)
    assert page.header.phases.isVisible()


def test_an_informal_relationship_is_not_asked_for_its_phase(
    store: Store, page: MenteePage
) -> None:
    other = factory.mentee(store, "Jonas Lindqvist")
    show(page, other.id)
    assert not page.header.phases.isVisible()


def test_a_phase_is_set_by_key_and_can_be_undone(
    qtbot: QtBot, desk: Desk, store: Store, page: MenteePage, mentee_id: int
) -> None:
    show(page, mentee_id)
    chip = page.header.phases.chip("work")
    chip.setFocus()
    with qtbot.waitSignal(desk.notice) as said:
        qtbot.keyClick(chip, Key.Key_Right)
    kept = only(store, Mentorship)
    assert isinstance(kept, Mentorship)
    assert kept.phase is Phase.CLOSE
    assert said.args is not None
    said.args[0].undo()
    again = only(store, Mentorship)
    assert isinstance(again, Mentorship)
    assert again.phase is Phase.WORK
    assert page.header.phases.value() == "work"


def test_the_overview_gathers_goals_actions_promises_and_what_is_private(
    store: Store, page: MenteePage, mentee_id: int
) -> None:
    goal = factory.goal(store, mentee_id, unit="tasks", baseline=0.0, target=2.0)
    factory.check_in(store, goal.id, 1.0)
    factory.goal(store, mentee_id, "Old idea", state=GoalState.DROPPED)
    factory.action(store, mentee_id, "Draft the vision")
    factory.action(store, mentee_id, "Introduce Farah", Owner.ME)
    session = factory.held(store, mentee_id, title="Handing over")
    factory.block(store, session.id, "Tired today.")
    show(page, mentee_id)
    shown = texts(page)
    assert {"Delegate two recurring tasks", "on course", "Draft the vision"} <= set(shown)
    assert {"My promises", "Introduce Farah", "Handing over", "1 private"} <= set(shown)
    assert "Prefers mornings" in shown
    named = [one.text() for one in page.overview.goals.findChildren(QAbstractButton)]
    assert "Old idea" not in named


def test_an_empty_mentee_says_what_belongs_here(page: MenteePage, mentee_id: int) -> None:
    show(page, mentee_id)
    assert any("No goal yet" in text for text in texts(page))
    assert "Nothing is open on either side." in texts(page)


def test_an_action_is_ticked_in_place_and_opened_again(
    qtbot: QtBot, desk: Desk, store: Store, page: MenteePage, mentee_id: int
) -> None:
    factory.action(store, mentee_id, "Draft the vision")
    show(page, mentee_id)
    with qtbot.waitSignal(desk.notice) as said:
        qtbot.keyClick(page.overview.open_actions.ticks[0], Key.Key_Space)
    done = only(store, Action)
    assert isinstance(done, Action)
    assert done.state is ActionState.DONE
    assert said.args is not None
    said.args[0].undo()
    assert [one.action_row.text for one in page.overview.open_actions.ticks] == ["Draft the vision"]


def test_a_goal_in_the_overview_opens_in_the_goals(
    qtbot: QtBot, store: Store, page: MenteePage, mentee_id: int
) -> None:
    factory.goal(store, mentee_id, "First")
    second = factory.goal(store, mentee_id, "Second", set_on=factory.TODAY - DAY)
    show(page, mentee_id)
    qtbot.mouseClick(button(page, "Second"), Qt.MouseButton.LeftButton)
    assert page.tabs.tabText(page.tabs.currentIndex()) == "Goals 2"
    assert page.goals.cards[second.id].toggle.accessibleName() == "Close “Second”"


def test_new_goal_feedback_and_session_begin_here(
    qtbot: QtBot, desk: Desk, store: Store, page: MenteePage, mentee_id: int
) -> None:
    show(page, mentee_id)
    begun = [
        ("overview", "Goal", PageName.GOAL, Goal),
        ("feedback", "Write the first feedback", PageName.FEEDBACK, Feedback),
        ("overview", "New session", PageName.SESSION, MentoringSession),
    ]
    for tab, text, target, kind in begun:
        show(page, mentee_id, tab)
        with qtbot.waitSignal(desk.place_wanted) as went:
            button(page, text).click()
        assert went.args == [Place(target, only(store, kind).id)]
    held = only(store, MentoringSession)
    assert isinstance(held, MentoringSession)
    assert held.state is SessionState.HELD


def test_sessions_open_with_enter(
    qtbot: QtBot, desk: Desk, store: Store, page: MenteePage, mentee_id: int
) -> None:
    held = factory.held(store, mentee_id, title="Handing over")
    show(page, mentee_id, "sessions")
    rows = page.sessions.list
    rows.setFocus()
    rows.choose(held.id)
    with qtbot.waitSignal(desk.place_wanted) as went:
        qtbot.keyClick(rows, Key.Key_Return)
    assert went.args == [Place(PageName.SESSION, held.id)]


def test_feedback_is_shown_with_its_words_and_its_step(
    store: Store, page: MenteePage, mentee_id: int
) -> None:
    given = factory.feedback(
        store, mentee_id, "rewrote the ticket", tone=Tone.GROWTH, audience=Audience.ME
    )
    factory.action(store, mentee_id, "Ask first", feedback_id=given.id)
    show(page, mentee_id, "feedback")
    shown = texts(page)
    assert {"rewrote the ticket", "growth", "only me"} <= set(shown)
    assert "Next, Amara Okafor: Ask first" in shown


def test_a_draft_of_feedback_is_not_called_praise_yet(
    store: Store, page: MenteePage, mentee_id: int
) -> None:
    factory.feedback(store, mentee_id, "rewrote the ticket", given_on=None)
    show(page, mentee_id, "feedback")
    shown = texts(page)
    assert {"rewrote the ticket", "draft"} <= set(shown)
    assert "praise" not in shown


def test_the_tab_is_kept_for_the_way_back_and_not_for_another(
    store: Store, page: MenteePage, mentee_id: int
) -> None:
    other = factory.mentee(store, "Jonas Lindqvist")
    show(page, mentee_id, "feedback")
    show(page, mentee_id)
    assert page.tabs.currentIndex() == 3
    show(page, other.id)
    assert page.tabs.currentIndex() == 0


def test_a_change_from_elsewhere_is_shown(store: Store, page: MenteePage, mentee_id: int) -> None:
    show(page, mentee_id)
    store.update(Mentee, mentee_id, {"name": "Amara O. Okafor"})
    assert "Amara O. Okafor" in texts(page)


def test_a_mentee_that_is_gone_says_so(page: MenteePage) -> None:
    show(page, 999)
    assert "This mentee is no longer in the journal." in texts(page)


@pytest.mark.parametrize(
    "tab", ["overview", "goals", "sessions", "feedback", "guides", "timeline", "about"]
)
def test_every_stop_has_a_name(store: Store, page: MenteePage, mentee_id: int, tab: str) -> None:
    full(store, mentee_id)
    show(page, mentee_id, tab)
    stops = [
        one
        for one in page.findChildren(QWidget)
        if one.focusPolicy() & Qt.FocusPolicy.TabFocus
        and one.focusProxy() is None
        and one.isVisible()
    ]
    assert stops
    for widget in stops:
        told = QAccessible.queryAccessibleInterface(widget)
        assert told.text(QAccessible.Text.Name), widget


@pytest.mark.parametrize(
    "tab", ["overview", "goals", "sessions", "feedback", "guides", "timeline", "about"]
)
def test_it_fits_the_smallest_window_in_large_text(
    qtbot: QtBot, store: Store, page: MenteePage, mentee_id: int, tab: str
) -> None:
    full(store, mentee_id)
    appearance().choose(percent=150)
    show(page, mentee_id, tab)
    page.resize(960 - 208, 600)
    qtbot.waitUntil(lambda: page.width() == 960 - 208)
    room = page._rooms[page.tabs.currentIndex()]
    inside = getattr(room, "widget", None)
    if inside is not None:
        assert inside().minimumSizeHint().width() <= page.width()
