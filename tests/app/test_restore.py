"""Everything back from a backup, from the window to the file and into the window again."""

from __future__ import annotations

from pathlib import Path

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QLineEdit
from pytestqt.qtbot import QtBot

from mentor_desk.app import App
from mentor_desk.safety import backups
from mentor_desk.safety.inside import Inside
from mentor_desk.services import mentees
from mentor_desk.store import Store
from mentor_desk.ui.main_window import MainWindow
from mentor_desk.ui.pages.backup import BackupPage
from mentor_desk.ui.pages.backup.asking import AskForEverything
from mentor_desk.ui.pages.backup.everything import Everything
from mentor_desk.ui.place import PageName, Place
from tests import factory
from tests.app.conftest import Start, opened

PASSPHRASE = "four quiet words here"


def unlocked(qtbot: QtBot, app: App) -> MainWindow:
    field = app.opening.findChild(QLineEdit)
    assert field is not None
    qtbot.keyClicks(field, PASSPHRASE)
    qtbot.keyClick(field, Qt.Key.Key_Return)
    return opened(qtbot, app)


def names(store: Store | Inside) -> list[str]:
    with store.read() as session:
        return [one.name for one in mentees.named(session)]


def want_everything(qtbot: QtBot, window: MainWindow, generation: int) -> None:
    window.show_place(Place(PageName.BACKUP, generation))
    page = window.page(PageName.BACKUP)
    assert isinstance(page, BackupPage)
    qtbot.waitUntil(lambda: page.band.everything.isEnabled())
    qtbot.mouseClick(page.band.everything, Qt.MouseButton.LeftButton)
    question = page.findChild(AskForEverything)
    assert question is not None
    qtbot.mouseClick(question.go, Qt.MouseButton.LeftButton)


def test_everything_comes_back_and_what_was_there_is_the_newest_backup(
    qtbot: QtBot, tmp_path: Path, start: Start
) -> None:
    store = factory.journal(tmp_path, passphrase=PASSPHRASE)
    factory.mentee(store, "Amara Okafor")
    store.checkpoint()
    store.close()
    app = start(store.path)
    window = unlocked(qtbot, app)
    desk = window.desk
    uuid = desk.keeper.uuid
    made = backups.make(store.path, desk.store.key, uuid, factory.NOW)
    factory.mentee(desk.store, "Written since")
    want_everything(qtbot, window, made.generation)
    qtbot.waitUntil(lambda: app.window not in (None, window))
    again = opened(qtbot, app)
    assert names(again.desk.store) == ["Amara Okafor"]
    assert again.desk.store.missing == 0
    qtbot.waitUntil(lambda: "Everything is back" in again.toast.text())
    newest = backups.listed(uuid)[0]
    assert newest.generation > made.generation
    with Inside(newest.path, again.desk.store.key) as inside:
        assert names(inside) == ["Amara Okafor", "Written since"]
    assert backups.state(uuid).thinning is not backups.Thinning.ON


def test_a_backup_that_is_damaged_meanwhile_leaves_the_journal_as_it_is(
    qtbot: QtBot, tmp_path: Path, start: Start
) -> None:
    store = factory.journal(tmp_path)
    factory.mentee(store, "Amara Okafor")
    store.checkpoint()
    store.close()
    app = start(store.path)
    window = opened(qtbot, app)
    made = backups.make(store.path, None, window.desk.keeper.uuid, factory.NOW)
    factory.mentee(window.desk.store, "Written since")
    window.show_place(Place(PageName.BACKUP, made.generation))
    qtbot.waitUntil(lambda: not window.desk.jobs.busy())
    whole = bytearray(made.path.read_bytes())
    whole[8192:12000] = b"x" * (12000 - 8192)
    made.path.write_bytes(whole)
    window.desk.restore_wanted.emit(Everything(made.path, None))
    qtbot.waitUntil(lambda: app.window not in (None, window))
    again = opened(qtbot, app)
    assert names(again.desk.store) == ["Amara Okafor", "Written since"]
    qtbot.waitUntil(lambda: "backup" in again.toast.text())
