"""Feedback by guide: kept while written, read by nobody until given, its step an action then."""

from __future__ import annotations

from datetime import date

import pytest
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QWidget
from pytestqt.qtbot import QtBot

from mentor_desk.audience import Audience, Reader
from mentor_desk.records import Action, Feedback, Owner, Tone
from mentor_desk.store import Store
from mentor_desk.ui.desk import Desk
from mentor_desk.ui.pages.feedback import FeedbackPage
from mentor_desk.ui.place import PageName, Place
from mentor_desk.ui.start import new_feedback
from tests import factory

Key, Mod = Qt.Key, Qt.KeyboardModifier


@pytest.fixture
def mentee_id(store: Store) -> int:
    return factory.mentee(store).id


@pytest.fixture
def page(qtbot: QtBot, desk: Desk) -> FeedbackPage:
    made = FeedbackPage(desk)
    qtbot.addWidget(made)
    made.resize(1072, 800)
    with qtbot.waitActive(made):
        made.show()
        made.activateWindow()
    return made


def focus(page: FeedbackPage) -> QWidget:
    widget = page.window().focusWidget()
    assert widget is not None
    return widget


def on(qtbot: QtBot, page: FeedbackPage) -> None:
    qtbot.keyClick(focus(page), Key.Key_Return, Mod.ControlModifier)


def kept(store: Store, number: int | None) -> Feedback:
    assert number is not None
    with store.read() as session:
        found = session.get(Feedback, number)
    assert found is not None
    return found


def steps(store: Store) -> list[Action]:
    with store.read() as session:
        return session.query(Action).all()


def written(qtbot: QtBot, page: FeedbackPage) -> None:
    """Up to the last step, by keys."""
    qtbot.keyClick(focus(page), Key.Key_Right)
    qtbot.keyClick(focus(page), Key.Key_Space)
    on(qtbot, page)
    qtbot.keyClicks(focus(page), "Thursday, in the tracker")
    on(qtbot, page)
    qtbot.keyClicks(focus(page), "rewrote the ticket")
    on(qtbot, page)
    qtbot.keyClicks(focus(page), "Nadia stopped picking up tickets")
    on(qtbot, page)
    on(qtbot, page)
    qtbot.keyClicks(focus(page), "Ask first")
    qtbot.keyClick(focus(page), Key.Key_Return)
    for _ in ("who said it first", "who does it"):
        qtbot.keyClick(focus(page), Key.Key_Tab)
    qtbot.keyClicks(focus(page), "4 dec")
    on(qtbot, page)


def test_feedback_is_written_given_and_its_step_taken_on_by_keys(
    qtbot: QtBot, desk: Desk, store: Store, page: FeedbackPage, mentee_id: int
) -> None:
    place = new_feedback(desk, mentee_id)
    page.show_place(place)
    written(qtbot, page)
    page.flush()
    assert kept(store, place.id).given_on is None
    assert steps(store) == []
    with qtbot.waitSignal(desk.place_wanted) as went:
        on(qtbot, page)
    assert went.args == [Place(PageName.MENTEE, mentee_id, "feedback")]
    given = kept(store, place.id)
    assert (given.tone, given.given_on) == (Tone.GROWTH, factory.TODAY)
    assert (given.occasion, given.observation) == (
        "Thursday, in the tracker",
        "rewrote the ticket",
    )
    (step,) = steps(store)
    assert (step.text, step.owner, step.due_on) == ("Ask first", Owner.MENTEE, date(2026, 12, 4))
    assert (step.feedback_id, step.audience) == (given.id, Audience.MENTEE)


def test_a_draft_and_its_step_reach_nobody(
    qtbot: QtBot, desk: Desk, store: Store, page: FeedbackPage, mentee_id: int
) -> None:
    page.show_place(new_feedback(desk, mentee_id))
    written(qtbot, page)
    page.flush()
    with store.gate(Reader.MENTEE) as gate:
        assert not gate.rows(mentee_id, "feedback")
        assert not gate.rows(mentee_id, "action")


def test_private_feedback_keeps_its_step_private_too(
    qtbot: QtBot, desk: Desk, store: Store, page: FeedbackPage, mentee_id: int
) -> None:
    page.show_place(new_feedback(desk, mentee_id))
    written(qtbot, page)
    choice = page._ending._audience.choice
    assert choice is not None
    choice.chip("me").click()
    page._ending.give.click()
    (step,) = steps(store)
    assert step.audience is Audience.ME
    with store.gate(Reader.MENTEE) as gate:
        assert not gate.rows(mentee_id, "action")


def test_without_anything_seen_it_is_not_given_but_says_why(
    qtbot: QtBot, desk: Desk, store: Store, page: FeedbackPage, mentee_id: int
) -> None:
    place = new_feedback(desk, mentee_id)
    page.show_place(place)
    page._view.go_to(6)
    page._ending.give.click()
    assert kept(store, place.id).given_on is None
    assert "saw or heard" in focus(page).accessibleDescription()


def test_giving_can_be_undone(
    qtbot: QtBot, desk: Desk, store: Store, page: FeedbackPage, mentee_id: int
) -> None:
    place = new_feedback(desk, mentee_id)
    page.show_place(place)
    written(qtbot, page)
    with qtbot.waitSignal(desk.notice) as said:
        page._ending.give.click()
    assert said.args is not None
    said.args[0].undo()
    assert kept(store, place.id).given_on is None
    assert steps(store) == []


def test_it_belongs_to_a_goal_and_goes_back_to_its_session(
    qtbot: QtBot, desk: Desk, store: Store, page: FeedbackPage, mentee_id: int
) -> None:
    goal = factory.goal(store, mentee_id)
    session = factory.held(store, mentee_id)
    place = new_feedback(desk, mentee_id, session.id)
    page.show_place(place)
    written(qtbot, page)
    page._ending._goals.setFocus()
    qtbot.keyClick(page._ending._goals, Key.Key_Down)
    with qtbot.waitSignal(desk.place_wanted) as went:
        page._ending.give.click()
    assert went.args == [Place(PageName.SESSION, session.id)]
    assert kept(store, place.id).goal_id == goal.id
    assert steps(store)[0].goal_id == goal.id


def test_a_step_changed_elsewhere_stands_in_the_guide(
    qtbot: QtBot, store: Store, page: FeedbackPage, mentee_id: int
) -> None:
    given = factory.feedback(store, mentee_id, guide="situation-behaviour-effect")
    factory.action(store, mentee_id, "Ask Nadia", feedback_id=given.id)
    page.show_place(Place(PageName.FEEDBACK, given.id))
    assert page._view.answers["next_step"] == "Ask Nadia"
    page._view.answers["next_step"] = "Ask Nadia first"
    page._view.edited.emit()
    page.flush()
    assert [step.text for step in steps(store)] == ["Ask Nadia first"]
