"""One mentee's page on a real journal: what it shows, and what can be done in place."""

from __future__ import annotations

from datetime import timedelta

import pytest
from PySide6.QtCore import Qt
from PySide6.QtGui import QAccessible
from PySide6.QtWidgets import QAbstractButton, QApplication, QLabel, QWidget
from pytestqt.qtbot import QtBot

from mentor_desk.audience import Audience
from mentor_desk.records import (
    Action,
    ActionState,
    CheckIn,
    Feedback,
    Goal,
    GoalState,
    Mentee,
    MentoringSession,
    Mentorship,
    Milestone,
    Owner,
    Phase,
    Record,
    SessionState,
    Tone,
)
from mentor_desk.store import Store
from mentor_desk.ui.desk import Desk
from mentor_desk.ui.pages.mentee import MenteePage
from mentor_desk.ui.place import PageName, Place
from mentor_desk.ui.theme import appearance
from mentor_desk.ui.widgets.chip import Chip
from tests import factory

Key = Qt.Key
DAY = timedelta(days=1)


@pytest.fixture
def mentee_id(store: Store) -> int:
    made = factory.mentee(
        store,
        role="Engineering lead",
        organisation="Northwind",
        good_to_know="Prefers mornings",
    )
    factory.formal(store, made.id)
    return made.id


@pytest.fixture
def page(qtbot: QtBot, desk: Desk, mentee_id: int) -> MenteePage:
    made = MenteePage(desk)
    qtbot.addWidget(made)
    made.resize(1072, 800)
    with qtbot.waitActive(made):
        made.show()
        made.activateWindow()
    return made


def show(page: MenteePage, mentee_id: int, tab: str = "") -> None:
    page.show_place(Place(PageName.MENTEE, mentee_id, tab))


def texts(page: MenteePage) -> list[str]:
    """Everything on the page that can be read now; layouts show new widgets with the next event."""
    QApplication.processEvents()
    found = [one.text() for one in page.findChildren(QLabel) if one.isVisible()]
    return found + [one.text() for one in page.findChildren(QAbstractButton) if one.isVisible()]


def only(store: Store, kind: type[Record]) -> Record:
    with store.read() as session:
        (found,) = session.query(kind).all()
    return found


def button(page: QWidget, text: str) -> QAbstractButton:
    QApplication.processEvents()
    found = [
        one
        for one in page.findChildren(QAbstractButton)
        if one.text().replace("&", "") == text and one.isVisible()
    ]
    return found[0]


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


def test_a_check_in_is_added_by_keys_and_seen_at_once(
    qtbot: QtBot, store: Store, page: MenteePage, mentee_id: int
) -> None:
    goal = factory.goal(store, mentee_id, baseline=0.0, target=2.0)
    show(page, mentee_id, "goals")
    detail = page.goals.cards[goal.id]._detail
    assert detail is not None
    line = detail.check_ins
    line.value.setFocus()
    qtbot.keyClicks(line.value, "1,5")
    qtbot.keyClicks(line.comment, "Tomas ran it alone")
    qtbot.keyClick(line.comment, Key.Key_Return)
    kept = only(store, CheckIn)
    assert isinstance(kept, CheckIn)
    assert (kept.value, kept.comment, kept.day) == (1.5, "Tomas ran it alone", factory.TODAY)
    qtbot.waitUntil(lambda: "Tomas ran it alone" in texts(page))
    assert line.value.text() == ""
    assert line.value.hasFocus()


def test_what_is_no_reading_is_said_and_stays(
    qtbot: QtBot, store: Store, page: MenteePage, mentee_id: int
) -> None:
    goal = factory.goal(store, mentee_id)
    show(page, mentee_id, "goals")
    detail = page.goals.cards[goal.id]._detail
    assert detail is not None
    line = detail.check_ins
    qtbot.keyClicks(line.value, "a bit")
    line.add.click()
    qtbot.waitUntil(line.error.isVisible)
    assert (line.value.text(), line.value.hasFocus()) == ("a bit", True)
    line.value.selectAll()
    qtbot.keyClick(line.value, Key.Key_Delete)
    assert not line.error.isVisible()
    line.add.click()
    assert "Give a reading or a remark" in line.error.text()


def test_a_milestone_is_added_ticked_and_opened_again(
    qtbot: QtBot, desk: Desk, store: Store, page: MenteePage, mentee_id: int
) -> None:
    goal = factory.goal(store, mentee_id)
    show(page, mentee_id, "goals")
    detail = page.goals.cards[goal.id]._detail
    assert detail is not None
    steps = detail.milestones
    qtbot.keyClicks(steps.text, "Tomas leads one")
    qtbot.keyClicks(steps.day, "+2w")
    qtbot.keyClick(steps.day, Key.Key_Return)
    made = only(store, Milestone)
    assert isinstance(made, Milestone)
    assert made.due_on == factory.TODAY + 14 * DAY
    with qtbot.waitSignal(desk.notice) as said:
        qtbot.keyClick(steps.checks[made.id], Key.Key_Space)
    done = only(store, Milestone)
    assert isinstance(done, Milestone)
    assert done.done_on == factory.TODAY
    assert said.args is not None
    said.args[0].undo()
    again = only(store, Milestone)
    assert isinstance(again, Milestone)
    assert again.done_on is None
    assert not steps.checks[made.id].isChecked()


