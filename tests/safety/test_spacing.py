"""A large journal is copied less often, and where room is scarce fewer copies are kept."""

from __future__ import annotations

import shutil
from datetime import timedelta
from functools import partial
from pathlib import Path
from typing import NamedTuple

import pytest

from mentor_desk.records import Journal
from mentor_desk.safety import backups
from mentor_desk.safety.spacing import is_scarce, spacing
from mentor_desk.store import Store
from tests.factory import NOW

HALF = timedelta(minutes=30)


class Usage(NamedTuple):
    free: int


def usage(free: int, _: Path) -> Usage:
    return Usage(free)


@pytest.mark.parametrize(
    ("megabytes", "halves"), [(0, 1), (99, 1), (100, 2), (350, 4), (843, 8), (20_000, 8)]
)
def test_the_larger_the_further_apart(tmp_path: Path, megabytes: int, halves: int) -> None:
    path = tmp_path / "t.mentordesk"
    with path.open("wb") as file:
        file.truncate(megabytes * 1_000_000)
    assert spacing(path) == halves * HALF


def test_a_journal_that_is_not_there_is_a_small_one(tmp_path: Path) -> None:
    assert spacing(tmp_path / "gone") == HALF
    assert not is_scarce(tmp_path / "gone", 1)


def test_row_10_where_room_is_scarce_older_ones_go_sooner_and_the_newest_stay(
    store: Store, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv("XDG_DATA_HOME", str(tmp_path / "data"))
    with store.read() as session:
        uuid = session.get_one(Journal, 1).uuid
    for hours in range(8, 0, -1):
        backups.make(store.path, None, uuid, NOW - timedelta(hours=hours))
        with store.write() as session:
            session.connection().exec_driver_sql("UPDATE journal SET generation = generation + 1")
    there = backups.listed(uuid)
    assert len(there) == 8
    assert backups.tidy(uuid, NOW) == []
    room = 4 * there[0].size
    for free, left in ((room, 8), (room - 1, 5)):
        monkeypatch.setattr(shutil, "disk_usage", partial(usage, free))
        backups.tidy(uuid, NOW)
        assert backups.listed(uuid) == there[:left]
