"""A file taken away from under an open journal: no save is said to be done that nobody finds."""

from __future__ import annotations

import shutil
from collections.abc import Iterator
from pathlib import Path

import pytest

from mentor_desk.errors import CannotWrite
from mentor_desk.records import Mentee
from mentor_desk.store import Store
from tests import factory


@pytest.fixture
def stick(tmp_path: Path) -> Path:
    made = tmp_path / "stick"
    made.mkdir()
    return made


@pytest.fixture
def journal(stick: Path, tmp_path: Path) -> Iterator[Store]:
    from mentor_desk.store import Heads, open_journal

    made = open_journal(factory.journal_file(stick), None, Heads(tmp_path / "heads"))
    factory.mentee(made, "Amara Okafor")
    yield made
    made.close()


def names(store: Store) -> list[str]:
    with store.read() as session:
        return [one.name for one in session.query(Mentee).order_by(Mentee.id)]


def test_row_16_nothing_is_saved_into_a_folder_that_is_gone(journal: Store, stick: Path) -> None:
    away = stick.rename(stick.with_name("away"))
    for _ in range(2):  # tried again, it is still gone
        with pytest.raises(CannotWrite):
            factory.mentee(journal, "Tomas Varga")
    with pytest.raises(CannotWrite):
        journal.overwrite(1, Mentee(name="Tomas Varga"))
    away.rename(stick)
    factory.mentee(journal, "Tomas Varga")
    assert names(journal) == ["Amara Okafor", "Tomas Varga"]


def test_row_16_what_happened_and_what_to_do_is_said(journal: Store, stick: Path) -> None:
    shutil.rmtree(stick)
    with pytest.raises(CannotWrite, match="moved, removed or unplugged"):
        factory.mentee(journal, "Tomas Varga")


def test_row_19_an_older_copy_put_in_its_place_takes_no_save(
    journal: Store, stick: Path, tmp_path: Path
) -> None:
    journal.checkpoint()
    older = Path(shutil.copy(journal.path, tmp_path / "older"))
    factory.mentee(journal, "Tomas Varga")
    shutil.rmtree(stick)
    stick.mkdir()
    shutil.copy(older, journal.path)
    for _ in range(2):
        with pytest.raises(CannotWrite):
            factory.mentee(journal, "Third")
    assert older.read_bytes() == journal.path.read_bytes()
