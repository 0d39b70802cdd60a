"""A journal in a synced folder: said once, moved on wish, left on wish."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from pathlib import Path

import pytest
from PySide6.QtCore import Qt
from pytestqt.qtbot import QtBot

from mentor_desk.app import App
from mentor_desk.records import Mentee
from mentor_desk.ui.dialogs.move_journal import MoveJournal
from mentor_desk.ui.main_window import MainWindow
from mentor_desk.ui.opening.welcome import WelcomePage
from mentor_desk.ui.settings import Settings
from mentor_desk.ui.voice import QtVoice
from mentor_desk.ui.widgets.banner import Banner
from mentor_desk.ui.widgets.button import Button
from tests import factory


@pytest.fixture
def home(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    monkeypatch.setenv("HOME", str(tmp_path))
    monkeypatch.setenv("XDG_DOCUMENTS_DIR", str(tmp_path / "Documents"))
    monkeypatch.setenv("XDG_STATE_HOME", str(tmp_path / "state"))
    (tmp_path / "Documents").mkdir()
    (tmp_path / "Dropbox").mkdir()
    return tmp_path


@pytest.fixture
def start(qtbot: QtBot, home: Path) -> Iterator[Callable[[Path], App]]:
    apps: list[App] = []

    def begin(journal: Path) -> App:
        apps.append(App(Settings(home / "settings.ini"), factory.CLOCK, journal))
        apps[-1].begin()
        return apps[-1]

    yield begin
    for app in apps:
        app.quit()
        if app.window is None:
            app.opening.close()
        app.shut()
    qtbot.wait(0)


def synced_journal(home: Path) -> Path:
    store = factory.journal(home / "Dropbox")
    factory.mentee(store, "Amara Okafor")
    store.close()
    return store.path


def banner_of(qtbot: QtBot, app: App) -> Banner:
    window = window_of(app)
    qtbot.waitUntil(lambda: bool(window.banners.shown()))
    return window.banners.shown()[0]


def window_of(app: App) -> MainWindow:
    assert app.window
    return app.window


def press(qtbot: QtBot, banner: Banner, text: str) -> None:
    buttons = banner.findChildren(Button)
    button = next(one for one in buttons if one.text().replace("&", "") == text)
    qtbot.mouseClick(button, Qt.MouseButton.LeftButton)


def test_row_17_a_synced_journal_moves_to_this_computer(
    qtbot: QtBot, home: Path, start: Callable[[Path], App]
) -> None:
    journal = synced_journal(home)
    app = start(journal)
    banner = banner_of(qtbot, app)
    assert "Dropbox copies this folder to other computers" in banner.text()
    press(qtbot, banner, "Move it…")
    dialog = window_of(app).findChild(MoveJournal)
    assert dialog
    target = home / "Documents" / "t.mentordesk"
    assert dialog.path.text() == str(target)
    dialog.backups.setChecked(True)
    first = app.window
    dialog.go.click()
    qtbot.waitUntil(lambda: app.window not in (None, first))
    store = window_of(app).desk.store
    assert store.path == target
    with store.read() as session:
        assert [one.name for one in session.query(Mentee)] == ["Amara Okafor"]
    assert not journal.exists()
    settings = Settings(home / "settings.ini")
    assert settings.journal == target
    assert settings.second_place == home / "Dropbox"
    assert "The journal is in" in window_of(app).toast.text()
    qtbot.waitUntil(lambda: not window_of(app).desk.jobs.busy())
    assert window_of(app).banners.shown() == []


def test_row_17_one_that_shall_stay_is_not_asked_about_again(
    qtbot: QtBot, home: Path, start: Callable[[Path], App]
) -> None:
    journal = synced_journal(home)
    app = start(journal)
    press(qtbot, banner_of(qtbot, app), "Leave it here")
    assert window_of(app).banners.isHidden()
    app.quit()
    app.shut()
    again = start(journal)
    qtbot.waitUntil(lambda: not window_of(again).desk.jobs.busy())
    assert window_of(again).banners.shown() == []


def test_the_dialog_takes_no_other_synced_folder_and_no_taken_name(
    qtbot: QtBot, home: Path, start: Callable[[Path], App]
) -> None:
    app = start(synced_journal(home))
    press(qtbot, banner_of(qtbot, app), "Move it…")
    dialog = window_of(app).findChild(MoveJournal)
    assert dialog
    (home / "Documents" / "there.mentordesk").touch()
    (home / "OneDrive").mkdir()
    for name, why in (
        ("OneDrive/j", "OneDrive copies"),
        ("Documents/there", "already a file"),
        ("", "Choose a folder"),
    ):
        dialog.path.setText(str(home / name) if name else "")
        dialog.go.click()
        assert why in dialog.path_row.error.text()
        assert dialog.isVisible()
    dialog.reject()
    assert window_of(app).banners.shown() == []


def test_row_17_the_welcome_page_says_it_and_offers_a_folder_here(qtbot: QtBot, home: Path) -> None:
    page = WelcomePage(QtVoice())
    qtbot.addWidget(page)
    with qtbot.waitExposed(page):
        page.show()
    qtbot.wait(0)
    assert not page.stay_here.isVisible()
    page.path.setText(str(home / "Dropbox" / "Mine.mentordesk"))
    qtbot.keyClick(page.path, Qt.Key.Key_Return)
    assert page.stay_here.isVisible()
    assert "Dropbox copies" in page.path.accessibleDescription()
    page.stay_here.click()
    assert page.path.text() == str(home / "Documents" / "Mine.mentordesk")
    assert not page.stay_here.isVisible()
