"""Everything comes back from a backup, and what was there before is not lost for it."""

from __future__ import annotations

import os
import shutil
import signal
import sys
from collections.abc import Iterator
from datetime import timedelta
from pathlib import Path

import pytest

from mentor_desk.errors import JournalBusy, JournalError, KnownError, WrongPassphrase
from mentor_desk.records import Journal, NoteBlock
from mentor_desk.safety import backups, restoring
from mentor_desk.safety.inside import Inside
from mentor_desk.safety.proof import NotProven, WasStopped
from mentor_desk.safety.restoring import Restored, Wanted, restore_all
from mentor_desk.store import Heads, Key, Store, open_journal, unlock_key
from mentor_desk.store.head import Head
from mentor_desk.store.recognise import beside
from tests import factory

JOURNALS = Path(__file__).parents[1] / "journals"
PASSPHRASE = "four quiet words here"
LATER = factory.NOW + timedelta(hours=2)
THEN, NOW = ["Of then."], ["Of then.", "Written since."]


@pytest.fixture(autouse=True)
def own_data(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("XDG_DATA_HOME", str(tmp_path / "data"))


class Scene:
    """A journal that said THEN when the backup was made and says NOW."""

    def __init__(self, folder: Path, passphrase: str | None = PASSPHRASE) -> None:
        self.heads = Heads(folder / "heads")
        self.key: Key | None = factory.key(passphrase)
        store = factory.journal(folder, passphrase=passphrase)
        held = factory.held(store, factory.mentee(store).id)
        factory.block(store, held.id, THEN[0])
        self.path = store.path
        with store.read() as session:
            self.uuid = session.get_one(Journal, 1).uuid
        self.backup = backups.make(self.path, self.key, self.uuid, factory.NOW).path
        factory.block(store, held.id, NOW[1])
        self.generation = generation(store)
        # Left as a killed program leaves it: the last save stands in the log only.
        log = self.path.with_name("kept-log")
        shutil.copy(beside(self.path)[0], log)
        shutil.copy(self.path, self.path.with_name("kept"))
        store.close()
        self.path.with_name("kept").replace(self.path)
        log.replace(beside(self.path)[0])

    def restore(self, **other: object) -> Restored:
        wanted = Wanted(self.backup, self.path, self.key, self.key, LATER)
        return restore_all(wanted._replace(**other), self.heads)  # pyright: ignore[reportArgumentType]

    def notes(self) -> list[str]:
        store = open_journal(self.path, self.key, self.heads)
        found = notes(store)
        assert store.missing == 0
        store.close()
        return found


@pytest.fixture
def scene(tmp_path: Path) -> Scene:
    return Scene(tmp_path)


def notes(store: Store | Inside) -> list[str]:
    with store.read() as session:
        return [text for (text,) in session.query(NoteBlock.text).order_by(NoteBlock.id)]


def generation(store: Store) -> int:
    with store.read() as session:
        return session.get_one(Journal, 1).generation


def inside(path: Path, key: Key | None) -> list[str]:
    with Inside(path, key) as there:
        return notes(there)


def left_beside(journal: Path) -> set[str]:
    return {one.name for one in journal.parent.iterdir()} - {journal.name, "heads", "data"}


def test_the_journal_says_what_the_backup_says(scene: Scene) -> None:
    done = scene.restore()
    assert done.kept_as_backup
    assert left_beside(scene.path) == set()
    store = open_journal(scene.path, scene.key, scene.heads)
    assert not [one for one in store.check() if one.trouble]
    store.close()
    assert scene.notes() == THEN
    assert scene.path.stat().st_mode & 0o077 == 0


def test_the_present_state_is_kept_first_as_the_newest_backup(scene: Scene) -> None:
    kept = scene.restore().kept
    assert kept is not None
    assert inside(kept, scene.key) == NOW
    assert kept == backups.listed(scene.uuid)[0].path
    assert scene.backup.exists()


def test_there_and_back_again(scene: Scene) -> None:
    kept = scene.restore().kept
    assert scene.restore(backup=kept).generation > scene.generation
    assert scene.notes() == NOW


def test_its_generation_is_above_all_that_is_known(scene: Scene) -> None:
    assert scene.key
    name = scene.key.salt.hex()
    scene.heads.save(name, Head(scene.uuid, 500, scene.key.check_value()))
    assert scene.restore().generation > 500
    assert scene.notes() == THEN


def test_nothing_is_thinned_after_it(scene: Scene) -> None:
    scene.restore()
    assert backups.state(scene.uuid).thinning is not backups.Thinning.ON


def test_where_no_journal_is_one_is_made(scene: Scene, tmp_path: Path) -> None:
    fresh = tmp_path / "new" / "fresh.mentordesk"
    assert scene.restore(journal=fresh).kept is None
    store = open_journal(fresh, scene.key, scene.heads)
    assert notes(store) == THEN
    store.close()


def test_a_journal_that_does_not_open_is_put_aside_byte_for_byte(scene: Scene) -> None:
    whole = bytearray(scene.path.read_bytes())
    whole[100:3000] = os.urandom(2900)
    log = beside(scene.path)[0]
    scene.path.write_bytes(whole)
    before = scene.path.read_bytes(), log.read_bytes()
    done = scene.restore()
    assert done.kept is not None
    assert not done.kept_as_backup
    assert done.kept.name == "t kept 2026-11-21 161000.mentordesk"
    assert (done.kept.read_bytes(), beside(done.kept)[0].read_bytes()) == before
    assert scene.notes() == THEN
    assert scene.restore().generation > done.generation


def test_a_log_that_lost_its_journal_is_not_read_into_the_restored_one(scene: Scene) -> None:
    log = beside(scene.path)[0].read_bytes()
    scene.path.unlink()
    done = scene.restore()
    assert done.kept is not None
    assert beside(done.kept)[0].read_bytes() == log
    assert scene.notes() == THEN


def test_a_journal_under_another_passphrase_is_put_aside_too(scene: Scene, tmp_path: Path) -> None:
    done = scene.restore(present_key=unlock_key(scene.path, "not this one"))
    assert not done.kept_as_backup
    assert done.kept is not None
    store = open_journal(done.kept, scene.key, Heads(tmp_path / "elsewhere"))
    assert notes(store) == NOW
    store.close()


def test_a_damaged_backup_changes_nothing(scene: Scene) -> None:
    whole = bytearray(scene.backup.read_bytes())
    whole[-2000] ^= 1
    scene.backup.write_bytes(whole)
    with pytest.raises((NotProven, JournalError)):
        scene.restore()
    assert left_beside(scene.path) == {beside(scene.path)[0].name}
    assert scene.notes() == NOW


def test_what_is_no_backup_is_refused(scene: Scene, tmp_path: Path) -> None:
    with pytest.raises(JournalError, match="same file"):
        scene.restore(backup=scene.path)
    with pytest.raises(JournalError, match="in use"):
        scene.restore(backup=scene.path, journal=tmp_path / "other.mentordesk")
    with pytest.raises(WrongPassphrase):
        scene.restore(key=unlock_key(scene.backup, "not this one"))
    assert scene.notes() == NOW


def test_a_journal_somebody_has_open_is_left_alone(scene: Scene) -> None:
    store = open_journal(scene.path, scene.key, scene.heads)
    with store.read(), pytest.raises(JournalBusy):
        scene.restore()
    assert notes(store) == NOW
    store.close()


def test_it_can_be_stopped_until_it_is_done(scene: Scene) -> None:
    shares: list[float] = []
    wanted = Wanted(scene.backup, scene.path, scene.key, scene.key, LATER)
    with pytest.raises(WasStopped):
        restore_all(wanted, scene.heads, shares.append, lambda: bool(shares) and shares[-1] >= 0.6)
    assert left_beside(scene.path) <= {one.name for one in beside(scene.path)}
    assert scene.notes() == NOW
    restore_all(wanted, scene.heads, shares.append)
    assert shares[-1] == 1.0


def test_an_older_backup_without_passphrase_comes_back(tmp_path: Path) -> None:
    backup = Path(shutil.copy(JOURNALS / "0001.mentordesk", tmp_path / "old.mdsnap"))
    journal = tmp_path / "t.mentordesk"
    wanted = Wanted(backup, journal, factory.key(PASSPHRASE), None, LATER)
    restore_all(wanted, Heads(tmp_path / "heads"))
    store = open_journal(journal, None, Heads(tmp_path / "heads"))
    assert notes(store)
    assert not [one for one in store.check() if one.trouble]
    store.close()


@pytest.mark.skipif(not hasattr(os, "fork"), reason="a process cannot be copied here")
def test_row_08_killed_at_any_line_the_journal_is_the_old_or_the_restored_one(
    scene: Scene, tmp_path: Path
) -> None:
    ends: set[tuple[str, ...]] = set()
    for line in killed_lines(scene, tmp_path):
        listed = {one.path for one in backups.listed(scene.uuid)}
        found = tuple(scene.notes())
        assert found in (tuple(THEN), tuple(NOW)), line
        kept = [inside(path, scene.key) for path in listed]
        assert THEN in kept
        assert found == tuple(NOW) or NOW in kept
        ends.add(found)
    assert ends == {tuple(THEN), tuple(NOW)}


def killed_lines(scene: Scene, tmp_path: Path) -> Iterator[int]:
    """Restores again and again, each time a few lines later in `restoring`."""
    start = tmp_path / "start"
    shutil.copytree(scene.path.parent, start, ignore=lambda *_: ["start"])
    line = 1
    while True:
        for name in (scene.path.name, beside(scene.path)[0].name):
            shutil.copy(start / name, scene.path.with_name(name))
        child = os.fork()
        if child == 0:
            kill_at(line)
            scene.restore()
            os._exit(0)
        _, status = os.waitpid(child, 0)
        yield line
        if os.WIFEXITED(status):
            assert os.WEXITSTATUS(status) == 0
            return
        line += 5


def kill_at(number: int) -> None:
    count = 0

    def trace(frame: object, event: str, _: object) -> object:
        nonlocal count
        if frame.f_code.co_filename != restoring.__file__:  # pyright: ignore[reportAttributeAccessIssue]
            return None
        if event == "line":
            count += 1
            if count == number:
                os.kill(os.getpid(), signal.SIGKILL)
        return trace

    sys.settrace(trace)  # pyright: ignore[reportArgumentType]


@pytest.mark.skipif(not hasattr(os, "fork"), reason="a process cannot be copied here")
@pytest.mark.parametrize("room", [4096, 40_000, 200_000])
def test_row_10_a_disk_that_fills_up_leaves_the_journal_as_it_was(scene: Scene, room: int) -> None:
    child = os.fork()
    if child == 0:
        os._exit(restored_with(scene, room))
    _, status = os.waitpid(child, 0)
    assert os.waitstatus_to_exitcode(status) == 1
    assert left_beside(scene.path) <= {one.name for one in beside(scene.path)}
    assert scene.notes() == NOW


def restored_with(scene: Scene, room: int) -> int:
    """0 if it could be restored, 1 if it said that it could not; no file may be larger."""
    import resource  # not on Windows

    signal.signal(signal.SIGXFSZ, signal.SIG_IGN)
    resource.setrlimit(resource.RLIMIT_FSIZE, (room, room))
    try:
        scene.restore()
    except KnownError:
        return 1
    return 0
