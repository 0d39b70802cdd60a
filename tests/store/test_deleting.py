"""What goes along with a record that is deleted, and what is right afterwards."""

from __future__ import annotations

from collections import Counter
from datetime import timedelta

import pytest

from mentor_desk.audience import Audience
from mentor_desk.errors import (
    BadValue,
)
from mentor_desk.records import (
    KINDS,
    Action,
    CheckIn,
    Goal,
    Mentee,
    MentoringSession,
    Mentorship,
    Milestone,
    NoteBlock,
    Practice,
)
from mentor_desk.store import Store
from tests import factory
from tests.factory import TODAY
from tests.store.conftest import digest_is_right, give_up_after, is_sound, named, told


def everything(store: Store) -> dict[str, int]:
    """One mentee with a record of each type, and one more with references across."""
    amara, zoe = factory.mentee(store).id, factory.mentee(store, "Zoë").id
    goal = factory.goal(store, amara, baseline=1, target=2, answers={"reality": "ok"}).id
    held = factory.held(store, amara, focus_goal_id=goal).id
    said = factory.feedback(store, amara, session_id=held, goal_id=goal).id
    factory.milestone(store, goal)
    factory.check_in(store, goal, session_id=held)
    factory.topic(store, held)
    factory.block(store, held, "Something", Audience.MENTEE)
    factory.action(store, amara, session_id=held, goal_id=goal, feedback_id=said)
    factory.action(store, zoe, session_id=held, goal_id=goal)
    factory.feedback(store, zoe, session_id=held, goal_id=goal)
    other = factory.goal(store, zoe).id
    factory.check_in(store, other, session_id=held)
    return {"amara": amara, "zoe": zoe, "goal": goal, "held": held, "said": said}


@pytest.mark.parametrize(
    ("kind", "which", "also"),
    [
        (
            Mentee,
            "amara",
            {
                "Mentorship": 1,
                "Goal": 1,
                "Milestone": 1,
                "CheckIn": 2,
                "MentoringSession": 1,
                "AgendaTopic": 1,
                "NoteBlock": 1,
                "Feedback": 2,
                "Action": 2,
            },
        ),
        (
            MentoringSession,
            "held",
            {"AgendaTopic": 1, "NoteBlock": 1, "CheckIn": 2, "Feedback": 2, "Action": 2},
        ),
        (
            Goal,
            "goal",
            {"Milestone": 1, "CheckIn": 1, "MentoringSession": 1, "Feedback": 2, "Action": 2},
        ),
    ],
)
def test_deleting_names_all_that_went_or_was_cut_loose(
    store: Store, kind: type[Mentee | Goal | MentoringSession], which: str, also: dict[str, int]
) -> None:
    made = everything(store)
    heard = told(store)
    with store.write() as session:
        # What the program has already read of the children must not get in the way.
        read = [record for kind in KINDS for record in session.query(kind)]
        session.delete(session.get_one(kind, made[which]))
        session.flush()
        left = {(type(one), one.id) for kind in KINDS for one in session.query(kind)}
        gone = [(type(one), one.id) for one in read if (type(one), one.id) not in left]
        assert not [one for one in gone if session.get(*one)]  # nor remembered as if it were there
    assert len(gone) > 2
    counts = Counter({name: len(ids) for name, ids in named(heard[0]).items()})
    assert counts == {kind.__name__: 1, **also}
    assert digest_is_right(store)
    assert is_sound(store)


def test_parent_and_child_may_be_deleted_together(store: Store) -> None:
    made = everything(store)
    with store.write() as session:
        for kind in (Mentorship, MentoringSession, NoteBlock, Action, Mentee):
            for record in session.query(kind):
                session.delete(record)
    with store.read() as session:
        assert not [record for kind in KINDS for record in session.query(kind) if kind != Practice]
    assert made
    assert is_sound(store)


def test_the_digest_is_right_after_each_kind_of_write(store: Store) -> None:
    made = everything(store)
    assert digest_is_right(store)
    store.update(Goal, made["goal"], {"title": "Another", "baseline": 3})
    assert digest_is_right(store)
    store.update(Practice, 1, {"mentor_name": "Eva"})
    assert digest_is_right(store)
    with pytest.raises(BadValue), store.write() as session:
        give_up_after(session, session.delete, session.get_one(Goal, made["goal"]))
    assert digest_is_right(store)
    assert is_sound(store)


def test_steps_and_readings_go_with_their_goal(store: Store) -> None:
    goal = factory.goal(store, factory.mentee(store).id)
    factory.milestone(store, goal.id, done_on=TODAY + timedelta(days=1))
    factory.check_in(store, goal.id)
    with store.write() as session:
        session.delete(session.get_one(Goal, goal.id))
    with store.read() as session:
        assert not session.query(Milestone).count() + session.query(CheckIn).count()
