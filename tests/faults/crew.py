"""Faulty process and oracle, twice over, and the folders they work in."""

from __future__ import annotations

import os
import shutil
import tempfile
from collections.abc import Callable, Iterable, Iterator
from concurrent.futures import ThreadPoolExecutor, as_completed
from contextlib import ExitStack, contextmanager
from dataclasses import dataclass
from pathlib import Path
from queue import SimpleQueue
from typing import TypeVar

from tests.faults import shim
from tests.faults.operation import Operation, keys
from tests.faults.operations import OPERATIONS
from tests.faults.oracle import Oracle
from tests.faults.shim import Calls, Fault
from tests.faults.talk import Answer
from tests.faults.trial import Server

T = TypeVar("T")
MEMORY = Path("/dev/shm")


@dataclass
class Pair:
    """Works in `folder`, where nobody else does."""

    server: Server
    oracle: Oracle
    folder: Path

    @contextmanager
    def copy(self, of: Path) -> Iterator[Path]:
        """A folder as `of` was prepared, for one trial."""
        folder = self.folder / "trial"
        shutil.copytree(of, folder)
        try:
            yield folder
        finally:
            shutil.rmtree(folder, ignore_errors=True)


@dataclass(frozen=True)
class Prepared:
    """A folder to copy for each trial, and all states that operation may leave it in."""

    operation: Operation
    name: str
    seed: int
    folder: Path
    states: list[object]

    def look(self, pair: Pair, folder: Path) -> Answer:
        return pair.oracle.look(folder, keys(self.folder), raw=self.operation.raw)


class Crew:
    """So many trials at a time as there are processors, but few."""

    def __init__(self, folder: Path, library: Path, pairs: Iterable[Pair]) -> None:
        self.folder = folder
        self.library = library
        self._pairs: SimpleQueue[Pair] = SimpleQueue()
        self._size = 0
        for pair in pairs:
            self._pairs.put(pair)
            self._size += 1
        self.controls: dict[str, tuple[int, int]] = {}
        """How many losses were planted in an operation, and how many of them were seen."""
        self._prepared: dict[tuple[str, int], Prepared] = {}

    @contextmanager
    def pair(self) -> Iterator[Pair]:
        pair = self._pairs.get()
        try:
            yield pair
        finally:
            self._pairs.put(pair)

    def map(self, do: Callable[[Pair, T], None], wanted: Iterable[T]) -> None:
        """In any order, several at once; the first exception ends it, and so does Ctrl+C."""

        def one(value: T) -> None:
            with self.pair() as pair:
                do(pair, value)

        with ThreadPoolExecutor(self._size) as pool:
            running = [pool.submit(one, value) for value in wanted]
            try:
                for done in as_completed(running):
                    done.result()
            except BaseException:
                pool.shutdown(wait=False, cancel_futures=True)
                raise

    def prepared(self, name: str) -> list[Prepared]:
        with self.pair() as pair:
            return [self._prepare(pair, name, seed) for seed in range(OPERATIONS[name].seeds)]

    def calls(self, prepared: Prepared, which: Calls) -> int:
        """How many such calls the operation makes when nothing is in its way."""
        with self.pair() as pair, pair.copy(prepared.folder) as folder:
            ran = pair.server.run(prepared.name, folder, prepared.seed, Fault(calls=which))
        assert not ran.broken, ran.broken
        return ran.calls

    def _prepare(self, pair: Pair, name: str, seed: int) -> Prepared:
        if (name, seed) not in self._prepared:
            operation = OPERATIONS[name]
            folder = self.folder / f"{name}-{seed}"
            folder.mkdir()
            pair.server.prepare(name, folder, seed)
            with pair.copy(folder) as copy:
                before = pair.oracle.look(copy, keys(folder), raw=operation.raw)
            states = operation.states(seed, before)
            assert operation.state(before) == states[0], before
            assert all(states.count(state) == 1 for state in states)
            self._prepared[name, seed] = Prepared(operation, name, seed, folder, states)
        return self._prepared[name, seed]


@contextmanager
def crew(size: int = 2) -> Iterator[Crew]:
    """In memory where that can be: it is the order of calls that is tested, not a disk's speed."""
    where = MEMORY if os.access(MEMORY, os.W_OK) else None
    with ExitStack() as stack:
        folder = Path(
            stack.enter_context(
                tempfile.TemporaryDirectory(
                    prefix="mentor-desk-faults-", dir=where, ignore_cleanup_errors=True
                )
            )
        )
        library = shim.build(folder)
        # One after the other: the first finds the byte code missing, the second finds it.
        pairs = [_pair(stack, library, folder / f"pair-{n}") for n in range(size)]
        yield Crew(folder, library, pairs)


def _pair(stack: ExitStack, library: Path, folder: Path) -> Pair:
    folder.mkdir()
    server, oracle = Server(library), Oracle()
    stack.enter_context(server)
    stack.enter_context(oracle)
    return Pair(server, oracle, folder)
