"""Versions of what is written in forms and guides, and the way back from their pages."""

from __future__ import annotations

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QPlainTextEdit
from pytestqt.qtbot import QtBot

from mentor_desk.records import Feedback, Goal, Mentee, Mentorship, Occasion, Record
from mentor_desk.services import mentees, versions
from mentor_desk.services.versions import ANSWERS, Written
from mentor_desk.store import Store
from mentor_desk.ui.desk import Desk
from mentor_desk.ui.pages.feedback import FeedbackPage
from mentor_desk.ui.pages.goal import GoalPage
from mentor_desk.ui.pages.mentee.about import AboutTab
from mentor_desk.ui.pages.session import SessionPage
from mentor_desk.ui.place import PageName, Place
from mentor_desk.ui.versions import Versions
from mentor_desk.ui.widgets.button import IconButton
from tests import factory


def occasions(store: Store, kind: type[Record], number: int, field: str) -> list[Occasion]:
    with store.read() as session:
        rows = versions.rows(session, Written(kind, number, field))
    return [row.occasion for row in rows[::-1]]


def shown(page: GoalPage | FeedbackPage, place: Place, qtbot: QtBot) -> None:
    qtbot.addWidget(page)
    page.resize(1072, 800)
    with qtbot.waitActive(page):
        page.show()
        page.activateWindow()
    page.show_place(place)
    page._view.go_to(0)


def write(page: GoalPage | FeedbackPage, text: str, qtbot: QtBot) -> None:
    field = page.window().focusWidget()
    assert field is not None
    qtbot.keyClicks(field, text)
    assert page.flush()


def test_a_goal_comes_back_with_its_answers(qtbot: QtBot, desk: Desk, store: Store) -> None:
    goal = factory.goal(store, factory.mentee(store).id, "Delegate", guide="smart", target=2.0)
    page = GoalPage(desk)
    shown(page, Place(PageName.GOAL, goal.id), qtbot)
    assert page.flush()
    assert occasions(store, Goal, goal.id, ANSWERS) == []
    write(page, " everything", qtbot)
    assert occasions(store, Goal, goal.id, ANSWERS) == [Occasion.BEFORE, Occasion.LEFT]
    earlier = next(one for one in page.findChildren(IconButton) if "Earlier" in one.toolTip())
    qtbot.mouseClick(earlier, Qt.MouseButton.LeftButton)
    (dialog,) = page.findChildren(Versions)
    assert dialog.sides.now.toPlainText().split("\n")[1] == "Delegate everything"
    assert dialog.sides.then.toPlainText().split("\n")[1] == "Delegate"
    dialog.bring_back.click()
    with store.read() as session:
        assert session.get_one(Goal, goal.id).title == "Delegate"
    assert page._view.answers["title"] == "Delegate"
    page.hide()


def test_a_feedback_is_kept_from_its_page_and_from_the_draft_beside_a_note(
    qtbot: QtBot, desk: Desk, store: Store
) -> None:
    amara = factory.mentee(store)
    held = factory.held(store, amara.id)
    beside = SessionPage(desk)
    qtbot.addWidget(beside)
    beside.show()
    beside.show_place(Place(PageName.SESSION, held.id))
    seen = beside.draft.fields.editors["observation"].field
    qtbot.keyClicks(seen, "She waited")
    assert beside.draft.flush()
    with store.read() as session:
        number = session.query(Feedback).one().id
    qtbot.keyClicks(seen, " for Tomas")
    assert beside.flush()
    assert occasions(store, Feedback, number, ANSWERS) == [Occasion.LEFT]
    beside.hide()
    page = FeedbackPage(desk)
    shown(page, Place(PageName.FEEDBACK, number), qtbot)
    page._view.go_to(1)
    write(page, "Tuesday", qtbot)
    assert occasions(store, Feedback, number, ANSWERS) == [Occasion.LEFT] * 2
    page.hide()


def test_the_long_texts_of_a_person_and_a_relationship(
    qtbot: QtBot, desk: Desk, store: Store
) -> None:
    amara = factory.mentee(store, good_to_know="Mornings")
    tab = AboutTab(desk)
    qtbot.addWidget(tab)
    tab.show()
    with store.read() as session:
        person = mentees.person(session, amara.id)
    assert person is not None
    tab.show_person(person)
    field = tab.person_form.editor("good_to_know").field
    assert isinstance(field, QPlainTextEdit)
    qtbot.keyClicks(field, "!")
    assert tab.person_form.flush()
    assert occasions(store, Mentee, amara.id, "good_to_know") == [Occasion.BEFORE]
    assert tab.flush()
    assert occasions(store, Mentee, amara.id, "good_to_know") == [Occasion.BEFORE, Occasion.LEFT]
    assert occasions(store, Mentorship, person.mentorship.id, "purpose") == []
    buttons = [one for one in tab.findChildren(IconButton) if "Earlier" in one.toolTip()]
    qtbot.mouseClick(buttons[1], Qt.MouseButton.LeftButton)
    (dialog,) = tab.findChildren(Versions)
    assert not dialog.none.isHidden()  # the purpose has none
    dialog.show_subject(dialog.subjects[0])
    assert dialog.sides.then.toPlainText() == "Mornings"
    dialog.bring_back.click()
    with store.read() as session:
        assert session.get_one(Mentee, amara.id).good_to_know == "Mornings"
    tab.hide()


def test_no_answer_and_no_long_text_is_there_while_what_is_private_is_hidden(
    qtbot: QtBot, desk: Desk, store: Store
) -> None:
    goal = factory.goal(store, factory.mentee(store).id, "Delegate", guide="smart", target=2.0)
    page = GoalPage(desk)
    shown(page, Place(PageName.GOAL, goal.id), qtbot)
    write(page, " everything", qtbot)
    page.show_versions()
    (dialog,) = page.findChildren(Versions)
    desk.privacy.toggle()
    for view in (dialog.sides.then, dialog.sides.now):
        assert "Delegate" not in view.toPlainText()
        assert "1 paragraph is hidden." in view.toPlainText()
    desk.privacy.toggle()
    assert "Delegate everything" in dialog.sides.now.toPlainText()
    dialog.reject()
