"""Answers from paper are kept as their own pages would keep them."""

from __future__ import annotations

import json
from collections.abc import Mapping
from datetime import date

import pytest

from mentor_desk import paths
from mentor_desk.audience import Audience
from mentor_desk.guides import Guide, shipped
from mentor_desk.records import (
    Action,
    Feedback,
    Goal,
    GoalState,
    GuidedNote,
    Ladder,
    Occasion,
    Tone,
    Version,
)
from mentor_desk.services import answering, guided_notes, ladders, mentees
from mentor_desk.store import Store
from tests import factory
from tests.factory import NOW, TODAY


@pytest.fixture(scope="module")
def guides() -> Mapping[str, Guide]:
    return shipped(paths.resources() / "guides")


@pytest.fixture
def mentee_id(store: Store) -> int:
    return factory.mentee(store).id


def test_a_goal_that_was_agreed_on_keeps_its_name_and_gets_its_columns(
    store: Store, guides: Mapping[str, Guide], mentee_id: int
) -> None:
    made = factory.goal(store, mentee_id, "Lead two reviews")
    taken = {"title": "", "due_on": "2027-01-31", "baseline": "1,5", "measure": "Reviews"}
    with store.write() as session:
        goal = session.get_one(Goal, made.id)
        goal.state = GoalState.ACTIVE
        answering.take_over(session, goal, guides["smart"], taken, NOW)
    with store.read() as session:
        goal = session.get_one(Goal, made.id)
        kept = [one.occasion for one in session.query(Version).order_by(Version.id)]
        first = session.query(Version).filter_by(occasion=Occasion.BEFORE).one()
        before = json.loads(first.content)
    assert (goal.title, goal.due_on, goal.baseline) == ("Lead two reviews", date(2027, 1, 31), 1.5)
    assert kept == [Occasion.BEFORE, Occasion.LEFT]
    assert before["fields"]["measure"] == ""


def test_a_ladder_is_kept_until_it_is_agreed(
    store: Store, guides: Mapping[str, Guide], mentee_id: int
) -> None:
    made, guide = factory.goal(store, mentee_id), guides["ladder"]

    def take(levels: str) -> tuple[str, ...]:
        with store.write() as session:
            goal = session.get_one(Goal, made.id)
            answering.take_over(session, goal, guide, {"ladder": levels}, NOW)
            ladder = ladders.of_goal(session, made.id)
            assert ladder is not None
            now = answering.answers_now(session, goal, guide)
            assert now["ladder"].split("\n") == list(ladders.levels(ladder))
            assert ("ladder" in answering.frozen(session, goal)) == (ladder.agreed_on is not None)
            return ladders.levels(ladder)

    assert take("none\none\ntwo\nthree\nall") == ("none", "one", "two", "three", "all")
    with store.write() as session:
        session.query(Ladder).one().agreed_on = TODAY
    assert take("0\n1\n2\n3\n4") == ("none", "one", "two", "three", "all")


def test_the_next_step_of_a_given_feedback_follows_the_paper(
    store: Store, guides: Mapping[str, Guide], mentee_id: int
) -> None:
    guide = guides["situation-behaviour-effect"]
    with store.write() as session:
        kept = answering.draft(session, guide, mentee_id, NOW)
        assert isinstance(kept, Feedback)
        assert (kept.guide, kept.audience) == (guide.id, Audience.MENTEE)
        kept.given_on = TODAY
        taken = {"tone": "growth", "observation": "You waited.", "next_step": "Ask first"}
        answering.take_over(session, kept, guide, taken, NOW)
        number = kept.id
    with store.read() as session:
        kept = session.get_one(Feedback, number)
        (step,) = session.query(Action).all()
        now = answering.answers_now(session, kept, guide)
    assert (kept.tone, kept.observation, step.text) == (Tone.GROWTH, "You waited.", "Ask first")
    assert (now["next_step"], now["tone"]) == ("Ask first", "growth")


def test_a_paper_about_the_mentor_begins_a_note_of_nobody(
    store: Store, guides: Mapping[str, Guide]
) -> None:
    guide = next(one for one in guides.values() if one.about == "mentor")
    first = guide.fields()[0].name
    with store.write() as session:
        note = answering.draft(session, guide, None, NOW)
        answering.take_over(session, note, guide, {first: "More silence."}, NOW)
    with store.read() as session:
        (note,) = guided_notes.of_mentor(session)
    assert isinstance(note, GuidedNote)
    assert note.answers[first] == "More silence."


def test_a_paper_about_a_mentee_begins_what_its_guide_is_for(
    store: Store, guides: Mapping[str, Guide], mentee_id: int
) -> None:
    kinds = {"smart": Goal, "situation-behaviour-effect": Feedback}
    with store.write() as session:
        mentorship = mentees.current_mentorship(session, mentee_id).id
        for name, kind in kinds.items():
            made = answering.draft(session, guides[name], mentee_id, NOW)
            assert isinstance(made, kind)
            assert made.mentorship_id == mentorship
