"""What is wrong with a journal stands over the page until the mentor has decided."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

import pytest
from PySide6.QtWidgets import QPushButton
from pytestqt.qtbot import QtBot

from mentor_desk.records import NoteBlock
from mentor_desk.safety.looked import Looked
from mentor_desk.store import Heads, Store, open_journal
from mentor_desk.ui.desk import Desk
from mentor_desk.ui.library import Library
from mentor_desk.ui.place import PageName, Place
from mentor_desk.ui.settings import Settings
from mentor_desk.ui.sound import Sound
from mentor_desk.ui.voice import QtVoice
from mentor_desk.ui.widgets.banner import BannerBox
from tests import factory
from tests.safety.salvage.test_salvaging import PAGE, filled, page_of, spoil


class Opened:
    """A desk as it is right after opening, with what looks it over."""

    def __init__(self, qtbot: QtBot, store: Store, library: Library) -> None:
        settings = Settings(store.path.parent / "settings.ini")
        self.desk = Desk(store, settings, factory.CLOCK, QtVoice(), library)
        self.box = BannerBox()
        qtbot.addWidget(self.box)
        self.sound = Sound(self.desk, self.box)
        self.places: list[Place] = []
        self.desk.place_wanted.connect(self.places.append)

    def press(self, text: str) -> None:
        (banner,) = self.box.shown()
        buttons = banner.findChildren(QPushButton)
        next(one for one in buttons if one.text().replace("&", "") == text).click()

    def close(self, *, clean: bool = True) -> None:
        self.sound.stop()
        if clean:
            self.sound.end()
        self.desk.store.close()


@pytest.fixture(autouse=True)
def own_state(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """The journals of tests all have the same id."""
    monkeypatch.setattr("mentor_desk.paths.state_folder", lambda: tmp_path / "state")


@pytest.fixture
def opened(qtbot: QtBot) -> Iterator[list[Opened]]:
    made: list[Opened] = []
    yield made
    for one in made:
        one.close()
        qtbot.waitUntil(lambda one=one: not one.sound._jobs.busy())


def again(qtbot: QtBot, opened: list[Opened], path: Path, library: Library) -> Opened:
    store = open_journal(path, None, Heads(path.parent / "heads"))
    opened.append(Opened(qtbot, store, library))
    opened[-1].sound.begin()
    return opened[-1]


def test_row_19_an_older_file_asks_until_it_is_answered(
    qtbot: QtBot, tmp_path: Path, opened: list[Opened], library: Library
) -> None:
    store = factory.journal(tmp_path)
    store.checkpoint()
    old = store.path.read_bytes()
    factory.mentee(store)
    factory.mentee(store)
    store.close()
    store.path.write_bytes(old)
    first = again(qtbot, opened, store.path, library)
    (banner,) = first.box.shown()
    assert "2 saves made there are missing here" in banner.text()
    assert not banner.close_button.isVisibleTo(first.box)
    first.press("Look at backups")
    assert first.places == [Place(PageName.SAFETY)]
    assert first.box.shown() == [banner]
    opened[-1].close()
    second = again(qtbot, opened, store.path, library)
    second.press("It is right, keep it")
    assert not second.box.shown()
    opened[-1].close()
    assert not again(qtbot, opened, store.path, library).box.shown()


def test_a_changed_record_is_named_and_can_be_kept(
    qtbot: QtBot, tmp_path: Path, opened: list[Opened], library: Library
) -> None:
    store = filled(tmp_path, notes=4)
    with store.write() as session:
        session.connection().exec_driver_sql("UPDATE note_block SET text = 'other' WHERE id = 2")
    store.close()
    one = again(qtbot, opened, store.path, library)
    one.sound.look()
    qtbot.waitUntil(lambda: bool(one.box.shown()))
    assert "the note of 14 November 2026 with Amara Okafor" in one.box.shown()[0].text()
    one.press("I have looked at it: keep it")
    with one.desk.store.read() as session:
        assert session.get_one(NoteBlock, 2).text == "other"
    assert not one.box.shown()
    looked = Looked(one.desk.keeper.uuid or uuid_of(one.desk.store))
    assert not looked._kept.trouble


def test_a_page_that_is_not_as_it_was_is_said_and_can_be_kept(
    qtbot: QtBot, tmp_path: Path, opened: list[Opened], library: Library
) -> None:
    store = filled(tmp_path)
    assert not [checked for checked in store.check() if checked.trouble]
    page = page_of(store, "practice")
    store.close()
    spoil(store.path, page, 2000)
    one = again(qtbot, opened, store.path, library)
    one.sound.look()
    qtbot.waitUntil(lambda: bool(one.box.shown()))
    assert "not as Mentor Desk left it, although every record is" in one.box.shown()[0].text()
    one.press("I have looked at it: keep it")
    one.sound.look()
    qtbot.waitUntil(lambda: not one.sound._jobs.busy())
    assert not one.box.shown()


def uuid_of(store: Store) -> str:
    from mentor_desk.records import Journal

    with store.read() as session:
        return session.get_one(Journal, 1).uuid


def test_damage_offers_backups_and_a_salvage(
    qtbot: QtBot, tmp_path: Path, opened: list[Opened], library: Library
) -> None:
    store = filled(tmp_path, notes=4)
    page = page_of(store, "ix_note_block_session_position")
    store.close()
    spoil(store.path, page, PAGE - 300)
    one = again(qtbot, opened, store.path, library)
    one.sound.look()
    qtbot.waitUntil(lambda: bool(one.box.shown()))
    assert "damaged" in one.box.shown()[0].text()
    with qtbot.waitSignal(one.sound.salvage_wanted):
        one.press("Salvage…")
    assert one.box.shown()
    assert Looked(uuid_of(one.desk.store)).is_due(factory.NOW)  # again at the next opening


def test_a_sound_journal_is_looked_over_once_a_day_and_after_an_unclean_end(
    qtbot: QtBot, tmp_path: Path, opened: list[Opened], library: Library
) -> None:
    path = factory.journal(tmp_path)
    path.close()
    one = again(qtbot, opened, path.path, library)
    assert one.sound._timer.isActive()
    one.sound.look()
    qtbot.waitUntil(lambda: not one.sound._jobs.busy())
    assert not one.box.shown()
    opened[-1].close()
    two = again(qtbot, opened, path.path, library)
    assert not two.sound._timer.isActive()
    two.close(clean=False)  # as a killed program leaves it
    assert again(qtbot, opened, path.path, library).sound._timer.isActive()


def test_it_waits_for_a_backup_that_is_being_made(
    qtbot: QtBot, tmp_path: Path, opened: list[Opened], library: Library
) -> None:
    factory.journal(tmp_path).close()
    one = again(qtbot, opened, tmp_path / "t.mentordesk", library)
    one.sound._timer.stop()
    one.desk.keeper.busy = True
    one.sound.look()
    assert one.sound._timer.isActive()
    assert not one.sound._jobs.busy()


def test_closing_ends_what_is_under_way(
    qtbot: QtBot, tmp_path: Path, opened: list[Opened], library: Library
) -> None:
    store = filled(tmp_path)
    store.close()
    one = again(qtbot, opened, store.path, library)
    one.sound.look()
    one.sound.stop()
    qtbot.waitUntil(lambda: not one.sound._jobs.busy())
    assert not one.box.shown()
