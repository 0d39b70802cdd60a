"""F9: no word of the journal is on the screen, wherever one goes, until it is pressed again."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

import pytest
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QApplication
from pytestqt.qtbot import QtBot

from mentor_desk.audience import Audience
from mentor_desk.records import Goal, Journal, Owner
from mentor_desk.safety import backups
from mentor_desk.services import trash
from mentor_desk.ui.desk import Desk
from mentor_desk.ui.main_window import MainWindow
from mentor_desk.ui.palette import Palette
from mentor_desk.ui.place import PageName, Place
from mentor_desk.ui.versions import Versions
from tests import factory
from tests.ui.spoken import cells, read_on

SECRET = "bergamot"
# Each of them shows the word as long as nothing is hidden.
_TELLING = (
    PageName.ACTIONS, PageName.MENTEE, PageName.GOAL, PageName.BACKUP, PageName.TRASH,
    PageName.SESSION,
)  # fmt: skip


class Spot:
    def __init__(self, window: MainWindow) -> None:
        self.window = window
        store, desk = window.desk.store, window.desk
        mentee = factory.mentee(store, aspiration=f"{SECRET} at home")
        goal = factory.goal(store, mentee.id, f"Grow {SECRET}", audience=Audience.ME)
        gone = factory.goal(store, mentee.id, f"Once {SECRET}")
        held = factory.held(store, mentee.id)
        factory.block(store, held.id, f"She said {SECRET}")
        private = {"session_id": held.id, "audience": Audience.ME}
        factory.action(store, mentee.id, f"Buy {SECRET}", Owner.ME, **private)
        with store.write() as session:
            trash.throw_away(session, session.get_one(Goal, gone.id), factory.NOW)
        with store.read() as session:
            uuid = session.get_one(Journal, 1).uuid
        made = backups.make(store.path, store.key, uuid, factory.NOW)
        desk.keeper.begin()
        numbers = {
            PageName.MENTEE: mentee.id,
            PageName.REPORT: mentee.id,
            PageName.GOAL: goal.id,
            PageName.SESSION: held.id,
            PageName.BACKUP: made.generation,
        }
        self.places = {page: Place(page, numbers.get(page)) for page in PageName}

    def press(self, qtbot: QtBot) -> None:
        qtbot.keyClick(QApplication.focusWidget() or self.window, Qt.Key.Key_F9)

    def seen(self) -> str:
        return read_on(self.window)


@pytest.fixture
def spot(
    qtbot: QtBot, desk: Desk, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> Iterator[Spot]:
    for name in ("state_folder", "data_folder"):
        monkeypatch.setattr(f"mentor_desk.paths.{name}", lambda name=name: tmp_path / name)
    window = MainWindow(desk)
    qtbot.addWidget(window)
    with qtbot.waitActive(window):
        window.show()
        window.activateWindow()
    yield Spot(window)
    desk.keeper.stop()
    window.close()


def test_nothing_is_shown_on_any_page(qtbot: QtBot, spot: Spot) -> None:
    for page in _TELLING:
        spot.window.show_place(spot.places[page])
        qtbot.waitUntil(lambda: SECRET in spot.seen())
    spot.press(qtbot)
    assert SECRET not in spot.seen()
    for place in spot.places.values():
        spot.window.show_place(place)
        spot.window.desk.jobs.wait()
        QApplication.processEvents()
        assert SECRET not in spot.seen(), place
    spot.window.show_place(spot.places[PageName.ACTIONS])
    spot.press(qtbot)
    assert SECRET in spot.seen()


def test_the_curtain_says_how_it_opens_and_does(qtbot: QtBot, spot: Spot) -> None:
    spot.window.show_place(spot.places[PageName.TRASH])
    spot.press(qtbot)
    assert "F9 shows it again" in spot.seen()
    curtain = spot.window.curtain
    assert curtain is not None
    curtain.button.click()
    assert spot.window.stack.currentWidget() is spot.window.page(PageName.TRASH).widget


def test_pages_without_a_word_of_the_journal_stay(qtbot: QtBot, spot: Spot) -> None:
    spot.press(qtbot)
    for page in (PageName.SAFETY, PageName.PROMISES, PageName.SETTINGS, PageName.SESSION):
        spot.window.show_place(spot.places[page])
        assert spot.window.stack.currentWidget() is spot.window.page(page).widget


def test_a_session_opened_meanwhile_is_hidden_and_its_button_says_so(
    qtbot: QtBot, spot: Spot
) -> None:
    spot.press(qtbot)
    spot.window.show_place(spot.places[PageName.SESSION])
    assert SECRET not in spot.seen()
    assert "1 paragraph is hidden" in spot.seen()
    spot.press(qtbot)
    assert SECRET in spot.seen()


def test_search_finds_no_text_meanwhile(qtbot: QtBot, spot: Spot) -> None:
    spot.window.show_place(spot.places[PageName.GOAL])
    for hidden in (False, True):
        spot.window.desk.privacy.hide(hidden)
        for typed in (SECRET[:4], ""):
            spot.window.search(typed)
            palette = spot.window.findChild(Palette)
            assert palette is not None
            assert (SECRET in "\n".join(cells(palette.list.model()))) is not hidden
            palette.hide()


def test_no_earlier_version_behind_the_curtain(qtbot: QtBot, spot: Spot) -> None:
    spot.window.show_place(spot.places[PageName.GOAL])
    spot.press(qtbot)
    spot.window.show_versions()
    assert not spot.window.findChildren(Versions)
    assert "What is private is hidden now" in spot.seen()
