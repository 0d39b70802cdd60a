"""What the laptop remembers outside the journal, and that it names nobody."""

from __future__ import annotations

import os
import stat
import sys
from collections.abc import Callable
from pathlib import Path

import pytest

from mentor_desk.store import Heads, Store, bring_up_to_date, open_journal
from mentor_desk.store.head import Head, Older
from tests import factory

HEAD = Head("abc", 7, "check")


def test_a_head_comes_back(tmp_path: Path) -> None:
    heads = Heads(tmp_path / "state" / "heads")
    assert heads.load("aa") is None
    heads.save("aa", HEAD)
    assert heads.load("aa") == heads.by_salt(b"\xaa") == HEAD
    assert [one.name for one in (tmp_path / "state" / "heads").iterdir()] == ["aa.json"]
    if sys.platform != "win32":
        assert stat.S_IMODE((tmp_path / "state" / "heads").stat().st_mode) == 0o700


@pytest.mark.parametrize(
    "text",
    ["", "{", "[]", '{"uuid": "a"}', '{"uuid": 1, "generation": "x", "check": ""}', "[" * 99999],
)
def test_a_broken_head_is_as_good_as_none(tmp_path: Path, text: str) -> None:
    (tmp_path / "aa.json").write_text(text)
    assert Heads(tmp_path).load("aa") is None
    (tmp_path / "bb.json").write_bytes(b"\xff\xfe")
    assert Heads(tmp_path).load("bb") is None


def test_a_folder_that_cannot_be_written_is_no_failure(tmp_path: Path) -> None:
    (tmp_path / "file").touch()
    Heads(tmp_path / "file" / "heads").save("aa", HEAD)
    (tmp_path / "heads" / "aa.json").mkdir(parents=True)
    Heads(tmp_path / "heads").save("aa", HEAD)
    assert [one.name for one in (tmp_path / "heads").iterdir()] == ["aa.json"]


@pytest.mark.skipif(not Path("/proc/self/fd").is_dir(), reason="what is synced cannot be seen")
@pytest.mark.parametrize("empty_the_log", [Store.checkpoint, Store.close])
def test_row_04_the_disk_has_the_head_before_the_log_is_emptied(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, empty_the_log: Callable[[Store], None]
) -> None:
    """If the disk forgets what was moved from the log, nothing else tells of it."""
    store = factory.journal(tmp_path)
    factory.mentee(store, "Amara")
    log = store.path.with_name(f"{store.path.name}-wal")
    sync, synced = os.fsync, list[tuple[str, bool]]()

    def note(file: int) -> None:
        synced.append((Path(f"/proc/self/fd/{file}").readlink().suffix, log.stat().st_size > 0))
        sync(file)

    monkeypatch.setattr(os, "fsync", note)
    empty_the_log(store)
    assert (".json", True) in synced
    assert not log.exists() or log.stat().st_size == 0
    store.close()


@pytest.mark.parametrize("passphrase", [None, "correct horse"])
def test_the_head_follows_each_commit_and_tells_nothing(
    tmp_path: Path, passphrase: str | None
) -> None:
    store = factory.journal(tmp_path, passphrase=passphrase)
    (file,) = (tmp_path / "heads").glob("*.json")
    heads = Heads(tmp_path / "heads")
    first = heads.load(file.stem)
    factory.mentee(store, "Amara")
    factory.mentee(store, "Zoë")
    last = heads.load(file.stem)
    assert first
    assert last
    assert last.generation == first.generation + 2
    assert bool(last.check) == bool(passphrase)
    assert "Amara" not in file.read_text()
    key = factory.key(passphrase)
    assert key is None or key.key.hex() not in file.read_text()
    store.close()


def behind(store: Store) -> Path:
    """The journal, closed, with an older file put back in its place: three saves are missing."""
    factory.mentee(store)
    store.checkpoint()
    old = store.path.read_bytes()
    for name in ("Zoë", "Björn", "Dmitri"):
        factory.mentee(store, name)
    store.close()
    store.path.write_bytes(old)
    return store.path


