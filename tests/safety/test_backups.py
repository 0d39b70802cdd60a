"""Backups are made beside saves, proven, listed by generation; what fails leaves nothing half."""

from __future__ import annotations

import resource
import subprocess
import sys
import threading
from datetime import timedelta
from pathlib import Path

import pytest

from mentor_desk.errors import KnownError
from mentor_desk.records import Journal
from mentor_desk.safety import backups, copying
from mentor_desk.safety.backups import Place
from mentor_desk.safety.proof import WasStopped, prove
from mentor_desk.safety.state import State, Thinning
from mentor_desk.store import Store
from tests import factory
from tests.factory import NOW

SECRET = "four quiet words here"


@pytest.fixture(autouse=True)
def home(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    monkeypatch.setenv("XDG_DATA_HOME", str(tmp_path / "data"))
    monkeypatch.setenv("XDG_STATE_HOME", str(tmp_path / "state"))
    return tmp_path / "data"


def uuid_of(store: Store) -> str:
    with store.read() as session:
        return session.get_one(Journal, 1).uuid


def files(folder: Path) -> set[str]:
    return {one.name for one in folder.iterdir() if not one.name.startswith(".")}


@pytest.mark.parametrize("passphrase", [None, SECRET])
def test_a_backup_is_a_journal_of_its_own_with_the_same_key(
    tmp_path: Path, passphrase: str | None
) -> None:
    store, key = factory.journal(tmp_path, passphrase=passphrase), factory.key(passphrase)
    factory.mentee(store)
    uuid = uuid_of(store)
    told: list[float] = []
    made = backups.make(store.path, key, uuid, NOW, progress=told.append)
    factory.mentee(store, "Zoë")  # after it
    assert made.path.name == "2026-11-21 141000 g2.mdsnap"
    assert (made.made_at, made.generation, made.place) == (NOW, 2, Place.HERE)
    assert made.size == made.path.stat().st_size
    assert prove(made.path, key).counts["mentee"] == 1
    assert made.path.read_bytes().startswith(b"SQLite") == (passphrase is None)
    assert b"Amara" not in made.path.read_bytes() or passphrase is None
    assert made.path.stat().st_mode & 0o077 == 0
    assert backups.listed(uuid) == [made]
    assert backups.state(uuid) == State(made_at=NOW, made_generation=2)
    assert told == sorted(told)
    assert told[-1] == 1.0
    store.close()


def test_saves_go_on_while_a_backup_is_made(tmp_path: Path) -> None:
    store, key = factory.journal(tmp_path, passphrase=SECRET), factory.key(SECRET)
    uuid, saves = uuid_of(store), threading.Event()
    made: list[backups.Backup] = []

    def make() -> None:
        def wait(_: float) -> None:
            saves.wait(10)

        made.append(backups.make(store.path, key, uuid, NOW, progress=wait))

    thread = threading.Thread(target=make)
    thread.start()
    for number in range(5):
        factory.mentee(store, f"Zoë {number}")
    saves.set()
    thread.join()
    proof = prove(made[0].path, key)
    assert 1 <= proof.generation <= 6
    assert proof.counts["mentee"] == proof.generation - 1
    store.close()


def test_a_second_place_gets_the_same_bytes(store: Store, tmp_path: Path) -> None:
    factory.mentee(store)
    uuid, stick = uuid_of(store), tmp_path / "stick"
    stick.mkdir()
    made = backups.make(store.path, None, uuid, NOW, second=stick)
    here, away = backups.listed(uuid, stick)
    assert made == here
    assert (here.place, away.place) == (Place.HERE, Place.AWAY)
    assert here.path.read_bytes() == away.path.read_bytes()
    assert backups.state(uuid).away_at == NOW
    assert files(away.path.parent) == {here.path.name}


def test_a_second_place_that_is_away_fails_nothing_and_is_not_made(
    store: Store, tmp_path: Path
) -> None:
    uuid, stick = uuid_of(store), tmp_path / "stick"
    made = backups.make(store.path, None, uuid, NOW, second=stick)
    assert made.not_away is not None
    assert "is not there now" in made.not_away.plain()
    assert backups.listed(uuid, stick) == [backups.listed(uuid)[0]]
    assert not stick.exists()
    assert backups.state(uuid).away_at is None


def test_a_stick_that_comes_back_gets_what_it_lacks(store: Store, tmp_path: Path) -> None:
    uuid, stick = uuid_of(store), tmp_path / "stick"
    backups.make(store.path, None, uuid, NOW, second=stick)
    assert not backups.catch_up(uuid, stick, NOW, lambda: False)
    stick.mkdir()
    later = NOW + timedelta(hours=1)
    assert backups.catch_up(uuid, stick, later, lambda: False)
    assert [one.place for one in backups.listed(uuid, stick)] == [Place.HERE, Place.AWAY]
    assert backups.state(uuid).away_at == later


def test_a_second_place_that_does_not_keep_what_is_written_is_named(
    store: Store, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    def rot(path: Path) -> None:
        with path.open("r+b") as file:
            file.seek(5000)
            file.write(b"rot")

    uuid, stick = uuid_of(store), tmp_path / "stick"
    stick.mkdir()
    made = backups.make(store.path, None, uuid, NOW)
    monkeypatch.setattr(copying, "sync_file", rot)
    with pytest.raises(KnownError, match="did not keep"):
        backups.copy_away(made, stick, uuid, lambda: False)
    assert backups.listed(uuid, stick) == [made]
    assert files(backups.away_folder(stick, uuid)) == set()


def test_row_10_a_full_disk_skips_the_backup_and_nothing_else(
    store: Store, monkeypatch: pytest.MonkeyPatch
) -> None:
    """A limit on the size of files stands for a disk that is full before the copy is whole."""
    factory.mentee(store)
    uuid = uuid_of(store)
    made = backups.make(store.path, None, uuid, NOW)
    before = files(backups.folder(uuid))
    script = (
        "import resource, signal, sys; from datetime import datetime; from pathlib import Path\n"
        "from mentor_desk.safety import backups\n"
        "signal.signal(signal.SIGXFSZ, signal.SIG_IGN)\n"
        "resource.setrlimit(resource.RLIMIT_FSIZE, (100_000, 100_000))\n"
        "backups.make(Path(sys.argv[1]), None, sys.argv[2], datetime(2026, 11, 22))\n"
    )
    ended = subprocess.run(
        [sys.executable, "-c", script, str(store.path), uuid],
        capture_output=True,
        text=True,
        check=False,
    )
    assert "Backup skipped" in ended.stderr
    assert "Your journal itself is saved." in ended.stderr
    assert files(backups.folder(uuid)) == before
    assert backups.listed(uuid) == [made]
    assert resource.getrlimit(resource.RLIMIT_FSIZE)[0] != 100_000
    factory.mentee(store, "Zoë")


def test_row_10_too_little_room_is_seen_before(
    store: Store, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(copying, "_RESERVE", 1 << 60)
    uuid = uuid_of(store)
    with pytest.raises(KnownError, match=r"the disk is full\. Your journal itself is saved"):
        backups.make(store.path, None, uuid, NOW)
    assert backups.listed(uuid) == []


def test_row_05_a_run_that_was_killed_leaves_no_half_backup(store: Store) -> None:
    factory.mentee(store)
    uuid = uuid_of(store)
    script = (
        "import os, sys; from datetime import datetime; from pathlib import Path\n"
        "from mentor_desk.safety import backups\n"
        "def die(share):\n"
        "    if share > float(sys.argv[3]): os.kill(os.getpid(), 9)\n"
        "backups.make(Path(sys.argv[1]), None, sys.argv[2], datetime(2026, 11, 22), progress=die)\n"
    )
    for share in ("0", "0.5"):
        subprocess.run([sys.executable, "-c", script, str(store.path), uuid, share], check=False)
        assert backups.listed(uuid) == []
        assert len(files(backups.folder(uuid))) == 1  # the part
    made = backups.make(store.path, None, uuid, NOW)
    assert files(backups.folder(uuid)) == {made.path.name, "state.json"}


def test_it_stops_when_asked_and_leaves_nothing(store: Store) -> None:
    uuid = uuid_of(store)
    with pytest.raises(WasStopped, match="Nothing that was saved is lost"):
        backups.make(store.path, None, uuid, NOW, stopped=lambda: True)
    assert files(backups.folder(uuid)) == set()


def test_only_one_at_a_time_so_that_no_part_of_a_living_run_is_removed(store: Store) -> None:
    uuid = uuid_of(store)
    asked = 0

    def tired() -> bool:
        nonlocal asked
        asked += 1
        return asked > 2

    def second(share: float) -> None:
        if share == 0.9:
            with pytest.raises(WasStopped):
                backups.make(store.path, None, uuid, NOW, stopped=tired)

    made = backups.make(store.path, None, uuid, NOW, progress=second)
    assert asked > 2
    assert backups.listed(uuid) == [made]


def test_a_damaged_journal_gives_no_backup(tmp_path: Path) -> None:
    store, key = factory.journal(tmp_path, passphrase=SECRET), factory.key(SECRET)
    factory.mentee(store)
    uuid = uuid_of(store)
    with store.read() as session:
        where = "SELECT rootpage FROM sqlite_master WHERE name = 'mentee'"
        page = session.connection().exec_driver_sql(where).scalar_one()
    store.checkpoint()
    store.close()
    content = bytearray(store.path.read_bytes())
    content[4096 * page - 2000] ^= 1
    store.path.write_bytes(content)
    with pytest.raises(KnownError, match="a part of the journal cannot be read"):
        backups.make(store.path, key, uuid, NOW)
    assert files(backups.folder(uuid)) == set()


def test_a_journal_whose_digest_is_wrong_gives_no_backup(store: Store) -> None:
    factory.mentee(store)
    with store.write() as session:
        session.connection().exec_driver_sql("UPDATE journal SET digest = digest + 1")
    uuid = uuid_of(store)
    with pytest.raises(KnownError, match="an older part of the file was put back"):
        backups.make(store.path, None, uuid, NOW)
    assert backups.listed(uuid) == []


def test_a_journal_that_lies_where_another_did_is_not_taken_for_it(store: Store) -> None:
    with pytest.raises(KnownError, match="another journal"):
        backups.make(store.path, None, "0" * 32, NOW)
    assert backups.listed("0" * 32) == []


def test_an_id_is_never_a_way_out_of_the_folder(home: Path) -> None:
    for uuid in ("../../x", "/etc", "", "A" * 32):
        inside = backups.folder(uuid)
        assert inside.parent == home / "mentor-desk" / "backups"
        assert ".." not in inside.parts


def test_the_order_is_that_of_generations_whatever_the_clock_said(store: Store) -> None:
    uuid = uuid_of(store)
    for days in (0, 30_000, -10_000):
        factory.mentee(store, f"Zoë {days}")
        backups.make(store.path, None, uuid, NOW + timedelta(days=days))
    assert [one.generation for one in backups.listed(uuid)] == [4, 3, 2]


def test_names_that_are_none_of_ours_are_passed_over(store: Store) -> None:
    uuid = uuid_of(store)
    made = backups.make(store.path, None, uuid, NOW)
    for name in ("x.mdsnap", "2026-13-41 250000 g1.mdsnap", "2026-11-21 141000 g1.mdsnap.part"):
        (made.path.parent / name).touch()
    assert backups.listed(uuid) == [made]


def test_the_drill_restores_the_newest_and_remembers_when(tmp_path: Path) -> None:
    store, key = factory.journal(tmp_path, passphrase=SECRET), factory.key(SECRET)
    uuid = uuid_of(store)
    assert backups.practise(uuid, key, NOW) is None
    made = backups.make(store.path, key, uuid, NOW)
    later = NOW + timedelta(days=30)
    assert backups.practise(uuid, key, later) == made
    assert backups.state(uuid).drilled_at == later
    assert backups.state(uuid).drilled_generation == 1
    made.path.write_bytes(made.path.read_bytes()[:-4096])
    with pytest.raises(KnownError, match="is not sound"):
        backups.practise(uuid, key, later + timedelta(days=30))
    assert backups.state(uuid).drilled_at == later
    store.close()


@pytest.mark.parametrize("content", ["", "{", "[]", '{"made_at": 7}', '{"thinning": "?"}', "null"])
def test_a_state_that_cannot_be_read_is_that_of_the_first_day(content: str) -> None:
    folder = backups.folder("0" * 32)
    folder.mkdir(parents=True)
    (folder / "state.json").write_text(content)
    assert backups.state("0" * 32) == State()


def test_tidying_removes_in_both_places_and_rests_after_a_restore(
    store: Store, tmp_path: Path
) -> None:
    uuid, stick = uuid_of(store), tmp_path / "stick"
    stick.mkdir()
    here = backups.make(store.path, None, uuid, NOW, second=stick)
    for folder in (here.path.parent, backups.away_folder(stick, uuid)):
        for hour in range(20):
            at = NOW - timedelta(days=40, hours=hour)
            (folder / f"{at:%Y-%m-%d %H%M%S} g0.mdsnap").touch()
            at = NOW - timedelta(days=3, hours=hour)
            (folder / f"{at:%Y-%m-%d %H%M%S} g0.mdsnap").touch()
    backups.pause_thinning(uuid)
    began = backups.begin_session(uuid)
    assert began.thinning is Thinning.PAUSED
    assert backups.tidy(uuid, NOW, stick) == []
    backups.end_session(uuid, began)
    assert backups.tidy(uuid, NOW, stick) == []
    began = backups.begin_session(uuid)
    assert began.thinning is Thinning.ON
    before = len(backups.listed(uuid, stick))
    removed = backups.tidy(uuid, NOW, stick)
    assert {one.place for one in removed} == set(Place)
    assert len(backups.listed(uuid, stick)) == before - len(removed)
    backups.end_session(uuid, began)
    assert backups.begin_session(uuid).thinning is Thinning.ON
