"""Backups beside the window: when they are made, and what is said when they cannot be."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import timedelta
from pathlib import Path

import pytest
from pytestqt.qtbot import QtBot

from mentor_desk.clock import StoppedClock
from mentor_desk.records import Journal
from mentor_desk.safety import backups, copying
from mentor_desk.safety.proof import prove
from mentor_desk.store import Store
from mentor_desk.ui import keeper as module
from mentor_desk.ui.desk import Desk, Notice
from mentor_desk.ui.keeper import Keeper, Kept
from tests import factory
from tests.factory import NOW

MINUTE = 60.0


class Seconds:
    def __init__(self) -> None:
        self.now = 1000.0

    def __call__(self) -> float:
        return self.now


@pytest.fixture(autouse=True)
def home(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("XDG_DATA_HOME", str(tmp_path / "data"))


@pytest.fixture
def seconds() -> Seconds:
    return Seconds()


@pytest.fixture
def keeper(desk: Desk, seconds: Seconds) -> Iterator[Keeper]:
    """Of a journal that has a backup of all it says."""
    made = Keeper(desk, seconds)
    with desk.store.read() as session:
        uuid = session.get_one(Journal, 1).uuid
    backups.make(desk.store.path, None, uuid, NOW)
    made.begin()
    yield made
    made.stop()


def write(desk: Desk) -> None:
    factory.mentee(desk.store, "Zoë Lefèvre")


def pass_time(desk: Desk, seconds: Seconds, minutes: float) -> None:
    seconds.now += minutes * MINUTE
    desk.clock = StoppedClock(desk.clock.now() + timedelta(minutes=minutes))


def looked(qtbot: QtBot, keeper: Keeper) -> bool:
    """Whether a look made a backup."""
    keeper.look()
    busy = keeper.busy
    qtbot.waitUntil(lambda: not keeper.busy)
    return busy


def test_a_backup_follows_thirty_minutes_after_the_last_one(
    qtbot: QtBot, desk: Desk, keeper: Keeper, seconds: Seconds
) -> None:
    pass_time(desk, seconds, 60)
    assert not looked(qtbot, keeper)  # nothing has changed
    write(desk)
    assert keeper.behind()
    pass_time(desk, seconds, 4.9)
    assert not looked(qtbot, keeper)  # a session has just begun
    pass_time(desk, seconds, 0.1)
    kept: list[Kept] = []
    keeper.backed_up.connect(kept.append)
    assert looked(qtbot, keeper)
    assert prove(kept[0].backup.path, None).counts["mentee"] == 1
    assert not keeper.behind()
    write(desk)
    pass_time(desk, seconds, 29.9)
    assert not looked(qtbot, keeper)
    pass_time(desk, seconds, 0.1)
    assert looked(qtbot, keeper)
    pass_time(desk, seconds, 600)
    assert not looked(qtbot, keeper)


def test_backups_of_a_large_journal_are_further_apart(
    qtbot: QtBot, desk: Desk, keeper: Keeper, seconds: Seconds, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr("mentor_desk.safety.spacing._STEP", desk.store.path.stat().st_size // 3)
    write(desk)
    pass_time(desk, seconds, 119)
    assert not looked(qtbot, keeper)
    pass_time(desk, seconds, 1)
    assert looked(qtbot, keeper)


def test_one_that_was_made_for_another_reason_is_enough(
    qtbot: QtBot, desk: Desk, keeper: Keeper, seconds: Seconds
) -> None:
    write(desk)
    backups.make(desk.store.path, None, keeper.uuid, desk.clock.now())  # before an import, say
    pass_time(desk, seconds, 31)
    assert not looked(qtbot, keeper)


def test_what_the_session_before_left_is_made_up_for(
    qtbot: QtBot, desk: Desk, keeper: Keeper, seconds: Seconds
) -> None:
    keeper.stop()
    write(desk)
    again = Keeper(desk, seconds)  # after a lock, or a crash
    again.begin()
    pass_time(desk, seconds, 31)
    assert looked(qtbot, again)
    again.stop()


def test_row_34_a_clock_that_went_back_does_not_end_backups(
    qtbot: QtBot, desk: Desk, keeper: Keeper, seconds: Seconds
) -> None:
    write(desk)
    seconds.now += 5 * MINUTE
    desk.clock = StoppedClock(NOW - timedelta(days=3000))
    assert looked(qtbot, keeper)
    assert backups.listed(keeper.uuid)[0].generation == 2


def test_the_first_backup_is_tried_out_and_then_one_each_month(
    qtbot: QtBot, desk: Desk, keeper: Keeper, seconds: Seconds
) -> None:
    drilled: list[bool] = []
    keeper.backed_up.connect(lambda kept: drilled.append(kept.drilled))
    for minutes in (31, 31, 60 * 24 * 30):
        write(desk)
        pass_time(desk, seconds, minutes)
        assert looked(qtbot, keeper)
    assert drilled == [True, False, True]
    assert keeper.state().drilled_at == desk.clock.now()


def test_row_10_what_fails_is_said_once_and_tried_again(
    qtbot: QtBot,
    desk: Desk,
    keeper: Keeper,
    seconds: Seconds,
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    said: list[Notice] = []
    desk.notice.connect(said.append)
    monkeypatch.setattr(copying, "_RESERVE", 1 << 60)
    write(desk)
    pass_time(desk, seconds, 31)
    assert looked(qtbot, keeper)
    assert [one.text for one in said] == [
        "Backup skipped: the disk is full. Your journal itself is saved."
    ]
    write(desk)  # saving goes on
    assert not looked(qtbot, keeper)
    pass_time(desk, seconds, 5)
    assert looked(qtbot, keeper)
    assert len(said) == 1
    assert keeper.trouble
    monkeypatch.undo()
    monkeypatch.setenv("XDG_DATA_HOME", str(desk.store.path.parent / "data"))
    pass_time(desk, seconds, 5)
    assert looked(qtbot, keeper)
    assert keeper.trouble is None


def test_a_second_place_that_comes_back_is_caught_up_with(
    qtbot: QtBot, desk: Desk, keeper: Keeper, seconds: Seconds, tmp_path: Path
) -> None:
    stick = tmp_path / "stick"
    desk.settings.second_place = stick
    write(desk)
    pass_time(desk, seconds, 31)
    assert looked(qtbot, keeper)
    assert keeper.trouble
    assert "is not there now" in keeper.trouble.plain()
    assert looked(qtbot, keeper)
    assert keeper.trouble
    stick.mkdir()
    assert looked(qtbot, keeper)
    assert keeper.trouble is None
    assert backups.listed(keeper.uuid, stick)[0].generation == 2
    assert keeper.state().away_at == desk.clock.now()
    assert not looked(qtbot, keeper)


def test_the_log_is_moved_into_the_journal_when_nobody_writes(
    qtbot: QtBot, desk: Desk, keeper: Keeper, monkeypatch: pytest.MonkeyPatch
) -> None:
    log = desk.store.path.with_name(f"{desk.store.path.name}-wal")
    monkeypatch.setattr(module, "IDLE_MS", 10)
    again = Keeper(desk)
    again.begin()
    write(desk)
    assert log.stat().st_size
    qtbot.waitUntil(lambda: log.stat().st_size == 0)
    again.stop()


def test_a_sample_has_no_backups(qtbot: QtBot, desk: Desk, seconds: Seconds) -> None:
    with desk.store.write() as session:
        session.get_one(Journal, 1).is_sample = True
    keeper = Keeper(desk, seconds)
    keeper.begin()
    assert not keeper.keeps
    write(desk)
    pass_time(desk, seconds, 600)
    assert not looked(qtbot, keeper)
    keeper.make()
    assert backups.listed(keeper.uuid) == []


def test_a_backup_that_is_stopped_is_no_trouble(
    qtbot: QtBot, desk: Desk, keeper: Keeper, store: Store
) -> None:
    write(desk)
    keeper.make()
    keeper.stop()
    qtbot.waitUntil(lambda: not keeper.busy)
    assert keeper.trouble is None
