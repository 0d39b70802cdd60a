"""The goal guide under real keys on a real journal."""

from __future__ import annotations

from datetime import date

from PySide6.QtCore import Qt
from PySide6.QtGui import QAccessible
from PySide6.QtWidgets import QLineEdit, QPlainTextEdit, QWidget
from pytestqt.qtbot import QtBot

from mentor_desk.audience import Audience
from mentor_desk.guides import FieldKind
from mentor_desk.records import Action, Goal, GoalState, Milestone
from mentor_desk.services import library
from mentor_desk.store import Store
from mentor_desk.ui.desk import Desk
from mentor_desk.ui.guide.reading import SpanLabel
from mentor_desk.ui.pages.goal import GoalPage
from mentor_desk.ui.place import PageName, Place
from mentor_desk.ui.start import new_goal
from mentor_desk.ui.theme import appearance
from tests import factory
from tests.ui.pages.goal.conftest import focus, kept, opened, press, write

Key, Mod = Qt.Key, Qt.KeyboardModifier


def test_a_goal_is_written_and_agreed_with_the_keyboard_alone(
    qtbot: QtBot, desk: Desk, store: Store, page: GoalPage, mentee_id: int
) -> None:
    place = new_goal(desk, mentee_id)
    opened(qtbot, page, place)
    write(qtbot, page, "Hand over two recurring tasks")
    press(qtbot, page, Key.Key_Return)
    assert isinstance(focus(page), QPlainTextEdit)
    write(qtbot, page, "Tasks others finish")
    press(qtbot, page, Key.Key_Tab)
    for text in ("0", "2", "tasks", "own list"):
        write(qtbot, page, text)
        press(qtbot, page, Key.Key_Return)
    assert page._view.step == 2
    press(qtbot, page, Key.Key_Return, Mod.ControlModifier)
    write(qtbot, page, "Every release waits.")
    press(qtbot, page, Key.Key_Down, Mod.AltModifier)
    write(qtbot, page, "31 jan")
    press(qtbot, page, Key.Key_Return)
    write(qtbot, page, "+3w")
    press(qtbot, page, Key.Key_Return)
    with qtbot.waitSignal(desk.place_wanted) as went:
        press(qtbot, page, Key.Key_Return, Mod.ControlModifier)
    assert went.args == [Place(PageName.MENTEE, mentee_id, "goals")]
    goal = kept(store, place.id)
    assert (goal.title, goal.measure) == ("Hand over two recurring tasks", "Tasks others finish")
    assert (goal.baseline, goal.target, goal.unit, goal.source) == (0.0, 2.0, "tasks", "own list")
    assert (goal.why, goal.due_on) == ("Every release waits.", date(2027, 1, 31))
    assert (goal.state, goal.set_on) == (GoalState.ACTIVE, factory.TODAY)
    with store.read() as session:
        (look,) = session.query(Milestone).all()
    assert (look.goal_id, look.due_on) == (goal.id, date(2026, 12, 12))


def test_at_the_end_all_of_it_stands_where_one_looks(
    qtbot: QtBot, desk: Desk, page: GoalPage, mentee_id: int
) -> None:
    opened(qtbot, page, new_goal(desk, mentee_id))
    write(qtbot, page, "Hand over two recurring tasks")
    assert page._view.guide is not None
    page._view.go_to(len(page._view.guide.steps))
    assert "Hand over two recurring tasks" in page._ending.whole()
    shown = [one for one in page.findChildren(SpanLabel) if one.isVisible()]
    assert all(page._ending.isAncestorOf(one) for one in shown)
    assert shown


def test_each_key_is_in_the_journal_within_a_second(
    qtbot: QtBot, desk: Desk, store: Store, page: GoalPage, mentee_id: int
) -> None:
    place = new_goal(desk, mentee_id)
    opened(qtbot, page, place)
    write(qtbot, page, "Half a thou")
    qtbot.waitUntil(lambda: kept(store, place.id).title == "Half a thou")
    assert kept(store, place.id).state is GoalState.DRAFT


def test_what_cannot_be_read_as_a_number_is_kept_and_said(
    qtbot: QtBot, desk: Desk, store: Store, page: GoalPage, mentee_id: int
) -> None:
    place = new_goal(desk, mentee_id)
    opened(qtbot, page, place)
    press(qtbot, page, Key.Key_Return, Mod.ControlModifier)
    press(qtbot, page, Key.Key_Tab)
    write(qtbot, page, "about four")
    press(qtbot, page, Key.Key_Tab)
    shown = [one.accessibleDescription() for one in page.findChildren(QLineEdit)]
    assert any("as a number it cannot be read" in text for text in shown)
    page.flush()
    goal = kept(store, place.id)
    assert (goal.answers["baseline"], goal.baseline) == ("about four", None)


