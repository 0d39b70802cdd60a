"""The disk refuses at the N-th call, once or from then on: matrix 9, 12, 13 and 14.

What the program may do: say a sentence. What it must: lose nothing that is older, break nothing,
and do what was wanted as soon as the disk is well again.
"""

from __future__ import annotations

import errno
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace

from tests.faults.crew import Crew, Pair, Prepared
from tests.faults.judge import judge, plant
from tests.faults.rows import Clock, Row, Tell
from tests.faults.shim import CHANGES, TAKES_ROOM, Act, Calls, Fault


@dataclass(frozen=True)
class Kind:
    name: str
    fault: Fault


FULL = Kind("disk full", Fault(Act.FAIL, 0, TAKES_ROOM, errno.ENOSPC))
NO_WRITE = Kind("write error", Fault(Act.FAIL, 0, CHANGES & ~Calls.SYNC, errno.EIO))
NO_SYNC = Kind("sync error", Fault(Act.FAIL, 0, Calls.SYNC, errno.EIO))
NO_READ = Kind("read error", Fault(Act.FAIL, 0, Calls.READ, errno.EIO))
HALF = Kind("half a write, then full", Fault(Act.SHORT, 0, Calls.WRITE, errno.ENOSPC))
KINDS = (FULL, NO_WRITE, NO_SYNC, NO_READ, HALF)
# Faults of the same calls; where not every call is tried they take turns.
OF_CHANGES = (FULL, NO_WRITE, HALF)
EVERY_SHORT = 10


@dataclass(frozen=True)
class Case:
    """`dies`: the process is killed as soon as the refusal was said."""

    prepared: Prepared
    fault: Fault
    dies: bool
    where: str


def refusals(
    crew: Crew,
    name: str,
    every: int,
    tell: Tell,
    kinds: Sequence[Kind] = KINDS,
    first: int | None = None,
) -> Row:
    """At every `every`-th call, or of the `first` calls only. With 1 each is refused in every way,
    once, for ever, and with a kill after the refusal; else these take turns.
    """
    row = Row(f"refusals inside {name}")
    cases = [
        case
        for case in _cases(crew, name, every, kinds)
        if first is None or case.fault.nth <= first
    ]
    clock = Clock(row, len(cases), tell)

    def one(pair: Pair, case: Case) -> None:
        prepared = case.prepared
        with pair.copy(prepared.folder) as folder:
            ran = pair.server.run(name, folder, prepared.seed, case.fault, dies=case.dies)
            if ran.broken or not ran.met:
                row.other.append(f"{case.where}: {ran.broken or 'the fault was not met'}")
            row.notes += sentences(ran.refused)
            seen = prepared.look(pair, folder)
            ended = ran.killed or ran.broken
            done, most = (ran.done, 1) if ended else (len(prepared.states) - 1, 0)
            judge(row, prepared, seen, done, case.where, most)
        clock.tick()

    crew.map(one, cases)
    plant(crew, row, name)
    row.notes = sorted(set(row.notes))
    return row


def _calls(kind: Kind, calls: int, every: int) -> range:
    """Every `every`-th, but all of few."""
    if calls <= 3 * every:
        return range(1, calls + 1)
    if kind not in OF_CHANGES or every == 1:
        return range(1, calls + 1, every)
    return range(1 + every * OF_CHANGES.index(kind), calls + 1, every * len(OF_CHANGES))


def sentences(refused: Sequence[str]) -> list[str]:
    """Without the step that was refused."""
    return [said.partition(": ")[2] for said in refused]


def _cases(crew: Crew, name: str, every: int, kinds: Sequence[Kind]) -> Iterator[Case]:
    turns = ((False, False), (True, False), (True, True))
    turn = 0
    for prepared in crew.prepared(name)[: None if every == 1 else 1]:
        for kind in kinds:
            calls = crew.calls(prepared, kind.fault.calls)
            for nth in _calls(kind, calls, every):
                turn += 1
                for for_ever, dies in turns if every == 1 else (turns[turn % len(turns)],):
                    fault = replace(kind.fault, nth=nth, for_ever=for_ever)
                    ever = "from then on" if for_ever else "once"
                    where = f"{name} {prepared.seed}, {kind.name} at {nth} {ever}"
                    yield Case(prepared, fault, dies, where + (", killed" if dies else ""))
