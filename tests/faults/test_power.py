"""What a power cut leaves on the disk, made from a log of all that was written."""

from __future__ import annotations

from tests.faults.crew import Crew
from tests.faults.operations import LONG_LOG
from tests.faults.power import lying_syncs, power_cuts
from tests.faults.test_kills import Prove, quietly

OTHERS = ("commits", "backups", "restores", "migrations")


def test_row_03_the_power_goes_at_any_moment(crew: Crew, prove: Prove) -> None:
    prove(power_cuts(crew, OTHERS, 400, quietly))


def test_row_03_the_power_goes_while_a_long_log_is_moved(crew: Crew, prove: Prove) -> None:
    prove(power_cuts(crew, (LONG_LOG,), 40, quietly))


def test_row_04_a_disk_that_lies_about_a_sync(crew: Crew, prove: Prove) -> None:
    prove(lying_syncs(crew, "commits", 50, quietly))


def test_row_56_the_power_goes_while_the_passphrase_changes(crew: Crew, prove: Prove) -> None:
    prove(power_cuts(crew, ("new passphrases",), 100, quietly))
