"""The backup at close: quick unseen, slow with a way out, never in the way of what was saved."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

import pytest
from PySide6.QtCore import QTimer
from PySide6.QtWidgets import QApplication
from pytestqt.qtbot import QtBot

from mentor_desk.safety import backups, copying
from mentor_desk.safety.disk import folder_lock
from mentor_desk.safety.proof import prove
from mentor_desk.safety.state import Thinning
from mentor_desk.ui import closing
from mentor_desk.ui.closing import Closing, ClosingSheet
from mentor_desk.ui.desk import Desk
from mentor_desk.ui.main_window import MainWindow
from mentor_desk.ui.widgets.button import Button
from tests import factory


@pytest.fixture
def window(
    qtbot: QtBot, desk: Desk, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> Iterator[MainWindow]:
    """Closed, and the journal still open."""
    for name in ("state_folder", "data_folder"):
        monkeypatch.setattr(f"mentor_desk.paths.{name}", lambda name=name: tmp_path / name)
    made = MainWindow(desk)
    qtbot.addWidget(made)
    desk.keeper.begin()
    factory.mentee(desk.store, "Zoë Lefèvre")
    made.close()
    yield made
    desk.keeper.stop()


def sheets() -> list[ClosingSheet]:
    return [one for one in QApplication.topLevelWidgets() if isinstance(one, ClosingSheet)]


def test_what_was_written_is_in_a_proven_backup(desk: Desk, window: MainWindow) -> None:
    Closing(desk, window).run()
    (made,) = backups.listed(desk.keeper.uuid)
    assert prove(made.path, None).counts["mentee"] == 1
    assert not sheets()
    Closing(desk, window).run()  # nothing has changed since
    assert backups.listed(desk.keeper.uuid) == [made]


def test_a_slow_one_is_seen_and_can_be_skipped(
    qtbot: QtBot, desk: Desk, window: MainWindow, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(closing, "SHOWN_AFTER_MS", 0)
    home = backups.folder(desk.keeper.uuid)
    home.mkdir(parents=True)
    shown: list[str] = []

    def skip() -> None:
        for sheet in sheets():
            shown.append(sheet.cancel.text())
            sheet.cancel.click()
        if not shown:
            QTimer.singleShot(5, skip)

    QTimer.singleShot(5, skip)
    with folder_lock(home, lambda: None):  # somebody else makes one, and takes very long
        Closing(desk, window).run()
    assert shown == ["Skip this backup"]
    assert not [sheet for sheet in sheets() if sheet.isVisible()]
    assert backups.listed(desk.keeper.uuid) == []
    assert desk.keeper.behind()  # so that the next session makes it up


def test_one_that_is_asked_to_hurry_ends(desk: Desk, window: MainWindow) -> None:
    home = backups.folder(desk.keeper.uuid)
    home.mkdir(parents=True)
    waiting = Closing(desk, window)
    QTimer.singleShot(5, waiting.skip)
    with folder_lock(home, lambda: None):
        waiting.run()
    assert backups.listed(desk.keeper.uuid) == []


def test_row_10_one_that_fails_does_not_keep_the_program_open(
    desk: Desk, window: MainWindow, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(copying, "_RESERVE", 1 << 60)
    Closing(desk, window).run()
    assert backups.listed(desk.keeper.uuid) == []


def banners(window: MainWindow) -> list[str]:
    return [banner.text() for banner in window.banners.shown()]


def test_one_that_failed_is_said_at_the_next_start(
    qtbot: QtBot, desk: Desk, window: MainWindow, monkeypatch: pytest.MonkeyPatch
) -> None:
    with monkeypatch.context() as full:
        full.setattr(copying, "_RESERVE", 1 << 60)
        Closing(desk, window).run()
    assert banners(window) == []
    window.show()
    desk.keeper.begin()
    (said,) = banners(window)
    assert said.startswith("No backup could be made when the journal was closed (today, 14:10).")
    (banner,) = window.banners.shown()
    make = next(one for one in banner.findChildren(Button) if "backup now" in one.text())
    make.click()
    qtbot.waitUntil(lambda: len(backups.listed(desk.keeper.uuid)) == 1 and not desk.keeper.busy)
    assert banners(window) == []
    desk.keeper.begin()  # said once
    assert banners(window) == []


def test_it_is_settled_by_the_backup_that_follows_by_itself(
    qtbot: QtBot, desk: Desk, window: MainWindow, monkeypatch: pytest.MonkeyPatch
) -> None:
    with monkeypatch.context() as full:
        full.setattr(copying, "_RESERVE", 1 << 60)
        Closing(desk, window).run()
    window.show()
    desk.keeper.begin()
    assert len(banners(window)) == 1
    with qtbot.waitSignal(desk.keeper.backed_up):
        desk.keeper.make()
    assert banners(window) == []


def test_one_that_was_skipped_on_purpose_is_not_told(desk: Desk, window: MainWindow) -> None:
    home = backups.folder(desk.keeper.uuid)
    home.mkdir(parents=True)
    waiting = Closing(desk, window)
    QTimer.singleShot(5, waiting.skip)
    with folder_lock(home, lambda: None):
        waiting.run()
    window.show()
    desk.keeper.begin()
    assert banners(window) == []


def test_thinning_goes_on_after_a_session_that_ended_well(desk: Desk, window: MainWindow) -> None:
    uuid = desk.keeper.uuid
    backups.pause_thinning(uuid)
    Closing(desk, window).run()
    assert backups.state(uuid).thinning is Thinning.PAUSED  # it was paused in this session
    desk.keeper.begin()
    Closing(desk, window).run()
    assert backups.state(uuid).thinning is Thinning.ENDING
    assert backups.begin_session(uuid).thinning is Thinning.ON
