"""`recover` on the command line, with a terminal and without."""

from __future__ import annotations

import io
import os
import pty
import subprocess
import sys
from pathlib import Path

import pytest

from mentor_desk.cli import PASSPHRASE, run
from mentor_desk.cli.asking import SHEET
from mentor_desk.records import Journal, Mentee
from mentor_desk.safety import alone, backups, sheet
from mentor_desk.safety.inside import Inside
from mentor_desk.store import Key, open_journal, unlock_key
from tests import factory

ROOT = Path(__file__).parents[2]
OLD, NEW = "four quiet words here", "five other quiet words here"


@pytest.fixture
def journal(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    for kind in ("DATA", "STATE"):
        monkeypatch.setenv(f"XDG_{kind}_HOME", str(tmp_path / kind.lower()))
    monkeypatch.delenv(SHEET, raising=False)
    monkeypatch.setenv(PASSPHRASE, NEW)
    store = factory.journal(tmp_path, passphrase=OLD)
    factory.mentee(store, "Zoë Lefèvre")
    store.close()
    return store.path


def groups() -> list[str]:
    key = factory.key(OLD)
    assert key
    return sheet.groups(key)


def opens(journal: Path) -> bool:
    store = open_journal(journal, unlock_key(journal, NEW))
    with store.read() as session:
        found = session.query(Mentee).one().name
    store.close()
    return found == "Zoë Lefèvre"


def test_the_sheet_from_the_environment_sets_a_new_passphrase(
    journal: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    monkeypatch.setenv(SHEET, " ".join(groups()))
    assert run(["recover", str(journal)]) == 0
    assert "Print a new recovery sheet" in capsys.readouterr().out
    assert opens(journal)


def test_the_sheet_from_standard_input(journal: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    key = factory.key(OLD)
    assert key
    monkeypatch.setattr(sys, "stdin", io.StringIO(sheet.scanned(key) + "\n"))
    assert run(["recover", str(journal)]) == 0
    assert opens(journal)


@pytest.mark.parametrize(
    ("change", "said"),
    [
        (lambda all_: [*all_[:4], all_[5], *all_[5:]], "Group 5 is not right"),
        (lambda all_: all_[:10], "10 are here"),
        (
            lambda _: sheet.groups(Key(bytes(32), bytes(16))),
            "another journal",
        ),
    ],
    ids=["slip", "short", "other"],
)
def test_a_wrong_sheet_is_said_and_nothing_changes(
    journal: Path,
    monkeypatch: pytest.MonkeyPatch,
    capsys: pytest.CaptureFixture[str],
    change,
    said: str,
) -> None:
    before = journal.read_bytes()
    monkeypatch.setenv(SHEET, " ".join(change(groups())))
    assert run(["recover", str(journal)]) == 1
    assert said in capsys.readouterr().err
    assert journal.read_bytes() == before


def test_without_a_new_passphrase_nothing_changes(
    journal: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    monkeypatch.delenv(PASSPHRASE)
    monkeypatch.setenv(SHEET, " ".join(groups()))
    monkeypatch.setattr(sys, "stdin", io.StringIO(""))
    assert run(["recover", str(journal)]) == 1
    assert PASSPHRASE in capsys.readouterr().err
    assert unlock_key(journal, OLD) == factory.key(OLD)


def test_a_journal_that_is_open_elsewhere_is_left_alone(
    journal: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    monkeypatch.setenv(SHEET, " ".join(groups()))
    with alone.claimed(journal):
        assert run(["recover", str(journal)]) == 1
    assert unlock_key(journal, OLD) == factory.key(OLD)


def test_a_journal_without_passphrase_needs_none(
    tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    path = factory.journal_file(tmp_path, name="plain.mentordesk")
    assert run(["recover", str(path)]) == 1
    assert "no passphrase" in capsys.readouterr().err


def test_at_a_terminal_each_row_is_asked_for_until_it_is_right(journal: Path) -> None:
    ours, theirs = pty.openpty()
    process = subprocess.Popen(
        [sys.executable, "-m", "mentor_desk", "recover", str(journal)],
        cwd=ROOT,
        stdin=theirs,
        stdout=subprocess.PIPE,
        stderr=subprocess.PIPE,
        text=True,
    )
    os.close(theirs)
    rows = [" ".join(groups()[at : at + 4]) for at in range(0, 16, 4)]
    wrong = rows[1].replace(rows[1][:6], groups()[0])
    for row in (rows[0], wrong, *rows[1:]):
        os.write(ours, f"{row.lower()}\n".encode())
    out, err = process.communicate(timeout=60)
    os.close(ours)
    assert process.returncode == 0, err
    assert "Groups 5 to 8: Groups 5 to 8: " in out
    assert "Group 5 is not right" in err
    assert opens(journal)


def test_the_sheet_opens_a_journal_and_a_backup_where_a_passphrase_would(
    journal: Path, monkeypatch: pytest.MonkeyPatch, tmp_path: Path
) -> None:
    """Also when there is nothing left but a backup and the sheet of paper."""
    store = open_journal(journal, factory.key(OLD))
    with store.read() as session:
        uuid = session.get_one(Journal, 1).uuid
    store.close()
    made = backups.make(journal, factory.key(OLD), uuid, factory.NOW)
    monkeypatch.delenv(PASSPHRASE)
    monkeypatch.setenv(SHEET, " ".join(groups()))
    assert run(["check", str(journal)]) == 0
    back = tmp_path / "back.mentordesk"
    assert run(["restore", str(made.path), str(back)]) == 0
    assert run(["check", str(back)]) == 0
    monkeypatch.setenv(PASSPHRASE, NEW)
    assert run(["recover", str(back)]) == 0
    assert opens(back)


@pytest.fixture
def stick(journal: Path, tmp_path: Path) -> Path:
    """The second place, with a copy of a backup under the old passphrase."""
    folder = tmp_path / "stick"
    folder.mkdir()
    backups.make(journal, factory.key(OLD), uuid_of(journal), factory.NOW, second=folder)
    return folder


def uuid_of(journal: Path) -> str:
    store = open_journal(journal, factory.key(OLD))
    with store.read() as session:
        uuid = session.get_one(Journal, 1).uuid
    store.close()
    return uuid


def test_backups_in_the_second_place_get_the_new_passphrase_too(
    journal: Path,
    stick: Path,
    monkeypatch: pytest.MonkeyPatch,
    capsys: pytest.CaptureFixture[str],
) -> None:
    monkeypatch.setenv(SHEET, " ".join(groups()))
    assert run(["recover", str(journal)]) == 0
    assert capsys.readouterr().err == ""
    (copy,) = stick.rglob("*.mdsnap")
    with Inside(copy, unlock_key(copy, NEW)) as inside, inside.read() as session:
        assert session.query(Mentee).one().name == "Zoë Lefèvre"


def test_a_second_place_that_is_not_there_is_said(
    journal: Path,
    stick: Path,
    monkeypatch: pytest.MonkeyPatch,
    capsys: pytest.CaptureFixture[str],
) -> None:
    stick.rename(stick.with_name("pulled"))
    monkeypatch.setenv(SHEET, " ".join(groups()))
    assert run(["recover", str(journal)]) == 0
    said = capsys.readouterr().err
    assert f"The second place {stick} is not there now." in said
    assert "open only with the sheet you have" in said
    assert opens(journal)
