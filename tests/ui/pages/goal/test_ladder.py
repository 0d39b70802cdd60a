"""The ladder of a goal, written in its guide."""

from __future__ import annotations

from datetime import date

from PySide6.QtCore import Qt
from pytestqt.qtbot import QtBot

from mentor_desk.records import Goal, GoalState
from mentor_desk.services import ladders
from mentor_desk.store import Store
from mentor_desk.ui.desk import Desk
from mentor_desk.ui.pages.goal import GoalPage
from mentor_desk.ui.place import Place
from mentor_desk.ui.start import new_goal
from tests import factory
from tests.ui.pages.goal.conftest import opened

Key, Mod = Qt.Key, Qt.KeyboardModifier
LEVELS = "none\none\ntwo\nthree\nall"


def answered(desk: Desk, place: Place, **answers: str) -> None:
    """As if typed before."""
    assert place.id is not None
    desk.store.update(Goal, place.id, {"title": "Quiet Fridays", "answers": answers})


def ladder_of(store: Store, place: Place) -> ladders.LadderRow | None:
    assert place.id is not None
    with store.read() as session:
        return ladders.row(session, place.id)


def test_the_ladder_of_a_goal_is_kept_as_it_is_written_and_frozen_when_the_goal_is_agreed(
    qtbot: QtBot, desk: Desk, store: Store, page: GoalPage, mentee_id: int
) -> None:
    place = new_goal(desk, mentee_id, "ladder")
    answered(desk, place, ladder=LEVELS, seen_by="Herr Tanaka")
    opened(qtbot, page, place)
    page._view.edited.emit()
    page.flush()
    draft = ladder_of(store, place)
    assert draft is not None
    assert (draft.levels, draft.ladder.seen_by) == (tuple(LEVELS.split()), "Herr Tanaka")
    assert draft.ladder.agreed_on is None
    page._ending.agree.click()
    agreed = ladder_of(store, place)
    assert agreed is not None
    assert agreed.ladder.agreed_on == factory.TODAY
    desk.undo.undo()
    undone = ladder_of(store, place)
    assert undone is not None
    assert undone.ladder.agreed_on is None
    desk.undo.redo()
    answered(desk, place, ladder="other\n" + LEVELS)
    page.show_place(place)
    assert page._view.answers["ladder"] == LEVELS  # what was agreed on stays
    assert page._opened is not None
    assert "Until its first score it can be opened again" in page._opened.frozen["ladder"]
    factory.check_in(store, place.id or 0, None, level=0)
    page.show_place(place)
    assert "scored since" in page._opened.frozen["ladder"]
    page._view.edited.emit()
    page.flush()
    kept_still = ladder_of(store, place)
    assert kept_still is not None
    assert kept_still.levels == tuple(LEVELS.split())


def test_a_ladder_of_a_running_goal_is_agreed_on_the_day_that_is_written_down(
    qtbot: QtBot, desk: Desk, store: Store, page: GoalPage, mentee_id: int
) -> None:
    place = new_goal(desk, mentee_id, "ladder")
    answered(desk, place)
    assert place.id is not None
    desk.store.update(Goal, place.id, {"state": GoalState.ACTIVE})
    opened(qtbot, page, place)
    page._ending.agree.click()
    assert not desk.undo.next  # nothing to agree on yet
    answered(desk, place, ladder=LEVELS, agreed_on="2026-11-20")
    page.show_place(place)
    page._ending.agree.click()
    found = ladder_of(store, place)
    assert found is not None
    assert found.ladder.agreed_on == date(2026, 11, 20)
    assert desk.undo.next == "Agreed on the ladder of “Quiet Fridays”"
