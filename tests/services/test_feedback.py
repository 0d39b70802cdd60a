from __future__ import annotations

from datetime import timedelta

import pytest

from mentor_desk.audience import Audience, Reader
from mentor_desk.errors import BadValue
from mentor_desk.records import Action, ActionState, Feedback, Owner
from mentor_desk.services import feedback
from mentor_desk.services.feedback import NextStep
from mentor_desk.store import Store
from tests import factory
from tests.factory import TODAY

STEP = NextStep(" Ask \n first ", Owner.MENTEE, TODAY)


def shared_actions(store: Store, reader: Reader) -> int:
    with store.gate(reader) as gate:
        return len(gate.rows(1, "action"))


def keep(store: Store, number: int, step: NextStep = STEP) -> Action | None:
    with store.write() as session:
        feedback.keep_next_step(session, number, step, TODAY)
        session.flush()
        found = feedback.desk(session, number)
        assert found
        return found.next_step


def test_a_draft_is_kept_and_given_when_it_says_something(store: Store) -> None:
    factory.mentee(store)
    with store.write() as session:
        made = feedback.draft(session, Feedback(mentorship_id=1))
        feedback.answer(session, made.id, {"saw": "\x00"}, {"observation": " ", "effect": "x\r"})
        feedback.answer(session, 99, {}, {"observation": "gone by now"})
    with pytest.raises(BadValue, match="what you saw or heard"), store.write() as session:
        feedback.give(session, made.id, TODAY)
    with store.write() as session:
        feedback.change(session, made.id, {"observation": "Asked first"})
        feedback.change(session, 99, {"observation": "gone by now"})
        feedback.give(session, made.id, TODAY)
    with store.read() as session:
        kept = session.get_one(Feedback, made.id)
    assert (kept.given_on, kept.effect, kept.answers) == (TODAY, "x\n", {"saw": ""})


def test_a_next_step_is_made_changed_and_removed(store: Store) -> None:
    amara = factory.mentee(store)
    held, goal = factory.held(store, amara.id), factory.goal(store, amara.id)
    made = factory.feedback(store, amara.id, session_id=held.id, goal_id=goal.id)
    step = keep(store, made.id)
    assert step
    assert (step.text, step.owner, step.due_on, step.made_on) == (
        "Ask first",
        Owner.MENTEE,
        TODAY,
        TODAY,
    )
    assert (step.session_id, step.goal_id, step.audience) == (held.id, goal.id, Audience.MENTEE)
    again = keep(store, made.id, NextStep("I ask", Owner.ME, None))
    assert again
    assert (again.id, again.text, again.owner, again.due_on) == (step.id, "I ask", Owner.ME, None)
    assert keep(store, made.id, NextStep("  ", Owner.ME, None)) is None
    assert keep(store, made.id, NextStep("", Owner.ME, None)) is None


def test_a_step_is_read_by_those_who_may_read_its_feedback(store: Store) -> None:
    amara = factory.mentee(store)
    made = factory.feedback(store, amara.id, given_on=None)
    assert keep(store, made.id)
    assert shared_actions(store, Reader.MENTEE) == 0  # a draft has no step to show
    with store.write() as session:
        feedback.give(session, made.id, TODAY)
    assert shared_actions(store, Reader.MENTEE) == 1
    with store.write() as session:
        feedback.change(session, made.id, {"audience": Audience.SPONSOR})
    assert shared_actions(store, Reader.SPONSOR) == 1
    with store.write() as session:
        feedback.change(session, made.id, {"audience": Audience.ME})
    assert shared_actions(store, Reader.MENTEE) == 0
    with store.write() as session:
        session.delete(session.get_one(Feedback, made.id))
    assert shared_actions(store, Reader.MENTEE) == 0


def test_an_audience_set_past_the_verbs_hides_the_step_as_well(store: Store) -> None:
    made = factory.feedback(store, factory.mentee(store).id)
    assert keep(store, made.id)
    assert shared_actions(store, Reader.MENTEE) == 1
    store.update(Feedback, made.id, {"audience": Audience.ME})
    assert shared_actions(store, Reader.MENTEE) == 0


def test_taken_back_it_is_a_draft_without_an_open_step(store: Store) -> None:
    amara = factory.mentee(store)
    made = factory.feedback(store, amara.id)
    factory.action(store, amara.id, "done", feedback_id=made.id, state=ActionState.DONE)
    factory.action(store, amara.id, "open", feedback_id=made.id)
    with store.write() as session:
        feedback.take_back(session, made.id)
        feedback.take_back(session, 99)
    with store.read() as session:
        assert session.get_one(Feedback, made.id).given_on is None
        assert [one.text for one in session.query(Action)] == ["done"]


def test_drafts_first_then_newest_first_each_once(store: Store) -> None:
    amara, zoe = factory.mentee(store), factory.mentee(store, "Zoë")
    held = factory.held(store, amara.id)
    old = factory.feedback(store, amara.id, given_on=TODAY - timedelta(days=9), session_id=held.id)
    new = factory.feedback(store, amara.id, session_id=held.id)
    draft = factory.feedback(store, amara.id, given_on=None)
    factory.feedback(store, zoe.id)
    for text in ("first", "second"):
        factory.action(store, amara.id, text, feedback_id=old.id)
    with store.read() as session:
        found = feedback.rows(session, amara.id)
        assert [row.feedback.id for row in found] == [draft.id, new.id, old.id]
        assert found[2].next_step
        assert found[2].next_step.text == "first"
        of_session = feedback.of_session(session, held.id)
        assert [row.feedback.id for row in of_session] == [old.id, new.id]
        desk = feedback.desk(session, old.id)
        assert desk
        assert (desk.mentee.name, desk.next_step and desk.next_step.text) == (
            "Amara Okafor",
            "first",
        )
        assert feedback.desk(session, 99) is None
