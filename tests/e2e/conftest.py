"""The program as its own process on a real X display, played with real keys and clicks."""

from __future__ import annotations

import contextlib
import os
import shutil
import subprocess
import sys
import time
from collections.abc import Callable, Iterator
from functools import cache
from pathlib import Path
from typing import TypeVar

import pytest
import sqlcipher3.dbapi2 as sqlcipher

REPOSITORY = Path(__file__).parents[2]
PASSPHRASE = "four quiet words here"
PATIENCE = 30.0
TRACE = ("-f", "-qq", "--seccomp-bpf", "-e", "trace=network")
T = TypeVar("T")


def wait_for(what: Callable[[], T | None], said: str) -> T:
    """Looks until `what` is something; a process of its own cannot be waited for in another way."""
    end = time.monotonic() + PATIENCE
    while time.monotonic() < end:
        found = what()
        if found:
            return found
        time.sleep(0.03)
    raise AssertionError(f"not seen within {PATIENCE:.0f} s: {said}")


def tracer(home: Path) -> list[str]:
    """Writes the program's network calls down, from beside it: the program stays our child."""
    if not can_trace():
        return []
    return ["strace", "-D", *TRACE, "-o", str(home / "calls"), "--"]


@cache
def can_trace() -> bool:
    """Containers often forbid it."""
    if not shutil.which("strace"):
        return False
    return not subprocess.run(
        ["strace", *TRACE, "true"], capture_output=True, check=False
    ).returncode


class Display:
    """An X server of the test's own, without a window manager."""

    def __init__(self, folder: Path) -> None:
        read_end, write_end = os.pipe()
        # Without -noreset it begins anew whenever its last client leaves, which may be a look of
        # ours, and turns away whoever comes meanwhile, which may be the program.
        screen = ["-screen", "0", "1280x800x24", "-nolisten", "tcp", "-noreset"]
        with (folder / "xvfb.log").open("wb") as log:
            self._server = subprocess.Popen(
                ["Xvfb", "-displayfd", str(write_end), *screen],
                pass_fds=[write_end],
                stderr=log,
            )
        os.close(write_end)
        with os.fdopen(read_end) as pipe:
            self.name = f":{pipe.readline().strip()}"
        # Away from the middle, where what it points at may show a window of its own, a tip.
        away = ["xdotool", "mousemove", "1279", "799"]
        subprocess.run(away, env={**os.environ, "DISPLAY": self.name}, check=True)

    def close(self) -> None:
        self._server.terminate()
        self._server.wait()


