"""`check` on the command line: what it says of backups."""

from __future__ import annotations

from pathlib import Path

import pytest

from mentor_desk.cli import run
from mentor_desk.records import Journal
from mentor_desk.safety import backups
from tests import factory


def test_the_second_place_is_told_and_whether_it_is_there(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    for kind in ("DATA", "STATE"):
        monkeypatch.setenv(f"XDG_{kind}_HOME", str(tmp_path / kind.lower()))
    stick = tmp_path / "stick"
    stick.mkdir()
    store = factory.journal(tmp_path)
    with store.read() as session:
        uuid = session.get_one(Journal, 1).uuid
    backups.make(store.path, None, uuid, factory.NOW, second=stick)
    store.close()
    assert run(["check", str(store.path)]) == 0
    told = f"second place: {stick}; last copy of 2026-11-21 14:10"
    assert capsys.readouterr().out.splitlines()[-1] == told
    stick.rename(tmp_path / "pulled")
    assert run(["check", str(store.path)]) == 0
    assert f"second place: {stick}, which is not there now;" in capsys.readouterr().out
