"""What the benchmark prints: one row for each thing measured, beside what it is compared with."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field
from statistics import median

HEAD = ("what", "measured", "reference", "ratio", "reach", "met?")


@dataclass(frozen=True)
class Reach:
    """At most `times` the reference `plus` a constant, and never more than `at_most`."""

    times: float | None = None
    plus: float = 0.0
    at_most: float | None = None

    def limit(self, reference: float | None) -> float:
        limits = [] if self.at_most is None else [self.at_most]
        if self.times is not None and reference is not None:
            limits.append(self.times * reference + self.plus)
        return min(limits)

    def said(self, unit: str) -> str:
        parts: list[str] = []
        if self.times is not None:
            more = f" + {self.plus:g} {unit}" if self.plus else ""
            parts.append(f"≤ {self.times:g} ×{more}")
        if self.at_most is not None:
            parts.append(f"≤ {self.at_most:g} {unit}")
        return ", ".join(parts)


@dataclass(frozen=True)
class Row:
    """Figures are medians; `runs` and `notes` go to the JSON file only."""

    measure: str
    what: str
    unit: str
    measured: float
    reference: float | None = None
    reach: Reach | None = None
    runs: Mapping[str, Sequence[float]] = field(default_factory=dict)
    notes: Mapping[str, object] = field(default_factory=dict)

    @property
    def ratio(self) -> float | None:
        return self.measured / self.reference if self.reference else None

    @property
    def met(self) -> bool | None:
        """None where nothing is to be reached."""
        return None if self.reach is None else self.measured <= self.reach.limit(self.reference)

    def cells(self) -> tuple[str, ...]:
        return (
            self.what,
            _figure(self.measured, self.unit),
            "" if self.reference is None else _figure(self.reference, self.unit),
            "" if self.ratio is None else f"{self.ratio:.2f} ×",
            "" if self.reach is None else self.reach.said(self.unit),
            {True: "yes", False: "NO", None: ""}[self.met],
        )

    def plain(self) -> dict[str, object]:
        return {
            "measure": self.measure,
            "what": self.what,
            "unit": self.unit,
            "measured": self.measured,
            "reference": self.reference,
            "ratio": self.ratio,
            "reach": self.reach.said(self.unit) if self.reach else None,
            "met": self.met,
            "runs": {name: list(figures) for name, figures in self.runs.items()},
            **self.notes,
        }


@dataclass(frozen=True)
class Judged(Row):
    """How often a check is right when it speaks (measured), and how many faults it finds."""

    found: float = 0.0
    least: tuple[float, float] = (0.9, 0.8)

    @property
    def met(self) -> bool | None:
        return self.measured >= self.least[0] and self.found >= self.least[1]

    def cells(self) -> tuple[str, ...]:
        reach = f"≥ {self.least[0]:g}, finds ≥ {self.least[1]:g}"
        found = f"finds {self.found:.2f}"
        return (self.what, f"{self.measured:.2f}", found, "", reach, "yes" if self.met else "NO")

    def plain(self) -> dict[str, object]:
        return {**super().plain(), "found": self.found, "reach": list(self.least), "met": self.met}


def compared(
    measure: str, what: str, ours: Sequence[float], others: Sequence[float], reach: Reach
) -> Row:
    """Medians of seconds against medians of seconds, in milliseconds."""
    runs = {"measured": [1000 * one for one in ours], "reference": [1000 * one for one in others]}
    figures = (median(runs["measured"]), median(runs["reference"]))
    return Row(measure, what, "ms", *figures, reach, runs)


def table(rows: Sequence[Row]) -> str:
    lines = [HEAD, *(row.cells() for row in rows)]
    widths = [max(len(line[at]) for line in lines) for at in range(len(HEAD))]
    padded = [_padded(line, widths) for line in lines]
    return "\n".join([padded[0], "-|-".join("-" * width for width in widths), *padded[1:]])


def _padded(line: Sequence[str], widths: Sequence[int]) -> str:
    pairs = list(zip(line, widths, strict=True))
    cells = [
        text.rjust(width) if 1 <= at <= 3 else text.ljust(width)
        for at, (text, width) in enumerate(pairs)
    ]
    return " | ".join(cells).rstrip()


def _figure(value: float, unit: str) -> str:
    digits = 0 if value >= 100 else 1 if value >= 10 else 2
    return f"{value:,.{digits}f} {unit}"
