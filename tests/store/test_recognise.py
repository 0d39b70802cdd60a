"""A file that is no journal, or a journal in trouble, gets its own sentence and stays as it was."""

from __future__ import annotations

import os
import random
import stat
import sys
from pathlib import Path

import pytest
import sqlcipher3.dbapi2 as sqlcipher

from mentor_desk.errors import (
    BadValue,
    JournalEmpty,
    JournalError,
    JournalForeign,
    JournalIsBackup,
    JournalMissing,
    JournalNewer,
    WrongPassphrase,
)
from mentor_desk.store import Heads, Key, create, needs_passphrase, open_journal
from mentor_desk.store.engine import claim, connect, found_file, remove
from mentor_desk.store.recognise import PAGE_BYTES, SCHEMA
from tests import factory
from tests.store.conftest import EITHER, PASSPHRASE, Unchanged, in_child, refusal, run_and_kill

NOBODY = 65534


def test_no_file(folder: Path, unchanged: Unchanged) -> None:
    path = folder / "gone.mentordesk"
    with unchanged(folder):
        error = refusal(path)
    assert isinstance(error, JournalMissing)
    assert str(error) == f"There is no journal at “{path}”."


def test_no_folder_either(folder: Path, unchanged: Unchanged) -> None:
    (folder / "file").write_text("x")
    with unchanged(folder):
        assert isinstance(refusal(folder / "file" / "j.mentordesk"), JournalMissing)
        assert isinstance(refusal(folder / "no" / "j.mentordesk"), JournalMissing)


@EITHER
@pytest.mark.parametrize("name", ["2026-11-21 141000 g2.mdsnap", "Copy (2).MDSNAP"])
def test_a_backup_is_never_opened_as_a_journal(
    folder: Path, unchanged: Unchanged, passphrase: str | None, name: str
) -> None:
    path = factory.journal_file(folder, passphrase, name)
    with unchanged(folder):
        error = refusal(path, factory.key(passphrase))
        with pytest.raises(JournalIsBackup):  # before anybody is asked for a passphrase
            needs_passphrase(path)
    assert isinstance(error, JournalIsBackup)
    assert str(error) == (
        f"“{name}” is a backup, not a journal, and stays as it was made. Look inside it "
        "under “Safe keeping” in your journal, or restore it: that makes a journal of it."
    )


def test_no_journal_is_made_under_the_name_of_a_backup(folder: Path, unchanged: Unchanged) -> None:
    with unchanged(folder), pytest.raises(BadValue, match="are for backups"):
        create(folder / "new.mdsnap", None, factory.NOW)


def test_row_24_an_empty_file_is_never_taken_for_a_new_journal(
    folder: Path, unchanged: Unchanged
) -> None:
    path = folder / "e.mentordesk"
    path.touch()
    with unchanged(folder):
        error = refusal(path)
    assert isinstance(error, JournalEmpty)
    assert str(error).startswith("“e.mentordesk” is empty: there is no journal in it.")


@EITHER
def test_a_journal_whose_making_was_killed_is_empty(
    folder: Path, unchanged: Unchanged, passphrase: str | None
) -> None:
    path, key = folder / "half.mentordesk", factory.key(passphrase)
    claim(path)
    found_file(path, key)
    with unchanged(folder):
        assert isinstance(refusal(path, key), JournalEmpty)


def foreign(folder: Path, kind: str) -> Path:
    path = folder / f"{kind}.mentordesk"
    noise = random.Random(7).randbytes
    match kind:
        case "folder":
            path.mkdir()
        case "pipe":
            os.mkfifo(path)
        case "other":
            connection = sqlcipher.connect(path)
            connection.execute("CREATE TABLE note (text)")
            connection.close()
        case _:
            path.write_bytes(
                {
                    "short": b"Dear diary",
                    "text": ("Dear diary, “it” rained – again.\n" * 400).encode(),
                    "zeros": bytes(9 * PAGE_BYTES),
                    "cut": noise(PAGE_BYTES - 1),
                }[kind]
            )
    return path


@pytest.mark.parametrize(
    ("kind", "sentence"),
    [
        ("folder", "“folder.mentordesk” is a folder, not a Mentor Desk journal."),
        ("pipe", "“pipe.mentordesk” is not a Mentor Desk journal."),
        ("short", "“short.mentordesk” is not a Mentor Desk journal."),
        ("text", "“text.mentordesk” is not a Mentor Desk journal."),
        ("zeros", "“zeros.mentordesk” is not a Mentor Desk journal."),
        ("cut", "“cut.mentordesk” is not a Mentor Desk journal."),
        (
            "other",
            "“other.mentordesk” is a database of another program, not a Mentor Desk journal.",
        ),
    ],
)
def test_row_24_a_foreign_file(
    folder: Path, unchanged: Unchanged, kind: str, sentence: str
) -> None:
    if kind == "pipe" and not hasattr(os, "mkfifo"):
        pytest.skip("there are no named pipes here")
    path = foreign(folder, kind)
    with unchanged(folder):
        error = refusal(path)
        with pytest.raises(JournalForeign):
            needs_passphrase(path)
    assert isinstance(error, JournalForeign)
    assert str(error) == sentence


