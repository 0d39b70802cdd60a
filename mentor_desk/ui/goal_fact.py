"""A goal of the journal as the reports see it, so that screen and paper judge it alike."""

from __future__ import annotations

from typing import TYPE_CHECKING

from mentor_desk.progress.facts import CheckInFact, GoalFact, LadderFact, MilestoneFact, Source
from mentor_desk.services.ladders import levels

if TYPE_CHECKING:
    from mentor_desk.records import Ladder
    from mentor_desk.services.goals import GoalRow


def goal_fact(row: GoalRow) -> GoalFact:
    goal = row.goal
    steps = tuple(
        MilestoneFact(
            source=Source("milestone", one.id),
            text=one.text,
            due_on=one.due_on,
            done_on=one.done_on,
        )
        for one in row.milestones
    )
    readings = tuple(
        CheckInFact(
            source=Source("check_in", at),
            day=one.day,
            value=one.value,
            comment=one.comment,
            level=one.level,
        )
        for at, one in enumerate(row.readings)
    )
    return GoalFact(
        source=Source("goal", goal.id),
        title=goal.title,
        why=goal.why,
        unit=goal.unit,
        baseline=goal.baseline,
        target=goal.target,
        set_on=goal.set_on,
        due_on=goal.due_on,
        state=goal.state,
        state_on=goal.state_on,
        milestones=steps,
        check_ins=readings,
        ladder=_ladder(row.ladder),
        measure=goal.measure,
    )


def _ladder(ladder: Ladder | None) -> LadderFact | None:
    if ladder is None or ladder.agreed_on is None:
        return None
    return LadderFact(
        source=Source("ladder", ladder.id),
        levels=levels(ladder),
        seen_by=ladder.seen_by,
        agreed_on=ladder.agreed_on,
    )
