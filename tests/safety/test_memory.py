from __future__ import annotations

import subprocess
import sys
from pathlib import Path

import pytest

ROOT = Path(__file__).parents[2]
LOOK = """
import ctypes, os, resource, sys
from mentor_desk import __main__
import mentor_desk.cli

def look(_):
    print(*resource.getrlimit(resource.RLIMIT_CORE), ctypes.CDLL(None).prctl(3, 0, 0, 0, 0))
    return 0

mentor_desk.cli.run = look
sys.argv = ["mentor-desk", "check", "none"]
__main__.start()
"""


@pytest.mark.skipif(sys.platform != "linux", reason="asks Linux about its own process")
def test_the_program_leaves_no_core_and_lets_nobody_read_along() -> None:
    told = subprocess.run(
        [sys.executable, "-c", LOOK], cwd=ROOT, capture_output=True, text=True, check=True
    )
    assert told.stdout.split() == ["0", "0", "0"]