def test_a_goal_is_reached_and_the_way_back_keeps_its_day(
    qtbot: QtBot, desk: Desk, store: Store, page: MenteePage, mentee_id: int
) -> None:
    since = factory.TODAY - 30 * DAY
    goal = factory.goal(store, mentee_id, state_on=since)
    show(page, mentee_id, "goals")
    detail = page.goals.cards[goal.id]._detail
    assert detail is not None
    with qtbot.waitSignal(desk.notice) as said:
        detail.states.chip("reached").click()
    assert "reached" in [one.text() for one in page.goals.findChildren(Chip)]
    assert said.args is not None
    said.args[0].undo()
    kept = only(store, Goal)
    assert isinstance(kept, Goal)
    assert (kept.state, kept.state_on) == (GoalState.ACTIVE, since)


def test_who_may_read_a_goal_is_chosen_in_place(
    store: Store, page: MenteePage, mentee_id: int
) -> None:
    goal = factory.goal(store, mentee_id)
    show(page, mentee_id, "goals")
    detail = page.goals.cards[goal.id]._detail
    assert detail is not None
    assert detail.audience.choice is not None
    detail.audience.choice.chip("me").click()
    kept = only(store, Goal)
    assert isinstance(kept, Goal)
    assert kept.audience is Audience.ME


def test_a_draft_is_shown_as_one_and_goes_on_in_the_guide(
    qtbot: QtBot, desk: Desk, store: Store, page: MenteePage, mentee_id: int
) -> None:
    goal = factory.goal(store, mentee_id, "", state=GoalState.DRAFT)
    show(page, mentee_id, f"goals:{goal.id}")
    assert "Goal without a name yet" in texts(page)
    assert "draft" in texts(page)
    with qtbot.waitSignal(desk.place_wanted) as went:
        button(page, "Open in the guide").click()
    assert went.args == [Place(PageName.GOAL, goal.id)]


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


def test_the_timeline_goes_on_when_asked(
    qtbot: QtBot, store: Store, page: MenteePage, mentee_id: int
) -> None:
    for at in range(70):
        factory.held(store, mentee_id, factory.TODAY - at * DAY, title=f"Talk {at}")
    show(page, mentee_id, "timeline")
    assert "Talk 69" not in texts(page)
    button(page, "Show earlier").click()
    qtbot.waitUntil(lambda: "Talk 69" in texts(page))


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


def full(store: Store, mentee_id: int) -> None:
    goal = factory.goal(store, mentee_id, "A weekly hour kept free of any meeting " * 4)
    factory.check_in(store, goal.id, 1.0)
    factory.check_in(store, goal.id, 2.0, comment="went well " * 30)
    factory.milestone(store, goal.id)
    factory.action(store, mentee_id)
    factory.held(store, mentee_id, title="A long title " * 20)
    factory.feedback(store, mentee_id, "did something " * 40)


def test_the_day_of_a_milestone_stands_inside_its_row(
    qtbot: QtBot, store: Store, page: MenteePage, mentee_id: int
) -> None:
    goal = factory.goal(store, mentee_id)
    step = factory.milestone(store, goal.id, due_on=factory.TODAY + 5 * DAY)
    show(page, mentee_id, "goals")
    detail = page.goals.cards[goal.id]._detail
    assert detail is not None
    row = detail.milestones.checks[step.id]
    qtbot.waitUntil(row.isVisible)
    QApplication.processEvents()
    chip = row.findChild(Chip)
    assert chip is not None
    assert row.rect().contains(chip.geometry())


@pytest.mark.parametrize(("kind", "tab"), [(Goal, "goals"), (Feedback, "feedback")])
def test_a_draft_is_removed_and_comes_back(
    qtbot: QtBot,
    desk: Desk,
    store: Store,
    page: MenteePage,
    mentee_id: int,
    kind: type[Record],
    tab: str,
) -> None:
    if kind is Goal:
        made = factory.goal(store, mentee_id, "Idea", state=GoalState.DRAFT)
        tab = f"goals:{made.id}"
    else:
        factory.feedback(store, mentee_id, "Idea", given_on=None)
    show(page, mentee_id, tab)
    assert "Idea" in texts(page)
    with qtbot.waitSignal(desk.notice) as said:
        delete = [one for one in page.findChildren(QAbstractButton) if one.isVisible()]
        next(one for one in delete if "Delete draft" in (one.text(), one.accessibleName())).click()
    assert "Idea" not in texts(page)
    assert said.args is not None
    said.args[0].undo()
    assert "Idea" in texts(page)
