"""Another passphrase and the recovery sheet, from the window to the file."""

from __future__ import annotations

from pathlib import Path

import pytest
from PySide6.QtCore import Qt
from pytestqt.qtbot import QtBot

from mentor_desk.app import App
from mentor_desk.errors import WrongPassphrase
from mentor_desk.records import Mentee
from mentor_desk.safety import sheet
from mentor_desk.store import open_journal, unlock_key
from mentor_desk.ui.main_window import MainWindow
from mentor_desk.ui.place import PageName, Place
from mentor_desk.ui.recovery.order import NewPassphrase
from mentor_desk.ui.recovery.paper import PaperDialog
from mentor_desk.ui.recovery.passphrase import ChoosePassphrase
from tests import factory
from tests.app.conftest import OLD, Start, dialog_of, dialogs, journal, opened, typed_back, unlock

NEW = "five other quiet words here"


def changed(qtbot: QtBot, app: App, order: NewPassphrase) -> MainWindow:
    before = app.window
    assert before
    before.desk.passphrase_wanted.emit(order)
    qtbot.waitUntil(lambda: app.window not in (None, before))
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
    before = unlock(qtbot, app)
    before.show_place(place)
    before.desk.privacy.hide(hide=True)
    window = changed(qtbot, app, NewPassphrase(NEW))
    assert window.place == place
    assert window.desk.privacy.hidden
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
    for dialog in dialogs():
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
    qtbot.waitUntil(lambda: app.window not in (None, window))
    assert not opened(qtbot, app).desk.by_sheet
    for one in dialogs():
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
