"""The goals on the page of a mentee: read, stepped forward, reached, and kept as drafts."""

from __future__ import annotations

from datetime import timedelta

import pytest
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QAbstractButton, QApplication
from pytestqt.qtbot import QtBot

from mentor_desk.audience import Audience
from mentor_desk.records import CheckIn, Feedback, Goal, GoalState, Milestone, Record
from mentor_desk.store import Store
from mentor_desk.ui.desk import Desk
from mentor_desk.ui.pages.mentee import MenteePage
from mentor_desk.ui.place import PageName, Place
from mentor_desk.ui.widgets.chip import Chip
from tests import factory
from tests.ui.pages.mentee.conftest import button, only, show, texts

Key = Qt.Key
DAY = timedelta(days=1)


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
