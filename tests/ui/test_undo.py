"""Ctrl+Z in the window: typing first where there is some, then what was done last."""

from __future__ import annotations

from collections.abc import Iterator

import pytest
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QApplication, QWidget
from pytestqt.qtbot import QtBot

from mentor_desk.records import (
    Action,
    ActionState,
    AgendaTopic,
    Goal,
    GoalState,
    Mentee,
    MentoringSession,
    Milestone,
    SessionState,
    Standing,
    Trashed,
)
from mentor_desk.services import trash
from mentor_desk.store import Session, Store
from mentor_desk.ui.desk import Desk
from mentor_desk.ui.main_window import MainWindow
from mentor_desk.ui.pages.actions import ActionsPage
from mentor_desk.ui.pages.mentee import MenteePage
from mentor_desk.ui.pages.session import SessionPage
from mentor_desk.ui.place import PageName, Place
from mentor_desk.ui.start import start_session
from mentor_desk.ui.ticking import ActionTick
from mentor_desk.ui.undo import MOST
from tests import factory
from tests.factory import TODAY

CTRL, SHIFT = Qt.KeyboardModifier.ControlModifier, Qt.KeyboardModifier.ShiftModifier


@pytest.fixture
def amara(store: Store) -> Mentee:
    return factory.mentee(store)


@pytest.fixture
def window(qtbot: QtBot, desk: Desk, amara: Mentee) -> Iterator[MainWindow]:
    made = MainWindow(desk)
    qtbot.addWidget(made)
    with qtbot.waitExposed(made):
        made.show()
    made.activateWindow()
    yield made
    made.close()


def undo(qtbot: QtBot, window: MainWindow) -> str:
    """Presses Ctrl+Z where the focus is; what the window says then."""
    window.toast.dismiss()
    qtbot.keyClick(QApplication.focusWidget() or window, Qt.Key.Key_Z, CTRL)
    return window.toast.text() if window.toast.isVisible() else ""


def redo(qtbot: QtBot, window: MainWindow) -> str:
    window.toast.dismiss()
    qtbot.keyClick(QApplication.focusWidget() or window, Qt.Key.Key_Z, CTRL | SHIFT)
    return window.toast.text() if window.toast.isVisible() else ""


def kept(store: Store, kind: type, number: int = 1) -> object:
    with store.read() as session:
        return session.get(kind, number)


def actions_page(window: MainWindow) -> ActionsPage:
    window.show_place(Place(PageName.ACTIONS))
    page = window.page(PageName.ACTIONS)
    assert isinstance(page, ActionsPage)
    return page


def tick(page: QWidget) -> ActionTick:
    QApplication.processEvents()
    return next(one for one in page.findChildren(ActionTick) if one.isVisible())


def test_a_tick_is_taken_back_and_done_again(
    qtbot: QtBot, window: MainWindow, store: Store, amara: Mentee
) -> None:
    action = factory.action(store, amara.id, "Call Farah")
    row = tick(actions_page(window))
    row.setFocus()
    qtbot.keyClick(row, Qt.Key.Key_Space)
    assert window.toast.text() == "Marked “Call Farah” as done"
    assert undo(qtbot, window) == "Undone: Marked “Call Farah” as done"
    assert window.toast.undo_button.text() == "Redo"
    assert store_state(store, action) is ActionState.OPEN
    assert redo(qtbot, window) == "Marked “Call Farah” as done"
    assert store_state(store, action) is ActionState.DONE
    assert undo(qtbot, window).startswith("Undone")
    qtbot.mouseClick(window.toast.undo_button, Qt.MouseButton.LeftButton)
    assert store_state(store, action) is ActionState.DONE


def store_state(store: Store, action: Action) -> ActionState:
    with store.read() as session:
        return session.get_one(Action, action.id).state


def test_row_55_del_throws_away_without_a_question_and_is_taken_back(
    qtbot: QtBot, window: MainWindow, store: Store, amara: Mentee
) -> None:
    factory.action(store, amara.id, "Call Farah")
    page = actions_page(window)
    row = tick(page)
    row.setFocus()
    qtbot.keyClick(row, Qt.Key.Key_Delete)
    assert window.toast.text() == "Deleted the action “Call Farah”"
    assert not kept(store, Action)
    assert undo(qtbot, window) == "Undone: Deleted the action “Call Farah”"
    assert kept(store, Action)
    assert tick(page).text() == "Call Farah"
    assert not kept(store, Trashed, 1)
    redo(qtbot, window)
    assert not kept(store, Action)
    assert kept(store, Trashed, 2)


