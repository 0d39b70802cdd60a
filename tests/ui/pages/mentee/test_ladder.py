"""The ladder of a goal: written, agreed, scored at check-ins, and then not changed any more."""

from __future__ import annotations

from datetime import timedelta

import pytest
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QApplication, QWidget
from pytestqt.qtbot import QtBot

from mentor_desk.records import CheckIn, Ladder
from mentor_desk.services import ladders
from mentor_desk.store import Store
from mentor_desk.ui.desk import Desk
from mentor_desk.ui.forms.autosave import SaveState
from mentor_desk.ui.pages.mentee import MenteePage
from mentor_desk.ui.pages.mentee.goal_detail import GoalDetail
from mentor_desk.ui.place import PageName, Place
from mentor_desk.ui.widgets.chip import Chip
from mentor_desk.ui.widgets.labels import WrapLabel
from tests import factory

Key = Qt.Key
LEVELS = ("none", "one", "two", "three", "")


@pytest.fixture
def mentee_id(store: Store) -> int:
    return factory.mentee(store).id


@pytest.fixture
def goal_id(store: Store, mentee_id: int) -> int:
    return factory.goal(store, mentee_id, set_on=factory.TODAY - timedelta(days=30)).id


@pytest.fixture
def page(qtbot: QtBot, desk: Desk, mentee_id: int, goal_id: int) -> MenteePage:
    made = MenteePage(desk)
    qtbot.addWidget(made)
    made.resize(1072, 900)
    with qtbot.waitActive(made):
        made.show()
        made.activateWindow()
    made.show_place(Place(PageName.MENTEE, mentee_id, f"goals:{goal_id}"))
    return made


def detail(page: MenteePage) -> GoalDetail:
    (found,) = page.findChildren(GoalDetail)
    return found


def focus(page: MenteePage) -> QWidget:
    widget = page.window().focusWidget()
    assert widget is not None
    return widget


def kept(store: Store) -> list[Ladder]:
    with store.read() as session:
        return session.query(Ladder).all()


def agreed(store: Store, goal_id: int) -> None:
    with store.write() as session:
        ladders.keep(session, goal_id, LEVELS, "the choir")
        ladders.agree(session, goal_id, factory.TODAY)


def said(widget: QWidget) -> str:
    labels = [one for one in widget.findChildren(WrapLabel) if not one.isHidden()]
    return " ".join(one.text() for one in labels)


def test_it_is_written_by_keys_kept_and_agreed(
    qtbot: QtBot, store: Store, page: MenteePage
) -> None:
    ladder = detail(page).ladder
    ladder.add.setFocus()
    qtbot.keyClick(ladder.add, Key.Key_Space)
    assert focus(page) is ladder.draft.field.lines[2]
    qtbot.keyClicks(focus(page), "two")
    qtbot.waitUntil(lambda: [one.expected for one in kept(store)] == ["two"])
    qtbot.keyClick(focus(page), Key.Key_Down)
    qtbot.keyClicks(focus(page), "three")
    ladder.draft.agree.click()
    assert "at least one level below" in ladder.draft.agree.accessibleDescription()
    assert kept(store)[0].agreed_on is None
    ladder.draft.field.lines[1].setFocus()
    qtbot.keyClicks(focus(page), "one")
    qtbot.keyClick(ladder.draft.agree, Key.Key_Space)
    assert (kept(store)[0].agreed_on, kept(store)[0].less) == (factory.TODAY, "one")
    assert ladder.frozen.isVisible()
    assert not ladder.draft.isVisible()


def test_a_refused_agreement_points_at_the_level_that_is_missing(
    qtbot: QtBot, page: MenteePage
) -> None:
    ladder = detail(page).ladder
    ladder.add.click()
    lines = ladder.draft.field.lines
    for missing in (2, 1, 3):
        ladder.draft.agree.setFocus()
        qtbot.keyClick(ladder.draft.agree, Key.Key_Space)
        assert focus(page) is lines[missing]
        qtbot.keyClicks(focus(page), f"level {missing}")
    qtbot.keyClick(ladder.draft.agree, Key.Key_Space)
    assert ladder.frozen.isVisible()


