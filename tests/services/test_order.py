from __future__ import annotations

import pytest
from sqlalchemy import select

from mentor_desk.records import AgendaTopic, Goal, Milestone
from mentor_desk.services import order
from mentor_desk.store import Store
from tests import factory


@pytest.fixture
def goal(store: Store) -> Goal:
    return factory.goal(store, factory.mentee(store).id)


def moved(store: Store, number: int, by: int) -> list[str]:
    with store.write() as session:
        order.move(session, Milestone, number, by)
    with store.read() as session:
        found = select(Milestone.text).where(Milestone.goal_id == 1).order_by(Milestone.position)
        return list(session.scalars(found))


def test_moves_one_place_and_not_beyond_the_ends(store: Store, goal: Goal) -> None:
    one, two, _ = (
        factory.milestone(store, goal.id, text, position=place)
        for place, text in enumerate(("one", "two", "three"), start=1)
    )
    factory.milestone(store, factory.goal(store, 1).id, "elsewhere", position=1.5)
    assert moved(store, two.id, -1) == ["two", "one", "three"]
    assert moved(store, two.id, -1) == ["two", "one", "three"]
    assert moved(store, one.id, 1) == ["two", "three", "one"]
    assert moved(store, 99, 1) == ["two", "three", "one"]


def test_those_in_one_place_come_apart(store: Store, goal: Goal) -> None:
    for text in ("one", "two", "three"):
        factory.milestone(store, goal.id, text)
    assert moved(store, 3, -1) == ["one", "three", "two"]


def test_topics_move_too(store: Store) -> None:
    held = factory.held(store, factory.mentee(store).id)
    first, second = factory.topic(store, held.id, "one"), factory.topic(store, held.id, "two")
    with store.write() as session:
        order.move(session, AgendaTopic, second.id, -1)
        places = {one.text: one.position for one in session.scalars(select(AgendaTopic))}
    assert places["two"] < places["one"]
    assert first.id < second.id
