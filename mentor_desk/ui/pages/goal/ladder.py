"""The ladder of a goal, where its guide asks for one: a record of its own beside the goal's."""

from __future__ import annotations

from datetime import date
from typing import TYPE_CHECKING

from mentor_desk.guides import to_child_values, to_ladder
from mentor_desk.services import ladders

if TYPE_CHECKING:
    from collections.abc import Mapping

    from mentor_desk.guides import Guide
    from mentor_desk.services.ladders import LadderRow
    from mentor_desk.store import Session


def agreed(row: LadderRow | None) -> dict[str, object]:
    """What was agreed on is shown whatever was answered since; a draft is its answers."""
    if row is None or row.ladder.agreed_on is None:
        return {}
    return {
        "ladder": row.levels,
        "ladder.seen_by": row.ladder.seen_by,
        "ladder.agreed_on": row.ladder.agreed_on,
    }


def keep(session: Session, goal_id: int, guide: Guide, answers: Mapping[str, str]) -> None:
    levels = to_ladder(guide, answers)
    if levels is not None:
        seen_by = to_child_values(guide, answers, "ladder").get("seen_by")
        ladders.keep(session, goal_id, levels, str(seen_by or ""))


def agree(session: Session, goal_id: int, guide: Guide, answers: Mapping[str, str]) -> None:
    """On the day that was written down for it, once that was done and the ladder is ready."""
    keep(session, goal_id, guide, answers)
    day = to_child_values(guide, answers, "ladder").get("agreed_on")
    ladder = ladders.of_goal(session, goal_id)
    if isinstance(day, date) and ladder is not None and ladders.is_ready(ladder):
        ladders.agree(session, goal_id, day)
