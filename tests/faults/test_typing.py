"""The real window, real keys, SIGKILL."""

from __future__ import annotations

import os

import pytest
from PySide6.QtWidgets import QApplication  # noqa: F401  without Qt this file is skipped

from tests.faults.test_kills import Prove, quietly
from tests.faults.typing_kills import typing_kills


@pytest.mark.skipif(not hasattr(os, "fork"), reason="a process cannot be copied here")
def test_row_01_killed_while_somebody_types(prove: Prove) -> None:
    prove(typing_kills(20, quietly))
