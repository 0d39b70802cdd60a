"""Locking replaces the process: nothing of passphrase or note is left in its memory."""

from __future__ import annotations

import contextlib
import os
import shutil
import subprocess
import time
from collections.abc import Callable, Iterator
from pathlib import Path

import pytest

from tests.e2e.conftest import PASSPHRASE, Program, look, wait_for
from tests.e2e.test_main_job import command, new_journal, new_mentee

pytestmark = pytest.mark.e2e

SECRET = "Looked tired, quokka, ask again."


def memory_of(program: Program) -> Iterator[bytes]:
    process = Path("/proc") / str(program.process.pid)
    with (process / "mem").open("rb", buffering=0) as memory:
        for line in (process / "maps").read_text().splitlines():
            where, rights = line.split()[:2]
            first, last = (int(part, 16) for part in where.split("-"))
            if rights.startswith("r"):
                with contextlib.suppress(OSError, ValueError, OverflowError):
                    memory.seek(first)
                    yield memory.read(last - first)


def readable(program: Program) -> bool:
    return os.access(f"/proc/{program.process.pid}/mem", os.R_OK)


def remembers(program: Program, text: str) -> bool:
    """In UTF-8 as the journal keeps it, or in UTF-16 as Qt does."""
    wanted = (text.encode(), text.encode("utf-16-le"))
    return any(one in piece for piece in memory_of(program) for one in wanted)


@pytest.fixture
def system_bus(monkeypatch: pytest.MonkeyPatch) -> Iterator[str]:
    """A bus of the test's own, on which it says what the system would; "" where there is none."""
    if not shutil.which("dbus-daemon") or not shutil.which("dbus-send"):
        yield ""
        return
    daemon = subprocess.Popen(
        ["dbus-daemon", "--session", "--nofork", "--print-address=1"],
        stdout=subprocess.PIPE,
        stderr=subprocess.DEVNULL,
        text=True,
    )
    with daemon:
        assert daemon.stdout
        address = daemon.stdout.readline().strip()
        monkeypatch.setenv("DBUS_SYSTEM_BUS_ADDRESS", address)
        yield address
        daemon.terminate()


def fall_asleep(system_bus: str) -> None:
    signal = ["/org/freedesktop/login1", "org.freedesktop.login1.Manager.PrepareForSleep"]
    command = ["dbus-send", f"--bus={system_bus}", "--type=signal", *signal, "boolean:true"]
    subprocess.run(command, check=True)


def test_a_locked_desk_remembers_nothing(start: Callable[..., Program], system_bus: str) -> None:
    program = start()
    journal = new_journal(program)
    new_mentee(program, journal, "Amara Okafor")
    command(program, "Start session")
    wait_for(lambda: look(journal, "SELECT 1 FROM mentoring_session"), "the session")
    program.type(SECRET)
    wait_for(lambda: look(journal, "SELECT 1 FROM note_block WHERE text = ?", SECRET), "the note")
    if not readable(program):
        pytest.skip("only the administrator may look into the program's memory, as it should be")
    assert remembers(program, SECRET)
    program.keys("ctrl+l")
    program.focus_next()
    assert not remembers(program, SECRET)
    assert not remembers(program, PASSPHRASE)
    program.type(PASSPHRASE)
    program.keys("Return")
    program.focus_next()
    time.sleep(0.5)
    program.focus()
    program.type(" And now.")  # unlocked where it was locked, with the cursor in the note
    wait_for(
        lambda: look(journal, "SELECT 1 FROM note_block WHERE text = ?", f"{SECRET} And now."),
        "what is written after unlocking",
    )
    if system_bus:
        program.type(" And more.")
        fall_asleep(system_bus)
        program.focus_next()
        assert not remembers(program, SECRET)
        assert not remembers(program, PASSPHRASE)
        kept = f"{SECRET} And now. And more."
        assert look(journal, "SELECT 1 FROM note_block WHERE text = ?", kept)
    assert program.end() == 0
    assert program.said() == ""
