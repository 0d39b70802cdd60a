"""The quiet line on Today about a recovery sheet that was put off."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import timedelta
from pathlib import Path

import pytest
from PySide6.QtCore import Qt
from pytestqt.qtbot import QtBot

from mentor_desk.clock import StoppedClock
from mentor_desk.safety import sheet
from mentor_desk.services import recovery
from mentor_desk.store import Store
from mentor_desk.ui.desk import Desk
from mentor_desk.ui.pages.today import TodayPage
from mentor_desk.ui.place import PageName, Place
from mentor_desk.ui.recovery.paper import PaperDialog
from tests import factory

DAY = timedelta(days=1)


@pytest.fixture
def store(tmp_path: Path) -> Iterator[Store]:
    made = factory.journal(tmp_path, passphrase="four quiet words here")
    factory.mentee(made)
    yield made
    made.close()


@pytest.fixture
def page(qtbot: QtBot, desk: Desk) -> TodayPage:
    made = TodayPage(desk)
    qtbot.addWidget(made)
    made.resize(1100, 900)
    made.show()
    made.show_place(Place(PageName.TODAY))
    return made


def test_it_offers_the_sheet_until_there_is_one(qtbot: QtBot, desk: Desk, page: TodayPage) -> None:
    line = page.sheet_line
    assert line.isVisible()
    qtbot.keyClick(line.begin, Qt.Key.Key_Space)
    (dialog,) = page.findChildren(PaperDialog)
    assert line.isVisible()  # it was looked at, not printed
    key = desk.store.key
    assert key is not None
    with desk.store.write() as session:
        recovery.note_printed(session, sheet.sheet_number(key), desk.clock.now())
    assert not line.isVisible()
    dialog.close()


def test_it_keeps_quiet_for_a_month_when_waved_away(
    qtbot: QtBot, desk: Desk, page: TodayPage
) -> None:
    line = page.sheet_line
    qtbot.keyClick(line.later, Qt.Key.Key_Space)
    assert not line.isVisible()
    for days, said in ((29, False), (30, True)):
        desk.clock = StoppedClock(factory.NOW + days * DAY)
        page.show_place(Place(PageName.TODAY))
        assert line.isVisible() == said
    line.later.click()
    page.show_place(Place(PageName.TODAY))
    assert not line.isVisible()
