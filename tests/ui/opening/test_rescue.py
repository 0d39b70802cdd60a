"""From a journal that does not open to one that does, and nothing erased on the way."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

import pytest
from PySide6.QtCore import QLocale, Qt
from PySide6.QtGui import QAccessible
from PySide6.QtWidgets import QAbstractButton, QLineEdit, QPushButton, QWidget
from pytestqt.qtbot import QtBot

from mentor_desk.records import NoteBlock
from mentor_desk.safety import backups
from mentor_desk.safety.knowing import backups_of, key_for
from mentor_desk.store import Heads, Store
from mentor_desk.ui.jobs import Jobs
from mentor_desk.ui.opening.backups import BackupsPage
from mentor_desk.ui.opening.hold import Hold
from mentor_desk.ui.opening.salvaging import SalvagePage
from mentor_desk.ui.opening.trouble import TroublePage
from mentor_desk.ui.opening.window import OpeningWindow
from mentor_desk.ui.voice import QtVoice
from mentor_desk.ui.widgets.labels import WrapLabel
from tests import factory
from tests.safety.salvage.test_salvaging import PASSPHRASE, filled, notes, page_of, spoil


@pytest.fixture(autouse=True)
def own_folders(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """The journals of tests all have the same id."""
    for name in ("state_folder", "data_folder"):
        monkeypatch.setattr(f"mentor_desk.paths.{name}", lambda name=name: tmp_path / name)


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
    made.forget()
    jobs.wait()
    qtbot.waitUntil(lambda: not jobs.busy())
    hold.release()


@pytest.fixture
def damaged(tmp_path: Path) -> Path:
    """Known to this laptop, with a backup of the day, its first page spoilt since."""
    store = filled(tmp_path, PASSPHRASE, 4)
    key = factory.key(PASSPHRASE)
    assert key
    heads = Heads()  # as the program keeps them
    (mine,) = (tmp_path / "heads").glob("*.json")
    known = Heads(tmp_path / "heads")
    head = known.load(mine.stem)
    assert head
    heads.save(mine.stem, head)
    heads.note_roots(mine.stem, known.roots(mine.stem))
    backups.make(store.path, key, head.uuid, factory.NOW)
    factory.block(store, 1, "newest words")
    store.checkpoint()
    store.close()
    spoil(store.path, 1)
    return store.path


def page(window: OpeningWindow) -> QWidget:
    shown = window.currentWidget()
    assert shown is not None
    return shown


def unlock(qtbot: QtBot, window: OpeningWindow, path: Path) -> None:
    window.begin(path)
    with qtbot.waitExposed(window):
        window.show()
    field = page(window).findChild(QLineEdit)
    assert field is not None
    qtbot.keyClicks(field, PASSPHRASE)
    qtbot.keyClick(field, Qt.Key.Key_Return)


def press(window: OpeningWindow, text: str) -> None:
    buttons = page(window).findChildren(QPushButton)
    button = next(one for one in buttons if one.text().replace("&", "") == text)
    assert button.isVisible()
    button.click()


def texts(window: OpeningWindow) -> str:
    labels = page(window).findChildren(WrapLabel)
    return "\n".join(label.text() for label in labels if label.isVisible())


def in_front(qtbot: QtBot, window: OpeningWindow, kind: type) -> None:
    qtbot.waitUntil(lambda: isinstance(window.currentWidget(), kind))


def test_a_damaged_journal_is_salvaged_and_opened(
    qtbot: QtBot, window: OpeningWindow, damaged: Path, opened: list[Store]
) -> None:
    before = damaged.read_bytes()
    unlock(qtbot, window, damaged)
    in_front(qtbot, window, TroublePage)
    assert "is damaged" in texts(window)
    offered = [one.text() for one in page(window).findChildren(QPushButton)]
    assert not any("rase" in text or "elete" in text for text in offered)
    press(window, "Save what can be read…")
    in_front(qtbot, window, SalvagePage)
    press(window, "Save what can be read")
    qtbot.waitUntil(lambda: "Everything was saved" in texts(window))
    assert "All from the journal itself: 2 mentees" in texts(window)
    assert "5 paragraphs of notes" in texts(window)
    press(window, "Open the new journal")
    assert opened[0].path == damaged.with_name("t salvaged.mentordesk")
    assert len(notes(opened[0])) == 5
    assert damaged.read_bytes() == before


def test_a_place_that_is_taken_is_said(qtbot: QtBot, window: OpeningWindow, damaged: Path) -> None:
    unlock(qtbot, window, damaged)
    in_front(qtbot, window, TroublePage)
    press(window, "Save what can be read…")
    page = window.currentWidget()
    assert isinstance(page, SalvagePage)
    page.place.setText(str(damaged))
    press(window, "Save what can be read")
    qtbot.waitUntil(lambda: "already a file" in texts(window))
    press(window, "Back")
    in_front(qtbot, window, TroublePage)


def test_everything_comes_back_from_a_backup(
    qtbot: QtBot, window: OpeningWindow, damaged: Path, opened: list[Store]
) -> None:
    before = damaged.read_bytes()
    unlock(qtbot, window, damaged)
    in_front(qtbot, window, TroublePage)
    press(window, "Look for backups…")
    in_front(qtbot, window, BackupsPage)
    buttons = page(window).findChildren(QAbstractButton)
    assert "21 November 2026, 14:10" in buttons[0].text()
    press(window, "Bring everything back")
    qtbot.waitUntil(lambda: bool(opened))
    assert opened[0].path == damaged
    assert len(notes(opened[0])) == 4
    kept = [one for one in damaged.parent.iterdir() if one.is_file() and one != damaged]
    assert before in [one.read_bytes() for one in kept]


@pytest.fixture
def stick(damaged: Path, tmp_path: Path) -> Path:
    """The second place has the only copy of the backup that is left."""
    folder = tmp_path / "stick"
    folder.mkdir()
    (here,) = backups_of(damaged, factory.key(PASSPHRASE))
    assert backups.catch_up(here.path.parent.name, folder, factory.NOW, lambda: False)
    here.path.unlink()
    return folder


def test_backups_in_the_second_place_are_found(
    qtbot: QtBot, window: OpeningWindow, damaged: Path, stick: Path, opened: list[Store]
) -> None:
    assert list(stick.rglob("*.mdsnap"))
    unlock(qtbot, window, damaged)
    in_front(qtbot, window, TroublePage)
    press(window, "Look for backups…")
    in_front(qtbot, window, BackupsPage)
    press(window, "Bring everything back")
    qtbot.waitUntil(lambda: bool(opened))
    assert len(notes(opened[0])) == 4


def test_a_second_place_that_is_not_there_is_named(
    qtbot: QtBot, window: OpeningWindow, damaged: Path, stick: Path
) -> None:
    stick.rename(stick.with_name("pulled"))
    unlock(qtbot, window, damaged)
    in_front(qtbot, window, TroublePage)
    press(window, "Look for backups…")
    in_front(qtbot, window, BackupsPage)
    assert "None was found on this computer." in texts(window)
    assert f"“{stick}”, is not there now" in texts(window)
    stick.with_name("pulled").rename(stick)
    press(window, "Back")
    in_front(qtbot, window, TroublePage)
    press(window, "Look for backups…")
    in_front(qtbot, window, BackupsPage)
    assert page(window).findChildren(QAbstractButton)[0].text().startswith("21 November 2026")


def test_a_salvage_can_be_stopped(
    qtbot: QtBot, window: OpeningWindow, damaged: Path, opened: list[Store]
) -> None:
    unlock(qtbot, window, damaged)
    in_front(qtbot, window, TroublePage)
    press(window, "Save what can be read…")
    press(window, "Save what can be read")
    press(window, "Stop")
    page = window.currentWidget()
    assert isinstance(page, SalvagePage)
    qtbot.waitUntil(page.place.isVisible)
    assert not damaged.with_name("t salvaged.mentordesk").exists()


def test_every_part_has_a_name(qtbot: QtBot, window: OpeningWindow, damaged: Path) -> None:
    unlock(qtbot, window, damaged)
    in_front(qtbot, window, TroublePage)
    press(window, "Save what can be read…")
    for widget in page(window).findChildren(QLineEdit):
        interface = QAccessible.queryAccessibleInterface(widget)
        assert interface.text(QAccessible.Text.Name), widget


def test_the_salt_of_another_time_is_found(damaged: Path) -> None:
    key = factory.key(PASSPHRASE)
    damaged.write_bytes(b"\x00\x01\x02\x03" * 4 + damaged.read_bytes()[16:])
    assert key_for(damaged, PASSPHRASE) == key
    assert key_for(damaged, "wrong") != key
    assert len(backups_of(damaged, key)) == 1


def test_a_journal_without_a_passphrase_has_its_backups(tmp_path: Path) -> None:
    store = filled(tmp_path, notes=2)
    from mentor_desk.records import Journal

    with store.read() as session:
        uuid = session.get_one(Journal, 1).uuid
        assert session.query(NoteBlock).count() == 2
    backups.make(store.path, None, uuid, factory.NOW)
    page = page_of(store, "note_block")
    store.close()
    spoil(store.path, page)
    assert len(backups_of(store.path, None)) == 1
