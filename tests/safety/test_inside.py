"""Looking into a backup leaves no trace in it, beside it or anywhere else."""

from __future__ import annotations

import shutil
from pathlib import Path

import pytest
from sqlalchemy import text
from sqlalchemy.exc import DBAPIError

from mentor_desk import paths
from mentor_desk.errors import (
    JournalDamaged,
    JournalEmpty,
    JournalMissing,
    JournalNewer,
    WrongPassphrase,
)
from mentor_desk.safety.inside import Inside, made_readable
from mentor_desk.services import mentees, notes, sessions
from mentor_desk.store import Store, unlock_key
from mentor_desk.store.engine import connect
from mentor_desk.store.recognise import SCHEMA
from tests import factory

JOURNALS = Path(__file__).parents[1] / "journals"
OLD_PASSPHRASE = "open sesame"
PASSPHRASE = "four quiet words here"


def backup_of(store: Store, name: str = "copy.mdsnap") -> Path:
    made = store.path.parent / name
    raw = store._engine.raw_connection()
    raw.cursor().execute("VACUUM INTO ?", (str(made),))
    raw.close()
    return made


def beside(path: Path) -> set[str]:
    return {one.name for one in path.parent.iterdir()}


def test_services_read_in_a_backup_and_nothing_changes(tmp_path: Path) -> None:
    store = factory.journal(tmp_path, passphrase=PASSPHRASE)
    amara = factory.mentee(store)
    held = factory.held(store, amara.id)
    factory.block(store, held.id, "She chooses the pair.")
    backup = backup_of(store)
    factory.block(store, held.id, "Written since.")
    before, there = backup.read_bytes(), beside(backup)
    with Inside(backup, factory.key(PASSPHRASE)) as inside:
        with inside.read() as session:
            assert [one.name for one in mentees.rows(session)] == ["Amara Okafor"]
            assert [one.text for one in notes.blocks(session, held.id)] == ["She chooses the pair."]
            found = sessions.desk(session, held.id)
        assert found is not None
        assert found.mentee.name == "Amara Okafor"
        assert beside(backup) == there
    assert beside(backup) == there
    assert backup.read_bytes() == before
    store.close()


def test_nothing_can_be_written_in_it(store: Store) -> None:
    factory.mentee(store)
    with (
        Inside(backup_of(store), None) as inside,
        inside.read() as session,
        pytest.raises(DBAPIError, match="readonly"),
    ):
        session.execute(text("DELETE FROM mentee"))


def test_a_backup_of_an_older_schema_is_read_from_a_copy_that_leaves_nothing(
    tmp_path: Path,
) -> None:
    backup = Path(shutil.copy(JOURNALS / "0001-encrypted.mentordesk", tmp_path / "old.mdsnap"))
    before = backup.read_bytes()
    key = unlock_key(backup, OLD_PASSPHRASE)
    copy = made_readable(backup, key)
    assert copy != backup
    assert copy.stat().st_mode & 0o077 == 0
    assert not copy.read_bytes().startswith(b"SQLite format 3")
    with Inside(backup, key, copy) as inside:
        assert not copy.exists()
        with inside.read() as session:
            names = [one.name for one in mentees.rows(session)]
            assert session.execute(text("PRAGMA user_version")).scalar() == SCHEMA
        assert names
    assert list((paths.state_folder() / "inside").iterdir()) == []
    assert backup.read_bytes() == before
    assert beside(backup) == {"old.mdsnap"}


def test_a_copy_left_by_a_kill_is_removed_the_next_time(tmp_path: Path) -> None:
    backup = JOURNALS / "0001.mentordesk"
    left = made_readable(backup, None)
    assert left.exists()
    Inside(backup, None).close()
    assert not left.exists()


def test_a_backup_from_before_there_was_a_passphrase(store: Store) -> None:
    factory.mentee(store)
    with Inside(backup_of(store), factory.key(PASSPHRASE)) as inside, inside.read() as session:
        assert mentees.anybody(session)


def test_what_cannot_be_read_is_said(tmp_path: Path) -> None:
    store = factory.journal(tmp_path, passphrase=PASSPHRASE)
    factory.mentee(store)
    backup, key = backup_of(store), factory.key(PASSPHRASE)
    store.close()
    with pytest.raises(JournalMissing):
        Inside(tmp_path / "gone.mdsnap", key)
    with pytest.raises(WrongPassphrase, match="another passphrase"):
        Inside(backup, unlock_key(backup, "not this one"))
    whole = bytearray(backup.read_bytes())
    whole[1000] ^= 1
    backup.write_bytes(whole)
    with pytest.raises(JournalDamaged, match="backup is damaged"):
        Inside(backup, key)


def test_a_file_of_ours_without_a_journal_in_it_is_said(store: Store) -> None:
    backup = backup_of(store)
    raw = connect(backup, None)
    raw.execute("DELETE FROM journal")
    raw.close()
    with pytest.raises(JournalEmpty):
        Inside(backup, None)


def test_a_backup_of_a_newer_version_is_left_alone(store: Store) -> None:
    backup = backup_of(store)
    whole = bytearray(backup.read_bytes())
    whole[60:64] = (SCHEMA + 1).to_bytes(4, "big")
    backup.write_bytes(whole)
    with pytest.raises(JournalNewer):
        Inside(backup, None)
