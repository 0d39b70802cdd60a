"""All checks by the name guide files use, with the parameters each one understands."""

from __future__ import annotations

from dataclasses import dataclass
from types import MappingProxyType
from typing import TYPE_CHECKING

from mentor_desk.guides.checks import aim, craft, measure, options, timing

if TYPE_CHECKING:
    from collections.abc import Callable, Mapping

    from mentor_desk.guides.findings import Asked, Finding


@dataclass(frozen=True, slots=True)
class Check:
    """`fields` must be named by a guide, `maybe` and `numbers` can be."""

    run: Callable[[Asked], Finding | None]
    fields: frozenset[str]
    maybe: frozenset[str] = frozenset()
    numbers: frozenset[str] = frozenset()


def _check(
    run: Callable[[Asked], Finding | None], fields: str, maybe: str = "", numbers: str = ""
) -> Check:
    return Check(
        run, frozenset(fields.split()), frozenset(maybe.split()), frozenset(numbers.split())
    )


CHECKS: Mapping[str, Check] = MappingProxyType(
    {
        "measure": _check(measure.measure, "sign", "value unit"),
        "baseline": _check(measure.baseline, "start value"),
        "source": _check(measure.source, "source measured"),
        "fuzzy": _check(measure.fuzzy, "of", "sign value unit"),
        "one_outcome": _check(aim.one_outcome, "of"),
        "owner": _check(aim.owner, "of"),
        "sure": _check(aim.sure, "value", "", "least"),
        "active_goals": _check(aim.active_goals, "", "", "most"),
        "date": _check(timing.due, "day"),
        "checkpoint": _check(timing.checkpoint, "day due", "", "months"),
        "first_step": _check(timing.first_step, "step day", "", "days"),
        "fresh": _check(timing.fresh, "day", "", "days"),
        "enough": _check(options.enough, "of", "", "least"),
        "own_option": _check(options.own_option, "own others"),
        "fact": _check(options.fact, "of"),
        "commitment": _check(options.commitment, "value", "", "least"),
        "when_where": _check(craft.when_where, "occasion", "day"),
        "camera": _check(craft.camera, "of"),
        "absolutes": _check(craft.absolutes, "of"),
        "motive": _check(craft.motive, "of"),
        "one_point": _check(craft.one_point, "of"),
        "effect": _check(craft.effect, "of"),
        "next_step": _check(craft.next_step, "of"),
    }
)
