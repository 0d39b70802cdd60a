"""Whatever is done, taken back and done again, each step leads from one state to the same other."""

from __future__ import annotations

import random
from collections.abc import Sequence

import pytest
from sqlalchemy import select

from mentor_desk.records import (
    KINDS,
    Action,
    CheckIn,
    Feedback,
    Goal,
    Mentee,
    MentoringSession,
    Mentorship,
    Milestone,
    Record,
    Trashed,
)
from mentor_desk.store import Session, Store
from mentor_desk.ui.desk import Desk
from tests import factory
from tests.factory import TODAY

State = dict[str, Sequence[tuple[object, ...]]]
PIECES = (Mentee, Mentorship, Goal, MentoringSession, Milestone, CheckIn, Feedback, Action)


def person(store: Store, name: str) -> Mentee:
    mentee = factory.mentee(store, name)
    goal = factory.goal(store, mentee.id)
    held = factory.held(store, mentee.id, focus_goal_id=goal.id)
    factory.milestone(store, goal.id)
    factory.check_in(store, goal.id, session_id=held.id)
    given = factory.feedback(store, mentee.id, session_id=held.id, goal_id=goal.id)
    factory.action(store, mentee.id, session_id=held.id, goal_id=goal.id, feedback_id=given.id)
    return mentee


def state(store: Store) -> State:
    """All rows but those of the trash, seals too."""
    with store.read() as session:
        execute = session.connection().exec_driver_sql
        tables = [kind.__tablename__ for kind in KINDS if kind is not Trashed]
        return {one: execute(f"SELECT * FROM {one} ORDER BY id").all() for one in tables}


def come_and_go(store: Store) -> None:
    """Somebody else takes numbers, and leaves no trace."""
    other = person(store, "Kofi")
    with store.write() as session:
        session.delete(session.get_one(Mentee, other.id))


class Hand:
    """Does something at random, each time under another name."""

    def __init__(self, desk: Desk, chance: random.Random) -> None:
        self._desk = desk
        self._chance = chance
        self._count = 0

    def act(self) -> bool:
        """Whether there is anything to take back."""
        self._count += 1
        if self._chance.random() < 0.4:
            with self._desk.store.read() as session:
                one = self._any(session, PIECES)
            return one is not None and self._desk.undo.throw_away(type(one), one.id)
        self._desk.undo.run(f"Step {self._count}", self._work)
        return self._desk.undo.next == f"Step {self._count}"

    def _work(self, session: Session) -> None:
        for _ in range(self._chance.randint(1, 3)):
            self._chance.choice((self._add, self._add, self._write, self._untie, self._delete))(
                session
            )
            session.flush()

    def _add(self, session: Session) -> None:
        whose, goal = self._any(session, (Mentorship,)), self._any(session, (Goal,))
        if whose is not None:
            made = Action(mentorship_id=whose.id, text=f"New {self._count}", made_on=TODAY)
            made.goal_id = goal.id if goal is not None else None
            session.add(made)

    def _write(self, session: Session) -> None:
        one = self._any(session, (Action, Milestone))
        if isinstance(one, Action | Milestone):
            one.text = f"Said {self._count}"

    def _untie(self, session: Session) -> None:
        one = self._any(session, (Action, CheckIn, Feedback))
        if isinstance(one, Action | CheckIn | Feedback):
            one.session_id = None

    def _delete(self, session: Session) -> None:
        one = self._any(session, PIECES)
        if one is not None:
            session.delete(one)

    def _any(self, session: Session, kinds: Sequence[type[Record]]) -> Record | None:
        there = list(session.scalars(select(self._chance.choice(kinds))))
        return self._chance.choice(there) if there else None


@pytest.mark.parametrize("seed", range(12))
def test_each_step_leads_back_and_forth(desk: Desk, store: Store, seed: int) -> None:
    chance = random.Random(seed)
    hand = Hand(desk, chance)
    person(store, "Amara")
    person(store, "Zoë")
    states, at = [state(store)], 0
    for _ in range(12):
        if chance.random() < 0.3:
            come_and_go(store)
        way = chance.choice(("act", "act", "undo", "redo"))
        if way == "act" and hand.act():
            states[at + 1 :] = [state(store)]
            at += 1
        elif way == "undo" and at:
            desk.undo.undo()
            at -= 1
        elif way == "redo" and at + 1 < len(states):
            desk.undo.redo()
            at += 1
        assert state(store) == states[at]
    while at:
        desk.undo.undo()
        at -= 1
        assert state(store) == states[at]
    assert not [checked for checked in store.check() if checked.trouble]
