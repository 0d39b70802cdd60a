"""The page of summaries with a real journal, and short words for what is on it."""

from __future__ import annotations

from collections.abc import Iterator

import pytest
from PySide6.QtWidgets import QLabel, QWidget
from pytestqt.qtbot import QtBot

from mentor_desk.audience import Audience
from mentor_desk.store import Store
from mentor_desk.ui.desk import Desk
from mentor_desk.ui.pages.report import ReportPage
from mentor_desk.ui.pages.report.press import Pressed
from mentor_desk.ui.place import PageName, Place
from tests import factory
from tests.reports.paper import pages

SECRET = "quokka"


@pytest.fixture
def mentee_id(store: Store) -> int:
    number = factory.mentee(store).id
    goal = factory.goal(store, number, unit="tasks", baseline=0.0, target=2.0)
    factory.check_in(store, goal.id, 1.0)
    session = factory.held(store, number, title="Handing over")
    factory.block(store, session.id, f"{SECRET} private")
    factory.block(store, session.id, "Open to both", Audience.MENTEE)
    return number


@pytest.fixture
def page(qtbot: QtBot, desk: Desk) -> Iterator[ReportPage]:
    made = ReportPage(desk)
    qtbot.addWidget(made)
    made.resize(1072, 800)
    with qtbot.waitActive(made):
        made.show()
        made.activateWindow()
    yield made
    made.hide()


def open_report(qtbot: QtBot, page: ReportPage, mentee_id: int) -> Pressed:
    page.show_place(Place(PageName.REPORT, mentee_id))
    return built(qtbot, page)


def built(qtbot: QtBot, page: ReportPage) -> Pressed:
    """What is shown once nothing is on its way any more."""
    qtbot.waitUntil(
        lambda: not page._pause.isActive() and not page.making.running and page._pressed is not None
    )
    assert page._pressed is not None
    return page._pressed


def words_of(content: bytes) -> str:
    return "\n".join(pages(content))


def texts(page: QWidget) -> str:
    return "\n".join(one.text() for one in page.findChildren(QLabel) if one.isVisible())
