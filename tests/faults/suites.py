"""Every suite, short as it runs within the tests, and long as it runs on wish."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from types import MappingProxyType

from tests.faults import canary, damage, kills, power, refusals, typing_kills
from tests.faults.crew import Crew
from tests.faults.operations import LONG_LOG
from tests.faults.rows import Row, Tell

INTERRUPTED = ("commits", "backups", "restores", "migrations", "new passphrases")


@dataclass(frozen=True)
class Size:
    """How much of the long run is done: 1 for all of it. A share of a suite is never empty.
    `inside` are the operations that are killed, cut off or refused.
    """

    long: bool = False
    share: float = 1.0
    inside: Sequence[str] = INTERRUPTED

    def of(self, short: int, long: int) -> int:
        return max(1, round(self.share * long)) if self.long else short

    @property
    def every(self) -> int:
        """Of the calls at which a disk can refuse."""
        return max(1, round(1 / self.share)) if self.long else refusals.EVERY_SHORT


def killed(crew: Crew, size: Size, tell: Tell) -> Iterator[Row]:
    for name in size.inside:
        yield kills.kills(crew, name, size.of(50, 1000), tell)


def cut(crew: Crew, size: Size, tell: Tell) -> Iterator[Row]:
    yield power.power_cuts(crew, (*size.inside, LONG_LOG), size.of(500, 20_000), tell)
    yield power.lying_syncs(crew, "commits", size.of(50, 2000), tell)


def refused(crew: Crew, size: Size, tell: Tell) -> Iterator[Row]:
    for name in size.inside:
        yield refusals.refusals(crew, name, size.every, tell)


def damaged(crew: Crew, size: Size, tell: Tell) -> Iterator[Row]:
    yield damage.damages(crew, size.of(300, 10_000), 1 if size.long else 10, tell)


Suite = Callable[[Crew, Size, Tell], Iterator[Row]]

SUITES: Mapping[str, Suite] = MappingProxyType(
    {"kills": killed, "power": cut, "refusals": refused, "damage": damaged}
)


def typed(size: Size, tell: Tell) -> Row:
    return typing_kills.typing_kills(size.of(20, 1000), tell)


def looked_for(_size: Size, tell: Tell) -> Row:
    return canary.canaries(tell)


# These start the program itself and need no crew.
ALONE: Mapping[str, Callable[[Size, Tell], Row]] = MappingProxyType(
    {"typing": typed, "canary": looked_for}
)
