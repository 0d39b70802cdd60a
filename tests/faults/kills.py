"""SIGKILL before, in the middle of and after each call that changes a file: matrix 2, 6, 7, 8."""

from __future__ import annotations

import random

from tests.faults.crew import Crew, Pair, Prepared
from tests.faults.judge import judge, plant
from tests.faults.rows import Clock, Row, Tell
from tests.faults.shim import CHANGES, Act, Fault

KILLS = (Act.KILL_BEFORE, Act.KILL_HALF, Act.KILL_AFTER)


def kills(crew: Crew, name: str, count: int, tell: Tell) -> Row:
    """`count` runs spread evenly over the whole operation."""
    row = Row(f"SIGKILL inside {name}")
    clock = Clock(row, count, tell)

    def one(pair: Pair, wanted: tuple[Prepared, Fault]) -> None:
        prepared, fault = wanted
        where = f"{name} {prepared.seed}, {fault.act.name} at call {fault.nth}"
        with pair.copy(prepared.folder) as folder:
            ran = pair.server.run(name, folder, prepared.seed, fault)
            if not ran.killed:
                row.other.append(f"{where}: not killed. {ran.broken}")
            judge(row, prepared, prepared.look(pair, folder), ran.done, where)
        clock.tick()

    crew.map(one, _plan(crew, name, count))
    plant(crew, row, name)
    return row


def _plan(crew: Crew, name: str, count: int) -> list[tuple[Prepared, Fault]]:
    chance = random.Random(count)
    all_prepared = crew.prepared(name)
    each = -(-count // len(all_prepared))
    plan: list[tuple[Prepared, Fault]] = []
    for prepared in all_prepared:
        calls = crew.calls(prepared, CHANGES)
        step = calls / each
        for n in range(each):
            nth = min(calls, 1 + int(n * step + chance.random() * step))
            plan.append((prepared, Fault(KILLS[n % len(KILLS)], nth)))
    return plan[:count]
