"""A new passphrase, or none: everything is in the new file, and at no moment there is none."""

from __future__ import annotations

import os
import random
import signal
import time
import warnings
from collections.abc import Callable
from pathlib import Path

import pytest

from mentor_desk.errors import CannotWrite, JournalBusy, JournalDamaged, WrongPassphrase
from mentor_desk.records import Mentee, NoteBlock
from mentor_desk.safety import passphrase, sheet
from mentor_desk.safety.passphrase import is_passphrase, rekey, rekey_backup
from mentor_desk.safety.proof import WasStopped
from mentor_desk.store import Heads, Key, Store, open_journal, unlock_key
from mentor_desk.store.key import derive, new_key
from tests import factory

OLD, NEW = "four quiet words here", "five other quiet words here"
NOTE = "Asked about the rota, quokka."
WAYS = [(OLD, NEW), (None, NEW), (OLD, None)]
IDS = ["change", "set", "remove"]


@pytest.mark.parametrize(("before", "after"), WAYS, ids=IDS)
def test_numbers_that_were_given_stay_given(
    tmp_path: Path, before: str | None, after: str | None
) -> None:
    path, new = filled(tmp_path, before), key_of(after)
    store = opened(path, factory.key(before))
    gone = factory.mentee(store, "Gone by now")
    with store.write() as session:
        session.delete(session.get_one(Mentee, gone.id))
    store.close()
    rekey(path, factory.key(before), new, Heads(tmp_path / "heads"))
    store = opened(path, new)
    assert factory.mentee(store).id == gone.id + 1
    store.close()


def key_of(words: str | None) -> Key | None:
    return None if words is None else new_key(words)


def filled(folder: Path, words: str | None) -> Path:
    store = factory.journal(folder, passphrase=words)
    factory.block(store, factory.held(store, factory.mentee(store).id).id, NOTE)
    store.close()
    return folder / "t.mentordesk"


def opened(path: Path, key: Key | None) -> Store:
    return open_journal(path, key, Heads(path.parent / "heads"))


def notes(path: Path, key: Key | None) -> list[str]:
    """What is in it, after all checks of the journal have passed."""
    store = opened(path, key)
    try:
        assert not [one.what.plain() for one in store.check() if one.trouble]
        assert [hit.record_id for hit in store.search("quokka")] == [1]
        with store.read() as session:
            return [text for (text,) in session.query(NoteBlock.text)]
    finally:
        store.close()


@pytest.mark.parametrize(("before", "after"), WAYS, ids=IDS)
def test_all_is_there_under_the_new_passphrase_only(
    tmp_path: Path, before: str | None, after: str | None
) -> None:
    path, new = filled(tmp_path, before), key_of(after)
    rekey(path, factory.key(before), new, Heads(tmp_path / "heads"))
    assert notes(path, new) == [NOTE]
    assert sorted(one.name for one in tmp_path.iterdir()) == ["heads", path.name]
    assert path.stat().st_mode & 0o777 == 0o600
    if before is not None and after is not None:
        with pytest.raises(WrongPassphrase):
            opened(path, unlock_key(path, before))


def test_a_sheet_of_the_old_passphrase_does_not_open_the_new_file(tmp_path: Path) -> None:
    path, old, new = filled(tmp_path, OLD), factory.key(OLD), new_key(NEW)
    assert old
    paper = " ".join(sheet.groups(old))
    rekey(path, old, new, Heads(tmp_path / "heads"))
    with pytest.raises(sheet.NotASheet, match="had before"):
        sheet.refuse_other(path, sheet.read_back(paper))
    sheet.refuse_other(path, new)
    assert new.salt != old.salt
    assert sheet.sheet_number(new) != sheet.sheet_number(old)


def test_the_same_passphrase_again_makes_another_key(tmp_path: Path) -> None:
    path, old = filled(tmp_path, OLD), factory.key(OLD)
    rekey(path, old, new_key(OLD), Heads(tmp_path / "heads"))
    assert unlock_key(path, OLD) != old
    assert notes(path, unlock_key(path, OLD)) == [NOTE]


@pytest.mark.parametrize(("before", "after"), WAYS, ids=IDS)
def test_the_old_file_put_back_is_known_for_an_older_copy(
    tmp_path: Path, before: str | None, after: str | None
) -> None:
    path, new = filled(tmp_path, before), key_of(after)
    older = path.read_bytes()
    rekey(path, factory.key(before), new, Heads(tmp_path / "heads"))
    store = opened(path, new)
    assert store.missing == 0
    store.close()
    path.write_bytes(older)
    store = opened(path, factory.key(before))
    assert store.missing == 1
    store.close()


@pytest.mark.parametrize(("before", "after"), WAYS, ids=IDS)
def test_what_was_readable_without_a_passphrase_is_overwritten(
    tmp_path: Path, before: str | None, after: str | None
) -> None:
    path = filled(tmp_path, before)
    with path.open("rb") as was:  # the old file itself, whatever its names are by now
        rekey(path, factory.key(before), key_of(after), Heads(tmp_path / "heads"))
        left = was.read()
    assert NOTE.encode() not in left
    assert (before is not None) or not left.strip(b"\x00")


@pytest.mark.parametrize(("before", "after"), WAYS, ids=IDS)
def test_a_backup_keeps_its_generation(
    tmp_path: Path, before: str | None, after: str | None
) -> None:
    path, new = filled(tmp_path, before), key_of(after)
    store = opened(path, factory.key(before))
    store.checkpoint()
    store.close()
    backup = tmp_path / "2026-11-21 141000 g4.mdsnap"
    backup.write_bytes(path.read_bytes())
    rekey_backup(backup, factory.key(before), new)
    as_journal = backup.rename(tmp_path / "renamed.mentordesk")  # a backup is never opened as one
    store = opened(as_journal, new)
    assert store.missing == 0
    store.close()
    assert notes(as_journal, new) == [NOTE]


