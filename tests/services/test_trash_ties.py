"""Ties between things in the trash, and when it empties itself."""

from __future__ import annotations

from datetime import timedelta

import pytest

from mentor_desk.errors import CannotUndo
from mentor_desk.records import (
    Action,
    Milestone,
)
from mentor_desk.services import trash
from mentor_desk.store import Store
from tests import factory
from tests.factory import NOW, TODAY
from tests.services.test_trash import back, every, is_sound, raw, throw

DAY = timedelta(days=1)


def test_what_hung_on_something_that_is_in_the_trash_too_says_what_to_do(store: Store) -> None:
    amara = factory.mentee(store)
    goal = factory.goal(store, amara.id, "Delegate")
    step = throw(store, factory.milestone(store, goal.id))
    throw(store, goal)
    with pytest.raises(CannotUndo, match="It belonged to “Delegate”, which is in the trash too"):
        back(store, step)
    assert every(store, Milestone) == []


def test_a_tie_cut_by_two_deletions_is_there_again_after_both(store: Store) -> None:
    amara = factory.mentee(store)
    held = factory.held(store, amara.id)
    action = factory.action(store, amara.id, session_id=held.id)
    for one in (0, 1):
        thrown = throw(store, action), throw(store, held)
        assert factory.held(store, amara.id, TODAY).id > held.id
        back(store, thrown[one])
        back(store, thrown[1 - one])
        assert every(store, Action)[0].session_id == held.id


def test_a_tie_waits_in_the_trash_for_its_other_end(store: Store) -> None:
    amara = factory.mentee(store)
    held = factory.held(store, amara.id)
    action = factory.action(store, amara.id, session_id=held.id)
    first, second = throw(store, held), throw(store, action)
    back(store, first)
    back(store, second)
    assert every(store, Action)[0].session_id == held.id
    first, second = throw(store, action), throw(store, held)
    back(store, first)
    assert every(store, Action)[0].session_id is None
    again = throw(store, every(store, Action)[0])
    back(store, second)
    back(store, again)
    assert every(store, Action)[0].session_id == held.id
    assert is_sound(store)


def test_what_was_tied_to_something_else_meanwhile_stays_so(store: Store) -> None:
    amara = factory.mentee(store)
    goal, other = factory.goal(store, amara.id, "One"), factory.goal(store, amara.id, "Two")
    action = factory.action(store, amara.id, goal_id=goal.id)
    number = throw(store, goal)
    store.update(Action, action.id, {"goal_id": other.id})
    back(store, number)
    assert every(store, Action)[0].goal_id == other.id


def test_gone_for_good_takes_along_what_could_come_back_only_to_it(store: Store) -> None:
    amara = factory.mentee(store)
    goal = factory.goal(store, amara.id)
    step = throw(store, factory.milestone(store, goal.id))
    action = factory.action(store, amara.id, goal_id=goal.id)
    kept = throw(store, action)
    number = throw(store, goal)
    with store.write() as session:
        assert trash.purge(session, number) == 2
    with pytest.raises(CannotUndo, match="no longer in the trash"):
        back(store, step)
    factory.goal(store, amara.id)
    back(store, kept)
    assert every(store, Action)[0].goal_id is None
    assert is_sound(store)


def test_empties_after_ninety_days_and_not_before(store: Store) -> None:
    amara = factory.mentee(store)
    throw(store, factory.goal(store, amara.id, "Old"), days=0)
    throw(store, factory.goal(store, amara.id, "Newer"), days=1)
    factory.held(store, amara.id, closed_at=NOW + 89 * DAY)

    def old(days: int) -> list[str]:
        with store.write() as session:
            trash.empty_old(session, NOW + days * DAY)
            return [row.heading for row in trash.rows(session)]

    assert old(90) == ["Newer", "Old"]
    assert old(91) == ["Newer"]
    assert old(2) == ["Newer"]


def test_a_clock_far_ahead_does_not_empty_the_trash(store: Store) -> None:
    amara = factory.mentee(store)
    throw(store, factory.goal(store, amara.id))
    factory.held(store, amara.id, closed_at=NOW)
    with store.write() as session:
        assert trash.empty_old(session, NOW + 30_000 * DAY) == 0
        assert trash.count(session) == 1
        assert trash.empty(session) == 1
        assert trash.count(session) == 0


def test_many_at_once_are_found_again(store: Store) -> None:
    """Past a hundred, the search index is written in its own order."""
    amara = factory.mentee(store)
    number = factory.mentorship(store, amara.id).id
    with store.write() as session:
        session.add_all(
            Action(mentorship_id=number, text=f"Call number {one}", made_on=TODAY - one * DAY)
            for one in range(150)
        )
    before = raw(store)
    kept = throw(store, amara)
    assert store.search("call", 200) == []
    assert is_sound(store)
    back(store, kept)
    assert raw(store) == before
    assert len(store.search("call", 200)) == 150
    assert is_sound(store)
    factory.action(store, amara.id, "Call again")
    assert len(store.search("again")) == 1
