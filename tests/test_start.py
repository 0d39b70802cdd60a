"""What the program may bring in before its first window is on the screen."""

from __future__ import annotations

import json
import os
import subprocess
import sys
from pathlib import Path

import pytest

from mentor_desk.store import create
from tests import factory

ROOT = Path(__file__).parent.parent
LATER = {
    "alembic",
    "hashlib",
    "pypdfium2",
    "reportlab",
    "sqlalchemy",
    "sqlcipher3",
    "PySide6.QtPrintSupport",
    "PySide6.QtSvg",
}
# Ends where the first page is painted, and tells what is imported by then.
CHILD = """
import json, os, sys
from pathlib import Path
from PySide6.QtWidgets import QApplication
import mentor_desk.app
from mentor_desk.ui.opening.window import OpeningWindow

def tell(self, event):
    print(json.dumps(sorted(sys.modules)), flush=True)
    os._exit(0)

OpeningWindow.paintEvent = tell
mentor_desk.app.run_window(Path(sys.argv[1]) if sys.argv[1:] else None)
"""


def imported_at_first_paint(*arguments: str) -> set[str]:
    found = subprocess.run(
        [sys.executable, "-c", CHILD, *arguments],
        env={**os.environ, "PYTHONPATH": str(ROOT)},
        capture_output=True,
        check=True,
    )
    return set(json.loads(found.stdout))


@pytest.fixture
def locked(tmp_path: Path) -> str:
    path = tmp_path / "mine.mentordesk"
    create(path, "four quiet words", factory.NOW).close()
    return str(path)


def test_the_unlock_page_waits_for_nothing_it_does_not_show(locked: str) -> None:
    """Each of these takes longer to import than the page may take to appear."""
    assert not imported_at_first_paint(locked) & LATER


def test_a_page_that_says_what_is_in_the_way_comes_as_soon(tmp_path: Path) -> None:
    assert not imported_at_first_paint(str(tmp_path / "gone.mentordesk")) & LATER


def test_welcome_comes_as_soon() -> None:
    assert not imported_at_first_paint() & LATER


def test_no_source_is_read_to_import_it() -> None:
    """PySide6 would read the source of every module that is imported after it."""
    script = (
        "import mentor_desk.ui, linecache\n"
        "import colorsys\n"
        "assert colorsys.__file__ not in linecache.cache\n"
    )
    environment = {**os.environ, "PYTHONPATH": str(ROOT)}
    subprocess.run([sys.executable, "-c", script], env=environment, check=True)