class Program:
    """Mentor Desk, seen only from outside: its window, its keys, its file."""

    def __init__(self, display: Display, home: Path, *arguments: str, traced: bool = False) -> None:
        self.home = home
        self._env = {
            **os.environ,
            "DISPLAY": display.name,
            "HOME": str(home),
            "XDG_CONFIG_HOME": str(home / "config"),
            "XDG_STATE_HOME": str(home / "state"),
            "XDG_DOCUMENTS_DIR": str(home / "Documents"),
            "QT_QPA_PLATFORM": "xcb",
            "LC_ALL": "C.UTF-8",
            "PYTHONPATH": str(REPOSITORY),
        }
        self._focused = ""
        self._log = home / "program.log"
        with self._log.open("ab") as log:
            self.process = subprocess.Popen(
                [
                    *(tracer(home) if traced else ()),
                    sys.executable,
                    "-m",
                    "mentor_desk",
                    *arguments,
                ],
                cwd=home,
                env=self._env,
                stdout=log,
                stderr=subprocess.STDOUT,
            )

    def focus(self) -> None:
        """Gives the keys to the program's newest window; there is no window manager to do it."""
        self._focused = wait_for(self._window, "a window of the program")
        self._tool("windowfocus", self._focused)
        time.sleep(0.2)

    def focus_next(self) -> None:
        """Waits for a window that was not there when the keys were given last."""
        wait_for(self.has_next, "the next window")
        self.focus()

    def has_next(self) -> bool:
        """Whether the newest window is another one than that which has the keys."""
        return self._window() not in ("", self._focused)

    def focus_titled(self, title: str) -> None:
        """Waits for a window of that title, such as a dialog, and gives it the keys."""
        self._focused = wait_for(lambda: self._window(title), f"the window “{title}”")
        self._tool("windowfocus", self._focused)
        time.sleep(0.2)

    def keys(self, *names: str) -> None:
        """Key names as X knows them, such as ctrl+k or Return."""
        self._tool("key", "--clearmodifiers", "--delay", "20", *names)

    def type(self, text: str, delay: int = 5) -> None:
        self._tool("type", "--clearmodifiers", "--delay", str(delay), "--", text)

    def click(self, x: int, y: int) -> None:
        self._tool("mousemove", str(x), str(y), "click", "1")

    def picture(self, file: Path) -> None:
        if shutil.which("import"):
            subprocess.run(["import", "-window", "root", str(file)], env=self._env, check=True)

    def said(self) -> str:
        return self._log.read_text(encoding="utf-8", errors="replace")

    def libraries(self) -> str:
        """What it has in memory by now."""
        return Path(f"/proc/{self.process.pid}/maps").read_text()

    def kept_waiting(self) -> float:
        """Seconds in which its threads would have run, had a processor been free; Linux counts."""
        waited = 0
        for thread in Path(f"/proc/{self.process.pid}/task").glob("*/schedstat"):
            with contextlib.suppress(OSError):  # it ended meanwhile
                waited += int(thread.read_text().split()[1])
        return waited / 1e9

    def network_calls(self) -> str | None:
        """All calls of the system that have to do with sockets; None where none can be seen."""
        calls = self.home / "calls"
        return calls.read_text() if calls.exists() else None

    def kill(self) -> None:
        self.process.kill()
        self.process.wait()

    def end(self) -> int:
        """Asks it to end, as a log-out would."""
        self.process.terminate()
        return self.process.wait(timeout=PATIENCE)

    def _window(self, title: str = ".") -> str:
        assert self.process.poll() is None, self.said()
        found = subprocess.run(
            [
                "xdotool",
                "search",
                "--all",
                "--onlyvisible",
                "--pid",
                str(self.process.pid),
                "--name",
                title,
            ],
            env=self._env,
            capture_output=True,
            text=True,
            check=False,
        )
        # X counts on: the newest has the largest number.
        windows = sorted(found.stdout.split(), key=int)
        return windows[-1] if windows else ""

    def _tool(self, *arguments: str) -> None:
        subprocess.run(["xdotool", *arguments], env=self._env, check=True, timeout=PATIENCE)


def look(journal: Path, query: str, *values: object) -> list[tuple[object, ...]]:
    """Reads the journal as any SQLCipher tool would, while the program has it open."""
    if not journal.exists():
        return []
    connection = sqlcipher.connect(f"{journal.as_uri()}?mode=rw", uri=True)
    try:
        connection.execute("PRAGMA cipher_log_level = NONE")
        connection.execute(f"PRAGMA key = '{PASSPHRASE}'")
        return connection.execute(query, values).fetchall()
    except sqlcipher.DatabaseError:
        return []
    finally:
        connection.close()


@pytest.fixture
def display(tmp_path: Path) -> Iterator[Display]:
    made = Display(tmp_path)
    yield made
    made.close()


@pytest.fixture
def start(display: Display, tmp_path: Path) -> Iterator[Callable[..., Program]]:
    """Starts the program; call it again after a kill for a second start with the same home."""
    started: list[Program] = []
    home = tmp_path / "home"
    (home / "Documents").mkdir(parents=True)

    def begin(*arguments: str, traced: bool = False) -> Program:
        started.append(Program(display, home, *arguments, traced=traced))
        return started[-1]

    yield begin
    for program in started:
        if program.process.poll() is None:
            program.kill()