def again(path: Path) -> Store:
    return open_journal(path, None, Heads(path.parent / "heads"))


def test_row_19_an_older_file_stays_in_doubt_until_it_is_answered(store: Store) -> None:
    path = behind(store)
    heads = Heads(path.parent / "heads")
    (name,) = (file.stem for file in (path.parent / "heads").glob("*.json"))
    head, saved_at = heads.load(name), heads.saved_at(name)
    for _ in range(2):
        older = again(path)
        assert older.missing == 3
        assert older.last_saved == saved_at
        for _ in range(2):  # so many that the generation alone would tell nothing any more
            factory.mentee(older)
        assert heads.load(name) == head
        older.close()
    older = again(path)
    older.keep_older()
    assert older.missing == 0
    assert older.last_saved is None
    older.close()
    kept = again(path)
    assert not kept.missing
    kept.close()
    assert heads.load(name) != head


@pytest.mark.parametrize("passphrase", [None, "correct horse"], ids=["plain", "encrypted"])
@pytest.mark.parametrize("harm", ["deleted", "cut", "flipped"])
def test_row_20_what_a_damaged_log_lost_is_counted(
    tmp_path: Path, passphrase: str | None, harm: str
) -> None:
    """To SQLite a damaged log is no error at all: it opens with whatever was before."""
    store = factory.journal(tmp_path, passphrase=passphrase)
    store.checkpoint()
    for name in ("Amara", "Zoë", "Björn"):
        factory.mentee(store, name)
    log = store.path.with_name(f"{store.path.name}-wal")
    whole, journal = bytearray(log.read_bytes()), store.path.read_bytes()
    store.close()  # which would move the log into the file
    store.path.write_bytes(journal)
    if harm == "cut":
        log.write_bytes(whole[: len(whole) // 2])
    elif harm == "flipped":
        whole[len(whole) // 2] ^= 0xFF
        log.write_bytes(whole)
    again = open_journal(store.path, factory.key(passphrase), Heads(tmp_path / "heads"))
    assert 0 < again.missing <= 3
    again.close()


def test_row_19_the_newest_file_put_back_settles_it(store: Store) -> None:
    factory.mentee(store)
    store.checkpoint()
    old = store.path.read_bytes()
    factory.mentee(store, "Zoë")
    store.checkpoint()
    newest = store.path.read_bytes()
    store.close()
    for whole, missing in ((old, 1), (newest, 0), (newest, 0)):
        store.path.write_bytes(whole)
        opened = again(store.path)
        assert opened.missing == missing
        opened.close()


def test_row_19_an_older_file_of_another_version_is_told_of_too(
    store: Store, monkeypatch: pytest.MonkeyPatch
) -> None:
    """Bringing it up to date opens it beforehand, and must not settle it."""
    with store.write() as session:
        session.connection().exec_driver_sql("UPDATE journal SET derived = 'older'")
    path = behind(store)
    monkeypatch.setattr("mentor_desk.paths.state_folder", lambda: path.parent)
    bring_up_to_date(path, None)
    opened = again(path)
    assert opened.missing == 3
    opened.close()


def test_where_tables_begin_is_known_without_the_file(store: Store) -> None:
    (file,) = (store.path.parent / "heads").glob("*.roots")
    roots = Heads(file.parent).roots(file.stem)
    with store.read() as session:
        found = session.connection().exec_driver_sql(
            "SELECT rootpage FROM sqlite_master WHERE name = 'note_block'"
        )
        assert roots["note_block"] == found.scalar_one()


def test_salts_are_known_of_encrypted_journals_only(tmp_path: Path) -> None:
    heads = Heads(tmp_path)
    heads.save("aa" * 16, HEAD)
    heads.save("bb" * 16, HEAD._replace(check=""))
    heads.note_older("aa" * 16, Older(1, 2))
    assert heads.salts() == [b"\xaa" * 16]
