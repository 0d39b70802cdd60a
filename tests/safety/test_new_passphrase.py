"""What goes along with another passphrase: backups before and after, and those made before."""

from __future__ import annotations

from collections.abc import Callable
from datetime import timedelta
from pathlib import Path

import pytest

from mentor_desk.errors import KnownError, WrongPassphrase
from mentor_desk.records import Journal
from mentor_desk.safety import backups
from mentor_desk.safety.inside import Inside
from mentor_desk.safety.new_passphrase import Change, Changed, change
from mentor_desk.store import Heads, Key, open_journal
from tests import factory
from tests.factory import NOW

OLD, NEW = "four quiet words here", "five other quiet words here"


class Held:
    """A journal with two backups, in a data folder of the test's own."""

    def __init__(self, folder: Path, passphrase: str | None) -> None:
        store = factory.journal(folder, passphrase=passphrase)
        factory.mentee(store, "Zoë Lefèvre")
        with store.read() as session:
            self.uuid = session.get_one(Journal, 1).uuid
        store.checkpoint()
        self.path, self.key, self.heads = store.path, store.key, Heads(folder / "heads")
        store.close()
        for days in (2, 1):
            backups.make(self.path, self.key, self.uuid, NOW - timedelta(days=days))

    def change(
        self, passphrase: str | None, bring: bool = True, stopped: Callable[[], bool] | None = None
    ) -> Changed:
        wanted = Change(self.path, self.key, passphrase, bring, NOW, heads=self.heads)
        return change(wanted, stopped=stopped)

    def opening(self, key: Key | None) -> list[bool]:
        """Whether each backup, the newest first, opens with that key."""
        return [_opens(one.path, key) for one in backups.listed(self.uuid)]


def _opens(path: Path, key: Key | None) -> bool:
    try:
        with Inside(path, key) as inside, inside.read() as session:
            plain = path.read_bytes().startswith(b"SQLite format 3")
            assert session.get_one(Journal, 1).uuid
            return plain == (key is None)
    except KnownError:
        return False


@pytest.fixture(autouse=True)
def _own_data(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("XDG_DATA_HOME", str(tmp_path / "data"))


def test_backups_come_along_and_there_is_a_proven_one_of_what_the_journal_says(
    tmp_path: Path,
) -> None:
    held = Held(tmp_path, OLD)
    done = held.change(NEW)
    assert held.opening(done.key) == [True] * 3
    assert done.kept_old == 0
    newest = backups.listed(held.uuid)[0]
    store = open_journal(held.path, done.key, held.heads)
    with store.read() as session:
        now = session.get_one(Journal, 1)
    with Inside(newest.path, done.key) as inside, inside.read() as session:
        then = session.get_one(Journal, 1)
    assert then.digest == now.digest
    assert then.generation == newest.generation == now.generation - 1
    store.close()


def test_backups_may_keep_the_old_key(tmp_path: Path) -> None:
    held = Held(tmp_path, OLD)
    done = held.change(NEW, bring=False)
    assert held.opening(done.key) == [True, False, False, False]
    assert held.opening(held.key) == [False, True, True, True]
    assert done.kept_old == 3


def test_a_backup_of_the_old_passphrase_is_not_called_damaged(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv("XDG_STATE_HOME", str(tmp_path / "state"))
    held = Held(tmp_path, OLD)
    held.heads = Heads()
    done = held.change(NEW, bring=False)
    open_journal(held.path, done.key).close()
    with pytest.raises(WrongPassphrase, match="another passphrase"):
        Inside(backups.listed(held.uuid)[-1].path, done.key)


def test_a_first_passphrase_leaves_no_backup_that_anybody_can_read(tmp_path: Path) -> None:
    held = Held(tmp_path, None)
    done = held.change(NEW, bring=False)
    assert held.opening(done.key) == [True] * 3
    left = [path for path in tmp_path.rglob("*") if path.is_file()]
    assert not [path for path in left if "Zoë Lefèvre".encode() in path.read_bytes()]


def test_a_backup_that_cannot_be_read_is_counted_and_left(tmp_path: Path) -> None:
    held = Held(tmp_path, OLD)
    broken = backups.listed(held.uuid)[-1].path
    broken.write_bytes(broken.read_bytes()[:4096] + bytes(4096))
    before = broken.read_bytes()
    assert held.change(NEW).kept_old == 1
    assert broken.read_bytes() == before


def test_without_a_proven_backup_nothing_changes(tmp_path: Path) -> None:
    held = Held(tmp_path, OLD)
    before = held.path.read_bytes()
    (tmp_path / "data").rename(tmp_path / "away")
    (tmp_path / "data").write_text("no folder")
    with pytest.raises(KnownError):
        held.change(NEW)
    assert held.path.read_bytes() == before


def test_stopped_before_the_change_all_is_as_it_was(tmp_path: Path) -> None:
    held = Held(tmp_path, OLD)
    with pytest.raises(KnownError, match="Stopped"):
        held.change(NEW, stopped=lambda: True)
    assert _opens(held.path, held.key)


def test_stopped_after_the_change_the_rest_keeps_the_old_key(tmp_path: Path) -> None:
    held = Held(tmp_path, OLD)
    salt = held.path.read_bytes()[:16]
    done = held.change(NEW, stopped=lambda: held.path.read_bytes()[:16] != salt)
    assert done.kept_old == 3
    assert held.opening(done.key) == [True, False, False, False]
