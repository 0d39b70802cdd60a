"""Another passphrase, the sheet, and the locks nobody asked for, from the window to the file."""

from __future__ import annotations

import os
import signal
import sys
from collections.abc import Callable, Iterator, Mapping
from pathlib import Path

import pytest
from PySide6.QtCore import Qt
from PySide6.QtGui import QClipboard
from PySide6.QtWidgets import QApplication, QDialog, QLineEdit, QPushButton
from pytestqt.qtbot import QtBot

from mentor_desk.app import App
from mentor_desk.errors import WrongPassphrase
from mentor_desk.records import Mentee
from mentor_desk.safety import sheet
from mentor_desk.store import Store, open_journal, unlock_key
from mentor_desk.ui.main_window import MainWindow
from mentor_desk.ui.opening.recover import RecoverPage
from mentor_desk.ui.opening.unlock import UnlockPage
from mentor_desk.ui.place import PageName, Place
from mentor_desk.ui.recovery.order import NewPassphrase
from mentor_desk.ui.recovery.paper import PaperDialog
from mentor_desk.ui.recovery.passphrase import ChoosePassphrase
from mentor_desk.ui.settings import Settings
from tests import factory

OLD, NEW = "four quiet words here", "five other quiet words here"
Start = Callable[[Path | None], App]


class Replaced:
    """Stands where a new process would begin."""

    def __init__(self) -> None:
        self.with_: list[tuple[Path, Place | None]] = []
        self.handed: dict[str, str] = {}

    def __call__(self, path: Path, place: Place | None, handed: Mapping[str, str]) -> None:
        self.with_.append((path, place))
        self.handed = dict(handed)


