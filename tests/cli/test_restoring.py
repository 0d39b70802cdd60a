"""`restore` on the command line."""

from __future__ import annotations

from pathlib import Path

import pytest

from mentor_desk.cli import PASSPHRASE, run
from mentor_desk.records import Journal, Mentee
from mentor_desk.safety import alone, backups
from mentor_desk.safety.inside import Inside
from mentor_desk.services import mentees
from mentor_desk.store import Heads, Store, open_journal
from tests import factory

SECRET = "four quiet words here"


@pytest.fixture
def scene(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> tuple[Path, Path]:
    """A backup, and a journal that lost its only mentee after it."""
    for kind in ("DATA", "STATE"):
        monkeypatch.setenv(f"XDG_{kind}_HOME", str(tmp_path / kind.lower()))
    monkeypatch.setenv(PASSPHRASE, SECRET)
    store = factory.journal(tmp_path, passphrase=SECRET)
    amara = factory.mentee(store)
    with store.read() as session:
        uuid = session.get_one(Journal, 1).uuid
    made = backups.make(store.path, factory.key(SECRET), uuid, factory.NOW)
    with store.write() as session:
        session.delete(session.get_one(Mentee, amara.id))
    store.close()
    return made.path, store.path


def names(store: Store | Inside) -> list[str]:
    with store.read() as session:
        return [one.name for one in mentees.named(session)]


def opened(journal: Path, tmp_path: Path) -> list[str]:
    store = open_journal(journal, factory.key(SECRET), Heads(tmp_path / "heads"))
    found = names(store)
    store.close()
    return found


def test_restore_over_a_journal_keeps_what_it_said(
    scene: tuple[Path, Path], tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    backup, journal = scene
    assert run(["restore", str(backup), str(journal)]) == 0
    said = capsys.readouterr().out.splitlines()
    assert said[0] == f"{journal}: restored from {backup}"
    kept = Path(said[1].removeprefix("What it said before is kept as the backup "))
    assert opened(journal, tmp_path) == ["Amara Okafor"]
    with Inside(kept, factory.key(SECRET)) as inside:
        assert names(inside) == []


def test_restore_to_where_nothing_is(
    scene: tuple[Path, Path], tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    fresh = tmp_path / "fresh.mentordesk"
    assert run(["restore", str(scene[0]), str(fresh)]) == 0
    assert capsys.readouterr().out == f"{fresh}: restored from {scene[0]}\n"
    assert opened(fresh, tmp_path) == ["Amara Okafor"]


def test_what_cannot_be_restored_is_one_sentence(
    scene: tuple[Path, Path],
    tmp_path: Path,
    capsys: pytest.CaptureFixture[str],
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    backup, journal = scene
    before = journal.read_bytes()
    assert run(["restore", str(tmp_path / "gone.mdsnap"), str(journal)]) == 1
    assert "There is no journal at" in capsys.readouterr().err
    with alone.claimed(journal):
        assert run(["restore", str(backup), str(journal)]) == 1
    assert "Mentor Desk" in capsys.readouterr().err
    monkeypatch.setenv(PASSPHRASE, "not this one")
    assert run(["restore", str(backup), str(journal)]) == 1
    assert "another passphrase" in capsys.readouterr().err
    assert journal.read_bytes() == before


def test_a_backup_given_for_a_journal_is_refused(
    scene: tuple[Path, Path], capsys: pytest.CaptureFixture[str]
) -> None:
    backup, journal = scene
    before = backup.read_bytes()
    for command in (
        ["check", str(backup)],
        ["search", str(backup), "Amara"],
        ["recover", str(backup)],
        ["backup", str(backup), str(backup.with_name("copy"))],
    ):
        assert run(command) == 1
        said = capsys.readouterr().err.splitlines()
        assert f"“{backup.name}” is a backup, not a journal" in said[0]
        assert said[1] == "To restore it: mentor-desk restore FILE JOURNAL"
    assert run(["restore", str(journal), str(backup)]) == 1
    assert "are for backups" in capsys.readouterr().err
    assert backup.read_bytes() == before
    assert not list(backup.parent.glob(f"{backup.name}-*"))
