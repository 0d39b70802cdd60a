"""Damage done to the files from outside: matrix 13 and 18 to 23.

All of it has to be noticed, also where nothing is lost by it: when the journal is opened, by its
checks, or by the head and the sums of its pages that are kept elsewhere. What is not damaged has to
be in the journal that is salvaged.
"""

from __future__ import annotations

import random
from collections.abc import Callable, Sequence
from functools import cache
from pathlib import Path
from typing import NamedTuple

from mentor_desk.store.recognise import PAGE_BYTES, beside
from tests.faults.crew import Crew, Pair, Prepared
from tests.faults.judge import PLANTS, count_planted
from tests.faults.operation import keys
from tests.faults.oracle import JOURNAL
from tests.faults.rows import Clock, Row, Tell
from tests.faults.shim import Fault
from tests.faults.talk import Answer


class Damage(NamedTuple):
    """`base` is the operation that made the files; `older` one says what the journal said before
    it.
    """

    name: str
    base: str
    do: Callable[[random.Random, Path, bytes], None]


def _flip(chance: random.Random, path: Path, _older: bytes) -> None:
    data = bytearray(path.read_bytes())
    data[chance.randrange(len(data))] ^= chance.randrange(1, 256)
    path.write_bytes(data)


def _cut(chance: random.Random, path: Path, _older: bytes) -> None:
    data = path.read_bytes()
    pages = len(data) // PAGE_BYTES
    at = chance.choice(
        (0, 10, 16, PAGE_BYTES, PAGE_BYTES * chance.randrange(pages), chance.randrange(len(data)))
    )
    path.write_bytes(data[:at])


def _stale(chance: random.Random, path: Path, older: bytes) -> None:
    """A whole and valid page as it was once, as a sync tool leaves it."""
    data = bytearray(path.read_bytes())
    pages = [slice(n, n + PAGE_BYTES) for n in range(0, min(len(data), len(older)), PAGE_BYTES)]
    page = chance.choice([page for page in pages if data[page] != older[page]])
    data[page] = older[page]
    path.write_bytes(data)


def _swap(chance: random.Random, path: Path, _older: bytes) -> None:
    data = bytearray(path.read_bytes())
    one, other = (
        slice(n * PAGE_BYTES, (n + 1) * PAGE_BYTES)
        for n in chance.sample(range(len(data) // PAGE_BYTES), 2)
    )
    data[one], data[other] = data[other], data[one]
    path.write_bytes(data)


def _older_back(_chance: random.Random, path: Path, older: bytes) -> None:
    path.write_bytes(older)


def _gone(_chance: random.Random, path: Path, _older: bytes) -> None:
    path.unlink()


# What made the files: closed as usual, or left with a log that is not yet in the journal.
CLOSED, LEFT, PLAIN = "commits", "commits left open", "commits without passphrase"
OLDER = (Damage("an older copy put back", CLOSED, _older_back),)
LOGS = (
    Damage("a byte of the log flipped", LEFT, _flip),
    Damage("the log cut", LEFT, _cut),
    Damage("the log deleted", LEFT, _gone),
)
FLIPS = (
    Damage("a byte flipped", CLOSED, _flip),
    Damage("a byte flipped", CLOSED, _flip),
    Damage("a byte flipped, no passphrase", PLAIN, _flip),
)
CUTS = (Damage("the file cut", CLOSED, _cut),)
STALE = (
    Damage("a stale page", CLOSED, _stale),
    Damage("two pages swapped", CLOSED, _swap),
)
DAMAGES = (*OLDER, *LOGS, *FLIPS, *CUTS, *STALE)


class Base(NamedTuple):
    """Files to damage, and what the journal says while they are whole."""

    prepared: Prepared
    folder: Path
    full: object
    older: bytes
    texts: list[str]


def damages(
    crew: Crew, count: int, salvage_every: int, tell: Tell, among: Sequence[Damage] = DAMAGES
) -> Row:
    """These damages take turns; every so many of each is salvaged too."""
    row = Row("damaged files")
    clock = Clock(row, count, tell)
    bases = {name: _bases(crew, name) for name in (CLOSED, LEFT, PLAIN)}
    salvaged = [0, 0]

    def one(pair: Pair, number: int) -> None:
        chance = random.Random(number)
        damage = among[number % len(among)]
        base = chance.choice(bases[damage.base])
        where = f"{damage.name}, {number}"
        with pair.copy(base.folder) as folder:
            damage.do(chance, target(damage, folder), base.older)
            tries = (number // len(among)) % salvage_every == 0
            seen = pair.oracle.look(
                folder, keys(base.prepared.folder), salvage=tries, texts=base.texts
            )
            _judge(row, base, seen, damage, where)
            if "salvaged" in seen:
                salvaged[0] += 1
                salvaged[1] += len(seen["salvaged"])
                _judge_salvaged(row, base, seen, where)
        clock.tick()

    crew.map(one, range(count))
    row.notes.append(f"{salvaged[0]:,} salvaged, with {salvaged[1]:,} paragraphs in all")
    _control(crew, row, bases[CLOSED][0])
    return row


def target(damage: Damage, folder: Path) -> Path:
    return beside(folder / JOURNAL)[0] if damage.base == LEFT else folder / JOURNAL


def noticed(seen: Answer) -> bool:
    return "error" in seen or bool(seen.get("trouble")) or bool(seen.get("missing"))


def _judge(row: Row, base: Base, seen: Answer, damage: Damage, where: str) -> None:
    if "crash" in seen:
        row.other.append(f"{where}: {seen['crash']}")
    elif not noticed(seen) and base.prepared.operation.state(seen) != base.full:
        row.lost.append(f"{where}: a loss that nobody noticed")
    elif not noticed(seen):
        row.other.append(f"{where}: nobody noticed it, although nothing was lost")


def _judge_salvaged(row: Row, base: Base, seen: Answer, where: str) -> None:
    if seen.get("salvage_error") and seen["readable"]:
        row.lost.append(f"{where}: not salvaged: {seen['salvage_error']}")
    left = [text for text in seen["readable"] if text not in seen["salvaged"]]
    if left:
        row.lost.append(f"{where}: {len(left)} undamaged paragraphs were not salvaged")
    if seen.get("salvage_trouble"):
        row.corrupt.append(f"{where}: salvaged, but {seen['salvage_trouble']}")


@cache
def _bases(crew: Crew, name: str) -> list[Base]:
    """The files as an operation leaves them when nothing is in its way."""
    found: list[Base] = []
    for prepared in crew.prepared(name):
        folder = crew.folder / f"{name}-{prepared.seed}-done"
        with crew.pair() as pair, pair.copy(prepared.folder) as copy:
            ran = pair.server.run(name, copy, prepared.seed, Fault())
            assert ran.done == len(prepared.states) - 1, ran.broken
            copy.rename(folder)
            with pair.copy(folder) as look:
                seen = prepared.look(pair, look)
        assert prepared.operation.state(seen) == prepared.states[-1]
        older = (prepared.folder / JOURNAL).read_bytes()
        found.append(Base(prepared, folder, prepared.states[-1], older, seen["texts"]))
    return found


def _control(crew: Crew, row: Row, base: Base) -> None:
    for harm in PLANTS:
        with crew.pair() as pair, pair.copy(base.folder) as folder:
            harm(folder, base.prepared.folder)
            seen = base.prepared.look(pair, folder)
            blind = not noticed(seen) and base.prepared.operation.state(seen) == base.full
            count_planted(row, blind)
