"""From what the search found to the record whose page shows it."""

from __future__ import annotations

from enum import StrEnum
from typing import TYPE_CHECKING, NamedTuple

from mentor_desk.records import Action, AgendaTopic, CheckIn, Ladder, Milestone, NoteBlock

if TYPE_CHECKING:
    from mentor_desk.store import Hit, Session


class Shows(StrEnum):
    """The kinds of record that have a page of their own."""

    MENTEE = "mentee"
    SESSION = "session"
    GOAL = "goal"
    FEEDBACK = "feedback"
    GUIDED = "guided"


class Spot(NamedTuple):
    shows: Shows
    id: int


def spot(session: Session, hit: Hit) -> Spot:
    """Where a hit is read; the mentee's page if its own record is gone by now."""
    number = hit.record_id
    found: Spot | None = None
    match hit.kind:
        case "session" | "goal" | "feedback":
            found = Spot(Shows(hit.kind), number)
        case "note" | "topic":
            part = session.get(NoteBlock if hit.kind == "note" else AgendaTopic, number)
            found = Spot(Shows.SESSION, part.session_id) if part else None
        case "guided_note":
            found = Spot(Shows.GUIDED, number)
        case "check_in" | "milestone" | "ladder":
            part_of_goal = {"check_in": CheckIn, "milestone": Milestone, "ladder": Ladder}
            step = session.get(part_of_goal[hit.kind], number)
            found = Spot(Shows.GOAL, step.goal_id) if step else None
        case "action":
            found = _of_action(session.get(Action, number))
        case _:
            pass
    return found or Spot(Shows.MENTEE, hit.mentee_id or 0)


def _of_action(action: Action | None) -> Spot | None:
    """What it came out of."""
    if action is None:
        return None
    for shows, number in (
        (Shows.FEEDBACK, action.feedback_id),
        (Shows.SESSION, action.session_id),
        (Shows.GOAL, action.goal_id),
    ):
        if number is not None:
            return Spot(shows, number)
    return None