def test_the_page_stays_where_it_is_when_one_agrees(
    qtbot: QtBot, store: Store, page: MenteePage, mentee_id: int, goal_id: int
) -> None:
    with store.write() as session:
        ladders.keep(session, goal_id, LEVELS, "the choir")
    for number in range(6):
        factory.milestone(store, goal_id, f"Step {number}")
        factory.goal(store, mentee_id, f"Another {number}")
    page.resize(1072, 500)
    page.show_place(Place(PageName.MENTEE, mentee_id, f"goals:{goal_id}"))
    ladder, bar = detail(page).ladder, page.goals.verticalScrollBar()
    QApplication.processEvents()
    ladder.draft.agree.setFocus()
    page.goals.ensureWidgetVisible(ladder.draft.agree)
    QApplication.processEvents()
    before = bar.value()
    qtbot.keyClick(ladder.draft.agree, Key.Key_Space)
    QApplication.processEvents()
    assert focus(page) is ladder.frozen.again
    assert 0 < bar.value() <= before
    assert not ladder.frozen.again.visibleRegion().isEmpty()
    qtbot.keyClick(ladder.frozen.again, Key.Key_Space)
    assert focus(page) is ladder.draft.field.lines[2]


def test_a_level_typed_last_stays_when_the_list_is_made_anew(
    qtbot: QtBot, store: Store, page: MenteePage, mentee_id: int, goal_id: int
) -> None:
    detail(page).ladder.add.click()
    line = focus(page)
    qtbot.keyClicks(line, "two")
    factory.goal(store, mentee_id, "Another", set_on=factory.TODAY)
    assert list(page.goals.cards) != [goal_id]
    assert focus(page) is line
    qtbot.keyClicks(line, " or three")
    assert page.flush()
    assert [one.expected for one in kept(store)] == ["two or three"]


def test_only_an_agreed_ladder_is_scored(
    qtbot: QtBot, store: Store, page: MenteePage, goal_id: int
) -> None:
    check_ins = detail(page).check_ins
    assert not check_ins.level.isVisible()
    agreed(store, goal_id)
    assert check_ins.level.isVisible()
    check_ins.level.chips.chip("1").setFocus()
    qtbot.keyClick(check_ins.level.chips.chip("1"), Key.Key_Space)
    qtbot.keyClicks(check_ins.comment, "without Nefeli")
    qtbot.keyClick(check_ins.comment, Key.Key_Return)
    with store.read() as session:
        reading = session.query(CheckIn).one()
    assert (reading.level, reading.value, reading.comment) == (1, None, "without Nefeli")
    assert check_ins.level.level() is None
    chips = [one.text() for one in check_ins.findChildren(Chip)]
    assert "+1" in chips


def test_frozen_levels_say_why_and_where_it_stands(
    store: Store, page: MenteePage, goal_id: int
) -> None:
    agreed(store, goal_id)
    frozen = detail(page).ladder.frozen
    assert "until then you can both open it again" in said(frozen)
    assert "Seen by: the choir." in said(frozen)
    assert "left open" in said(frozen)
    assert frozen.again.isVisible()
    factory.check_in(store, goal_id, None, level=-1)
    assert "scored since" in said(frozen)
    assert not frozen.again.isVisible()
    assert [one.text() for one in frozen.findChildren(Chip)] == ["here on 21 Nov"]


def test_before_the_first_score_it_can_be_opened_again_and_that_undone(
    store: Store, desk: Desk, page: MenteePage, goal_id: int
) -> None:
    agreed(store, goal_id)
    ladder = detail(page).ladder
    ladder.frozen.again.click()
    assert kept(store)[0].agreed_on is None
    assert ladder.draft.field.levels() == list(LEVELS)
    desk.undo.undo()
    assert kept(store)[0].agreed_on == factory.TODAY


def test_it_is_deleted_into_the_trash_and_comes_back(
    store: Store, desk: Desk, page: MenteePage, goal_id: int
) -> None:
    agreed(store, goal_id)
    detail(page).ladder.remove.click()
    assert kept(store) == []
    assert detail(page).ladder.add.isVisible()
    desk.undo.undo()
    assert detail(page).ladder.frozen.isVisible()


def test_a_goal_deleted_at_once_takes_along_what_was_typed_last(
    qtbot: QtBot, store: Store, desk: Desk, page: MenteePage
) -> None:
    detail(page).ladder.add.click()
    qtbot.keyClicks(focus(page), "two")
    detail(page).remove.click()
    assert desk.saving.shown.state is SaveState.SAVED
    assert kept(store) == []
    desk.undo.undo()
    assert [one.expected for one in kept(store)] == ["two"]
