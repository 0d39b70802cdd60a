from __future__ import annotations

from datetime import timedelta

import pytest

from mentor_desk.errors import BadValue
from mentor_desk.records import Action, ActionState, Owner
from mentor_desk.services import actions
from mentor_desk.store import Store
from tests import factory
from tests.factory import TODAY


def test_an_action_says_what_is_to_be_done(store: Store) -> None:
    factory.mentee(store)
    with store.write() as session:
        made = actions.add(session, Action(mentorship_id=1, text=" Call\n Tomas ", made_on=TODAY))
        assert (made.text, made.state) == ("Call Tomas", ActionState.OPEN)
    with pytest.raises(BadValue), store.write() as session:
        actions.add(session, Action(mentorship_id=1, text="\t\x00", made_on=TODAY))


def test_open_ones_soonest_first(store: Store) -> None:
    amara, zoe = factory.mentee(store), factory.mentee(store, "Zoë")
    factory.action(store, amara.id, "whenever")
    factory.action(store, zoe.id, "later", Owner.ME, due_on=TODAY + timedelta(days=9))
    factory.action(store, amara.id, "soon", due_on=TODAY)
    factory.action(store, amara.id, "done", state=ActionState.DONE, due_on=TODAY)
    with store.read() as session:
        found = actions.open_rows(session)
        assert [row.text for row in found] == ["soon", "later", "whenever"]
        assert found[1].mentee == "Zoë"
        assert [row.text for row in actions.open_rows(session, amara.id)] == ["soon", "whenever"]
        assert [row.text for row in actions.open_rows(session, limit=1)] == ["soon"]
        assert [row.text for row in actions.open_rows(session, owner=Owner.ME)] == ["later"]
        assert actions.open_count(session) == 3


def test_of_a_session_and_of_feedback(store: Store) -> None:
    amara = factory.mentee(store)
    held, said = factory.held(store, amara.id), factory.feedback(store, amara.id)
    first = factory.action(store, amara.id, "a", session_id=held.id, feedback_id=said.id)
    second = factory.action(
        store, amara.id, "b", session_id=held.id, feedback_id=said.id, state=ActionState.DONE
    )
    with store.read() as session:
        found = actions.of_session(session, held.id)
        assert [row.id for row in found] == [first.id, second.id]
        step = actions.of_feedback(session, said.id)
        assert step
        assert step.id == first.id
        assert actions.of_feedback(session, 99) is None


def test_done_has_a_day_and_open_again_has_none(store: Store) -> None:
    made = factory.action(store, factory.mentee(store).id)
    for state, day in ((ActionState.DONE, TODAY), (ActionState.OPEN, None)):
        with store.write() as session:
            actions.set_state(session, made.id, state, TODAY)
            actions.set_state(session, 99, state, TODAY)
        with store.read() as session:
            kept = session.get_one(Action, made.id)
        assert (kept.state, kept.done_on) == (state, day)
