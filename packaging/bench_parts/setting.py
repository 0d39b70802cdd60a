"""What all measures share: the journal, a screen, a home of their own, and processes of their own.

Each measure runs in a process that nothing else has warmed up, with byte code in place as an
installed program has it.
"""

from __future__ import annotations

import json
import os
import shutil
import subprocess
import sys
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import asdict, dataclass
from pathlib import Path

HERE = Path(__file__).resolve().parent
ROOT = HERE.parent.parent
BENCH = HERE.parent / "bench.py"
PASSPHRASE = "four quiet words here"


class CannotMeasure(Exception):
    """With the sentence to say."""


@dataclass(frozen=True)
class Setting:
    """All a process of the benchmark needs to know; `day` is the last day of the journal."""

    journal: str
    day: str
    folder: str
    quick: bool

    def rounds(self, usual: int, quick: int) -> int:
        return quick if self.quick else usual


def start(command: list[str], setting: Setting) -> subprocess.CompletedProcess[str]:
    """Raises CannotMeasure with the last lines of what the process said, if it fails."""
    ended = subprocess.run(
        [sys.executable, *command],
        env=environment(setting),
        cwd=setting.folder,
        capture_output=True,
        text=True,
        encoding="utf-8",
        check=False,
    )
    if ended.returncode:
        said = "\n".join(ended.stderr.strip().splitlines()[-12:])
        raise CannotMeasure(f"{' '.join(command[:3])} ended with {ended.returncode}:\n{said}")
    return ended


def in_own_process(part: str, setting: Setting, *more: str) -> dict[str, list[float]]:
    """Runs `alone()` of a part in a process of its own and gives what it found."""
    command = [str(BENCH), "--part", part, json.dumps(asdict(setting)), *more]
    found: dict[str, list[float]] = json.loads(start(command, setting).stdout.splitlines()[-1])
    return found


def environment(setting: Setting) -> dict[str, str]:
    home = Path(setting.folder)
    env = {key: value for key, value in os.environ.items() if key != "PYTHONDONTWRITEBYTECODE"}
    env.update(
        {f"XDG_{kind}_HOME": str(home / kind.lower()) for kind in ("CONFIG", "DATA", "STATE")}
    )
    env["PYTHONPATH"] = str(ROOT)
    env["PYTHONPYCACHEPREFIX"] = str(home.parent / "bytecode")
    env["PYTHONUTF8"] = "1"
    return env


@contextmanager
def screen() -> Iterator[str]:
    """Puts a screen into the environment and says which; an own one where Xvfb is."""
    given = dict(os.environ)
    server = None
    if sys.platform == "linux" and shutil.which("Xvfb"):
        server, name = _xvfb()
        os.environ.update(DISPLAY=name, QT_QPA_PLATFORM="xcb")
        said = "X11 under Xvfb"
    elif sys.platform == "linux" and not given.get("QT_QPA_PLATFORM"):
        os.environ["QT_QPA_PLATFORM"] = "offscreen"
        said = "off screen: no Xvfb here"
    else:
        said = given.get("QT_QPA_PLATFORM") or sys.platform
    try:
        yield said
    finally:
        os.environ.clear()
        os.environ.update(given)
        if server is not None:
            server.terminate()
            server.wait()


def _xvfb() -> tuple[subprocess.Popen[bytes], str]:
    read_end, write_end = os.pipe()
    size = ["-screen", "0", "1280x800x24", "-nolisten", "tcp"]
    server = subprocess.Popen(
        ["Xvfb", "-displayfd", str(write_end), *size, "-noreset"],
        pass_fds=[write_end],
        stderr=subprocess.DEVNULL,
    )
    os.close(write_end)
    with os.fdopen(read_end) as pipe:
        number = pipe.readline().strip()
    if not number:
        raise CannotMeasure("Xvfb did not start.")
    return server, f":{number}"
