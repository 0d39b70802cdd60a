from __future__ import annotations

import pytest
from pytestqt.qtbot import QtBot

from mentor_desk.guides import Guide
from mentor_desk.services import library
from mentor_desk.store import Store
from mentor_desk.ui.desk import Desk
from mentor_desk.ui.pages.guide_editor import GuideEditorPage
from mentor_desk.ui.place import PageName, Place
from tests import factory


@pytest.fixture
def mine(store: Store, desk: Desk) -> Guide:
    with store.write() as session:
        return library.duplicate(session, desk.library.guides["smart"], "My aims", factory.NOW)


@pytest.fixture
def page(qtbot: QtBot, desk: Desk, mine: Guide) -> GuideEditorPage:
    made = GuideEditorPage(desk)
    qtbot.addWidget(made)
    made.resize(1072, 740)
    with qtbot.waitActive(made):
        made.show()
        made.activateWindow()
    made.show_place(Place(PageName.GUIDE_EDITOR, tab=mine.id))
    return made
