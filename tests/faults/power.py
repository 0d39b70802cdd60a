"""The power goes at any moment: matrix 3, 4 and 56."""

from __future__ import annotations

import random
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from pathlib import Path

from tests.faults.crew import Crew, Pair, Prepared
from tests.faults.judge import count_planted, judge
from tests.faults.replay import Model, Record, Replay, What, read_log
from tests.faults.rows import Clock, Row, Tell
from tests.faults.shim import Fault


@dataclass(frozen=True)
class Logged:
    """All changes an operation made, and the moments after which a power cut is tried."""

    prepared: Prepared
    root: str
    records: Sequence[Record]

    def cuts(self, count: int, chance: random.Random) -> list[int]:
        """Evenly over the operation, and more of them around what has to be in order."""
        last = len(self.records)
        edges = [
            n for n, record in enumerate(self.records) if record.what not in (What.WRITE, What.OPEN)
        ]
        syncs = [n for n, record in enumerate(self.records) if record.what is What.SYNC]
        kinds = (
            lambda: chance.randint(0, last),
            lambda: min(last, max(0, chance.choice(edges) + chance.randint(-2, 2))),
            lambda: chance.choice(syncs),  # when most is written that is not yet on the disk
        )
        return sorted(kinds[n % len(kinds)]() for n in range(count))

    def done(self, cut: int) -> int:
        marks = [int(one.first) for one in self.records[:cut] if one.what is What.MARK]
        return marks[-1] if marks else 0


def power_cuts(crew: Crew, names: Sequence[str], count: int, tell: Tell) -> Row:
    """`count` images of all the operations together, half of them of each model."""
    row = Row("power cut")
    clock = Clock(row, count, tell)
    logs = [logged(crew, prepared) for name in names for prepared in crew.prepared(name)]
    shares = [(log, model) for log in logs for model in Model]

    def one(pair: Pair, wanted: tuple[int, Logged, Model]) -> None:
        number, log, model = wanted
        each = count // len(shares) + (number < count % len(shares))
        chance = random.Random(count + number)
        for cut, image in _images(pair, log, model, log.cuts(each, chance), chance):
            where = f"{log.prepared.name} {log.prepared.seed}, {model}, cut {cut}"
            seen = log.prepared.look(pair, image)
            judge(row, log.prepared, seen, log.done(cut), where)
            clock.tick()

    crew.map(one, [(number, *share) for number, share in enumerate(shares)])
    _control(crew, row, logs[0])
    return row


def logged(crew: Crew, prepared: Prepared) -> Logged:
    with crew.pair() as pair, pair.copy(prepared.folder) as folder:
        log = pair.folder / "log"
        ran = pair.server.run(prepared.name, folder, prepared.seed, Fault(), log)
        assert not ran.broken, ran.broken
        return Logged(prepared, str(folder), read_log(log))


def _images(
    pair: Pair, log: Logged, model: Model, cuts: Sequence[int], chance: random.Random
) -> Iterator[tuple[int, Path]]:
    replay = Replay(log.prepared.folder, log.root, model)
    image, taken = pair.folder / "image", 0
    for cut in cuts:
        for record in log.records[taken:cut]:
            replay.take(record)
        taken = cut
        replay.image(image, chance)
        yield cut, image


def _control(crew: Crew, row: Row, log: Logged) -> None:
    """A program that never syncs: what it lost has to be seen."""
    never = Logged(
        log.prepared, log.root, [one for one in log.records if one.what is not What.SYNC]
    )
    cuts = [len(never.records)] * 8
    done = log.done(len(log.records))
    blind = True
    with crew.pair() as pair:
        for _, image in _images(pair, never, Model.STRICT, cuts, random.Random(1)):
            seen = log.prepared.look(pair, image)
            blind &= judge(Row("control"), log.prepared, seen, done, "control", most=0)
    count_planted(row, blind)


def lying_syncs(crew: Crew, name: str, count: int, tell: Tell) -> Row:
    """One sync is answered but not done (row 4). What was synced for real is there; if what was
    promised is not, it is said.
    """
    row = Row("a sync that lies")
    clock = Clock(row, count, tell)
    logs = [logged(crew, prepared) for prepared in crew.prepared(name)]

    def one(pair: Pair, number: int) -> None:
        chance = random.Random(number)
        log = logs[number % len(logs)]
        syncs = [n for n, record in enumerate(log.records) if record.what is What.SYNC]
        lie = chance.choice(syncs)
        records = [record for n, record in enumerate(log.records) if n != lie]
        cut = chance.randint(lie, len(records))
        lied = Logged(log.prepared, log.root, records)
        for _, image in _images(pair, lied, Model.JOURNALLING, [cut], chance):
            seen = log.prepared.look(pair, image)
            said = "error" in seen or bool(seen.get("trouble")) or bool(seen.get("missing"))
            if not said:
                safe = log.done(lie)
                most = lied.done(cut) - safe + 1
                judge(row, log.prepared, seen, safe, f"{name}, lie {lie}, cut {cut}", most)
        clock.tick()

    crew.map(one, range(count))
    _control(crew, row, logs[0])
    return row
