from __future__ import annotations

from datetime import timedelta

import pytest

from mentor_desk.errors import BadValue
from mentor_desk.records import (
    Action,
    ActionState,
    Feedback,
    Goal,
    GoalState,
    Mentee,
    MentoringSession,
    Mentorship,
    SessionState,
)
from mentor_desk.services import mentees
from mentor_desk.store import Store
from tests import factory
from tests.factory import NOW, TODAY


def test_a_name_is_enough(store: Store) -> None:
    with store.read() as session:
        assert not mentees.anybody(session)
    with store.write() as session:
        made = mentees.add(session, " Amara\n Okafor ", TODAY)
    with store.read() as session:
        assert mentees.anybody(session)
        person = mentees.person(session, made.id)
    assert person
    assert (person.mentee.name, person.mentee.met_on) == ("Amara Okafor", TODAY)
    assert (person.mentorship.formal, person.mentorship.started_on) == (False, TODAY)
    with pytest.raises(BadValue, match="A name is needed"), store.write() as session:
        mentees.add(session, " \x00 ", TODAY)


def test_rows_say_when_and_how_much(store: Store) -> None:
    zoe, amara = factory.mentee(store, "Zoë"), factory.mentee(store, "Amara", role="Lead")
    for days in (9, 2):
        factory.held(store, amara.id, TODAY - timedelta(days=days))
    factory.held(store, amara.id, TODAY, state=SessionState.MISSED)
    for hours in (50, 5):
        factory.planned(store, amara.id, NOW + timedelta(hours=hours))
    factory.goal(store, amara.id)
    factory.goal(store, amara.id, state=GoalState.DRAFT)
    factory.action(store, amara.id)
    factory.action(store, amara.id, state=ActionState.DONE)
    factory.feedback(store, amara.id)
    factory.feedback(store, amara.id, given_on=None)
    with store.read() as session:
        first, second = mentees.rows(session)
        assert [one.name for one in mentees.named(session)] == ["Amara", "Zoë"]
        person = mentees.person(session, amara.id)
        assert mentees.person(session, 99) is None
    assert (first.id, first.role, first.open_actions, first.active_goals) == (
        amara.id,
        "Lead",
        1,
        1,
    )
    assert first.last_met
    assert first.last_met.date() == TODAY - timedelta(days=2)
    assert first.next_at == NOW + timedelta(hours=5)
    assert (second.id, second.last_met, second.next_at, second.open_actions) == (
        zoe.id,
        None,
        None,
        0,
    )
    assert person
    assert person[2:] == (2, 5, 1, 1)


def test_the_open_relationship_counts_and_else_the_last(store: Store) -> None:
    amara = factory.mentee(store)
    with store.write() as session:
        second = Mentorship(mentee_id=amara.id)
        third = Mentorship(mentee_id=amara.id, closed_on=TODAY)
        session.add_all((second, third))
        session.flush()
        assert mentees.current_mentorship(session, amara.id).id == second.id
        for one in session.query(Mentorship):
            one.closed_on = TODAY
        session.flush()
        assert mentees.current_mentorship(session, amara.id).id == third.id


def test_whose_a_record_is(store: Store) -> None:
    factory.mentee(store)
    zoe = factory.mentee(store, "Zoë")
    made = {
        Goal: factory.goal(store, zoe.id).id,
        Action: factory.action(store, zoe.id).id,
        Feedback: factory.feedback(store, zoe.id).id,
        MentoringSession: factory.held(store, zoe.id).id,
    }
    with store.read() as session:
        for kind, number in made.items():
            assert mentees.of_record(session, kind, number) == zoe.id
            assert mentees.of_record(session, kind, 99) is None
    with store.write() as session:
        session.delete(session.get_one(Mentee, zoe.id))
    with store.read() as session:
        assert mentees.of_record(session, Goal, made[Goal]) is None
