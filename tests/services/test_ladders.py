"""Five levels are agreed before the first score, and then stay what was scored against."""

from __future__ import annotations

from datetime import date, timedelta

import pytest

from mentor_desk.audience import Audience, Reader
from mentor_desk.errors import BadValue
from mentor_desk.records import CheckIn, Goal, GoalState, Ladder
from mentor_desk.services import goals, ladders, trash
from mentor_desk.store import Store
from tests import factory
from tests.factory import NOW, TODAY

DAY = timedelta(days=1)
FIVE = ("none", "one", "two handed over", "three", "four")


@pytest.fixture
def goal(store: Store) -> Goal:
    return factory.goal(store, factory.mentee(store).id)


def keep(store: Store, goal: Goal, *levels: str) -> bool:
    with store.write() as session:
        return ladders.keep(session, goal.id, levels or FIVE)


def agree(store: Store, goal: Goal, day: date = TODAY) -> None:
    with store.write() as session:
        ladders.agree(session, goal.id, day)


def score(store: Store, goal: Goal, level: int | None, day: date = TODAY, comment: str = "") -> int:
    with store.write() as session:
        reading = CheckIn(goal_id=goal.id, day=day, level=level, comment=comment)
        return goals.check_in(session, reading).id


def read(store: Store, goal: Goal) -> ladders.LadderRow | None:
    with store.read() as session:
        return ladders.row(session, goal.id)


def test_levels_are_kept_as_they_are_written(store: Store, goal: Goal) -> None:
    assert keep(store, goal, "", " ", "\x00", "", "")
    assert read(store, goal) is None
    keep(store, goal, "", "one\x00", " two ", "", "")
    keep(store, goal, "", "one", "two", "three", "")
    found = read(store, goal)
    assert found is not None
    assert (found.levels, found.ladder.agreed_on) == (("", "one", "two", "three", ""), None)
    with store.read() as session:
        assert session.query(Ladder).count() == 1


@pytest.mark.parametrize(
    "levels",
    [
        ("none", "one", "", "three", "four"),
        ("", "", "two", "three", "four"),
        ("none", "one", "two", "", ""),
        ("", "", "", "", ""),
    ],
)
def test_expected_and_one_on_each_side_are_agreed_on(
    store: Store, goal: Goal, levels: tuple[str, ...]
) -> None:
    keep(store, goal, *levels)
    with pytest.raises(BadValue, match="expected"):
        agree(store, goal)
    keep(store, goal, "none", "", "two", "three", "")
    agree(store, goal)
    found = read(store, goal)
    assert found is not None
    assert found.ladder.agreed_on == TODAY


def test_no_level_changes_once_it_is_agreed(store: Store, goal: Goal) -> None:
    keep(store, goal)
    agree(store, goal)
    assert not keep(store, goal, "lower", *FIVE[1:])
    with store.write() as session:
        ladders.take_back(session, goal.id)
    assert keep(store, goal, "lower", *FIVE[1:])
    agree(store, goal)
    score(store, goal, 0)
    with pytest.raises(BadValue, match="scored"), store.write() as session:
        ladders.take_back(session, goal.id)
    found = read(store, goal)
    assert found is not None
    assert found.levels == ("lower", *FIVE[1:])


def test_a_score_stands_on_a_ladder_agreed_before_it(store: Store, goal: Goal) -> None:
    with pytest.raises(BadValue, match="Agree on the ladder"):
        score(store, goal, 0)
    keep(store, goal)
    with pytest.raises(BadValue, match="Agree on the ladder"):
        score(store, goal, 0)
    agree(store, goal)
    for level in (-3, 3):
        with pytest.raises(BadValue, match="one of five"):
            score(store, goal, level)
    with pytest.raises(BadValue, match="later"):
        score(store, goal, 0, TODAY - DAY)
    with pytest.raises(BadValue, match="say nothing"):
        score(store, goal, None)
    score(store, goal, 2, TODAY + DAY)
    score(store, goal, 0, comment="as hoped")
    found = read(store, goal)
    assert found is not None
    assert [(one.level, one.comment) for one in found.scores] == [(0, "as hoped"), (2, "")]


def test_a_score_is_taken_back(store: Store, goal: Goal) -> None:
    keep(store, goal)
    agree(store, goal)
    bare, told = score(store, goal, 1), score(store, goal, 2, comment="and a remark")
    with store.write() as session:
        ladders.unscore(session, bare)
        ladders.unscore(session, told)
        ladders.unscore(session, 99)
    with store.read() as session:
        (left,) = session.query(CheckIn)
        assert (left.id, left.level) == (told, None)


def test_agreeing_on_a_goal_agrees_on_its_ladder_if_that_is_ready(store: Store) -> None:
    amara = factory.mentee(store)
    for levels, agreed in ((FIVE, TODAY), (("", "", "two", "", ""), None)):
        draft = factory.goal(store, amara.id, state=GoalState.DRAFT)
        keep(store, draft, *levels)
        with store.write() as session:
            goals.agree(session, draft.id, TODAY)
        found = read(store, draft)
        assert found is not None
        assert found.ladder.agreed_on == agreed


def test_of_two_that_came_together_the_agreed_one_counts(store: Store, goal: Goal) -> None:
    older = factory.ladder(store, goal.id, expected="older")
    with store.write() as session:
        number = trash.throw_away(session, session.get_one(Ladder, older.id), NOW).id
    keep(store, goal)
    with store.write() as session:
        trash.put_back(session, number)
    found = read(store, goal)
    assert found is not None
    assert found.ladder.expected == "older"
    with store.read() as session:
        assert ladders.rows(session, 1) == {goal.id: found}
        assert ladders.rows(session, 2) == {}
        assert ladders.row(session, 99) is None


def test_it_is_read_by_whoever_reads_the_goal_once_it_is_agreed(store: Store, goal: Goal) -> None:
    def readers() -> list[Reader]:
        found: list[Reader] = []
        for reader in Reader:
            with store.gate(reader) as gate:
                found += [reader] * len(gate.rows(1, "ladder"))
        return found

    keep(store, goal)
    assert readers() == []
    agree(store, goal)
    assert readers() == [Reader.ME, Reader.MENTEE]
    store.update(Goal, goal.id, {"audience": Audience.SPONSOR})
    assert readers() == [Reader.ME, Reader.MENTEE, Reader.SPONSOR]
    store.update(Goal, goal.id, {"audience": Audience.ME})
    assert readers() == [Reader.ME]
    assert [hit.kind for hit in store.search("handed over")] == ["ladder"]
