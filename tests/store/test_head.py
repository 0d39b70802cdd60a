"""What the laptop remembers outside the journal, and that it names nobody."""

from __future__ import annotations

import stat
import sys
from pathlib import Path

import pytest

from mentor_desk.store import Heads
from mentor_desk.store.head import Head
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


@pytest.mark.parametrize("passphrase", [None, "correct horse"])
def test_the_head_follows_each_commit_and_tells_nothing(
    tmp_path: Path, passphrase: str | None
) -> None:
    store = factory.journal(tmp_path, passphrase=passphrase)
    (file,) = (tmp_path / "heads").iterdir()
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
