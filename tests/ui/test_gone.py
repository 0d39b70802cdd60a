"""The stick is pulled while somebody types: it is said, the text stays, and is saved by itself."""

from __future__ import annotations

from collections.abc import Iterator

import pytest
from pytestqt.qtbot import QtBot

from mentor_desk.records import Practice
from mentor_desk.ui.desk import Desk
from mentor_desk.ui.forms import autosave
from mentor_desk.ui.main_window import MainWindow
from mentor_desk.ui.pages.settings import SettingsPage
from mentor_desk.ui.place import PageName, Place


@pytest.fixture
def window(qtbot: QtBot, desk: Desk, monkeypatch: pytest.MonkeyPatch) -> Iterator[MainWindow]:
    monkeypatch.setattr(autosave, "RETRY_MS", 50)
    made = MainWindow(desk)
    qtbot.addWidget(made)
    with qtbot.waitExposed(made):
        made.show()
    yield made
    made.close()


def test_row_16_text_stays_on_the_page_until_the_folder_is_back(
    qtbot: QtBot, window: MainWindow, desk: Desk
) -> None:
    window.show_place(Place(PageName.SETTINGS))
    page = window.page(PageName.SETTINGS)
    assert isinstance(page, SettingsPage)
    path = desk.store.path
    away = path.rename(path.with_name("away"))
    qtbot.keyClicks(page.name, "Ada")
    saving = window.sidebar.saving
    qtbot.waitUntil(lambda: saving.text().startswith("Not saved"))
    assert "moved, removed or unplugged" in saving.text()
    assert page.name.text() == "Ada"
    away.rename(path)
    qtbot.waitUntil(lambda: saving.text() == "Saved")
    with desk.store.read() as session:
        assert session.get_one(Practice, 1).mentor_name == "Ada"
