"""From a journal on the disk to the desk and back, as the program does it."""

from __future__ import annotations

import os
import shutil
import subprocess
import sys
from pathlib import Path

import pytest
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QLineEdit
from pytestqt.qtbot import QtBot

from mentor_desk.app import App
from mentor_desk.store import Store, create
from mentor_desk.ui.desk import Notice
from mentor_desk.ui.opening.salvaging import SalvagePage
from mentor_desk.ui.opening.trouble import TroublePage
from mentor_desk.ui.place import PageName
from mentor_desk.ui.sound import Sound
from tests import factory
from tests.app.conftest import Start, opened

ROOT = Path(__file__).parents[2]
PASSPHRASE = "four quiet words here"


def closed(store: Store) -> Path:
    store.checkpoint()
    store.close()
    return store.path


def test_a_journal_opens_on_today(qtbot: QtBot, tmp_path: Path, start: Start) -> None:
    app = start(closed(factory.journal(tmp_path)))
    window = opened(qtbot, app)
    assert window.isVisible()
    assert not app.opening.isVisible()
    assert window.place is not None
    assert window.place.page is PageName.TODAY


def test_the_journal_of_last_time_is_opened_again(
    qtbot: QtBot, tmp_path: Path, start: Start
) -> None:
    journal = closed(factory.journal(tmp_path))
    first = start(journal)
    opened(qtbot, first)
    first.quit()
    first.shut()
    assert opened(qtbot, start(None)).desk.store.path == journal


def test_an_older_copy_is_told_of(qtbot: QtBot, tmp_path: Path, start: Start) -> None:
    journal = tmp_path / "mine.mentordesk"
    create(journal, PASSPHRASE, factory.NOW).close()
    older = shutil.copy(journal, tmp_path / "older")
    app = start(journal)
    unlock(qtbot, app)
    factory.mentee(opened(qtbot, app).desk.store, "Zoë Lefèvre")
    app.quit()
    app.shut()
    shutil.copy(older, journal)
    again = start(journal)
    unlock(qtbot, again)
    window = opened(qtbot, again)
    (banner,) = window.banners.shown()
    assert "This file is older than the one you used" in banner.text()


def unlock(qtbot: QtBot, app: App) -> None:
    field = app.opening.findChild(QLineEdit)
    assert field is not None
    qtbot.keyClicks(field, PASSPHRASE)
    qtbot.keyClick(field, Qt.Key.Key_Return)


def test_without_a_passphrase_there_is_nothing_to_lock_with(
    qtbot: QtBot, tmp_path: Path, start: Start
) -> None:
    window = opened(qtbot, start(closed(factory.journal(tmp_path))))
    said: list[Notice] = []
    window.desk.notice.connect(said.append)
    window.lock()
    assert "no passphrase" in said[-1].text
    assert window.isVisible()


@pytest.mark.qt_log_ignore("This plugin does not support raise")
def test_row_30_a_second_start_brings_the_first_window_to_the_front(
    qtbot: QtBot, tmp_path: Path, start: Start
) -> None:
    journal = closed(factory.journal(tmp_path))
    window = opened(qtbot, start(journal))
    window.showMinimized()
    qtbot.waitUntil(window.isMinimized)
    (tmp_path / "link").symlink_to(journal)
    second = subprocess.Popen(
        [sys.executable, "-m", "mentor_desk", str(tmp_path / "link")],
        env={**os.environ, "PYTHONPATH": str(ROOT)},
        stdout=subprocess.PIPE,
        stderr=subprocess.STDOUT,
    )
    qtbot.waitUntil(lambda: not window.isMinimized() and window.isActiveWindow())
    assert second.communicate() == (b"", None)
    assert second.returncode == 0


def test_row_31_a_copy_of_an_open_journal_is_refused(
    qtbot: QtBot, tmp_path: Path, start: Start
) -> None:
    journal = closed(factory.journal(tmp_path))
    copy = Path(shutil.copy(journal, tmp_path / "copy.mentordesk"))
    opened(qtbot, start(journal))
    second = start(copy)
    assert second.window is None
    said = second.opening.currentWidget()
    assert isinstance(said, TroublePage)
    assert "a copy of it, is open in another window" in said.lead.text()


def test_a_damaged_journal_that_opens_can_be_salvaged_from_the_desk(
    qtbot: QtBot, tmp_path: Path, start: Start
) -> None:
    store = factory.journal(tmp_path)
    factory.mentee(store)
    app = start(closed(store))
    window = opened(qtbot, app)
    sound = window.findChild(Sound)
    assert sound is not None
    sound.salvage_wanted.emit()
    page = app.opening.currentWidget()
    assert isinstance(page, SalvagePage)
    page.go_button.click()
    qtbot.waitUntil(page.open_button.isVisible)
    page.open_button.click()
    qtbot.waitUntil(lambda: app.window is not None and app.window is not window)
    assert opened(qtbot, app).desk.store.path.name == "t salvaged.mentordesk"
