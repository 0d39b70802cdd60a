"""`backup` on the command line."""

from __future__ import annotations

from pathlib import Path

import pytest

from mentor_desk.cli import PASSPHRASE, run
from mentor_desk.safety.proof import prove
from tests import factory
from tests.safety.salvage.test_salvaging import page_of, spoil

SECRET = "four quiet words here"


@pytest.fixture(autouse=True)
def home(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("XDG_STATE_HOME", str(tmp_path / "state"))
    monkeypatch.setenv(PASSPHRASE, SECRET)


def test_a_proven_copy_while_the_journal_is_open(
    tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    store = factory.journal(tmp_path, passphrase=SECRET)
    factory.mentee(store)
    file = tmp_path / "copy.mentordesk"
    assert run(["backup", str(store.path), str(file)]) == 0
    assert capsys.readouterr().out == f"{file}: 3 records, proven\n"
    proof = prove(file, factory.key(SECRET))
    assert (proof.generation, proof.counts["mentee"]) == (2, 1)
    factory.mentee(store, "Zoë")  # the window goes on
    store.close()


def test_what_is_there_is_never_written_over(
    tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    path = factory.journal_file(tmp_path, SECRET)
    file = tmp_path / "mine.txt"
    file.write_text("mine")
    assert run(["backup", str(path), str(file)]) == 1
    assert capsys.readouterr().err == f"There is already a file at “{file}”.\n"
    assert file.read_text() == "mine"


@pytest.mark.parametrize("passphrase", ["wrong", SECRET])
def test_what_cannot_be_copied_leaves_nothing(
    passphrase: str,
    tmp_path: Path,
    capsys: pytest.CaptureFixture[str],
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    monkeypatch.setenv(PASSPHRASE, passphrase)
    store = factory.journal(tmp_path, passphrase=SECRET)
    path, page = store.path, page_of(store, "mentee")
    store.close()
    if passphrase == SECRET:
        spoil(path, page)
    before = path.read_bytes()
    folder = tmp_path / "copies"
    folder.mkdir()
    assert run(["backup", str(path), str(folder / "copy")]) == 1
    said = capsys.readouterr().err
    assert said.count("\n") == 1
    assert ("passphrase is not right" if passphrase == "wrong" else "cannot be read") in said
    assert list(folder.iterdir()) == []
    assert path.read_bytes() == before
