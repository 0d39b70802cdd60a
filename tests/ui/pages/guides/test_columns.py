from __future__ import annotations

import pytest
from PySide6.QtCore import QPoint, Qt
from PySide6.QtTest import QTest
from pytestqt.qtbot import QtBot

from mentor_desk.ui.desk import Desk
from mentor_desk.ui.pages.guides import GuidesPage
from mentor_desk.ui.place import PageName, Place


@pytest.fixture
def page(qtbot: QtBot, desk: Desk) -> GuidesPage:
    made = GuidesPage(desk)
    qtbot.addWidget(made)
    made.resize(640, 480)
    made.show()
    made.show_place(Place(PageName.GUIDES))
    return made


def resized(qtbot: QtBot, page: GuidesPage, width: int) -> int:
    """The width of the list then."""
    page.resize(width, 740)
    qtbot.waitUntil(lambda: page.listing.width() + page.reading.width() in range(width - 4, width))
    return page.listing.width()


def test_the_list_gets_its_width_when_the_window_grows(qtbot: QtBot, page: GuidesPage) -> None:
    narrow = page.listing.width()
    wide = resized(qtbot, page, 1072)
    assert wide > narrow
    assert wide == resized(qtbot, page, 1272)


def test_the_width_somebody_gave_it_stays(qtbot: QtBot, page: GuidesPage, desk: Desk) -> None:
    wide = resized(qtbot, page, 1072)
    handle = page._columns.handle(1)
    at = QPoint(0, 200)
    QTest.mousePress(handle, Qt.MouseButton.LeftButton, pos=at)
    QTest.mouseMove(handle, at + QPoint(60, 0))
    QTest.mouseRelease(handle, Qt.MouseButton.LeftButton, pos=at + QPoint(60, 0))
    moved = page.listing.width()
    assert moved > wide + 30
    assert resized(qtbot, page, 1172) == moved
    again = GuidesPage(desk)
    qtbot.addWidget(again)
    again.resize(1172, 740)
    again.show()
    again.show_place(Place(PageName.GUIDES))
    assert again.listing.width() == moved
