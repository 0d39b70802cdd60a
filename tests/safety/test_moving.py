"""A journal that moves is whole at one place at least, whatever happens on the way."""

from __future__ import annotations

import os
import shutil
import subprocess
import sys
from pathlib import Path

import pytest

from mentor_desk.errors import CannotWrite, JournalBusy, JournalExists, KnownError
from mentor_desk.records import Mentee
from mentor_desk.safety.copying import BackupSkipped
from mentor_desk.safety.moving import move
from mentor_desk.safety.proof import WasStopped, prove
from mentor_desk.store import Heads, open_journal
from tests import factory

ROOT = Path(__file__).parents[2]
PASSPHRASE = "four quiet words"


def nobody(_: float) -> None: ...


def never() -> bool:
    return False


@pytest.fixture
def journal(tmp_path: Path) -> Path:
    (tmp_path / "cloud").mkdir()
    store = factory.journal(tmp_path / "cloud", passphrase=PASSPHRASE)
    factory.mentee(store, "Amara Okafor")
    store.close()
    return store.path


@pytest.fixture
def target(tmp_path: Path) -> Path:
    return tmp_path / "here" / "journals" / "mine.mentordesk"


def whole(path: Path) -> bool:
    store = open_journal(path, factory.key(PASSPHRASE), Heads(path.parent / "heads"))
    try:
        with store.read() as session:
            return [one.name for one in session.query(Mentee)] == ["Amara Okafor"]
    finally:
        store.close()


def files(folder: Path) -> list[str]:
    return sorted(one.name for one in folder.iterdir() if one.is_file())


def test_row_17_the_journal_is_there_and_nothing_is_left_behind(
    journal: Path, target: Path
) -> None:
    told: list[float] = []
    assert move(journal, target, factory.key(PASSPHRASE), told.append, never)
    assert whole(target)
    assert files(journal.parent) == []
    assert files(target.parent) == ["mine.mentordesk"]
    assert told == sorted(told)
    assert told[-1] == 1.0
    assert target.stat().st_mode & 0o077 == 0


def test_saves_still_in_the_log_come_along(tmp_path: Path, target: Path) -> None:
    """As a killed program leaves them: two files, copied while neither is at rest."""
    store = factory.journal(tmp_path, passphrase=PASSPHRASE)
    factory.mentee(store, "Amara Okafor")
    (tmp_path / "cloud").mkdir()
    for name in ("t.mentordesk", "t.mentordesk-wal"):
        shutil.copy(tmp_path / name, tmp_path / "cloud")
    store.close()
    journal = tmp_path / "cloud" / "t.mentordesk"
    assert prove(journal, factory.key(PASSPHRASE)).counts["mentee"] == 0
    assert move(journal, target, factory.key(PASSPHRASE), nobody, never)
    assert whole(target)
    assert files(journal.parent) == []


def test_nothing_is_written_over(journal: Path, target: Path) -> None:
    target.parent.mkdir(parents=True)
    target.write_bytes(b"mine")
    with pytest.raises(JournalExists):
        move(journal, target, factory.key(PASSPHRASE), nobody, never)
    assert target.read_bytes() == b"mine"
    assert whole(journal)


def test_one_that_is_open_stays(journal: Path, target: Path) -> None:
    store = open_journal(journal, factory.key(PASSPHRASE), Heads(journal.parent / "heads"))
    with store.read(), pytest.raises(JournalBusy):
        move(journal, target, factory.key(PASSPHRASE), nobody, never)
    store.close()
    assert whole(journal)
    assert not target.exists()


def test_one_that_changes_meanwhile_stays(journal: Path, target: Path) -> None:
    """A syncing program puts another one in its place while it is copied."""
    older = journal.read_bytes()

    def put_back(done: float) -> None:
        if done == 0.3:
            journal.write_bytes(older + bytes(4096))

    with pytest.raises(JournalBusy, match="changed by another program"):
        move(journal, target, factory.key(PASSPHRASE), put_back, never)
    assert files(target.parent) == []
    assert journal.exists()


def test_a_damaged_one_stays(journal: Path, target: Path) -> None:
    with journal.open("r+b") as file:
        file.seek(5 * 4096)
        file.write(os.urandom(64))
    with pytest.raises(KnownError):
        move(journal, target, factory.key(PASSPHRASE), nobody, never)
    assert journal.exists()
    assert files(target.parent) == []


def test_stopped_half_way_it_stays(journal: Path, target: Path) -> None:
    with pytest.raises(WasStopped):
        move(journal, target, factory.key(PASSPHRASE), nobody, lambda: True)
    assert files(target.parent) == []
    assert whole(journal)


def test_a_folder_that_takes_nothing_is_said(journal: Path, tmp_path: Path) -> None:
    (tmp_path / "file").touch()
    with pytest.raises((CannotWrite, BackupSkipped)):
        move(
            journal,
            tmp_path / "file" / "x" / "m.mentordesk",
            factory.key(PASSPHRASE),
            nobody,
            never,
        )
    assert whole(journal)


MOVE = """
import sys
from pathlib import Path
from mentor_desk.safety.moving import move
from tests import factory
from mentor_desk.store import unlock_key
journal, target = Path(sys.argv[1]), Path(sys.argv[2])
key = unlock_key(journal, sys.argv[3])
def told(done):
    print(done, flush=True)
    sys.stdin.readline()
move(journal, target, key, told, lambda: False)
"""


@pytest.mark.parametrize("step", [0, 2, 4])
def test_killed_on_the_way_it_is_whole_somewhere(journal: Path, target: Path, step: int) -> None:
    process = subprocess.Popen(
        [sys.executable, "-c", MOVE, str(journal), str(target), PASSPHRASE],
        env={**os.environ, "PYTHONPATH": str(ROOT)},
        stdin=subprocess.PIPE,
        stdout=subprocess.PIPE,
        text=True,
    )
    assert process.stdin
    assert process.stdout
    for _ in range(step):
        process.stdout.readline()
        process.stdin.write("\n")
        process.stdin.flush()
    process.stdout.readline()
    process.kill()
    process.communicate()
    left = [path for path in (journal, target) if path.exists()]
    assert left
    assert all(prove(path, factory.key(PASSPHRASE)).counts["mentee"] == 1 for path in left)
