"""Damage from outside is noticed, and what is whole is salvaged."""

from __future__ import annotations

from pathlib import Path

import pytest

from mentor_desk.errors import JournalDamaged
from mentor_desk.store import Heads, open_journal
from tests import factory
from tests.faults.crew import Crew
from tests.faults.damage import CUTS, FLIPS, LOGS, OLDER, STALE, damages
from tests.faults.test_kills import Prove, quietly

SALVAGE_EVERY = 20


def test_row_19_an_older_copy_is_put_back(crew: Crew, prove: Prove) -> None:
    prove(damages(crew, 20, SALVAGE_EVERY, quietly, OLDER))


def test_row_20_the_log_is_damaged_cut_or_deleted(crew: Crew, prove: Prove) -> None:
    prove(damages(crew, 75, SALVAGE_EVERY, quietly, LOGS))


def test_row_21_a_byte_is_flipped_anywhere(crew: Crew, prove: Prove) -> None:
    prove(damages(crew, 105, SALVAGE_EVERY, quietly, FLIPS))


def test_row_21_a_name_of_a_column_is_damaged(tmp_path: Path) -> None:
    path = factory.journal_file(tmp_path)
    path.write_bytes(path.read_bytes().replace(b"is_sample", b"is_simple"))
    with pytest.raises(JournalDamaged):
        open_journal(path, None, Heads(tmp_path / "heads"))


def test_row_22_the_file_is_cut(crew: Crew, prove: Prove) -> None:
    prove(damages(crew, 30, SALVAGE_EVERY, quietly, CUTS))


def test_row_23_a_stale_page_is_mixed_in(crew: Crew, prove: Prove) -> None:
    prove(damages(crew, 70, SALVAGE_EVERY, quietly, STALE))