@pytest.mark.parametrize("after", [NEW, None])
def test_a_journal_that_is_open_is_left_alone(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, after: str | None
) -> None:
    monkeypatch.setattr("mentor_desk.store.engine.BUSY_MS", 20)
    path = filled(tmp_path, OLD)
    store = opened(path, factory.key(OLD))
    with store.read() as session:
        assert session.query(NoteBlock).count() == 1
        with pytest.raises(JournalBusy):
            rekey(path, factory.key(OLD), key_of(after), Heads(tmp_path / "heads"))
    store.close()
    assert notes(path, factory.key(OLD)) == [NOTE]


def test_it_can_be_stopped_and_nothing_has_changed(tmp_path: Path) -> None:
    path, told = filled(tmp_path, OLD), list[float]()
    heads = Heads(tmp_path / "heads")
    with pytest.raises(WasStopped):
        rekey(
            path,
            factory.key(OLD),
            new_key(NEW),
            heads,
            progress=told.append,
            stopped=lambda: bool(told),
        )
    assert told == sorted(told)
    assert notes(path, factory.key(OLD)) == [NOTE]
    assert not list(tmp_path.glob("*.part"))


def test_a_folder_that_refuses_leaves_all_as_it_was(tmp_path: Path) -> None:
    path = filled(tmp_path, OLD)
    blocked = tmp_path / f"{path.name}.new-passphrase.part"
    (blocked / "held").mkdir(parents=True)
    with pytest.raises(CannotWrite):
        rekey(path, factory.key(OLD), new_key(NEW), Heads(tmp_path / "heads"))
    assert notes(path, factory.key(OLD)) == [NOTE]


def test_a_damaged_journal_is_not_made_into_a_new_one(tmp_path: Path) -> None:
    path = filled(tmp_path, OLD)
    content = bytearray(path.read_bytes())
    content[-3000] ^= 0xFF
    path.write_bytes(content)
    with pytest.raises(JournalDamaged):
        rekey(path, factory.key(OLD), new_key(NEW), Heads(tmp_path / "heads"))
    assert path.read_bytes()[-4096:] == content[-4096:]


def test_a_passphrase_is_known_again() -> None:
    key = derive(OLD, bytes(16))
    assert is_passphrase(key, OLD)
    assert not is_passphrase(key, NEW)
    assert not is_passphrase(key, "")


def in_child(work: Callable[[], object]) -> int:
    with warnings.catch_warnings():
        warnings.simplefilter("ignore", DeprecationWarning)  # of threads that the child never uses
        child = os.fork()
    if child == 0:
        try:
            work()
        finally:
            os._exit(9)
    return child


def old_or_new(path: Path, old: Key | None, new: Key | None) -> Key | None:
    """The key that opens it, which holds everything; half-made files go when it is open."""
    for key in (old, new):
        try:
            found = notes(path, key)
        except (WrongPassphrase, JournalDamaged):
            continue
        assert found == [NOTE]
        passphrase.forget_unfinished(path)
        assert not list(path.parent.glob("*.part"))
        return key
    pytest.fail("it opens with neither")


@pytest.mark.skipif(not hasattr(os, "fork"), reason="a process cannot be copied here")
@pytest.mark.parametrize(("before", "after"), WAYS, ids=IDS)
def test_rows_07_56_killed_at_any_moment_it_opens_with_the_old_or_the_new(
    tmp_path: Path, before: str | None, after: str | None
) -> None:
    old, new = factory.key(before), key_of(after)
    kept = filled(tmp_path, before).read_bytes()
    chance, took = random.Random(7), 0.0
    for run in range(9):
        folder = tmp_path / str(run)
        folder.mkdir()
        path = folder / "t.mentordesk"
        path.write_bytes(kept)
        began = time.monotonic()
        child = in_child(lambda: rekey(path, old, new, Heads(folder / "heads")))  # noqa: B023
        if run == 0:  # to know how long it takes
            os.waitpid(child, 0)
            took = time.monotonic() - began
        else:
            time.sleep(chance.uniform(0, took))
            os.kill(child, signal.SIGKILL)
            os.waitpid(child, 0)
        assert old_or_new(path, old, new) == new or run


@pytest.mark.skipif(not hasattr(os, "fork"), reason="a process cannot be copied here")
@pytest.mark.parametrize("event", ["os.link", "os.rename", "os.remove"])
def test_row_56_killed_around_the_rename_it_opens_with_the_old_or_the_new(
    tmp_path: Path, event: str
) -> None:
    """The moments before the second name, before the rename, and before the old one goes."""
    import sys

    path, new = filled(tmp_path, None), new_key(NEW)

    def work() -> None:
        def hear(said: str, arguments: tuple[object, ...]) -> None:
            gone = said != "os.remove" or str(arguments[0]).endswith("without-passphrase.part")
            there = said != "os.remove" or Path(str(arguments[0])).exists()
            if said == event and gone and there and path.name in str(arguments[0]):
                os.kill(os.getpid(), signal.SIGKILL)

        sys.addaudithook(hear)
        rekey(path, None, new, Heads(tmp_path / "heads"))

    _, status = os.waitpid(in_child(work), 0)
    assert os.WTERMSIG(status) == signal.SIGKILL
    assert old_or_new(path, None, new) == (new if event == "os.remove" else None)
