from __future__ import annotations

import re

import pytest
from PySide6.QtCore import Qt
from pytestqt.qtbot import QtBot

from mentor_desk.records import Practice
from mentor_desk.services import practice
from mentor_desk.ui.desk import Desk
from mentor_desk.ui.forms.autosave import SaveState
from mentor_desk.ui.pages.settings import SettingsPage
from mentor_desk.ui.place import PageName, Place
from mentor_desk.ui.settings import PaperSize, Settings
from mentor_desk.ui.theme import Scheme


@pytest.fixture
def page(qtbot: QtBot, desk: Desk) -> SettingsPage:
    made = SettingsPage(desk)
    qtbot.addWidget(made)
    made.resize(900, 900)
    made.show()
    made.show_place(Place(PageName.SETTINGS))
    return made


def kept(desk: Desk) -> tuple[str, str]:
    with desk.store.read() as session:
        mine = practice.practice(session)
    return mine.mentor_name, mine.letterhead


def test_name_and_letterhead_are_saved_by_themselves(
    qtbot: QtBot, page: SettingsPage, desk: Desk
) -> None:
    qtbot.keyClicks(page.name, "Eva Lindgren")
    qtbot.keyClicks(page.letterhead, "Hamburg")
    assert desk.saving.shown.state is SaveState.SAVING
    qtbot.waitUntil(lambda: kept(desk) == ("Eva Lindgren", "Hamburg"))
    assert desk.saving.shown.state is SaveState.SAVED


def test_leaving_a_field_saves_at_once(qtbot: QtBot, page: SettingsPage, desk: Desk) -> None:
    qtbot.keyClicks(page.name, "Eva")
    qtbot.keyClick(page.name, Qt.Key.Key_Return)
    assert kept(desk)[0] == "Eva"


def test_a_name_kept_elsewhere_does_not_disturb_what_is_typed(
    qtbot: QtBot, page: SettingsPage, desk: Desk
) -> None:
    desk.store.update(Practice, 1, {"mentor_name": "Ada"})
    assert page.name.text() == "Ada"
    qtbot.keyClicks(page.name, " L")
    desk.store.update(Practice, 1, {"letterhead": "Elsewhere"})
    assert page.name.text() == "Ada L"


def test_choices_hold_at_once_and_are_kept(qtbot: QtBot, page: SettingsPage, desk: Desk) -> None:
    for choice, value in (
        (page.scheme, "dark"),
        (page.text_size, "125"),
        (page.paper, "letter"),
        (page.lock, "5"),
    ):
        qtbot.mouseClick(choice.chip(value), Qt.MouseButton.LeftButton)
    settings = desk.settings
    assert settings.scheme is Scheme.DARK
    assert settings.text_size == 125
    assert settings.paper is PaperSize.LETTER
    assert settings.lock_minutes == 5
    settings.flush()
    file = desk.store.path.parent / "settings.ini"
    assert Settings(file).lock_minutes == 5


def test_shows_what_was_chosen_elsewhere(page: SettingsPage, desk: Desk) -> None:
    desk.settings.text_size = 150
    assert page.text_size.value() == "150"


def test_says_where_the_journal_is_and_what_it_stands_on(page: SettingsPage, desk: Desk) -> None:
    assert page.where.text() == str(desk.store.path)
    said = page.versions.text()
    assert re.search(r"Qt 6\.\d+\.\d+, SQLite 3\.\d+\.\d+, SQLCipher 4\.\d+\.\d+ community", said)
