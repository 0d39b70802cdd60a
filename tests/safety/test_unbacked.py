"""What is remembered of a close without a backup, where nothing may be writable."""

from __future__ import annotations

from pathlib import Path

import pytest

from mentor_desk.safety import unbacked
from tests import factory

UUID = "0123456789abcdef0123456789abcdef"


@pytest.fixture(autouse=True)
def state(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    folder = tmp_path / "state"
    monkeypatch.setattr("mentor_desk.paths.state_folder", lambda: folder)
    return folder


def test_it_is_told_once_and_takes_no_room(state: Path) -> None:
    assert unbacked.take(UUID) is None
    unbacked.note(UUID, factory.NOW)
    (file,) = (state / "unbacked").iterdir()
    assert file.read_bytes() == b""
    assert unbacked.take(UUID) == factory.NOW
    assert unbacked.take(UUID) is None


def test_an_id_that_is_a_path_leads_nowhere(state: Path) -> None:
    unbacked.note("../../outside", factory.NOW)
    assert [file.parent.name for file in state.parent.rglob("*") if file.is_file()] == ["unbacked"]


def test_a_place_that_refuses_does_no_harm(state: Path) -> None:
    state.write_text("a file where the folder should be")
    unbacked.note(UUID, factory.NOW)
    assert unbacked.take(UUID) is None
