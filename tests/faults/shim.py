"""The C shim between a process and its disk: made by the C compiler, worked from inside."""

from __future__ import annotations

import ctypes
import os
import shutil
import subprocess
import sys
from dataclasses import asdict, dataclass
from enum import IntEnum, IntFlag
from functools import cache
from pathlib import Path

HERE = Path(__file__).parent


class Calls(IntFlag):
    """What the shim counts, as in shim.c."""

    OPEN = 1
    READ = 2
    WRITE = 4
    TRUNCATE = 8
    SYNC = 16
    NAMES = 32


CHANGES = Calls.OPEN | Calls.WRITE | Calls.TRUNCATE | Calls.SYNC | Calls.NAMES
TAKES_ROOM = Calls.OPEN | Calls.WRITE | Calls.TRUNCATE


class Act(IntEnum):
    """What happens at the chosen call; SHORT writes half, then the disk refuses for ever."""

    NOTHING = 0
    KILL_BEFORE = 1
    KILL_HALF = 2
    KILL_AFTER = 3
    FAIL = 4
    SHORT = 5


@dataclass(frozen=True)
class Fault:
    """At the `nth` call of these `calls`, and at all later ones if it is there `for_ever`."""

    act: Act = Act.NOTHING
    nth: int = 0
    calls: Calls = CHANGES
    errno: int = 0
    for_ever: bool = False

    @property
    def refuses(self) -> bool:
        return self.act in (Act.FAIL, Act.SHORT)

    def plain(self) -> dict[str, int]:
        return {name: int(value) for name, value in asdict(self).items()}

    @staticmethod
    def of(plain: dict[str, int]) -> Fault:
        act, calls = Act(plain["act"]), Calls(plain["calls"])
        return Fault(act, plain["nth"], calls, plain["errno"], bool(plain["for_ever"]))


@cache
def lacking() -> str:
    """Why no disk can be made to fail here; empty where it can."""
    if sys.platform != "linux":
        return "a disk is made to fail by LD_PRELOAD, which is Linux’s"
    if not shutil.which("cc"):
        return "needs a C compiler: without cc no disk can be made to fail"
    return ""


def build(folder: Path) -> Path:
    """Raises RuntimeError with what the compiler said, for example where it has no headers."""
    made = folder / "shim.so"
    command = ["cc", "-O1", "-shared", "-fPIC", "-o", str(made), str(HERE / "shim.c")]
    done = subprocess.run(
        [*command, "-ldl", "-lpthread"], capture_output=True, text=True, check=False
    )
    if done.returncode:
        raise RuntimeError(done.stderr.strip())
    return made


class Disk:
    """The shim as it is worked from inside the process it was loaded into."""

    def __init__(self, folder: Path) -> None:
        self._shim = ctypes.CDLL(None)
        self._shim.shim_count.restype = ctypes.c_long
        self._shim.shim_watch(os.fsencode(folder))

    def arm(self, fault: Fault) -> None:
        self._shim.shim_arm(
            int(fault.act),
            ctypes.c_long(fault.nth),
            fault.errno,
            int(fault.for_ever),
            int(fault.calls),
        )

    def disarm(self) -> None:
        self._shim.shim_disarm()

    @property
    def count(self) -> int:
        return int(self._shim.shim_count())

    @property
    def met(self) -> bool:
        return bool(self._shim.shim_done())

    def write_down(self, log: Path) -> None:
        """From here on each change goes to `log`, which must lie outside the watched folder."""
        flags = os.O_WRONLY | os.O_CREAT | os.O_TRUNC | os.O_APPEND
        self._shim.shim_log(os.open(log, flags, 0o600))

    def mark(self, text: str) -> None:
        """Puts a word of ours into the log, at its place between the changes."""
        self._shim.shim_mark(text.encode())
