"""All checks by the name guide files use, with the parameters each one understands."""

from __future__ import annotations

from dataclasses import dataclass
from types import MappingProxyType
from typing import TYPE_CHECKING

from mentor_desk.guides.checks import (
    ahead,
    aim,
    craft,
    giving,
    ladder,
    measure,
    meeting,
    options,
    plan,
    points,
    results,
    scaling,
    terms,
    timing,
    wish,
)

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
        "sure": _check(aim.sure, "value", "smaller", "least most"),
        "active_goals": _check(aim.active_goals, "", "", "most"),
        "date": _check(timing.due, "day"),
        "checkpoint": _check(timing.checkpoint, "day due", "", "months"),
        "first_step": _check(timing.first_step, "step day", "", "days"),
        "fresh": _check(timing.fresh, "day", "", "days"),
        "enough": _check(options.enough, "of", "", "least"),
        "own_option": _check(options.own_option, "own others"),
        "fact": _check(options.fact, "of"),
        "commitment": _check(options.commitment, "value", "more", "least"),
        "when_where": _check(craft.when_where, "occasion", "day"),
        "camera": _check(craft.camera, "of"),
        "absolutes": _check(craft.absolutes, "of"),
        "motive": _check(craft.motive, "of"),
        "one_point": _check(points.one_point, "of"),
        "effect": _check(craft.effect, "of"),
        "next_step": _check(craft.next_step, "of"),
        "numberless": _check(results.numberless, "of"),
        "key_results": _check(results.key_results, "of", "", "least most"),
        "outputs": _check(results.outputs, "of"),
        "inner": _check(wish.inner, "of"),
        "if_then": _check(wish.if_then, "of"),
        "observable": _check(wish.observable, "of"),
        "scale_named": _check(scaling.scale_named, "value"),
        "next_point": _check(scaling.next_point, "now wanted"),
        "resources": _check(scaling.resources, "of", "", "least"),
        "review_day": _check(scaling.review_day, "day", "", "months"),
        "ladder_filled": _check(ladder.ladder_filled, "of"),
        "ladder_overlap": _check(ladder.ladder_overlap, "of"),
        "ladder_one": _check(ladder.ladder_one, "of", "watched"),
        "ladder_neighbours": _check(ladder.ladder_neighbours, "of"),
        "ladder_edges": _check(ladder.ladder_edges, "of"),
        "contract": _check(meeting.contract, "of notes"),
        "verbatim": _check(meeting.verbatim, "of"),
        "both": _check(meeting.both, "of also"),
        "dated": _check(meeting.dated, "of day"),
        "reviewed": _check(meeting.reviewed, "of"),
        "each_answered": _check(terms.each_answered, "of"),
        "end_agreed": _check(terms.end_agreed, "day of"),
        "checkpoints": _check(terms.checkpoints, "day", "", "months"),
        "voiced": _check(giving.voiced, "of"),
        "alternative": _check(giving.alternative, "of tone"),
        "result": _check(giving.result, "of"),
        "evidence": _check(giving.evidence, "of"),
        "small": _check(giving.small, "of day"),
        "practised": _check(giving.practised, "of"),
        "help_given": _check(giving.help_given, "of"),
        "future": _check(ahead.future, "of"),
        "givers": _check(ahead.givers, "of", "", "least"),
        "one_chosen": _check(ahead.one_chosen, "of"),
        "linked": _check(plan.linked, "of to"),
        "not_courses": _check(plan.not_courses, "of"),
        "proof": _check(plan.proof, "of"),
        "strengths": _check(plan.strengths, "of"),
        "half_yearly": _check(plan.half_yearly, "day"),
        "answered": _check(plan.answered, "of"),
    }
)
