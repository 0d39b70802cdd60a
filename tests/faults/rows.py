"""What a fault suite found: one row for each fault, with all that was lost and where."""

from __future__ import annotations

import time
from collections.abc import Callable, Sequence
from dataclasses import dataclass, field

HEAD = ("fault", "runs", "lost", "corrupt", "other", "control", "seconds")
Tell = Callable[[str], None]


@dataclass
class Row:
    """`control` counts planted losses and how many of them were seen."""

    fault: str
    runs: int = 0
    lost: list[str] = field(default_factory=list)
    corrupt: list[str] = field(default_factory=list)
    other: list[str] = field(default_factory=list)
    """Not lost and not corrupt but not as it should be either: an error without its sentence."""
    planted: int = 0
    seen: int = 0
    notes: list[str] = field(default_factory=list)
    seconds: float = 0.0

    @property
    def well(self) -> bool:
        """Nothing was lost, and a loss would have been seen."""
        return not self.findings and 0 < self.planted == self.seen and self.runs > 0

    @property
    def findings(self) -> list[str]:
        return [*self.lost, *self.corrupt, *self.other]

    def cells(self) -> tuple[str, ...]:
        control = f"{self.seen} of {self.planted} seen"
        counts = (self.runs, len(self.lost), len(self.corrupt), len(self.other))
        return (self.fault, *(f"{count:,}" for count in counts), control, f"{self.seconds:.1f}")


@dataclass
class Clock:
    """Tells how far a long run is, now and then."""

    row: Row
    total: int
    tell: Tell
    begun: float = field(default_factory=time.monotonic)
    told: float = field(default_factory=time.monotonic)
    known: set[str] = field(default_factory=set)

    def tick(self) -> None:
        """After each run. A finding is told at once: a long run may never come to its end."""
        self.row.runs += 1
        found = self.row.findings
        for said in found:
            if said not in self.known:
                self.tell(f"{self.row.fault}: {said}")
        self.known.update(found)
        now = time.monotonic()
        self.row.seconds = now - self.begun
        if now - self.told > 10:
            self.told = now
            self.tell(
                f"{self.row.fault}: {self.row.runs:,} of {self.total:,}, {len(found)} findings"
            )


def table(rows: Sequence[Row]) -> str:
    lines = [HEAD, *(row.cells() for row in rows)]
    widths = [max(len(line[at]) for line in lines) for at in range(len(HEAD))]
    padded = [
        " | ".join(
            cell.ljust(width) if at in (0, 5) else cell.rjust(width)
            for at, (cell, width) in enumerate(zip(line, widths, strict=True))
        ).rstrip()
        for line in lines
    ]
    return "\n".join([padded[0], "-|-".join("-" * width for width in widths), *padded[1:]])
