"""Answers from paper are kept as their own pages would keep them."""

from __future__ import annotations

import json
from datetime import date

import pytest

from mentor_desk.audience import Audience
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
from mentor_desk.services import guided_notes, ladders, mentees
from mentor_desk.store import Store
from mentor_desk.ui.library import Library
from mentor_desk.ui.paper import keeping
from mentor_desk.ui.place import PageName
from tests import factory
from tests.factory import NOW, TODAY


@pytest.fixture
def mentee_id(store: Store) -> int:
    return factory.mentee(store).id


def test_a_goal_that_was_agreed_on_keeps_its_name_and_gets_its_columns(
    store: Store, library: Library, mentee_id: int
) -> None:
    made = factory.goal(store, mentee_id, "Lead two reviews")
    taken = {"title": "", "due_on": "2027-01-31", "baseline": "1,5", "measure": "Reviews"}
    with store.write() as session:
        goal = session.get_one(Goal, made.id)
        goal.state = GoalState.ACTIVE
        keeping.keep(session, goal, library.guides["smart"], taken, NOW)
    with store.read() as session:
        goal = session.get_one(Goal, made.id)
        kept = [one.occasion for one in session.query(Version).order_by(Version.id)]
        first = session.query(Version).filter_by(occasion=Occasion.BEFORE).one()
        before = json.loads(first.content)
    assert (goal.title, goal.due_on, goal.baseline) == ("Lead two reviews", date(2027, 1, 31), 1.5)
    assert kept == [Occasion.BEFORE, Occasion.LEFT]
    assert before["fields"]["measure"] == ""


def test_a_ladder_is_kept_until_it_is_agreed(
    store: Store, library: Library, mentee_id: int
) -> None:
    made, guide = factory.goal(store, mentee_id), library.guides["ladder"]

    def take(levels: str) -> tuple[str, ...]:
        with store.write() as session:
            goal = session.get_one(Goal, made.id)
            keeping.keep(session, goal, guide, {"ladder": levels}, NOW)
            ladder = ladders.of_goal(session, made.id)
            assert ladder is not None
            now = keeping.answers_now(session, goal, guide)
            assert now["ladder"].split("\n") == list(ladders.levels(ladder))
            assert ("ladder" in keeping.frozen(session, goal)) == (ladder.agreed_on is not None)
            return ladders.levels(ladder)

    assert take("none\none\ntwo\nthree\nall") == ("none", "one", "two", "three", "all")
    with store.write() as session:
        session.query(Ladder).one().agreed_on = TODAY
    assert take("0\n1\n2\n3\n4") == ("none", "one", "two", "three", "all")


def test_the_next_step_of_a_given_feedback_follows_the_paper(
    store: Store, library: Library, mentee_id: int
) -> None:
    guide = library.guides["situation-behaviour-effect"]
    with store.write() as session:
        kept = keeping.draft(session, guide, mentee_id, NOW)
        assert isinstance(kept, Feedback)
        assert (kept.guide, kept.audience) == (guide.id, Audience.MENTEE)
        kept.given_on = TODAY
        taken = {"tone": "growth", "observation": "You waited.", "next_step": "Ask first"}
        keeping.keep(session, kept, guide, taken, NOW)
        number = kept.id
    with store.read() as session:
        kept = session.get_one(Feedback, number)
        (step,) = session.query(Action).all()
        now = keeping.answers_now(session, kept, guide)
    assert (kept.tone, kept.observation, step.text) == (Tone.GROWTH, "You waited.", "Ask first")
    assert (now["next_step"], now["tone"]) == ("Ask first", "growth")


def test_a_paper_about_the_mentor_begins_a_note_of_nobody(store: Store, library: Library) -> None:
    guide = next(one for one in library.guides.values() if one.about == "mentor")
    first = guide.fields()[0].name
    with store.write() as session:
        note = keeping.draft(session, guide, None, NOW)
        keeping.keep(session, note, guide, {first: "More silence."}, NOW)
        assert keeping.place_of(note).page is PageName.GUIDED
    with store.read() as session:
        (note,) = guided_notes.of_mentor(session)
    assert isinstance(note, GuidedNote)
    assert note.answers[first] == "More silence."


def test_a_paper_about_a_mentee_begins_what_its_guide_is_for(
    store: Store, library: Library, mentee_id: int
) -> None:
    kinds = {"smart": Goal, "situation-behaviour-effect": Feedback}
    with store.write() as session:
        mentorship = mentees.current_mentorship(session, mentee_id).id
        for name, kind in kinds.items():
            made = keeping.draft(session, library.guides[name], mentee_id, NOW)
            assert isinstance(made, kind)
            assert made.mentorship_id == mentorship
