"""What happened, newest first."""

from __future__ import annotations

from datetime import timedelta

from PySide6.QtCore import QPoint
from PySide6.QtWidgets import QApplication
from pytestqt.qtbot import QtBot

from mentor_desk.store import Store
from mentor_desk.ui.pages.mentee import MenteePage
from mentor_desk.ui.pages.mentee.timeline import TimelineRows
from mentor_desk.ui.widgets.name_button import NameButton
from tests import factory
from tests.ui.pages.mentee.conftest import button, show, texts

DAY = timedelta(days=1)


def test_the_timeline_tells_a_check_in_with_its_goal(
    store: Store, page: MenteePage, mentee_id: int
) -> None:
    goal = factory.goal(store, mentee_id, unit="tasks", baseline=0.0, target=2.0)
    factory.check_in(store, goal.id, 1.0, comment="Second task begun.")
    show(page, mentee_id, "timeline")
    assert f"{goal.title} · 1 of 2 tasks · Second task begun." in texts(page)


def test_the_timeline_goes_on_when_asked(
    qtbot: QtBot, store: Store, page: MenteePage, mentee_id: int
) -> None:
    for at in range(70):
        factory.held(store, mentee_id, factory.TODAY - at * DAY, title=f"Talk {at}")
    show(page, mentee_id, "timeline")
    assert "Talk 69" not in texts(page)
    button(page, "Show earlier").click()
    qtbot.waitUntil(lambda: "Talk 69" in texts(page))


def test_whatever_it_was_all_is_read_from_one_edge(
    store: Store, page: MenteePage, mentee_id: int
) -> None:
    factory.held(store, mentee_id, title="A talk")
    factory.feedback(store, mentee_id, "You waited.")
    goal = factory.goal(store, mentee_id)
    factory.check_in(store, goal.id, 1.0)
    show(page, mentee_id, "timeline")
    QApplication.processEvents()
    names = [
        name
        for rows in page.findChildren(TimelineRows)
        if rows.isVisible()
        for name in rows.findChildren(NameButton)
    ]
    assert len(names) == 4  # the goal was set, too
    assert len({name.mapTo(page, QPoint()).x() for name in names}) == 1