def test_changing_the_guide_keeps_every_answer(
    qtbot: QtBot, desk: Desk, store: Store, page: GoalPage, mentee_id: int
) -> None:
    place = new_goal(desk, mentee_id)
    opened(qtbot, page, place)
    write(qtbot, page, "Quiet Fridays")
    press(qtbot, page, Key.Key_Return, Mod.ControlModifier)
    write(qtbot, page, "No calls after noon")
    options = next(one for one in page._guides.actions() if one.text().startswith("Goal –"))
    with qtbot.waitSignal(desk.notice) as said:
        options.trigger()
    assert kept(store, place.id).guide == "options"
    page._view.go_to(0)
    field = focus(page)
    assert isinstance(field, QLineEdit)
    assert field.text() == "Quiet Fridays"
    assert said.args is not None
    said.args[0].undo()
    goal = kept(store, place.id)
    assert goal.guide == "smart"
    assert goal.answers["measure"] == "No calls after noon"


def test_a_goal_without_a_name_is_not_agreed_but_says_why(
    qtbot: QtBot, desk: Desk, store: Store, page: GoalPage, mentee_id: int
) -> None:
    place = new_goal(desk, mentee_id)
    opened(qtbot, page, place)
    page._view.go_to(5)
    page._ending.agree.click()
    field = focus(page)
    assert isinstance(field, QLineEdit)
    assert "no name yet" in field.accessibleDescription()
    assert kept(store, place.id).state is GoalState.DRAFT


def test_a_goal_keeps_the_guide_it_was_made_with_until_the_newer_one_is_taken(
    qtbot: QtBot, desk: Desk, store: Store, page: GoalPage, mentee_id: int
) -> None:
    with store.write() as session:
        mine = library.duplicate(session, desk.library.guides["smart"], "Mine", factory.NOW)
    place = new_goal(desk, mentee_id, mine.id)
    with store.write() as session:
        library.rename(session, mine.id, "Mine, changed", factory.NOW)
    opened(qtbot, page, place)
    assert page._opened is not None
    assert page._opened.guide == mine
    offered = "This guide has been changed since: use the newer one"
    newer = page._guides.actions()[0]
    assert newer.text() == offered
    newer.trigger()
    assert kept(store, place.id).guide_version == 2
    assert page._opened.guide.title == "Mine, changed"
    assert page._guides.actions()[0].text() != offered


def test_the_first_step_of_the_options_guide_becomes_an_action_for_the_goals_readers(
    qtbot: QtBot, desk: Desk, store: Store, page: GoalPage, mentee_id: int
) -> None:
    place = new_goal(desk, mentee_id, "options")
    opened(qtbot, page, place)
    guide = desk.library.guides["options"]
    text = next(one.name for one in guide.fields() if one.record == "action.text")
    page._view.answers.update({"title": "Quiet Fridays", text: "Talk to Piotr"})
    page._view.edited.emit()
    page._view.go_to(len(guide.steps))
    choice = page._ending._audience.choice
    assert choice is not None
    choice.chip("me").click()
    page._ending.agree.click()
    with store.read() as session:
        (action,) = session.query(Action).all()
    assert (action.text, action.goal_id) == ("Talk to Piotr", place.id)
    assert action.audience is Audience.ME
    assert kept(store, place.id).audience is Audience.ME


def test_an_agreed_goal_keeps_its_name_when_the_answer_is_emptied(
    qtbot: QtBot, desk: Desk, store: Store, page: GoalPage, mentee_id: int
) -> None:
    goal = factory.goal(store, mentee_id, "Lead a review")
    opened(qtbot, page, Place(PageName.GOAL, goal.id))
    page._view.go_to(0)
    field = focus(page)
    assert isinstance(field, QLineEdit)
    field.selectAll()
    press(qtbot, page, Key.Key_Backspace)
    page.flush()
    assert kept(store, goal.id).title == "Lead a review"


def test_checks_speak_only_of_steps_that_were_shown(
    qtbot: QtBot, desk: Desk, page: GoalPage, mentee_id: int
) -> None:
    opened(qtbot, page, new_goal(desk, mentee_id))
    first = {row.finding.step for row in page._view.card.rows()}
    press(qtbot, page, Key.Key_Return, Mod.ControlModifier)
    second = {row.finding.step for row in page._view.card.rows()}
    assert first <= {"different"}
    assert "sign" in second


