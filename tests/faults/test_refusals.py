"""A disk that refuses: a sentence, nothing older lost, and the save is made when it is well again."""

from __future__ import annotations

import pytest

from tests.faults.crew import Crew
from tests.faults.refusals import EVERY_SHORT, refusals
from tests.faults.suites import INTERRUPTED
from tests.faults.test_kills import Prove, quietly

SENTENCES = {
    "commits": ("The disk is full", "The disk refused to write", "The disk could not read"),
    "backups": ("Backup skipped",),
}


@pytest.mark.parametrize("name", INTERRUPTED)
def test_rows_09_10_12_13_14_a_disk_that_refuses(crew: Crew, prove: Prove, name: str) -> None:
    """Full, no write, no sync, no read, half a write: once, for ever, and killed after it."""
    row = refusals(crew, name, EVERY_SHORT, quietly)
    prove(row)
    said = " ".join(row.notes)
    assert all(one in said for one in SENTENCES.get(name, ()))
