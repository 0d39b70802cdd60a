"""SIGKILL while somebody types in the real window: matrix 1."""

from __future__ import annotations

import os
import random
import shutil
import tempfile
from collections.abc import Iterator
from concurrent.futures import ThreadPoolExecutor
from contextlib import contextmanager
from dataclasses import dataclass
from pathlib import Path

from tests import factory
from tests.faults.crew import MEMORY
from tests.faults.judge import count_planted
from tests.faults.oracle import JOURNAL, Oracle, PlainKey, plain
from tests.faults.rows import Clock, Row, Tell
from tests.faults.talk import Answer, Helper

PASSPHRASE = "correct horse"
PROMISE_S = 1.0
SHORTEST_S, LONGEST_S = 0.3, 2.5
CONTROL_S = 2.0
AT_ONCE = 3
ANEW_AFTER = 40
"""Runs on one journal, each where the last was killed; then one with an empty note again."""


@dataclass
class Desk:
    """A typist and its oracle, with one journal that is killed again and again."""

    typist: Helper
    oracle: Oracle
    folder: Path
    key: PlainKey
    text: str = ""
    runs: int = 0

    def run(self, seed: int, seconds: float, never_saves: bool = False) -> Answer:
        if self.runs % ANEW_AFTER == 0:
            shutil.rmtree(self.folder, ignore_errors=True)
            self.folder.mkdir()
            store = factory.journal(self.folder, JOURNAL, PASSPHRASE)
            assert factory.held(store, factory.mentee(store).id).id == 1
            store.close()
            self.text = ""
        self.runs += 1
        (told,) = self.typist.ask(
            folder=str(self.folder),
            passphrase=PASSPHRASE,
            seed=seed,
            seconds=seconds,
            never_saves=never_saves,
        )
        return told

    def judge(self, row: Row, told: Answer, where: str) -> None:
        """Every key that is old enough is there, in order, and nothing that was not typed."""
        if "broken" in told:
            row.other.append(f"{where}: {told['broken']}")
            return
        seen = self.oracle.look(self.folder, [self.key])
        if "error" in seen or "crash" in seen or seen["trouble"] or seen["missing"]:
            row.corrupt.append(f"{where}: {seen}")
            return
        kept = "\n".join(seen["texts"])
        oldest = told["killed"] - PROMISE_S - told["late"]
        old = "".join(letter for at, letter in told["keys"] if at < oldest)
        every = "".join(letter for _, letter in told["keys"])
        if not (self.text + every).startswith(kept.rstrip()):
            row.corrupt.append(f"{where}: what is there was not typed so")
        if not kept.startswith((self.text + old).rstrip()):
            row.lost.append(f"{where}: {len(self.text + old)} keys are old, {len(kept)} are there")
        self.text = kept


def typing_kills(count: int, tell: Tell) -> Row:
    row = Row("SIGKILL while typing")
    clock = Clock(row, count, tell)
    late = [0.0]

    def several(desk: Desk, first: int) -> None:
        chance = random.Random(first)
        for number in range(first, count, AT_ONCE):
            told = desk.run(number, chance.uniform(SHORTEST_S, LONGEST_S))
            desk.judge(row, told, f"run {number}")
            late.append(told.get("late", 0.0))
            clock.tick()

    with _desks() as desks, ThreadPoolExecutor(AT_ONCE) as pool:
        for done in [pool.submit(several, desk, n) for n, desk in enumerate(desks)]:
            done.result()
        _control(row, desks[0])
    row.notes.append(f"an idle process was up to {1000 * max(late):.0f} ms late meanwhile")
    return row


def _control(row: Row, desk: Desk) -> None:
    """A program that saves much too late: what is lost has to be seen."""
    desk.runs = 0
    found = Row("control")
    desk.judge(found, desk.run(1, CONTROL_S, never_saves=True), "control")
    count_planted(row, blind=not found.lost)


@contextmanager
def _desks() -> Iterator[list[Desk]]:
    where = MEMORY if os.access(MEMORY, os.W_OK) else None
    environment = {**os.environ, "QT_QPA_PLATFORM": "offscreen"}
    with tempfile.TemporaryDirectory(
        prefix="mentor-desk-typing-", dir=where, ignore_cleanup_errors=True
    ) as folder:
        key = plain(factory.key(PASSPHRASE))
        desks = [
            Desk(Helper("tests.faults.typist", environment), Oracle(), Path(folder, str(n)), key)
            for n in range(AT_ONCE)
        ]
        try:
            yield desks
        finally:
            for desk in desks:
                desk.typist.close()
                desk.oracle.close()
