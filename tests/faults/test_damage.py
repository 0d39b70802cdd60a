"""Damage from outside is noticed, and what is whole is salvaged."""

from __future__ import annotations

from tests.faults.crew import Crew
from tests.faults.damage import damages
from tests.faults.test_kills import Prove, quietly


def test_rows_19_20_21_22_23_damaged_and_older_files_are_noticed(crew: Crew, prove: Prove) -> None:
    """Bytes flipped, files cut, old pages and copies put back, the log damaged or deleted."""
    prove(damages(crew, 300, 30, quietly))
