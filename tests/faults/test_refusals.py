"""A disk that refuses: a sentence, nothing older lost, and the save is made once it is well.

Each fault is there once, for ever, and with a kill after the refusal.
"""

from __future__ import annotations

import re

import pytest

from tests.faults.crew import Crew
from tests.faults.refusals import (
    EVERY_SHORT,
    FULL,
    HALF,
    NO_READ,
    NO_SYNC,
    NO_WRITE,
    Kind,
    refusals,
)
from tests.faults.suites import INTERRUPTED
from tests.faults.test_kills import Prove, quietly

# Ours, and what the system says of a file that is written by hand.
FULLNESS = re.compile("disk is full|No space left")
every_operation = pytest.mark.parametrize("name", INTERRUPTED)


def proven(crew: Crew, prove: Prove, name: str, *kinds: Kind) -> str:
    """All that was said to the user meanwhile."""
    row = refusals(crew, name, EVERY_SHORT, quietly, kinds)
    prove(row)
    return " ".join(row.notes)


@pytest.mark.parametrize("name", [name for name in INTERRUPTED if name != "backups"])
def test_row_09_the_disk_is_full(crew: Crew, prove: Prove, name: str) -> None:
    assert FULLNESS.search(proven(crew, prove, name, FULL))


def test_row_09_the_disk_is_full_while_the_journal_is_opened(crew: Crew, prove: Prove) -> None:
    """Where its shared memory could not be made, SQLite opens a journal and writes nothing."""
    row = refusals(crew, "commits", 1, quietly, [FULL], first=5)
    prove(row)
    assert "refused" in " ".join(row.notes)


def test_row_10_the_disk_is_full_while_a_backup_is_made(crew: Crew, prove: Prove) -> None:
    assert "Backup skipped: the disk is full" in proven(crew, prove, "backups", FULL)


@every_operation
def test_row_12_a_write_or_a_sync_fails(crew: Crew, prove: Prove, name: str) -> None:
    assert "refused" in proven(crew, prove, name, NO_WRITE, NO_SYNC) or name == "backups"


@every_operation
def test_row_13_a_read_fails(crew: Crew, prove: Prove, name: str) -> None:
    assert "read" in proven(crew, prove, name, NO_READ)


@every_operation
def test_row_14_half_a_write(crew: Crew, prove: Prove, name: str) -> None:
    assert FULLNESS.search(proven(crew, prove, name, HALF))
