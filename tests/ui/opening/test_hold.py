"""The window hears of a later start."""

from __future__ import annotations

import os
import subprocess
import sys
from pathlib import Path

import pytest
from pytestqt.qtbot import QtBot

from mentor_desk.errors import JournalBusy
from mentor_desk.safety import alone
from mentor_desk.ui.opening.hold import Hold
from mentor_desk.ui.settings import Settings
from tests import factory

ROOT = Path(__file__).parents[3]


def test_a_later_start_is_heard_each_time(qtbot: QtBot, tmp_path: Path) -> None:
    journal = factory.journal_file(tmp_path)
    hold = Hold()
    hold.take(journal)
    for _ in range(2):
        with qtbot.waitSignal(hold.wanted):
            assert alone.show_first(journal)
        qtbot.wait(20)
    hold.release()
    assert not alone.show_first(journal)


def test_another_journal_lets_go_of_the_first(qtbot: QtBot, tmp_path: Path) -> None:
    first = factory.journal_file(tmp_path, name="first.mentordesk")
    second = factory.journal_file(tmp_path, name="second.mentordesk")
    hold, other = Hold(), Hold()
    hold.take(first)
    with qtbot.waitSignal(hold.wanted), pytest.raises(JournalBusy):
        other.take(first)
    hold.take(second)
    other.take(first)
    hold.release()
    other.release()


@pytest.mark.skipif(sys.platform != "linux", reason="how a display is named differs")
def test_row_30_a_start_without_a_name_shows_the_window_of_last_time(
    qtbot: QtBot, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    """It ends before it would look at the display, which is none."""
    monkeypatch.setenv("XDG_CONFIG_HOME", str(tmp_path))
    journal = factory.journal_file(tmp_path, name="Zoë’s, one.mentordesk")
    settings = Settings()
    settings.journal = journal
    settings.flush()
    hold = Hold()
    hold.take(journal)
    with qtbot.waitSignal(hold.wanted):
        done = subprocess.run(
            [sys.executable, "-m", "mentor_desk"],
            env={**os.environ, "PYTHONPATH": str(ROOT), "WAYLAND_DISPLAY": "none"},
            capture_output=True,
            timeout=60,
            check=False,
        )
    assert (done.returncode, done.stdout, done.stderr) == (0, b"", b"")
    hold.release()