def test_row_24_noise_might_be_a_journal_so_both_are_said(
    folder: Path, unchanged: Unchanged
) -> None:
    path = folder / "noise.mentordesk"
    path.write_bytes(random.Random(7).randbytes(5 * PAGE_BYTES))
    with unchanged(folder):
        assert needs_passphrase(path)
        error = refusal(path, factory.key(PASSPHRASE))
    assert isinstance(error, WrongPassphrase)
    assert str(error) == "The passphrase is not right, or this is not a Mentor Desk journal."


def test_an_encrypted_file_of_another_program_is_not_even_switched_to_a_log(
    folder: Path, unchanged: Unchanged
) -> None:
    path, key = folder / "other.db", factory.key(PASSPHRASE)
    assert key
    connection = sqlcipher.connect(path)
    connection.execute(key.pragma())
    connection.execute("CREATE TABLE note (text)")
    connection.close()
    with unchanged(folder):
        assert isinstance(refusal(path, key), JournalForeign)


@EITHER
def test_row_28_a_newer_journal(folder: Path, unchanged: Unchanged, passphrase: str | None) -> None:
    path, key = factory.journal_file(folder, passphrase), factory.key(passphrase)
    connection = connect(path, key)
    connection.execute(f"PRAGMA user_version = {SCHEMA + 1}")
    connection.close()
    with unchanged(folder):
        error = refusal(path, key)
    assert isinstance(error, JournalNewer)
    assert str(error) == (
        "“t.mentordesk” was made by a newer version of Mentor Desk. "
        "Install that version to open it."
    )


def test_row_25_a_wrong_passphrase_is_not_called_damage(folder: Path, unchanged: Unchanged) -> None:
    path = factory.journal_file(folder, PASSPHRASE)
    heads = Heads(folder.parent / "heads")
    open_journal(path, factory.key(PASSPHRASE), heads).close()
    wrong = Key(bytes(32), path.read_bytes()[:16])
    with unchanged(folder):
        error = refusal(path, wrong)
    assert isinstance(error, WrongPassphrase)
    assert str(error) == "The passphrase is not right."
    with unchanged(folder):
        assert isinstance(refusal(path, None), WrongPassphrase)
    open_journal(path, factory.key(PASSPHRASE), heads).close()


def test_a_wrong_passphrase_leaves_the_log_of_a_killed_program_alone(
    folder: Path, unchanged: Unchanged
) -> None:
    """The saves in it would be moved to the journal by anyone who merely tried to open it."""
    path, key = factory.journal_file(folder, PASSPHRASE), factory.key(PASSPHRASE)
    run_and_kill(path, key)
    assert path.with_name("t.mentordesk-wal").stat().st_size
    path.with_name("t.mentordesk-shm").unlink()
    wrong = Key(bytes(32), path.read_bytes()[:16])
    journal = path.read_bytes()
    assert isinstance(refusal(path, wrong), WrongPassphrase)
    assert path.read_bytes() == journal
    store = open_journal(path, key, Heads(folder.parent / "heads"))
    assert store.search("killed")
    store.close()


@pytest.mark.skipif(sys.platform == "win32", reason="there are no such permissions on Windows")
@pytest.mark.parametrize("what", ["file", "folder"])
def test_row_15_a_read_only_journal(tmp_path: Path, unchanged: Unchanged, what: str) -> None:
    shelf = tmp_path / "shelf"
    shelf.mkdir()
    path = factory.journal_file(shelf)
    path.chmod(0o444 if what == "file" else 0o666)
    shelf.chmod(0o777 if what == "file" else 0o555)
    try:
        with unchanged(shelf):
            said = as_nobody(tmp_path, path)
    finally:
        shelf.chmod(0o700)
    assert said == [
        "JournalReadOnly",
        "“t.mentordesk” cannot be written where it is, so nothing new would be kept in it. "
        "Copy it to a folder of your own and open the copy, or allow writing there.",
    ]


@pytest.mark.skipif(sys.platform == "win32", reason="there are no such permissions on Windows")
def test_a_journal_of_somebody_else(tmp_path: Path, unchanged: Unchanged) -> None:
    path = factory.journal_file(tmp_path)
    path.chmod(0o000)
    try:
        said = as_nobody(tmp_path, path)
    finally:
        path.chmod(0o600)
    assert said == ["JournalUnreadable", "“t.mentordesk” cannot be read: Permission denied."]


def as_nobody(tmp_path: Path, path: Path) -> object:
    """Root ignores permissions, so a child that is somebody else opens the journal."""

    def work() -> list[str]:
        if os.geteuid() == 0:
            os.setgid(NOBODY)
            os.setuid(NOBODY)
        try:
            open_journal(path, None, Heads(tmp_path / "heads"))
        except JournalError as error:
            return [type(error).__name__, str(error)]
        return []

    for part in (tmp_path, *tmp_path.parents):
        if part.stat().st_uid == os.geteuid() and part.stat().st_mode & stat.S_IXOTH == 0:
            part.chmod(part.stat().st_mode | stat.S_IXOTH | stat.S_IROTH)
    return in_child(work)


def test_remove_takes_a_journal_and_its_log_and_nothing_named_alike(folder: Path) -> None:
    path = factory.journal_file(folder)
    names = ["t.mentordesk-wal", "t.mentordesk-shm", "t.mentordesk.backup", "t.mentordesk-old"]
    for name in names:
        (folder / name).touch()
    remove(path)
    assert sorted(one.name for one in folder.iterdir()) == [
        "t.mentordesk-old",
        "t.mentordesk.backup",
    ]
