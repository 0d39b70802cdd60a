"""Drafts: one that is empty is taken up again."""

from __future__ import annotations

from datetime import date
from pathlib import Path

import pytest

from mentor_desk.audience import Audience
from mentor_desk.records import Action, ActionState, Feedback, Goal, GoalState, Owner
from mentor_desk.services import actions, drafts, feedback, goals
from mentor_desk.services.feedback import NextStep
from mentor_desk.store import Store
from tests import factory


@pytest.fixture
def store(tmp_path: Path):
    made = factory.journal(tmp_path)
    yield made
    made.close()


@pytest.fixture
def mentee_id(store: Store) -> int:
    return factory.mentee(store).id


def test_an_empty_draft_is_found_and_a_written_one_is_not(store: Store, mentee_id: int) -> None:
    goal = factory.goal(store, mentee_id, "", state=GoalState.DRAFT, answers={"title": " "})
    number = goal.mentorship_id
    with store.read() as session:
        found = drafts.untouched_goal(session, number)
    assert found is not None
    assert found.id == goal.id
    store.update(Goal, goal.id, {"answers": {"why": "It matters"}})
    with store.read() as session:
        assert drafts.untouched_goal(session, number) is None


def test_empty_feedback_belongs_to_its_session(store: Store, mentee_id: int) -> None:
    held = factory.held(store, mentee_id)
    kept = factory.feedback(store, mentee_id, "", given_on=None, guide="g", session_id=held.id)
    number = kept.mentorship_id
    with store.read() as session:
        assert drafts.untouched_feedback(session, number, None) is None
        found = drafts.untouched_feedback(session, number, held.id)
    assert found is not None
    assert found.id == kept.id


def test_the_next_step_of_feedback_is_made_changed_and_removed(
    store: Store, mentee_id: int
) -> None:
    kept = factory.feedback(store, mentee_id, audience=Audience.ME)

    def keep(text: str) -> Action | None:
        step = NextStep(text, Owner.ME, date(2026, 12, 4))
        with store.write() as session:
            feedback.keep_next_step(session, kept.id, step, factory.TODAY)
        with store.read() as session:
            return actions.of_feedback(session, kept.id)

    made = keep(" Ask  first ")
    assert made is not None
    assert (made.text, made.owner, made.audience) == ("Ask first", Owner.ME, Audience.ME)
    changed = keep("Ask Nadia first")
    assert changed is not None
    assert (changed.id, changed.text) == (made.id, "Ask Nadia first")
    assert keep("") is None


def test_taking_feedback_back_leaves_what_was_done(store: Store, mentee_id: int) -> None:
    kept = factory.feedback(store, mentee_id)
    factory.action(store, mentee_id, "Open step", feedback_id=kept.id)
    factory.action(store, mentee_id, "Done", feedback_id=kept.id, state=ActionState.DONE)
    with store.write() as session:
        feedback.take_back(session, kept.id)
    with store.read() as session:
        assert [one.text for one in session.query(Action)] == ["Done"]
        again = session.get_one(Feedback, kept.id)
    assert again.given_on is None


def test_rows_of_goals_bring_their_steps_in_order(store: Store, mentee_id: int) -> None:
    goal = factory.goal(store, mentee_id)
    with store.write() as session:
        first = goals.add_milestone(session, goal.id, "First", None)
        goals.add_milestone(session, goal.id, "Second", None)
        goals.tick_milestone(session, first.id, factory.TODAY)
    with store.read() as session:
        (row,) = goals.rows(session, mentee_id)
    assert [(one.text, one.done_on) for one in row.milestones] == [
        ("First", factory.TODAY),
        ("Second", None),
    ]
