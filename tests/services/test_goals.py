from __future__ import annotations

from datetime import timedelta

import pytest

from mentor_desk.errors import BadValue
from mentor_desk.records import CheckIn, Goal, GoalState
from mentor_desk.services import goals
from mentor_desk.store import Store
from tests import factory
from tests.factory import TODAY


def test_a_draft_keeps_whatever_was_answered(store: Store) -> None:
    factory.mentee(store)
    with store.write() as session:
        made = goals.draft(session, 1, TODAY)
        goals.answer(
            session, made.id, {"due": "some\x00day"}, {"title": "Half a\r\nname", "due_on": None}
        )
        goals.answer(session, 99, {}, {"title": "gone by now"})
    with store.read() as session:
        kept = session.get_one(Goal, made.id)
    assert (kept.state, kept.title, kept.answers) == (
        GoalState.DRAFT,
        "Half a\nname",
        {"due": "someday"},
    )


def test_a_goal_is_agreed_by_its_name(store: Store) -> None:
    amara = factory.mentee(store)
    made = factory.goal(store, amara.id, "  ", state=GoalState.DRAFT, set_on=TODAY)
    tomorrow = TODAY + timedelta(days=1)
    with pytest.raises(BadValue, match="no name yet"), store.write() as session:
        goals.agree(session, made.id, tomorrow)
    store.update(Goal, made.id, {"title": " Ask \n first "})
    with store.write() as session:
        goals.agree(session, made.id, tomorrow)
    with store.read() as session:
        kept = session.get_one(Goal, made.id)
    assert (kept.title, kept.state) == ("Ask first", GoalState.ACTIVE)
    assert kept.set_on == kept.state_on == tomorrow


def test_a_state_has_its_day(store: Store) -> None:
    made = factory.goal(store, factory.mentee(store).id)
    with store.write() as session:
        goals.set_state(session, made.id, GoalState.REACHED, TODAY)
        goals.set_state(session, 99, GoalState.REACHED, TODAY)
        kept = session.get_one(Goal, made.id)
        assert (kept.state, kept.state_on) == (GoalState.REACHED, TODAY)


@pytest.mark.parametrize(("value", "comment"), [(0.0, ""), (None, "a remark"), (1.5, "both")])
def test_a_reading_says_something(store: Store, value: float | None, comment: str) -> None:
    made = factory.goal(store, factory.mentee(store).id)
    with store.write() as session:
        goals.check_in(session, CheckIn(goal_id=made.id, day=TODAY, value=value, comment=comment))
    with store.read() as session:
        (found,) = goals.rows(session, 1)
    assert found.readings == (goals.Reading(TODAY, value, comment),)


def test_a_reading_of_nothing_is_refused(store: Store) -> None:
    made = factory.goal(store, factory.mentee(store).id)
    with pytest.raises(BadValue, match="both empty"), store.write() as session:
        goals.check_in(session, CheckIn(goal_id=made.id, day=TODAY, comment=" \n"))


def test_steps_in_their_order(store: Store) -> None:
    made = factory.goal(store, factory.mentee(store).id)
    with store.write() as session:
        for text in ("one", " two \n"):
            goals.add_milestone(session, made.id, text, None)
        goals.tick_milestone(session, 2, TODAY)
        goals.tick_milestone(session, 99, TODAY)
        found = goals.desk(session, made.id)
        assert found
        assert [(one.text, one.position, one.done_on) for one in found.milestones] == [
            ("one", 1.0, None),
            ("two", 2.0, TODAY),
        ]
        assert goals.desk(session, 99) is None
    with pytest.raises(BadValue), store.write() as session:
        goals.add_milestone(session, made.id, "\t", None)


def test_active_goals_first_and_readings_oldest_first(store: Store) -> None:
    amara, zoe = factory.mentee(store), factory.mentee(store, "Zoë")
    for days, state in enumerate(
        (GoalState.DROPPED, GoalState.DRAFT, GoalState.ACTIVE, GoalState.ACTIVE)
    ):
        factory.goal(
            store, amara.id, f"{state}{days}", state=state, set_on=TODAY - timedelta(days=days)
        )
    factory.goal(store, zoe.id, "hers")
    for days in (1, 9, 5):
        factory.check_in(store, 3, days, TODAY - timedelta(days=days))
    with store.read() as session:
        found = goals.rows(session, amara.id)
        assert [row.goal.title for row in found] == ["active2", "active3", "draft1", "dropped0"]
        assert [reading.value for reading in found[0].readings] == [9, 5, 1]
        only = goals.rows(session, amara.id, GoalState.DRAFT, GoalState.DROPPED)
        assert [row.goal.title for row in only] == ["draft1", "dropped0"]
        desk = goals.desk(session, 3)
        assert desk
        assert [one.value for one in desk.check_ins] == [9, 5, 1]
        assert desk.mentee.name == "Amara Okafor"
