"""Without a home, fonts, message bus or printer: notes are written and saved all the same."""

from __future__ import annotations

import os
import subprocess
import sys
from pathlib import Path

import pytest

from mentor_desk.records import Practice
from mentor_desk.store import Heads, open_journal
from tests import factory

ROOT = Path(__file__).parents[1]
WRITE = """
import sys
from pathlib import Path
from mentor_desk import failure, quiet
quiet.begin()
failure.begin()
from PySide6.QtTest import QTest
from mentor_desk.app import App, make_application
from mentor_desk.clock import SystemClock
from mentor_desk.ui.place import PageName, Place
from mentor_desk.ui.settings import Settings
application = make_application()
app = App(Settings(), SystemClock(), Path(sys.argv[1]))
app.failures.begin()
app.begin()
window = app.window
window.show_place(Place(PageName.SETTINGS))
page = window.page(PageName.SETTINGS)
QTest.keyClicks(page.name, "Ada")
QTest.qWait(1100)
print(window.sidebar.saving.text(), app.failures.dialog is None, flush=True)
app.quit()
app.shut()
"""


def bare(**more: str) -> dict[str, str]:
    """`/dev/null/…` cannot be made by anybody, root included."""
    return {
        "PATH": os.environ["PATH"],
        "PYTHONPATH": str(ROOT),
        "QT_QPA_PLATFORM": "offscreen",
        "HOME": "/dev/null/nobody",
        "FONTCONFIG_FILE": "/dev/null/none",
        "DBUS_SESSION_BUS_ADDRESS": "unix:path=/dev/null/none",
        **more,
    }


@pytest.mark.skipif(sys.platform != "linux", reason="these are the ways of Linux")
def test_row_54_notes_are_usable_with_nothing_around(tmp_path: Path) -> None:
    journal = factory.journal_file(tmp_path)
    done = subprocess.run(
        [sys.executable, "-c", WRITE, str(journal)],
        env=bare(),
        cwd=tmp_path,
        capture_output=True,
        text=True,
        timeout=60,
        check=False,
    )
    assert (done.returncode, done.stdout) == (0, "Saved True\n"), done.stderr
    store = open_journal(journal, None, Heads(tmp_path))
    with store.read() as session:
        assert session.get_one(Practice, 1).mentor_name == "Ada"
    store.close()


@pytest.mark.skipif(sys.platform != "linux", reason="these are the ways of Linux")
def test_row_54_a_home_that_takes_nothing_is_said(tmp_path: Path) -> None:
    done = subprocess.run(
        [sys.executable, "-m", "mentor_desk", "new", "/dev/null/nobody/mine.mentordesk", "--plain"],
        env=bare(),
        capture_output=True,
        text=True,
        timeout=60,
        check=False,
    )
    assert done.returncode == 1
    assert "cannot be written" in done.stderr
    assert "Traceback" not in done.stderr
