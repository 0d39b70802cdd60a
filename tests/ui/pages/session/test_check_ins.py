"""Readings of a goal, from the fields and from the text."""

from __future__ import annotations

from PySide6.QtTest import QTest

from mentor_desk.records import (
    CheckIn,
    MentoringSession,
)
from mentor_desk.services import ladders
from mentor_desk.store import Store
from mentor_desk.ui.desk import Notice
from mentor_desk.ui.pages.session import SessionPage
from mentor_desk.ui.place import PageName, Place
from tests import factory
from tests.ui.pages.session.conftest import (
    Key,
    all_of,
    enter,
    note_text,
    one_of,
    open_at,
    session_of,
    write,
)


def test_a_check_in_on_the_goal_in_focus(
    page: SessionPage, store: Store, mentee_id: int, held: MentoringSession
) -> None:
    goal = factory.goal(store, mentee_id, baseline=0.0, target=2.0, unit="tasks")
    open_at(page, held.id)
    page.focus.choice.setFocus()
    QTest.keyClick(page.focus.choice, Key.Key_Down)
    assert session_of(store, held.id).focus_goal_id == goal.id
    QTest.keyClicks(page.focus.value, "1")
    QTest.keyClicks(page.focus.comment, "Tomas ran it")
    enter(page.focus.comment)
    made = one_of(store, CheckIn)
    assert isinstance(made, CheckIn)
    assert (made.goal_id, made.session_id, made.value, made.comment, made.day) == (
        goal.id,
        held.id,
        1.0,
        "Tomas ran it",
        factory.TODAY,
    )
    assert page.focus._stands.text() == "from 0 to 2 tasks · now 1"
    assert page.focus._bar.value() == 50
    assert page.note.editor.hasFocus()


def test_a_goal_with_an_agreed_ladder_is_scored_in_the_session(
    page: SessionPage, store: Store, mentee_id: int, held: MentoringSession
) -> None:
    goal = factory.goal(store, mentee_id)
    store.update(MentoringSession, held.id, {"focus_goal_id": goal.id})
    open_at(page, held.id)
    assert not page.focus.level.isVisible()
    with store.write() as session:
        ladders.keep(session, goal.id, ("none", "one", "two", "three", ""))
        ladders.agree(session, goal.id, factory.TODAY)
    page.show_place(Place(PageName.SESSION, held.id))
    assert page.focus.level.isVisible()
    assert page.focus.level.chips.chip("1").toolTip() == "more than expected: three"
    QTest.keyClick(page.focus.level.chips.chip("1"), Key.Key_Space)
    enter(page.focus.comment)
    made = one_of(store, CheckIn)
    assert isinstance(made, CheckIn)
    assert (made.level, made.value, made.session_id) == (1, None, held.id)
    assert page.focus._today.text() == "Checked in: more than expected"


def test_a_check_in_from_the_text_finds_the_only_goal(
    page: SessionPage, store: Store, mentee_id: int, held: MentoringSession
) -> None:
    factory.goal(store, mentee_id)
    open_at(page, held.id)
    write(page, "/checkin 1.5 half of it")
    enter(page.note.editor)
    made = one_of(store, CheckIn)
    assert isinstance(made, CheckIn)
    assert (made.value, made.comment) == (1.5, "half of it")
    assert page.note.editor.hasFocus()


def test_a_check_in_stays_in_the_text_while_there_is_no_goal_to_keep_it(
    page: SessionPage, store: Store, held: MentoringSession, notices: list[Notice]
) -> None:
    open_at(page, held.id)
    write(page, "/check-in 3 and what was said")
    enter(page.note.editor)
    assert page.flush()
    assert note_text(store, held.id)[0] == "/check-in 3 and what was said"
    assert page.note.editor.hasFocus()
    assert notices[-1].text == "There is no active goal yet to check in on."


def test_a_check_in_without_a_goal_waits_in_the_fields(
    page: SessionPage, store: Store, mentee_id: int, held: MentoringSession
) -> None:
    factory.goal(store, mentee_id, "One")
    factory.goal(store, mentee_id, "Two")
    open_at(page, held.id)
    write(page, "/check-in 2")
    enter(page.note.editor)
    assert all_of(store, CheckIn) == []
    assert page.focus.choice.hasFocus()
    assert page.focus.value.text() == "2"


def test_a_reading_that_is_no_number_says_so(
    page: SessionPage, store: Store, mentee_id: int, held: MentoringSession
) -> None:
    goal = factory.goal(store, mentee_id)
    store.update(MentoringSession, held.id, {"focus_goal_id": goal.id})
    open_at(page, held.id)
    QTest.keyClicks(page.focus.value, "much")
    page.focus.add.click()
    assert all_of(store, CheckIn) == []
    assert page.focus._error.isVisible()
    assert page.focus.value.text() == "much"
