"""What one transaction changed is taken back whole, or not at all."""

from __future__ import annotations

from collections.abc import Callable
from datetime import timedelta

import pytest

from mentor_desk.errors import CannotUndo
from mentor_desk.records import (
    KINDS,
    Action,
    ActionState,
    Feedback,
    Goal,
    GoalState,
    MentoringSession,
    SessionState,
)
from mentor_desk.services import actions, feedback, goals, sessions
from mentor_desk.store import Session, Store
from mentor_desk.store.steps import Step, undo, watch
from tests import factory
from tests.factory import NOW, TODAY


def done(store: Store, work: Callable[[Session], object]) -> Step:
    with store.write() as session:
        step = watch(session)
        work(session)
    return step


def undone(store: Store, step: Step) -> Step:
    return done(store, lambda session: undo(session, step))


def raw(store: Store) -> dict[str, list[tuple[object, ...]]]:
    with store.read() as session:
        execute = session.connection().exec_driver_sql
        tables = [kind.__tablename__ for kind in KINDS]
        return {
            one: list(map(tuple, execute(f"SELECT * FROM {one} ORDER BY id"))) for one in tables
        }


def there_and_back(store: Store, work: Callable[[Session], object]) -> None:
    """Undone it is as before, redone as after, and undone again as before."""
    before = raw(store)
    step = done(store, work)
    after = raw(store)
    assert after != before
    again = undone(store, step)
    assert raw(store) == before
    step = undone(store, again)
    assert raw(store) == after
    undone(store, step)
    assert raw(store) == before
    assert not [one for one in store.check() if one.trouble]


def test_a_state_goes_back_with_its_day(store: Store) -> None:
    goal = factory.goal(store, factory.mentee(store).id, state_on=TODAY - timedelta(days=9))
    there_and_back(
        store, lambda session: goals.set_state(session, goal.id, GoalState.REACHED, TODAY)
    )


def test_closing_goes_back_with_the_session_it_planned(store: Store) -> None:
    amara = factory.mentee(store)
    held = factory.held(store, amara.id, NOW.date())

    def close(session: Session) -> None:
        sessions.close(session, held.id, NOW + timedelta(hours=1))
        sessions.plan(session, amara.id, NOW + timedelta(days=7), "", held.channel)

    there_and_back(store, close)


def test_feedback_taken_back_and_its_step_with_it(store: Store) -> None:
    amara = factory.mentee(store)
    given = factory.feedback(store, amara.id)
    factory.action(store, amara.id, feedback_id=given.id)
    there_and_back(store, lambda session: feedback.take_back(session, given.id))


def test_a_deletion_goes_back_with_what_hung_on_it_and_what_was_cut_loose(store: Store) -> None:
    amara = factory.mentee(store)
    goal = factory.goal(store, amara.id)
    factory.milestone(store, goal.id)
    factory.action(store, amara.id, goal_id=goal.id)
    there_and_back(store, lambda session: session.delete(session.get_one(Goal, goal.id)))


def test_what_is_added_and_changed_in_parts_is_one_step(store: Store) -> None:
    amara = factory.mentee(store)
    action = factory.action(store, amara.id)

    def work(session: Session) -> None:
        kept = session.get_one(Action, action.id)
        kept.text = "First"
        session.flush()
        kept.text = "Second"
        made = Action(mentorship_id=kept.mentorship_id, text="New", made_on=TODAY)
        session.add(made)
        session.flush()
        made.text = "Newer"

    there_and_back(store, work)


def test_what_was_changed_since_is_left_alone(store: Store) -> None:
    amara = factory.mentee(store)
    action = factory.action(store, amara.id)
    other = factory.action(store, amara.id, "Other")

    def both(session: Session) -> None:
        for one in (other, action):
            actions.set_state(session, one.id, ActionState.DONE, TODAY)

    step = done(store, both)
    store.update(Action, action.id, {"state": ActionState.DROPPED})
    now = raw(store)
    with pytest.raises(CannotUndo, match="changed again since"):
        undone(store, step)
    assert raw(store) == now


def test_another_value_changed_since_is_kept(store: Store) -> None:
    action = factory.action(store, factory.mentee(store).id)
    step = done(
        store, lambda session: actions.set_state(session, action.id, ActionState.DONE, TODAY)
    )
    store.update(Action, action.id, {"text": "Said more clearly"})
    undone(store, step)
    with store.read() as session:
        kept = session.get_one(Action, action.id)
    assert (kept.text, kept.state, kept.done_on) == ("Said more clearly", ActionState.OPEN, None)


def test_what_was_begun_and_written_in_since_stays(store: Store) -> None:
    amara = factory.mentee(store)
    begun: list[MentoringSession] = []
    step = done(store, lambda session: begun.append(sessions.start(session, amara.id, NOW, "")))
    factory.block(store, begun[0].id, "Words")
    with pytest.raises(CannotUndo, match="added to it since"):
        undone(store, step)
    with store.read() as session:
        assert session.get_one(MentoringSession, begun[0].id).state is SessionState.HELD


def test_what_is_gone_by_now_says_so(store: Store) -> None:
    given = factory.feedback(store, factory.mentee(store).id)
    step = done(store, lambda session: feedback.take_back(session, given.id))
    with store.write() as session:
        session.delete(session.get_one(Feedback, given.id))
    with pytest.raises(CannotUndo, match="no longer in the journal"):
        undone(store, step)


def test_nothing_done_is_no_step(store: Store) -> None:
    action = factory.action(store, factory.mentee(store).id)
    assert not done(
        store, lambda session: actions.set_state(session, action.id, ActionState.OPEN, TODAY)
    )
