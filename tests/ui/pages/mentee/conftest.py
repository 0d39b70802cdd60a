"""The page of one mentee with a real journal, and short words for what is on it."""

from __future__ import annotations

import pytest
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QAbstractButton, QApplication, QLabel, QWidget
from pytestqt.qtbot import QtBot

from mentor_desk.records import Record
from mentor_desk.store import Store
from mentor_desk.ui.desk import Desk
from mentor_desk.ui.pages.mentee import MenteePage
from mentor_desk.ui.place import PageName, Place
from tests import factory

Key = Qt.Key


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


def full(store: Store, mentee_id: int) -> None:
    goal = factory.goal(store, mentee_id, "A weekly hour kept free of any meeting " * 4)
    factory.check_in(store, goal.id, 1.0)
    factory.check_in(store, goal.id, 2.0, comment="went well " * 30)
    factory.milestone(store, goal.id)
    factory.action(store, mentee_id)
    factory.held(store, mentee_id, title="A long title " * 20)
    factory.feedback(store, mentee_id, "did something " * 40)
