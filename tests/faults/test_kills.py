"""Killed at any call that changes a file: always the old state or the new one."""

from __future__ import annotations

from collections.abc import Callable

from tests.faults.crew import Crew
from tests.faults.kills import kills
from tests.faults.rows import Row

Prove = Callable[[Row], None]
RUNS = 50


def quietly(_: str) -> None:
    """Progress is for the long run."""


def test_row_02_killed_inside_a_commit(crew: Crew, prove: Prove) -> None:
    prove(kills(crew, "commits", RUNS, quietly))


def test_row_05_killed_while_a_backup_is_made(crew: Crew, prove: Prove) -> None:
    prove(kills(crew, "backups", RUNS, quietly))


def test_row_06_killed_while_an_older_journal_is_brought_up_to_date(
    crew: Crew, prove: Prove
) -> None:
    prove(kills(crew, "migrations", RUNS, quietly))


def test_row_07_killed_while_the_passphrase_changes(crew: Crew, prove: Prove) -> None:
    prove(kills(crew, "new passphrases", RUNS, quietly))


def test_row_08_killed_while_a_backup_is_restored(crew: Crew, prove: Prove) -> None:
    prove(kills(crew, "restores", RUNS, quietly))
