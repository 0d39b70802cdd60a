"""Before a journal of an older version is changed, a proven backup of it is there."""

from __future__ import annotations

import shutil
from pathlib import Path

import pytest

from mentor_desk.safety import backups, upgrading
from mentor_desk.safety.proof import prove
from mentor_desk.store import Key, unlock_key
from mentor_desk.store.engine import untouched
from mentor_desk.store.recognise import SCHEMA
from tests import factory

JOURNALS = Path(__file__).parents[1] / "journals"
OLDER = sorted(JOURNALS.glob("*.mentordesk"), key=lambda path: path.name)


@pytest.fixture(autouse=True)
def home(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    monkeypatch.setenv("XDG_DATA_HOME", str(tmp_path / "data"))
    return tmp_path / "data"


def schema(path: Path, key: Key | None) -> tuple[int, str]:
    with untouched(path, key) as connection:
        (found,) = connection.execute("PRAGMA user_version").fetchone()
        (uuid,) = connection.execute("SELECT uuid FROM journal").fetchone()
        return found, uuid


@pytest.mark.parametrize("older", OLDER, ids=lambda path: path.stem)
def test_row_29_an_older_journal_is_backed_up_before_it_is_changed(
    older: Path, tmp_path: Path
) -> None:
    path = Path(shutil.copy(older, tmp_path / "mine.mentordesk"))
    key = unlock_key(path, "open sesame") if "encrypted" in older.name else None
    before, uuid = schema(path, key)
    assert before < SCHEMA
    upgrading.prepare(path, key, factory.NOW)
    assert schema(path, key) == (SCHEMA, uuid)
    (backup,) = backups.listed(uuid)
    assert schema(backup.path, key) == (before, uuid)
    assert prove(backup.path, key).uuid == uuid
    upgrading.prepare(path, key, factory.NOW)
    assert backups.listed(uuid) == [backup]


def test_row_29_a_journal_that_cannot_be_backed_up_stays_as_it_is(
    tmp_path: Path, home: Path
) -> None:
    path = Path(shutil.copy(OLDER[-1], tmp_path / "mine.mentordesk"))
    before = path.read_bytes()
    home.write_text("no folder")
    with pytest.raises(upgrading.NotUpgraded, match="left as it is") as refused:
        upgrading.prepare(path, None, factory.NOW)
    assert "Backup skipped" in str(refused.value)
    assert path.read_bytes() == before


def test_a_journal_of_this_version_needs_none(tmp_path: Path, home: Path) -> None:
    upgrading.prepare(factory.journal_file(tmp_path), None, factory.NOW)
    assert not home.exists()
