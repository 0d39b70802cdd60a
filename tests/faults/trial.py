"""The process that faults happen to: a server, with the shim loaded, that forks a child for each.

Python, SQLAlchemy and the store are imported once, so that a trial takes some 20 ms.
"""

from __future__ import annotations

import gc
import json
import os
import signal
import sys
import traceback
from collections.abc import Callable
from dataclasses import dataclass, field
from pathlib import Path
from typing import TypeVar

from mentor_desk.errors import KnownError
from tests.faults import operations
from tests.faults.operation import Operation, keys
from tests.faults.shim import Disk, Fault
from tests.faults.statements import keep_statements
from tests.faults.talk import Answer, Helper

T = TypeVar("T")
PATIENCE_S = 60


class Trial:
    """What an operation knows of the trial it is in."""

    def __init__(self, folder: Path, seed: int, fault: Fault, disk: Disk) -> None:
        self.folder = folder
        self.seed = seed
        self.keys = keys(folder)
        self.dies = False
        self._fault = fault
        self._disk = disk

    def attempt(self, what: str, do: Callable[[], T]) -> T | None:
        """None if it was refused with a sentence; whatever else is raised is a bug."""
        try:
            return do()
        except KnownError as error:
            say(refused=what, kind=type(error).__name__, words=str(error))
            if self.dies:
                say(met=self._disk.met)
                os.kill(os.getpid(), signal.SIGKILL)
            return None

    def step(self, number: int, do: Callable[[], object]) -> None:
        """Does what brings state `number` about, again and again until it is done.

        After three refusals the disk gets well; then it has to be possible.
        """
        for turn in range(4):
            if turn == 3:
                self.heal()
            if self.attempt(f"step {number}", lambda: (do(),)):
                self._disk.mark(str(number))
                say(done=number)
                return
        say(broken=f"step {number} is still refused on a healthy disk")
        os._exit(1)

    def heal(self) -> None:
        """A refusing disk works again; other faults stay in wait."""
        if self._fault.refuses:
            self._disk.disarm()


def say(**words: object) -> None:
    os.write(1, (json.dumps(words) + "\n").encode())


@dataclass
class Ran:
    """What the process that had the fault said before it ended."""

    done: int = 0
    refused: list[str] = field(default_factory=list)
    broken: str = ""
    calls: int = 0
    met: bool = False
    status: int = 0

    @property
    def killed(self) -> bool:
        return os.WIFSIGNALED(self.status) and os.WTERMSIG(self.status) == signal.SIGKILL


class Server(Helper):
    def __init__(self, shim: Path) -> None:
        super().__init__("tests.faults.trial", {**os.environ, "LD_PRELOAD": str(shim)})

    def prepare(self, operation: str, folder: Path, seed: int) -> None:
        ran = self._run(prepare=True, operation=operation, folder=str(folder), seed=seed)
        if ran.broken or ran.status:
            raise RuntimeError(f"{operation} could not be prepared: {ran.broken or ran.status}")

    def run(
        self,
        operation: str,
        folder: Path,
        seed: int,
        fault: Fault,
        log: Path | None = None,
        dies: bool = False,
    ) -> Ran:
        """Runs an operation in `folder` with a fault; `dies`: it is killed at the first refusal."""
        return self._run(
            operation=operation,
            folder=str(folder),
            seed=seed,
            fault=fault.plain(),
            log=str(log or ""),
            dies=dies,
        )

    def _run(self, **wanted: object) -> Ran:
        ran = Ran()
        for said in self.ask(**wanted):
            ran.done = said.get("done", ran.done)
            ran.broken = said.get("broken", ran.broken)
            ran.calls = said.get("calls", ran.calls)
            ran.met = said.get("met", ran.met)
            ran.status = said.get("end", ran.status)
            if "refused" in said:
                ran.refused.append(f"{said['refused']}: {said['kind']}: {said['words']}")
        if ran.status and not ran.killed and not ran.broken:
            ran.broken = f"it ended with status {ran.status}"
        return ran


def _child(wanted: Answer) -> None:
    folder, seed = Path(wanted["folder"]), int(wanted["seed"])
    operation = operations.OPERATIONS[wanted["operation"]]
    if wanted.get("prepare"):
        operation.prepare(folder, seed)
        return
    disk, fault = Disk(folder), Fault.of(wanted["fault"])
    trial = Trial(folder, seed, fault, disk)
    if wanted["log"]:
        disk.write_down(Path(wanted["log"]))
    trial.dies = wanted["dies"]
    disk.arm(fault)
    operation.run(trial)
    say(calls=disk.count, met=disk.met)


def _quietly(operation: Operation, folder: Path) -> None:
    output = os.dup(1)
    with Path(os.devnull).open("wb") as nothing:
        os.dup2(nothing.fileno(), 1)
    operation.run(Trial(folder, 0, Fault(), Disk(folder)))
    os.dup2(output, 1)
    os.close(output)


def _serve() -> None:
    keep_statements()
    operations.warm(_quietly)
    gc.freeze()  # a child that counts what is used would copy every page
    for line in sys.stdin:
        child = os.fork()
        if child == 0:
            signal.alarm(PATIENCE_S)
            try:
                _child(json.loads(line))
            except BaseException:
                say(broken=traceback.format_exc(limit=-12))
                os._exit(1)
            os._exit(0)
        _, status = os.waitpid(child, 0)
        say(end=status)


if __name__ == "__main__":
    _serve()
