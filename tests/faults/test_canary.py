"""Every field, every page, locked: no word is left."""

from __future__ import annotations

import sys

import pytest
from PySide6.QtWidgets import QApplication  # noqa: F401  without Qt this file is skipped

from tests.faults.canary import canaries
from tests.faults.test_kills import Prove, quietly


@pytest.mark.skipif(sys.platform != "linux", reason="memory is read where Linux shows it")
def test_nothing_of_what_was_typed_is_left_after_locking(prove: Prove) -> None:
    prove(canaries(quietly))
