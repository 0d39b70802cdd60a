"""`salvage` and `check` of journals that are not what they were."""

from __future__ import annotations

from pathlib import Path

import pytest

from mentor_desk.cli import run
from mentor_desk.cli.asking import PASSPHRASE
from mentor_desk.store import Heads, open_journal
from tests import factory
from tests.safety.salvage.test_salvaging import PASSPHRASE as SECRET
from tests.safety.salvage.test_salvaging import filled, notes, page_of, spoil


@pytest.fixture(autouse=True)
def own_folders(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """The journals of tests all have the same id."""
    for name in ("state_folder", "data_folder"):
        monkeypatch.setattr(f"mentor_desk.paths.{name}", lambda name=name: tmp_path / name)
    monkeypatch.setenv(PASSPHRASE, SECRET)


def test_a_damaged_journal_is_saved_into_a_new_one(
    tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    store = filled(tmp_path, SECRET, 4)
    wanted = notes(store)
    store.close()
    spoil(store.path, 1)
    new = tmp_path / "new.mentordesk"
    assert run(["check", str(store.path)]) == 1
    assert "mentor-desk salvage" in capsys.readouterr().err
    assert run(["salvage", str(store.path), str(new)]) == 0
    assert "4 paragraphs of notes: 4 from loose pages of the journal" in capsys.readouterr().out
    saved = open_journal(new, factory.key(SECRET), Heads(tmp_path / "other"))
    assert notes(saved) == wanted
    saved.close()
    assert run(["salvage", str(store.path), str(new)]) == 1
    assert "already a file" in capsys.readouterr().err


def test_a_given_backup_fills_gaps_and_a_loss_is_status_1(
    tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    store = filled(tmp_path, SECRET, 4)
    pages = [page_of(store, name) for name in ("note_block", "search_entry")]
    backup = tmp_path / "2026-11-20 100000 g9.mdsnap"
    backup.write_bytes(store.path.read_bytes())
    store.close()
    for page in pages:
        spoil(store.path, page)
    journal, new = str(store.path), str(tmp_path / "new")
    assert run(["salvage", journal, new, "--backup", str(backup)]) in (0, 1)
    assert "4 from the backup of 20 November 2026" in capsys.readouterr().out
    assert run(["salvage", journal, f"{new}-2"]) == 1
    assert "may be lost" in capsys.readouterr().out


def test_a_damaged_journal_that_opens_is_checked_as_far_as_it_goes(
    tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    store = filled(tmp_path, SECRET, 4)
    page = page_of(store, "note_block")
    store.close()
    spoil(store.path, page)
    assert run(["check", str(store.path)]) == 1
    out = capsys.readouterr().out
    assert "file: 1 page is damaged" in out
    assert "the note of 14 November 2026 with Amara Okafor" in out


def test_an_older_file_is_status_1(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    store = filled(tmp_path, SECRET, 4)
    store.close()
    old = store.path.read_bytes()
    newer = open_journal(store.path, factory.key(SECRET))
    factory.mentee(newer, "Björn")
    newer.close()
    store.path.write_bytes(old)
    assert run(["check", str(store.path)]) == 1
    out = capsys.readouterr().out
    assert "1 save is missing" in out
    assert "backups: none on this computer" in out
