"""From a file that is not to be written to a journal of one's own."""

from __future__ import annotations

import os
import shutil
import sys
from collections.abc import Iterator
from pathlib import Path

import pytest
from PySide6.QtCore import QLocale
from PySide6.QtWidgets import QFileDialog, QLineEdit, QPushButton, QWidget
from pytestqt.qtbot import QtBot

from mentor_desk.records import Mentee
from mentor_desk.store import Store
from mentor_desk.ui.jobs import Jobs
from mentor_desk.ui.opening.hold import Hold
from mentor_desk.ui.opening.trouble import TroublePage
from mentor_desk.ui.opening.unlock import UnlockPage
from mentor_desk.ui.opening.window import OpeningWindow
from mentor_desk.ui.voice import QtVoice
from mentor_desk.ui.widgets.labels import WrapLabel
from tests import factory
from tests.store.conftest import contents

PASSPHRASE = "correct horse"


@pytest.fixture
def opened() -> Iterator[list[Store]]:
    stores: list[Store] = []
    yield stores
    for store in stores:
        store.close()


@pytest.fixture
def window(qtbot: QtBot, opened: list[Store]) -> Iterator[OpeningWindow]:
    jobs, hold = Jobs(), Hold()
    made = OpeningWindow(jobs, factory.CLOCK, QtVoice(QLocale("en_GB")), hold)
    qtbot.addWidget(made)
    made.opened.connect(opened.append)
    yield made
    jobs.wait()
    qtbot.waitUntil(lambda: not jobs.busy())
    hold.release()


@pytest.fixture
def shelf(tmp_path: Path) -> Path:
    made = tmp_path / "shelf"
    made.mkdir()
    return made


def shown(qtbot: QtBot, window: OpeningWindow, path: Path) -> None:
    window.begin(path)
    with qtbot.waitExposed(window):
        window.show()
    assert isinstance(window.currentWidget(), TroublePage)


def page(window: OpeningWindow) -> QWidget:
    shown = window.currentWidget()
    assert shown is not None
    return shown


def offered(window: OpeningWindow) -> dict[str, QPushButton]:
    buttons = page(window).findChildren(QPushButton)
    return {one.text().replace("&", ""): one for one in buttons if one.isVisible()}


def texts(window: OpeningWindow) -> str:
    labels = page(window).findChildren(WrapLabel)
    return "\n".join(label.text() for label in labels if label.isVisible())


def choose(monkeypatch: pytest.MonkeyPatch, target: Path | str) -> list[str]:
    """The person's answer; gives what was proposed."""
    proposed: list[str] = []

    def ask(*given: object) -> tuple[str, str]:
        proposed.append(str(given[2]))
        return str(target), ""

    monkeypatch.setattr(QFileDialog, "getSaveFileName", ask)
    return proposed


def names(store: Store) -> list[str]:
    with store.read() as session:
        return [one.name for one in session.query(Mentee)]


def test_a_journal_is_made_of_a_backup(
    qtbot: QtBot,
    window: OpeningWindow,
    shelf: Path,
    tmp_path: Path,
    opened: list[Store],
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    """All that somebody has whose laptop is gone is a stick with backups."""
    store = factory.journal(tmp_path, passphrase=PASSPHRASE)
    factory.mentee(store)
    store.close()
    backup = Path(shutil.copy(store.path, shelf / "2026-11-21 141000 g2.mdsnap"))
    before = contents(shelf)
    shown(qtbot, window, backup)
    assert "is a backup, not a journal" in texts(window)
    assert set(offered(window)) == {"Make a journal of it…", "Another journal…", "New journal…"}
    proposed = choose(monkeypatch, tmp_path / "mine")
    offered(window)["Make a journal of it…"].click()
    assert Path(proposed[0]).name == "Journal from a backup.mentordesk"
    qtbot.waitUntil(lambda: isinstance(window.currentWidget(), UnlockPage))
    qtbot.keyClicks(page(window).findChild(QLineEdit), PASSPHRASE)
    offered(window)["Unlock"].click()
    qtbot.waitUntil(lambda: bool(opened))
    assert opened[0].path == tmp_path / "mine.mentordesk"
    assert names(opened[0]) == ["Amara Okafor"]
    assert contents(shelf) == before


def test_a_place_that_is_taken_is_said_and_asked_for_again(
    qtbot: QtBot,
    window: OpeningWindow,
    shelf: Path,
    tmp_path: Path,
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    backup, taken = factory.journal_file(shelf, name="b.mdsnap"), factory.journal_file(tmp_path)
    shown(qtbot, window, backup)
    choose(monkeypatch, taken)
    offered(window)["Make a journal of it…"].click()
    qtbot.waitUntil(lambda: "There is already a file" in texts(window))
    assert "Make a journal of it…" in offered(window)
    choose(monkeypatch, "")  # it was closed
    offered(window)["Make a journal of it…"].click()
    assert "There is already a file" in texts(window)


@pytest.mark.skipif(sys.platform == "win32", reason="there are no such permissions on Windows")
def test_row_15_a_read_only_journal_is_copied_and_the_copy_opened(
    qtbot: QtBot,
    window: OpeningWindow,
    shelf: Path,
    tmp_path: Path,
    opened: list[Store],
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    path = factory.journal_file(shelf)
    path.chmod(0o444)
    real = os.access
    # As somebody else sees it: nothing is read-only to the administrator.
    monkeypatch.setattr(os, "access", lambda at, mode: at != path and real(at, mode))
    before = contents(shelf)
    shown(qtbot, window, path)
    assert "cannot be written where it is" in texts(window)
    proposed = choose(monkeypatch, tmp_path / "mine.mentordesk")
    offered(window)["Copy it and open the copy…"].click()
    assert Path(proposed[0]).name == "t.mentordesk"
    qtbot.waitUntil(lambda: bool(opened))
    assert opened[0].path == tmp_path / "mine.mentordesk"
    factory.mentee(opened[0])
    assert names(opened[0]) == ["Amara Okafor"]
    assert contents(shelf) == before
