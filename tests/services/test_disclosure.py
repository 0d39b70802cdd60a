"""What is said to stay equals what the gate keeps back."""

from __future__ import annotations

import random
from datetime import timedelta

import pytest

from mentor_desk.audience import Audience, Reader
from mentor_desk.records import GoalState
from mentor_desk.services.disclosure import Kept, kept
from mentor_desk.store import Store
from tests import factory
from tests.factory import TODAY

FIRST, LAST = TODAY - timedelta(days=60), TODAY - timedelta(days=5)


@pytest.mark.parametrize("seed", range(2))
def test_what_stays_is_the_difference_between_the_gates(store: Store, seed: int) -> None:
    chance = random.Random(seed)
    amara, zoe = factory.mentee(store), factory.mentee(store, "Zoë")

    def mark() -> Audience:
        return chance.choice(list(Audience))

    for whose in (amara, amara, zoe):
        for _ in range(4):
            day = TODAY - timedelta(days=chance.choice([0, 4, 5, 30, 60, 61, 90]))
            held = factory.held(store, whose.id, day, audience=mark())
            factory.block(store, held.id, chance.choice(["", "words"]), mark())
            factory.block(store, held.id, "words", mark())
            given = chance.choice([None, day])
            factory.feedback(store, whose.id, given_on=given, audience=mark())
            state = chance.choice([GoalState.DRAFT, GoalState.ACTIVE])
            goal = factory.goal(store, whose.id, set_on=day, state=state, audience=mark())
            factory.check_in(store, goal.id, day=day, audience=mark())
            done = chance.choice([None, day])
            factory.guided_note(store, whose.id, finished_on=done, audience=mark())
    for reader in Reader:
        with store.read() as session:
            said = kept(session, amara.id, reader, FIRST, LAST)
        mine, theirs = counts(store, Reader.ME), counts(store, reader)
        assert said == Kept(*(a - b for a, b in zip(mine, theirs, strict=True)))
        assert any(said) == (reader is not Reader.ME)


def counts(store: Store, reader: Reader) -> list[int]:
    with store.gate(reader) as gate:
        in_period = [
            sum(1 for row in gate.rows(1, kind) if row.day and FIRST <= row.day <= LAST)
            for kind in ("note", "feedback", "check_in")
        ]
        done = [str(row.fields["finished_on"]) for row in gate.rows(1, "guided_note")]
        return [
            *in_period,
            sum(1 for row in gate.rows(1, "goal") if row.day and row.day <= LAST),
            sum(1 for day in done if FIRST.isoformat() <= day <= LAST.isoformat()),
        ]
