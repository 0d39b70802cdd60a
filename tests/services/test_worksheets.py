"""A worksheet for the mentee holds what the mentee may read, and not a word more."""

from __future__ import annotations

from dataclasses import replace
from datetime import date
from functools import cache

import pytest

from mentor_desk import paths
from mentor_desk.audience import Audience
from mentor_desk.guides import Guide, load
from mentor_desk.records import Action, Feedback, Goal, GoalState, GuidedNote, Ladder
from mentor_desk.services import mentees
from mentor_desk.services.worksheets import shared_answers
from mentor_desk.store import Store
from tests import factory
from tests.factory import TODAY

MINE = "zanzibarquartz"


@cache
def guide(name: str) -> Guide:
    return load(paths.resources() / "guides" / f"{name}.toml")


@pytest.fixture
def mentee_id(store: Store) -> int:
    return factory.mentee(store).id


def mentorship_id(store: Store, mentee_id: int) -> int:
    with store.read() as session:
        return mentees.current_mentorship(session, mentee_id).id


def goal(store: Store, mentee_id: int, **values: object) -> Goal:
    made = Goal(
        mentorship_id=mentorship_id(store, mentee_id),
        set_on=TODAY,
        title="Lead two reviews",
        why="Every release waits.",
        baseline=0.5,
        due_on=date(2027, 1, 31),
        confidence=7,
        state=GoalState.ACTIVE,
        answers={"confidence": MINE, "title": "Lead two reviews", "support": MINE},
    )
    for name, value in values.items():
        setattr(made, name, value)
    return factory.keep(store, made)


def test_of_a_goal_only_what_was_told_is_on_it(store: Store, mentee_id: int) -> None:
    made = goal(store, mentee_id)
    found = shared_answers(store, mentee_id, made, guide("smart"))
    assert found is not None
    assert found["title"] == "Lead two reviews"
    assert (found["baseline"], found["due_on"]) == ("0.5", "2027-01-31")
    assert MINE not in str(found)
    assert "confidence" not in found


@pytest.mark.parametrize(
    "values",
    [
        {"audience": Audience.ME, "title": MINE},
        {"state": GoalState.DRAFT, "title": MINE},
        {"state": GoalState.DRAFT, "title": MINE, "audience": Audience.SPONSOR},
    ],
)
def test_what_is_private_or_a_draft_is_not_for_the_mentee(
    store: Store, mentee_id: int, values: dict[str, object]
) -> None:
    assert (
        shared_answers(store, mentee_id, goal(store, mentee_id, **values), guide("smart")) is None
    )


def test_a_ladder_is_on_it_once_it_is_agreed(store: Store, mentee_id: int) -> None:
    made = goal(store, mentee_id)
    ladder = Ladder(goal_id=made.id, much_less="none", expected="two", more="three")
    factory.keep(store, ladder)
    asked = guide("ladder")
    assert "ladder" not in (shared_answers(store, mentee_id, made, asked) or {})
    with store.write() as session:
        session.get_one(Ladder, ladder.id).agreed_on = TODAY
    found = shared_answers(store, mentee_id, made, asked)
    assert found is not None
    assert found["ladder"] == "none\n\ntwo\nthree"


def test_of_feedback_the_next_step_is_on_it(store: Store, mentee_id: int) -> None:
    at = mentorship_id(store, mentee_id)
    asked = guide("situation-behaviour-effect")
    kept = Feedback(mentorship_id=at, observation="You waited.", answers={"intent": MINE})
    kept.given_on = TODAY
    factory.keep(store, kept)
    step = Action(mentorship_id=at, text="Try it in June", made_on=TODAY)
    step.feedback_id = kept.id
    factory.keep(store, step)
    found = shared_answers(store, mentee_id, kept, asked)
    assert found is not None
    assert (found["observation"], found["next_step"]) == ("You waited.", "Try it in June")
    assert MINE not in str(found)


def test_a_finished_note_is_on_it_if_it_is_for_the_mentee(store: Store, mentee_id: int) -> None:
    asked = replace(guide("smart"), id="note")
    note = GuidedNote(
        mentorship_id=mentorship_id(store, mentee_id),
        guide="note",
        guide_version=1,
        begun_on=TODAY,
        finished_on=TODAY,
        answers={"title": "Both of us", "of_another_guide": MINE},
        told="title\nof_another_guide",
    )
    factory.keep(store, note)
    assert shared_answers(store, mentee_id, note, asked) is None
    with store.write() as session:
        session.get_one(GuidedNote, note.id).audience = Audience.MENTEE
    assert shared_answers(store, mentee_id, note, asked) == {"title": "Both of us"}


def test_what_the_mentor_was_asked_alone_is_never_on_it(store: Store, mentee_id: int) -> None:
    note = GuidedNote(
        mentorship_id=mentorship_id(store, mentee_id),
        guide="card-time",
        guide_version=1,
        begun_on=TODAY,
        finished_on=TODAY,
        audience=Audience.MENTEE,
        answers={"seen": "Audit, flu, audit", "self": MINE},
        told="seen\nself",
    )
    factory.keep(store, note)
    found = shared_answers(store, mentee_id, note, guide("card-time"))
    assert found == {"seen": "Audit, flu, audit"}
