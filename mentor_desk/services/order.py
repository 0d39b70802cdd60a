"""Moving one of several up or down among its neighbours."""

from __future__ import annotations

from typing import TYPE_CHECKING

from sqlalchemy import select

from mentor_desk.records import AgendaTopic, Milestone

if TYPE_CHECKING:
    from mentor_desk.store import Session

Ordered = type[Milestone] | type[AgendaTopic]


def move(session: Session, kind: Ordered, number: int, by: int) -> None:
    """One place up (-1) or down (1); at the end it stays, and so does what is gone by now."""
    beside = _neighbours(session, kind, number)
    at = next((at for at, one in enumerate(beside) if one.id == number), None)
    if at is None or not 0 <= at + by < len(beside):
        return
    places = sorted(one.position for one in beside)
    if len(set(places)) < len(places):
        places = [float(place) for place in range(1, len(beside) + 1)]
    beside.insert(at + by, beside.pop(at))
    for one, place in zip(beside, places, strict=True):
        one.position = place


def _neighbours(session: Session, kind: Ordered, number: int) -> list[Milestone | AgendaTopic]:
    if kind is Milestone:
        step = session.get(Milestone, number)
        steps = select(Milestone).where(Milestone.goal_id == (step.goal_id if step else None))
        return list(session.scalars(steps.order_by(Milestone.position, Milestone.id)))
    topic = session.get(AgendaTopic, number)
    topics = select(AgendaTopic).where(
        AgendaTopic.session_id == (topic.session_id if topic else None)
    )
    return list(session.scalars(topics.order_by(AgendaTopic.position, AgendaTopic.id)))
