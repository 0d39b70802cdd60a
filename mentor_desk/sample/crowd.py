"""Who else comes to the desk when the sample is large: name, trade, and how long ago it began."""

from __future__ import annotations

from dataclasses import dataclass
from itertools import islice, product
from typing import TYPE_CHECKING

from mentor_desk.records import MentorshipKind, Standing
from mentor_desk.sample.grammar import Parts
from mentor_desk.sample.table import Table, read

if TYPE_CHECKING:
    from collections.abc import Iterator
    from pathlib import Path
    from random import Random

_YEARS = 20 * 365
# Of ten people who came over the years most have gone their way.
_STANDINGS = (
    Standing.ACTIVE, Standing.ALUMNI, Standing.ALUMNI, Standing.ALUMNI, Standing.ACTIVE,
    Standing.ALUMNI, Standing.PROSPECT, Standing.ALUMNI, Standing.ALUMNI, Standing.ALUMNI,
)  # fmt: skip
_PROSPECT_SESSIONS = 3
_INTERVALS = (7, 14, 14, 21, 21, 28, 42)
_KINDS = (MentorshipKind.MENTORING, *MentorshipKind, MentorshipKind.MENTORING)
_GOAL_TEXTS = ("title", "measure", "unit", "source")


@dataclass(frozen=True, slots=True)
class GoalKind:
    title: str
    measure: str
    unit: str
    source: str
    baseline: float
    target: float


@dataclass(frozen=True, slots=True)
class Cast:
    """Everything the larger samples are made of."""

    parts: Parts
    trades: tuple[dict[str, tuple[str, ...]], ...]
    goals: tuple[GoalKind, ...]
    colleagues: tuple[str, ...]
    names: tuple[tuple[str, str], ...]
    """Name in full and what a note calls this person."""


@dataclass(frozen=True, slots=True)
class Extra:
    """One person of the crowd; `first` and `last` session in days before today."""

    name: str
    called: str
    standing: Standing
    kind: MentorshipKind
    formal: bool
    trade: dict[str, tuple[str, ...]]
    sessions: int
    first: int
    last: int
    interval: int


def cast(folder: Path) -> Cast:
    grammar, trades, people = (
        read((folder / name).read_text(encoding="utf-8"), name)
        for name in ("grammar.toml", "trades.toml", "people.toml")
    )
    goals = tuple(_goal(one) for one in grammar.tables("goals"))
    return Cast(
        parts=Parts({name: grammar.texts(name) for name in grammar.names()}),
        trades=tuple(
            {name: one.texts(name) for name in one.names()} for one in trades.tables("trades")
        ),
        goals=goals,
        colleagues=people.texts("colleagues"),
        names=tuple(_names(people)),
    )


def _goal(table: Table) -> GoalKind:
    title, measure, unit, source = (table.text(name, None) for name in _GOAL_TEXTS)
    return GoalKind(
        title, measure, unit, source, table.number("baseline") or 0.0, table.number("target") or 0.0
    )


def _names(people: Table) -> Iterator[tuple[str, str]]:
    """Those written out first, then given and family names of one culture after the other."""
    for given, family in people.pairs("full"):
        yield f"{given} {family}", given
    cultures = [
        list(_mixed(one.texts("given"), one.texts("family"))) for one in people.tables("cultures")
    ]
    for turn in range(max(len(one) for one in cultures)):
        for given, family in (one[turn] for one in cultures if turn < len(one)):
            yield f"{given} {family}", given


def _mixed(given: tuple[str, ...], family: tuple[str, ...]) -> Iterator[tuple[str, str]]:
    """All pairs, neighbours sharing neither name as long as possible."""
    for shift, number in product(range(len(family)), range(len(given))):
        yield given[number], family[(number + shift) % len(family)]


def crowd(cast: Cast, people: int, sessions: int, random: Random) -> list[Extra]:
    """`people` persons who share `sessions` sessions among them."""
    shares = _shares(people, sessions, random)
    names = islice(cast.names, people)
    return [
        _extra(name, cast.trades[number % len(cast.trades)], number, share, random)
        for number, (name, share) in enumerate(zip(names, shares, strict=True))
    ]


def _shares(people: int, sessions: int, random: Random) -> list[int]:
    """Prospects have a few sessions; the others share the rest, nobody evenly, none without."""
    shares = [
        min(_PROSPECT_SESSIONS, sessions // people) if _standing(number) is Standing.PROSPECT else 0
        for number in range(people)
    ]
    weights = [0.0 if share else random.uniform(0.5, 1.5) for share in shares]
    left = sessions - sum(shares)
    total = sum(weights)
    shares = [
        share or max(1, int(left * weight / total))
        for share, weight in zip(shares, weights, strict=True)
    ]
    shares[0] += sessions - sum(shares)
    return shares


def _standing(number: int) -> Standing:
    return _STANDINGS[number % len(_STANDINGS)]


def _extra(
    name: tuple[str, str],
    trade: dict[str, tuple[str, ...]],
    number: int,
    sessions: int,
    random: Random,
) -> Extra:
    standing = _standing(number)
    interval = random.choice(_INTERVALS)
    last = random.randint(2, 9)
    if standing is Standing.ALUMNI:
        last = random.randint(120, _YEARS // 3)
    span = min(sessions * interval, _YEARS - last)
    return Extra(
        name=name[0],
        called=name[1],
        standing=standing,
        kind=_KINDS[number % len(_KINDS)],
        formal=standing is Standing.ALUMNI or number % 4 == 0,
        trade=trade,
        sessions=sessions,
        first=last + span,
        last=last,
        interval=interval,
    )