def test_dropped_from_the_menu_and_taken_back(
    qtbot: QtBot, window: MainWindow, store: Store, amara: Mentee
) -> None:
    action = factory.action(store, amara.id, "Call Farah")
    row = tick(actions_page(window))
    drop, delete = row.row_menu.menu().actions()
    assert delete.text() == "&Delete"
    drop.trigger()
    assert store_state(store, action) is ActionState.DROPPED
    undo(qtbot, window)
    assert store_state(store, action) is ActionState.OPEN


def test_row_55_a_person_deleted_by_mistake_comes_back_with_everything(
    qtbot: QtBot, window: MainWindow, store: Store, amara: Mentee
) -> None:
    for title in ("Delegate", "Listen"):
        factory.goal(store, amara.id, title)
    factory.held(store, amara.id)
    window.show_place(Place(PageName.MENTEE, amara.id))
    page = window.page(PageName.MENTEE)
    assert isinstance(page, MenteePage)
    (delete,) = page.header.menu().actions()
    assert delete.text() == "&Delete Amara Okafor"
    delete.trigger()
    assert window.toast.text() == "Deleted Amara Okafor, with 1 session, 2 goals"
    assert not kept(store, Mentee)
    assert window.place == Place(PageName.MENTEES)
    undo(qtbot, window)
    window.show_step(-1)
    assert page.header.isVisible()
    assert kept(store, Goal, 2)


def test_one_after_the_other_and_nothing_at_the_end(
    qtbot: QtBot, window: MainWindow, desk: Desk, store: Store, amara: Mentee
) -> None:
    goal = factory.goal(store, amara.id, "Delegate")
    step = factory.milestone(store, goal.id, "Ask Tomas")

    def reach(session: Session) -> None:
        session.get_one(Goal, goal.id).state = GoalState.REACHED

    desk.change("Marked the goal “Delegate” as reached", reach)
    desk.undo.throw_away(Milestone, step.id)
    desk.undo.throw_away(Goal, goal.id)
    said = [undo(qtbot, window) for _ in range(4)]
    assert said == [
        "Undone: Deleted the goal “Delegate”",
        "Undone: Deleted the milestone “Ask Tomas”",
        "Undone: Marked the goal “Delegate” as reached",
        "There is nothing to undo.",
    ]
    with store.read() as session:
        assert session.get_one(Goal, goal.id).state is GoalState.ACTIVE
        assert session.get_one(Milestone, step.id).goal_id == goal.id
    assert [redo(qtbot, window) for _ in range(4)][-2:] == [
        "Deleted the goal “Delegate”",
        "There is nothing to do again.",
    ]


def test_something_new_meanwhile_is_left_alone(
    qtbot: QtBot, window: MainWindow, desk: Desk, store: Store, amara: Mentee
) -> None:
    goal = factory.goal(store, amara.id, "Old")

    def pause(session: Session) -> None:
        session.get_one(Goal, goal.id).state = GoalState.PAUSED

    desk.change("Paused", pause)
    desk.undo.throw_away(Goal, goal.id)
    factory.goal(store, amara.id, "New", state=GoalState.PAUSED)
    undo(qtbot, window)
    undo(qtbot, window)
    with store.read() as session:
        states = {one.title: one.state for one in session.query(Goal)}
    assert states == {"New": GoalState.PAUSED, "Old": GoalState.ACTIVE}


def test_what_was_changed_since_says_so_and_lets_go(
    qtbot: QtBot, window: MainWindow, desk: Desk, store: Store, amara: Mentee
) -> None:
    goal = factory.goal(store, amara.id, "Delegate")

    def reach(session: Session) -> None:
        session.get_one(Goal, goal.id).state = GoalState.REACHED

    desk.change("Reached", reach)
    store.update(Goal, goal.id, {"state": GoalState.DROPPED})
    assert "changed again since" in undo(qtbot, window)
    assert undo(qtbot, window) == "There is nothing to undo."


def test_typing_goes_first(
    qtbot: QtBot, window: MainWindow, store: Store, desk: Desk, amara: Mentee
) -> None:
    held = factory.held(store, amara.id, TODAY)
    topic = factory.topic(store, held.id)
    window.show_place(Place(PageName.SESSION, held.id))
    page = window.page(PageName.SESSION)
    assert isinstance(page, SessionPage)
    desk.undo.throw_away(AgendaTopic, topic.id)
    qtbot.keyClicks(page.note.editor, "Well begun")
    assert undo(qtbot, window) == ""
    assert page.note.editor.toPlainText() == ""
    assert not kept(store, AgendaTopic)
    assert undo(qtbot, window).startswith("Undone: Deleted the topic")
    assert kept(store, AgendaTopic)
    page.agenda.add.setFocus()
    assert redo(qtbot, window).startswith("Deleted the topic")


