"""The page of one goal with a real journal."""

from __future__ import annotations

import pytest
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QWidget
from pytestqt.qtbot import QtBot

from mentor_desk.records import Goal
from mentor_desk.store import Store
from mentor_desk.ui.desk import Desk
from mentor_desk.ui.pages.goal import GoalPage
from mentor_desk.ui.place import Place
from tests import factory

Key, Mod = Qt.Key, Qt.KeyboardModifier


@pytest.fixture
def mentee_id(store: Store) -> int:
    return factory.mentee(store).id


@pytest.fixture
def page(qtbot: QtBot, desk: Desk) -> GoalPage:
    made = GoalPage(desk)
    qtbot.addWidget(made)
    made.resize(1072, 800)
    return made


def opened(qtbot: QtBot, page: GoalPage, place: Place) -> None:
    with qtbot.waitActive(page):
        page.show()
        page.activateWindow()
    page.show_place(place)
    qtbot.waitUntil(lambda: focus(page) is not None)


def focus(page: GoalPage) -> QWidget | None:
    return page.window().focusWidget()


def press(
    qtbot: QtBot, page: GoalPage, key: Qt.Key, mod: Qt.KeyboardModifier = Mod.NoModifier
) -> None:
    widget = focus(page)
    assert widget is not None
    qtbot.keyClick(widget, key, mod)


def write(qtbot: QtBot, page: GoalPage, text: str) -> None:
    widget = focus(page)
    assert widget is not None
    qtbot.keyClicks(widget, text)


def kept(store: Store, number: int | None) -> Goal:
    assert number is not None
    with store.read() as session:
        found = session.get(Goal, number)
    assert found is not None
    return found
