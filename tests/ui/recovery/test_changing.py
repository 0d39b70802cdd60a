"""What is told on the desk when the passphrase was changed."""

from __future__ import annotations

from pathlib import Path

import pytest

from mentor_desk.records import Journal
from mentor_desk.safety import backups
from mentor_desk.ui.recovery.changing import changing
from mentor_desk.ui.recovery.order import NewPassphrase
from tests import factory


@pytest.mark.parametrize("pulled", [True, False])
def test_a_second_place_that_is_not_there_is_told(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, pulled: bool
) -> None:
    for name in ("state_folder", "data_folder"):
        monkeypatch.setattr(f"mentor_desk.paths.{name}", lambda name=name: tmp_path / name)
    stick = tmp_path / "stick"
    stick.mkdir()
    store = factory.journal(tmp_path)
    with store.read() as session:
        uuid = session.get_one(Journal, 1).uuid
    backups.make(store.path, None, uuid, factory.NOW, second=stick)
    work = changing(store, NewPassphrase("four quiet words", backups=True), factory.NOW, stick)
    store.close()
    if pulled:
        stick.rename(tmp_path / "pulled")
    work.run(lambda _: None, lambda: False)
    said = " ".join(one.plain() for one in work.said())
    assert "opens with the new passphrase" in said
    assert (f"The second place “{stick}” is not there now" in said) is pulled