def test_standing_and_state_of_a_session_from_their_forms(
    qtbot: QtBot, window: MainWindow, store: Store, amara: Mentee
) -> None:
    window.show_place(Place(PageName.MENTEE, amara.id, "about"))
    page = window.page(PageName.MENTEE)
    assert isinstance(page, MenteePage)
    standing = page.about.person_form.editor("standing")
    standing.set_text("alumni")
    standing.edited.emit()
    assert page.flush()
    assert window.toast.text() == "Changed the standing of Amara Okafor to “alumni”"
    window.stack.setFocus()
    undo(qtbot, window)
    assert standing.text() == "active"
    with store.read() as session:
        assert session.get_one(Mentee, amara.id).standing is Standing.ACTIVE
    held = factory.held(store, amara.id, TODAY)
    window.show_place(Place(PageName.SESSION, held.id))
    page = window.page(PageName.SESSION)
    assert isinstance(page, SessionPage)
    page.details.state.set_value("missed")
    page.details.state.chosen.emit("missed")
    assert page.flush()
    assert window.toast.text() == "Marked the session as missed"
    undo(qtbot, window)
    with store.read() as session:
        assert session.get_one(MentoringSession, held.id).state is SessionState.HELD
    assert page.details.state.value() == "held"


def test_a_session_begun_by_mistake_goes_if_nothing_was_written(
    qtbot: QtBot, window: MainWindow, desk: Desk, store: Store, amara: Mentee
) -> None:
    place = start_session(desk, amara.id)
    assert place.id is not None
    desk.undo.undo()
    assert not kept(store, MentoringSession, place.id)
    place = start_session(desk, amara.id)
    factory.block(store, place.id or 0, "Words")
    desk.undo.undo()
    assert "added to it since" in window.toast.text()
    assert kept(store, MentoringSession, place.id or 0)


def test_the_session_page_deletes_its_session(
    qtbot: QtBot, window: MainWindow, store: Store, amara: Mentee
) -> None:
    held = factory.held(store, amara.id, TODAY, title="Handing over")
    factory.block(store, held.id, "Words")
    window.show_place(Place(PageName.SESSION, held.id))
    page = window.page(PageName.SESSION)
    assert isinstance(page, SessionPage)
    qtbot.keyClicks(page.note.editor, "More ")
    page.details.delete.click()
    assert window.toast.text() == "Deleted the session “Handing over”, with 1 paragraph"
    assert window.place == Place(PageName.MENTEE, amara.id, "sessions")
    undo(qtbot, window)
    window.show_place(Place(PageName.SESSION, held.id))
    assert "More" in page.note.editor.toPlainText()


def test_what_would_be_undone_is_found_by_ctrl_k(
    window: MainWindow, desk: Desk, store: Store, amara: Mentee
) -> None:
    def undos() -> list[str]:
        return [one.text for one in window.commands.listed() if one.name in {"undo", "redo"}]

    assert undos() == []
    desk.undo.throw_away(Mentee, amara.id)
    assert undos() == ["Undo: Deleted Amara Okafor"]
    desk.undo.undo()
    assert undos() == ["Redo: Deleted Amara Okafor"]


def test_what_went_for_good_is_not_undone(desk: Desk, store: Store, amara: Mentee) -> None:
    goal = factory.goal(store, amara.id)
    desk.undo.throw_away(Goal, goal.id)
    with store.write() as session:
        trash.empty(session)
    desk.undo.undo()
    assert not kept(store, Goal)
    assert desk.undo.next == ""


def test_it_remembers_so_many(desk: Desk, store: Store, amara: Mentee) -> None:
    for number in range(MOST + 5):
        text = f"Action {number}"
        desk.undo.run(text, lambda session, text=text: add_action(session, text), say=False)
    undone = 0
    while desk.undo.next:
        desk.undo.undo()
        undone += 1
    assert undone == MOST


def add_action(session: Session, text: str) -> None:
    session.add(Action(mentorship_id=1, text=text, made_on=TODAY))


def test_the_keyboard_keeps_its_place(
    qtbot: QtBot, window: MainWindow, store: Store, amara: Mentee
) -> None:
    for text in ("One", "Two", "Three"):
        factory.action(store, amara.id, text)
    page = actions_page(window)
    rows = [one for one in page.findChildren(ActionTick) if one.isVisible()]
    rows[1].setFocus()
    qtbot.keyClick(rows[1], Qt.Key.Key_Delete)
    assert focused() == "Three"
    undo(qtbot, window)
    assert focused() == "Two"


def focused() -> str:
    widget = QApplication.focusWidget()
    return widget.text() if isinstance(widget, ActionTick) else ""
