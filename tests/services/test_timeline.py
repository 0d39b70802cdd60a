from __future__ import annotations

from datetime import timedelta

from mentor_desk.audience import Audience
from mentor_desk.records import GoalState, SessionState, Tone
from mentor_desk.services.timeline import Happened, entries
from mentor_desk.store import Store
from tests import factory
from tests.factory import TODAY


def test_everything_that_happened_newest_first(store: Store) -> None:
    amara, zoe = factory.mentee(store), factory.mentee(store, "Zoë")

    def ago(days: int) -> object:
        return TODAY - timedelta(days=days)

    goal = factory.goal(store, amara.id, "Delegate", set_on=ago(40), unit="tasks")
    factory.goal(store, amara.id, "Draft", set_on=ago(1), state=GoalState.DRAFT)
    held = factory.held(store, amara.id, TODAY - timedelta(days=30))
    factory.block(store, held.id, "")
    factory.block(store, held.id, "First words")
    factory.block(store, held.id, "Shared", Audience.MENTEE)
    factory.held(store, amara.id, TODAY - timedelta(days=20), title="A title")
    factory.held(store, amara.id, TODAY - timedelta(days=2), state=SessionState.MISSED)
    factory.check_in(store, goal.id, 2.0, TODAY - timedelta(days=10))
    factory.check_in(store, goal.id, None, TODAY - timedelta(days=9), comment="Slow")
    factory.feedback(store, amara.id, "Waited", given_on=ago(5))
    factory.feedback(store, amara.id, "Rushed", given_on=ago(4), tone=Tone.GROWTH)
    factory.feedback(store, amara.id, "Draft", given_on=None)
    factory.held(store, zoe.id)
    factory.guided_note(store, amara.id, "Agreed", begun_on=ago(50), finished_on=ago(15))
    factory.guided_note(store, amara.id, "Not finished", begun_on=ago(3))
    factory.guided_note(store, zoe.id, "Hers", finished_on=ago(3))
    factory.guided_note(store, None, "Mine", finished_on=ago(3))
    with store.read() as session:
        found = entries(session, amara.id)
        assert entries(session, amara.id, limit=3) == found[:3]
    assert [(one.what, one.text) for one in found] == [
        (Happened.GROWTH, "Rushed"),
        (Happened.PRAISE, "Waited"),
        (Happened.CHECK_IN, "Slow"),
        (Happened.CHECK_IN, ""),
        (Happened.GUIDED, "Agreed"),
        (Happened.SESSION, "A title"),
        (Happened.SESSION, "First words"),
        (Happened.GOAL_SET, "Delegate"),
    ]
    assert (found[3].value, found[3].unit, found[3].record_id) == (2.0, "tasks", goal.id)
    assert [one.goal for one in found[2:4]] == ["Delegate", "Delegate"]
    assert found[3].way == (goal.baseline, goal.target)
    assert found[4].guide == ("agreement", 1)
    assert (found[6].private_blocks, found[6].record_id) == (1, held.id)
    assert [one.day for one in found] == sorted((one.day for one in found), reverse=True)