def test_a_question_behind_a_check_opens_with_the_keyboard_and_stays_while_typing(
    qtbot: QtBot, desk: Desk, page: GoalPage, mentee_id: int
) -> None:
    opened(qtbot, page, new_goal(desk, mentee_id))
    write(qtbot, page, "Be better and be faster")
    row = next(one for one in page._view.card.rows() if not one.finding.ok)
    row.head.setFocus()
    qtbot.keyClick(row.head, Key.Key_Space)
    qtbot.waitUntil(row._behind.isVisible)
    page._view.focus_first()
    write(qtbot, page, " soon")
    again = next(one for one in page._view.card.rows() if one.finding.check == row.finding.check)
    assert again.head.isChecked()


def test_a_change_from_elsewhere_is_shown(
    qtbot: QtBot, desk: Desk, store: Store, page: GoalPage, mentee_id: int
) -> None:
    goal = factory.goal(store, mentee_id, "Lead a review")
    opened(qtbot, page, Place(PageName.GOAL, goal.id))
    page._view.go_to(0)
    store.update(Goal, goal.id, {"title": "Lead two reviews"})
    assert page._view.answers["title"] == "Lead two reviews"
    field = focus(page)
    assert isinstance(field, QLineEdit)
    assert field.text() == "Lead two reviews"


def test_a_goal_that_is_gone_says_so(qtbot: QtBot, page: GoalPage) -> None:
    page.show()
    page.show_place(Place(PageName.GOAL, 999))
    assert page._gone.isVisible()
    assert not page._view.isVisible()


def test_tab_goes_through_rail_fields_buttons_and_checks_in_that_order(
    qtbot: QtBot, desk: Desk, page: GoalPage, mentee_id: int
) -> None:
    opened(qtbot, page, new_goal(desk, mentee_id))
    press(qtbot, page, Key.Key_Return, Mod.ControlModifier)
    names: list[str] = []
    for _ in range(9):
        widget = focus(page)
        assert widget is not None
        names.append(QAccessible.queryAccessibleInterface(widget).text(QAccessible.Text.Name))
        press(qtbot, page, Key.Key_Tab)
    assert names[:7] == [
        "What you would point at",
        "Today",
        "Aim",
        "Unit",
        "Where one can look it up",
        "Back",
        "Next",
    ]


def test_every_stop_has_a_name_on_every_step(
    qtbot: QtBot, desk: Desk, page: GoalPage, mentee_id: int
) -> None:
    opened(qtbot, page, new_goal(desk, mentee_id))
    for step in range(6):
        page._view.go_to(step)
        for widget in page.findChildren(QWidget):
            if widget.focusPolicy() != Qt.FocusPolicy.NoFocus and widget.isVisible():
                told = QAccessible.queryAccessibleInterface(widget)
                assert told.text(QAccessible.Text.Name), widget


def test_it_fits_the_smallest_window_in_large_text(
    qtbot: QtBot, desk: Desk, page: GoalPage, mentee_id: int
) -> None:
    appearance().choose(percent=150)
    opened(qtbot, page, new_goal(desk, mentee_id))
    page.resize(960 - 208, 600)
    qtbot.waitUntil(lambda: page.width() == 960 - 208)
    for step in range(6):
        page._view.go_to(step)
        inside = page._view.widget()
        assert inside is not None
        assert inside.minimumSizeHint().width() <= page._view.viewport().width()


def test_a_draft_is_taken_up_after_the_last_step_answered(
    qtbot: QtBot, desk: Desk, page: GoalPage, mentee_id: int
) -> None:
    place = new_goal(desk, mentee_id)
    opened(qtbot, page, place)
    assert page._view.step == 0
    write(qtbot, page, "Lead a review")
    page._view.go_to(2)
    write(qtbot, page, "3")
    opened(qtbot, page, place)
    assert page._view.step == 3


def test_who_comes_to_a_long_answer_writes_on_at_its_end(
    qtbot: QtBot, desk: Desk, page: GoalPage, mentee_id: int
) -> None:
    opened(qtbot, page, new_goal(desk, mentee_id))
    guide = page._view.guide
    assert guide is not None
    kinds = [step.fields[0].kind for step in guide.steps]
    at = kinds.index(FieldKind.LONG_TEXT)
    page._view.go_to(at)
    write(qtbot, page, "Two words")
    page._view.go_on()
    page._view.go_to(at)
    write(qtbot, page, " more")
    assert page._view.answers[guide.steps[at].fields[0].name] == "Two words more"
