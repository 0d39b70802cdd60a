"""The program's own journal is backed up when its window is closed, and a lock does not wait."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from pathlib import Path

import pytest
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QLineEdit
from pytestqt.qtbot import QtBot

from mentor_desk.app import App
from mentor_desk.records import Journal
from mentor_desk.safety import backups
from mentor_desk.safety.disk import folder_lock
from mentor_desk.safety.proof import prove
from mentor_desk.store import Store
from mentor_desk.ui.main_window import MainWindow
from mentor_desk.ui.settings import Settings
from tests import factory

SECRET = "four quiet words here"
locked: list[Path] = []


@pytest.fixture
def start(
    qtbot: QtBot, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> Iterator[Callable[..., App]]:
    """With a journal that nobody has open."""
    monkeypatch.setenv("XDG_DATA_HOME", str(tmp_path / "data"))
    apps: list[App] = []
    locked.clear()

    def begin(passphrase: str | None = None) -> App:
        journal = tmp_path / "t.mentordesk"
        if not journal.exists():
            factory.journal_file(tmp_path, passphrase)
        settings = Settings(tmp_path / "settings.ini")
        apps.append(
            App(settings, factory.CLOCK, journal, replace=lambda path, *_: locked.append(path))
        )
        apps[-1].begin()
        return apps[-1]

    yield begin
    for app in apps:
        app.quit()
        app.shut()
    qtbot.wait(0)


def desk_of(app: App) -> MainWindow:
    assert app.window is not None
    return app.window


def uuid_of(store: Store) -> str:
    with store.read() as session:
        return session.get_one(Journal, 1).uuid


def test_closing_makes_a_proven_backup_of_all_that_was_written(start: Callable[..., App]) -> None:
    app = start()
    store = desk_of(app).desk.store
    uuid = uuid_of(store)
    factory.mentee(store, "Zoë Lefèvre")
    app.quit()
    app.shut()
    (made,) = backups.listed(uuid)
    assert prove(made.path, None).counts["mentee"] == 1
    again = start()  # and closed without a change
    again.quit()
    again.shut()
    assert backups.listed(uuid) == [made]


def test_a_lock_ends_a_backup_and_does_not_wait_for_it(
    qtbot: QtBot, start: Callable[..., App]
) -> None:
    app = start(SECRET)
    field = app.opening.findChild(QLineEdit)
    assert field is not None
    qtbot.keyClicks(field, SECRET)
    qtbot.keyClick(field, Qt.Key.Key_Return)
    qtbot.waitUntil(lambda: app.window is not None)
    window = desk_of(app)
    uuid = uuid_of(window.desk.store)
    home = backups.folder(uuid)
    home.mkdir(parents=True)
    with folder_lock(home, lambda: None):  # so that it takes for ever
        window.desk.keeper.make()
        assert window.desk.keeper.busy
        window.lock()
        qtbot.waitUntil(lambda: not window.desk.jobs.busy())
    assert locked == [window.desk.store.path]
    assert backups.listed(uuid) == []
