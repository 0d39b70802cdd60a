"""The locks nobody asked for, what goes with them, and what is found again after them."""

from __future__ import annotations

import os
import signal
import sys
from pathlib import Path

import pytest
from PySide6.QtCore import Qt
from PySide6.QtGui import QClipboard
from PySide6.QtWidgets import QApplication, QLineEdit
from pytestqt.qtbot import QtBot

from mentor_desk.store import Store, open_journal, unlock_key
from mentor_desk.ui.opening.unlock import UnlockPage
from mentor_desk.ui.place import PageName, Place
from tests.app.conftest import OLD, Replaced, Start, journal, opened, typed_back, unlock


@pytest.mark.parametrize("passphrase", [OLD, None], ids=["encrypted", "plain"])
def test_row_32_a_computer_that_slept_finds_all_saved_and_the_desk_locked(
    qtbot: QtBot, tmp_path: Path, start: Start, replaced: Replaced, passphrase: str | None
) -> None:
    path = journal(tmp_path, passphrase)
    app = start(path)
    window = unlock(qtbot, app) if passphrase else opened(qtbot, app)
    window.show_place(Place(PageName.SETTINGS))
    page = window.page(PageName.SETTINGS).widget
    name = page.findChildren(QLineEdit)[0]
    name.setFocus()
    qtbot.keyClicks(name, "Ines Kramer")
    app.triggers.wanted.emit()
    assert replaced.with_ == ([(path, Place(PageName.SETTINGS))] if passphrase else [])
    assert any(replaced.handed.values()) == bool(passphrase), "nobody slips in between"
    assert window.isVisible() != bool(passphrase)
    key = unlock_key(path, passphrase) if passphrase else None
    store = open_journal(path, key) if passphrase else window.desk.store
    assert mentor_of(store) == "Ines Kramer"
    if passphrase:
        store.close()


def mentor_of(store: Store) -> str:
    from mentor_desk.services.practice import practice

    with store.read() as session:
        return practice(session).mentor_name


def test_a_lock_wins_over_an_unlock_that_is_on_its_way(
    qtbot: QtBot, tmp_path: Path, start: Start, replaced: Replaced
) -> None:
    path = journal(tmp_path)
    app = start(path)
    page = app.opening.findChild(UnlockPage)
    assert page
    qtbot.keyClicks(page.passphrase, OLD)
    qtbot.keyClick(page.passphrase, Qt.Key.Key_Return)
    app.triggers.wanted.emit()  # while the key is being derived
    assert replaced.with_ == [(path, None)]
    assert page.passphrase.text() == ""
    qtbot.waitUntil(lambda: not app._jobs.busy())
    assert app.window is None
    assert isinstance(app.opening.currentWidget(), UnlockPage)
    assert unlock(qtbot, app).isVisible()


def test_groups_that_were_typed_go_with_a_lock(
    qtbot: QtBot, tmp_path: Path, start: Start, replaced: Replaced
) -> None:
    path = journal(tmp_path)
    app = start(path)
    recover = typed_back(qtbot, app, "ABC")
    app.triggers.wanted.emit()
    assert replaced.with_ == [(path, None)]
    assert not recover.has_text
    assert isinstance(app.opening.currentWidget(), UnlockPage)


def test_an_unlock_page_nobody_typed_in_stays(
    tmp_path: Path, start: Start, replaced: Replaced
) -> None:
    app = start(journal(tmp_path))
    app.triggers.wanted.emit()
    assert not replaced.with_


def test_row_33_a_session_that_ends_has_saved_what_was_typed(
    qtbot: QtBot, tmp_path: Path, start: Start
) -> None:
    app = start(journal(tmp_path))
    window = unlock(qtbot, app)
    window.show_place(Place(PageName.SETTINGS))
    name = window.page(PageName.SETTINGS).widget.findChildren(QLineEdit)[0]
    qtbot.keyClicks(name, "Ines Kramer")
    application = QApplication.instance()
    assert isinstance(application, QApplication)
    application.commitDataRequest.emit(None)
    assert mentor_of(window.desk.store) == "Ines Kramer"


@pytest.mark.skipif(sys.platform == "win32", reason="Windows has no such request")
def test_row_33_a_request_to_end_has_saved_within_a_second(
    qtbot: QtBot, tmp_path: Path, start: Start
) -> None:
    app = start(journal(tmp_path))
    window = unlock(qtbot, app)
    window.show_place(Place(PageName.SETTINGS))
    name = window.page(PageName.SETTINGS).widget.findChildren(QLineEdit)[0]
    qtbot.keyClicks(name, "Ines Kramer")
    os.kill(os.getpid(), signal.SIGTERM)
    qtbot.waitUntil(lambda: mentor_of(window.desk.store) == "Ines Kramer")
    qtbot.waitUntil(lambda: not window.isVisible())


@pytest.mark.parametrize("ours", [True, False])
def test_locking_takes_back_what_was_copied_here_only(
    qtbot: QtBot,
    tmp_path: Path,
    start: Start,
    replaced: Replaced,
    monkeypatch: pytest.MonkeyPatch,
    ours: bool,
) -> None:
    app = start(journal(tmp_path))
    window = unlock(qtbot, app)
    QApplication.clipboard().setText("Looked tired; ask again.")
    # The off-screen platform knows nothing of other programs.
    monkeypatch.setattr(QClipboard, "ownsClipboard", lambda _: ours)
    window.lock()
    assert replaced.with_
    assert bool(QApplication.clipboard().text()) != ours


def test_what_was_hidden_is_hidden_after_unlocking(
    qtbot: QtBot,
    tmp_path: Path,
    start: Start,
    replaced: Replaced,
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    path = journal(tmp_path)
    first = start(path)
    window = unlock(qtbot, first)
    window.show_place(Place(PageName.MENTEE, 1))
    qtbot.keyClick(window, Qt.Key.Key_F9)
    window.lock()
    first.shut()
    monkeypatch.setenv("MENTOR_DESK_HIDDEN", replaced.handed["MENTOR_DESK_HIDDEN"])
    window = unlock(qtbot, start(path))
    window.show_place(Place(PageName.MENTEE, 1))
    assert window.curtain is not None
    assert window.stack.currentWidget() is window.curtain
