"""A journal of one's own, made of a file that is not to be written."""

from __future__ import annotations

from pathlib import Path

import pytest

from mentor_desk.errors import BadValue, CannotWrite, JournalExists, KnownError
from mentor_desk.records import Mentee
from mentor_desk.safety import own_copy as own
from mentor_desk.safety.own_copy import own_copy
from mentor_desk.store import Heads, open_journal
from tests import factory
from tests.store.conftest import contents, in_child

PASSPHRASE = "correct horse"


def test_what_was_saved_last_is_in_the_copy(tmp_path: Path) -> None:
    """It was killed, so its last saves are in the log beside it only."""
    shelf = tmp_path / "shelf"
    shelf.mkdir()
    path = factory.journal_file(shelf, PASSPHRASE)
    in_child(lambda: factory.mentee(open_journal(path, factory.key(PASSPHRASE))).name)
    assert (shelf / "t.mentordesk-wal").stat().st_size
    before, target = contents(shelf), tmp_path / "new" / "mine.mentordesk"
    own_copy(path, target)
    assert contents(shelf) == before
    store = open_journal(target, factory.key(PASSPHRASE), Heads(tmp_path / "heads"))
    with store.read() as session:
        assert session.get_one(Mentee, 1).name == "Amara Okafor"
    store.close()


@pytest.mark.parametrize("name", ["mine.mentordesk", "mine.mentordesk-wal"])
def test_what_is_there_stays(tmp_path: Path, name: str) -> None:
    path = factory.journal_file(tmp_path)
    (tmp_path / name).write_text("mine")
    before = contents(tmp_path)
    with pytest.raises(JournalExists):
        own_copy(path, tmp_path / "mine.mentordesk")
    assert contents(tmp_path) == before


def test_a_copy_is_no_backup_either(tmp_path: Path) -> None:
    with pytest.raises(BadValue):
        own_copy(factory.journal_file(tmp_path), tmp_path / "mine.mdsnap")


@pytest.mark.parametrize("moved", [0, 1])
def test_of_a_copy_that_failed_nothing_is_left(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, moved: int
) -> None:
    path = factory.journal_file(tmp_path)
    path.with_name("t.mentordesk-wal").write_bytes(b"log")
    target = tmp_path / "mine" / "mine.mentordesk"
    real, calls = own.move_into_place, list[Path]()

    def move(part: Path, there: Path) -> None:
        if len(calls) == moved:
            raise OSError(28, "No space left on device")
        calls.append(there)
        real(part, there)

    monkeypatch.setattr(own, "move_into_place", move)
    with pytest.raises(CannotWrite, match="No space left"):
        own_copy(path, target)
    assert not list(target.parent.iterdir())


def test_a_disk_that_keeps_something_else_is_said(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    path, target = factory.journal_file(tmp_path), tmp_path / "mine" / "mine.mentordesk"

    def forgets(part: Path) -> None:
        part.write_bytes(bytes(part.stat().st_size))

    monkeypatch.setattr("mentor_desk.safety.copying.sync_file", forgets)
    with pytest.raises(KnownError, match="did not keep"):
        own_copy(path, target)
    assert not list(target.parent.iterdir())
