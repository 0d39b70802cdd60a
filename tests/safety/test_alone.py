"""One window a journal: claims of real processes on real files."""

from __future__ import annotations

import os
import shutil
import signal
import subprocess
import sys
from collections.abc import Iterator
from pathlib import Path

import pytest

from mentor_desk import __main__
from mentor_desk.errors import JournalBusy
from mentor_desk.safety import alone
from tests import factory

ROOT = Path(__file__).parents[2]
HOLD = """
import sys
from pathlib import Path
from mentor_desk.safety import alone
held = alone.claim(Path(sys.argv[1]), by_window=True)
print("held", flush=True)
sys.stdin.readline()
"""
# Claims, waits for a line, is replaced by itself, says so, waits for another line.
REPLACE = """
import os, sys
from pathlib import Path
from mentor_desk.safety import alone
again = "MENTOR_DESK_CLAIMS" in os.environ
held = alone.claim(Path(sys.argv[1]), by_window=True)
alone.drop_handed()
print("again" if again else "held", flush=True)
os.read(0, 1)
if not again:
    program = [sys.executable, "-c", os.environ["SCRIPT"], sys.argv[1]]
    os.execve(sys.executable, program, {**os.environ, **held.hand_over()})
"""
TRY = """
import sys
from pathlib import Path
from mentor_desk.safety import alone
print("ready", flush=True)
sys.stdin.readline()
try:
    held = alone.claim(Path(sys.argv[1]))
    print("won", flush=True)
except alone.JournalBusy:
    print("lost", flush=True)
sys.stdin.readline()
"""


def process(script: str, path: Path) -> subprocess.Popen[str]:
    return subprocess.Popen(
        [sys.executable, "-c", script, str(path)],
        env={**os.environ, "PYTHONPATH": str(ROOT), "SCRIPT": script},
        stdin=subprocess.PIPE,
        stdout=subprocess.PIPE,
        text=True,
    )


def line(started: subprocess.Popen[str]) -> str:
    assert started.stdout
    return started.stdout.readline().strip()


def go_on(started: subprocess.Popen[str]) -> None:
    assert started.stdin
    started.stdin.write("\n")
    started.stdin.flush()


@pytest.fixture(autouse=True)
def state(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    monkeypatch.setenv("XDG_STATE_HOME", str(tmp_path / "state"))
    return tmp_path / "state" / "mentor-desk" / "open"


@pytest.fixture
def journal(tmp_path: Path) -> Path:
    return factory.journal_file(tmp_path)


@pytest.fixture
def window(journal: Path) -> Iterator[alone.Claim]:
    held = alone.claim(journal, by_window=True)
    yield held
    held.release()


def test_row_30_a_second_window_is_refused_until_the_first_is_gone(
    journal: Path, window: alone.Claim, state: Path
) -> None:
    with pytest.raises(JournalBusy, match="open in another window"):
        alone.claim(journal)
    window.release()
    alone.claim(journal).release()
    assert list(state.iterdir()) == []


def test_row_31_another_way_to_the_same_file_is_the_same_journal(
    journal: Path, window: alone.Claim, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    (tmp_path / "link").symlink_to(journal)
    (tmp_path / "hard").hardlink_to(journal)
    (tmp_path / "folder").symlink_to(tmp_path)
    monkeypatch.chdir(tmp_path)
    for way in ("link", "hard", "folder/t.mentordesk", "./t.mentordesk"):
        assert alone.show_first(Path(way))
        with pytest.raises(JournalBusy):
            alone.claim(Path(way))


def test_row_31_a_copy_is_told_by_its_id(
    journal: Path, window: alone.Claim, tmp_path: Path
) -> None:
    window.know("the-id", journal)
    copy = Path(shutil.copy(journal, tmp_path / "copy.mentordesk"))
    assert not alone.show_first(copy)
    other = alone.claim(copy, by_window=True)
    with pytest.raises(JournalBusy, match="a copy of it"):
        other.know("the-id", copy)
    other.release()


@pytest.mark.skipif(sys.platform == "win32", reason="Windows has no SIGKILL")
def test_row_30_a_killed_window_leaves_nothing_stale(journal: Path, state: Path) -> None:
    first = process(HOLD, journal)
    assert line(first) == "held"
    with pytest.raises(JournalBusy):
        alone.claim(journal)
    first.send_signal(signal.SIGKILL)
    first.communicate()
    assert list(state.iterdir())  # its file is left, its lock is not
    alone.claim(journal).release()


@pytest.mark.skipif(sys.platform == "win32", reason="Windows starts anew instead")
def test_nobody_gets_in_while_the_process_is_replaced(journal: Path) -> None:
    first = process(REPLACE, journal)
    assert line(first) == "held"
    go_on(first)
    assert first.stdout
    os.set_blocking(first.stdout.fileno(), False)
    tries = 0
    while not (told := first.stdout.readline().strip()):
        tries += 1
        with pytest.raises(JournalBusy):
            alone.claim(journal)
    assert (told, tries > 0) == ("again", True)
    with pytest.raises(JournalBusy):
        alone.claim(journal)
    go_on(first)
    first.communicate()
    alone.claim(journal).release()


def test_of_many_at_once_one_gets_in(journal: Path) -> None:
    started = [process(TRY, journal) for _ in range(5)]
    for one in started:
        assert line(one) == "ready"
    for one in started:
        go_on(one)
    told = [line(one) for one in started]
    for one in started:
        one.communicate("\n")
    assert sorted(told) == ["lost"] * 4 + ["won"]


def test_a_later_start_asks_the_window_and_hands_on_what_the_desktop_gave(
    journal: Path, window: alone.Claim, monkeypatch: pytest.MonkeyPatch
) -> None:
    assert window.file
    assert alone.token(window.file) == ""
    monkeypatch.setenv("XDG_ACTIVATION_TOKEN", "given-by-the-desktop")
    assert alone.show_first(journal)
    assert alone.token(window.file) == "given-by-the-desktop"
    monkeypatch.delenv("XDG_ACTIVATION_TOKEN")
    assert alone.show_first(journal)
    assert alone.token(window.file) == ""
    assert not alone.show_first(journal.with_name("gone.mentordesk"))


def test_a_command_holds_the_journal_but_cannot_show_itself(journal: Path) -> None:
    with alone.claimed(journal):
        assert not alone.show_first(journal)
        with pytest.raises(JournalBusy, match="being worked on"):
            alone.claim(journal, by_window=True)
    alone.claim(journal).release()


def test_what_only_reads_does_not_mind(
    journal: Path, window: alone.Claim, capsys: pytest.CaptureFixture[str]
) -> None:
    store = factory.journal(journal.parent)
    factory.mentee(store, "Amara Okafor")
    assert __main__.main(["search", str(journal), "Amara"]) == 0
    assert "Amara Okafor" in capsys.readouterr().out
    store.close()


def test_row_54_without_a_state_folder_the_journal_still_opens(
    journal: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    (tmp_path / "file").touch()
    monkeypatch.setenv("XDG_STATE_HOME", str(tmp_path / "file"))
    held = alone.claim(journal, by_window=True)
    assert held.file is None
    assert not alone.show_first(journal)
    held.release()
