"""Beginning something twice without writing leaves one draft, not two."""

from __future__ import annotations

from mentor_desk.records import Feedback, Goal, GuidedNote, MentoringSession
from mentor_desk.services import library
from mentor_desk.store import Store
from mentor_desk.ui.desk import Desk
from mentor_desk.ui.place import PageName, Place
from mentor_desk.ui.start import (
    new_agreement,
    new_feedback,
    new_goal,
    new_reflection,
    start_session,
)
from tests import factory


def test_an_empty_goal_is_taken_up_with_the_guide_asked_for(desk: Desk, store: Store) -> None:
    number = factory.mentee(store).id
    first = new_goal(desk, number)
    assert new_goal(desk, number, "options") == first
    with store.read() as session:
        (goal,) = session.query(Goal).all()
    assert (goal.guide, first.page) == ("options", PageName.GOAL)
    store.update(Goal, goal.id, {"title": "Quiet Fridays"})
    assert new_goal(desk, number) != first


def guide_of(store: Store, place: Place) -> str:
    with store.read() as session:
        return session.get_one(GuidedNote, place.id).guide


def test_one_begins_with_the_guide_one_likes(desk: Desk, store: Store) -> None:
    number = factory.mentee(store).id
    with store.write() as session:
        for liked in ("card-time", "options", "scaling", "feedforward"):
            library.mark(session, liked, favourite=True)
    new_goal(desk, number)
    new_feedback(desk, number)
    with store.read() as session:
        assert session.query(Goal).one().guide == "options"
        assert session.query(Feedback).one().guide == "feedforward"
    with store.write() as session:
        library.mark(session, "quarterly-review", favourite=True)
    assert guide_of(store, new_agreement(desk, number)) == "four-phases"
    assert guide_of(store, new_reflection(desk)) == "quarterly-review"
    new_goal(desk, number, "smart")
    with store.read() as session:
        assert session.query(Goal).one().guide == "smart"


def test_empty_feedback_is_taken_up_in_its_own_session(desk: Desk, store: Store) -> None:
    number = factory.mentee(store).id
    held = factory.held(store, number)
    alone = new_feedback(desk, number)
    inside = new_feedback(desk, number, held.id)
    assert alone != inside
    assert new_feedback(desk, number) == alone
    assert new_feedback(desk, number, held.id) == inside
    with store.read() as session:
        assert session.query(Feedback).count() == 2


def test_the_session_planned_for_today_is_the_one_that_starts(desk: Desk, store: Store) -> None:
    number = factory.mentee(store).id
    planned = factory.planned(store, number)
    assert start_session(desk, number).id == planned.id
    with store.read() as session:
        assert session.query(MentoringSession).count() == 1