@pytest.fixture(autouse=True)
def _own_folders(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """A laptop that has seen no other journal: a wrong passphrase is tried on all it knows."""
    for kind in ("STATE", "DATA"):
        monkeypatch.setenv(f"XDG_{kind}_HOME", str(tmp_path / kind.lower()))


@pytest.fixture
def replaced() -> Replaced:
    return Replaced()


@pytest.fixture
def start(qtbot: QtBot, tmp_path: Path, replaced: Replaced) -> Iterator[Start]:
    apps: list[App] = []

    def begin(journal: Path | None) -> App:
        apps.append(App(Settings(tmp_path / "settings.ini"), factory.CLOCK, journal, replaced))
        apps[-1].begin()
        return apps[-1]

    yield begin
    for app in apps:
        for dialog in _dialogs():
            dialog.close()
        app.quit()
        if app.window is None:
            app.opening.close()
        app.shut()
    qtbot.wait(0)


def _dialogs() -> list[QDialog]:
    return [one for one in QApplication.topLevelWidgets() if isinstance(one, QDialog)]


def dialog_of(kind: type[QDialog]) -> QDialog | None:
    return next((one for one in _dialogs() if isinstance(one, kind) and one.isVisible()), None)


def opened(qtbot: QtBot, app: App) -> MainWindow:
    qtbot.waitUntil(lambda: app.window is not None, timeout=20_000)
    assert app.window is not None
    return app.window


def journal(folder: Path, passphrase: str | None = OLD) -> Path:
    store = factory.journal(folder, passphrase=passphrase)
    factory.mentee(store, "Zoë Lefèvre")
    store.checkpoint()
    store.close()
    return store.path


def unlock(qtbot: QtBot, app: App, passphrase: str = OLD) -> MainWindow:
    page = app.opening.findChild(UnlockPage)
    assert page
    qtbot.keyClicks(page.passphrase, passphrase)
    qtbot.keyClick(page.passphrase, Qt.Key.Key_Return)
    return opened(qtbot, app)


def changed(qtbot: QtBot, app: App, order: NewPassphrase) -> MainWindow:
    before = app.window
    assert before
    before.desk.passphrase_wanted.emit(order)
    qtbot.waitUntil(lambda: app.window not in (None, before), timeout=30_000)
    return opened(qtbot, app)


def readable(path: Path, passphrase: str | None) -> bool:
    try:
        key = None if passphrase is None else unlock_key(path, passphrase)
        store = open_journal(path, key)
    except WrongPassphrase:
        return False
    with store.read() as session:
        found = session.query(Mentee).one().name == "Zoë Lefèvre"
    store.close()
    return found


def end(app: App) -> None:
    app.quit()
    app.shut()


def test_after_a_change_the_same_place_is_open_under_the_new_passphrase(
    qtbot: QtBot, tmp_path: Path, start: Start
) -> None:
    path = journal(tmp_path)
    app = start(path)
    place = Place(PageName.MENTEE, 1, "goals")
    unlock(qtbot, app).show_place(place)
    window = changed(qtbot, app, NewPassphrase(NEW))
    assert window.place == place
    assert "new passphrase" in window.toast.text()
    qtbot.waitUntil(lambda: dialog_of(PaperDialog) is not None)
    paper = dialog_of(PaperDialog)
    assert isinstance(paper, PaperDialog)
    assert window.desk.store.key
    assert paper.number == sheet.sheet_number(window.desk.store.key)
    paper.cancel.click()
    factory.mentee(window.desk.store, "Jonas Lindqvist")  # and it can be written in
    with window.desk.store.write() as session:
        session.delete(session.query(Mentee).filter_by(name="Jonas Lindqvist").one())
    end(app)
    assert readable(path, NEW)
    assert not readable(path, OLD)


def test_a_plain_journal_gets_a_passphrase_and_loses_it_again(
    qtbot: QtBot, tmp_path: Path, start: Start
) -> None:
    path = journal(tmp_path, None)
    app = start(path)
    opened(qtbot, app)
    window = changed(qtbot, app, NewPassphrase(NEW))
    assert window.desk.store.encrypted
    for dialog in _dialogs():
        dialog.close()
    assert b"Zo\xc3\xab" not in path.read_bytes()
    window = changed(qtbot, app, NewPassphrase(None))
    assert not window.desk.store.encrypted
    assert "no passphrase any more" in window.toast.text()
    assert dialog_of(PaperDialog) is None
    end(app)
    assert readable(path, None)


def test_a_change_that_is_refused_opens_as_before_and_says_why(
    qtbot: QtBot, tmp_path: Path, start: Start, monkeypatch: pytest.MonkeyPatch
) -> None:
    path = journal(tmp_path)
    app = start(path)
    unlock(qtbot, app)
    blocked = tmp_path / f"{path.name}.new-passphrase.part"
    (blocked / "held").mkdir(parents=True)
    window = changed(qtbot, app, NewPassphrase(NEW))
    assert "cannot be written" in window.toast.text()
    end(app)
    assert readable(path, OLD)


def typed_back(qtbot: QtBot, app: App, text: str) -> RecoverPage:
    """As a scanner would type it."""
    page = app.opening.findChild(UnlockPage)
    assert page
    button = next(one for one in page.findChildren(QPushButton) if one.text().startswith("&Forgot"))
    button.click()
    recover = app.opening.currentWidget()
    assert isinstance(recover, RecoverPage)
    for number, group in enumerate(sheet.split(text), 1):
        qtbot.keyClicks(recover.fields.fields[number].edit, group)
    recover.open_button.click()
    return recover


def test_a_forgotten_passphrase_the_sheet_opens_and_a_new_one_is_set_at_once(
    qtbot: QtBot, tmp_path: Path, start: Start
) -> None:
    path = journal(tmp_path)
    key = factory.key(OLD)
    assert key
    app = start(path)
    typed_back(qtbot, app, " ".join(sheet.groups(key)))
    window = opened(qtbot, app)
    qtbot.waitUntil(lambda: dialog_of(ChoosePassphrase) is not None)
    dialog = dialog_of(ChoosePassphrase)
    assert isinstance(dialog, ChoosePassphrase)
    assert not dialog.current.isVisible()
    qtbot.keyClicks(dialog.first, NEW)
    qtbot.keyClicks(dialog.again, NEW)
    dialog.go.click()
    qtbot.waitUntil(lambda: app.window not in (None, window), timeout=30_000)
    assert not opened(qtbot, app).desk.by_sheet
    for one in _dialogs():
        one.close()
    end(app)
    assert readable(path, NEW)


def test_a_slip_in_the_groups_is_found_and_another_sheet_is_told(
    qtbot: QtBot, tmp_path: Path, start: Start
) -> None:
    path, key = journal(tmp_path), factory.key(OLD)
    assert key
    before = path.read_bytes()
    app = start(path)
    groups = sheet.groups(key)
    groups[6] = groups[7]
    recover = typed_back(qtbot, app, " ".join(groups))
    assert "Group 7 is not right" in recover.said.text()
    recover.forget()
    other = sheet.groups(type(key)(bytes(32), bytes(16)))
    for number, group in enumerate(other, 1):
        qtbot.keyClicks(recover.fields.fields[number].edit, group)
    recover.open_button.click()
    qtbot.waitUntil(lambda: "another journal" in recover.said.text())
    assert app.window is None
    assert path.read_bytes() == before


def test_a_first_journal_offers_its_sheet_and_later_is_enough(
    qtbot: QtBot, tmp_path: Path, start: Start
) -> None:
    app = start(None)
    page = app.opening.welcome
    page.path.setText(str(tmp_path / "mine.mentordesk"))
    for field in (page.passphrase, page.again):
        qtbot.keyClicks(field, OLD)
    qtbot.keyClick(page.again, Qt.Key.Key_Return)
    window = opened(qtbot, app)
    qtbot.waitUntil(lambda: dialog_of(PaperDialog) is not None)
    dialog = dialog_of(PaperDialog)
    assert dialog
    qtbot.keyClick(dialog, Qt.Key.Key_Escape)
    assert not dialog.isVisible()
    assert window.isVisible()


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
    qtbot.waitUntil(lambda: mentor_of(window.desk.store) == "Ines Kramer", timeout=1000)
    qtbot.waitUntil(lambda: not window.isVisible())


def test_backups_made_under_the_old_passphrase_are_counted(
    qtbot: QtBot, tmp_path: Path, start: Start
) -> None:
    path = journal(tmp_path)
    app = start(path)
    window = unlock(qtbot, app)
    window = changed(qtbot, app, NewPassphrase(NEW, backups=False))
    assert "open as they did before" in window.toast.text() or "opens as it did" in (
        window.toast.text()
    )


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


def test_what_a_killed_change_left_goes_when_the_journal_has_opened(
    qtbot: QtBot, tmp_path: Path, start: Start
) -> None:
    path = journal(tmp_path)
    left = path.with_name(f"{path.name}.without-passphrase.part")
    left.write_bytes(b"a note nobody encrypted")
    app = start(path)
    assert left.exists()
    unlock(qtbot, app)
    qtbot.waitUntil(lambda: not left.exists())
