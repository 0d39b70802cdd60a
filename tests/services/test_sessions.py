from __future__ import annotations

from datetime import datetime, timedelta
from zoneinfo import available_timezones

import pytest

from mentor_desk.audience import Audience
from mentor_desk.errors import BadValue
from mentor_desk.records import (
    Channel,
    MentoringSession,
    RaisedBy,
    SessionState,
)
from mentor_desk.services import sessions
from mentor_desk.store import Store
from tests import factory
from tests.factory import NOW

at = datetime.fromisoformat


def test_a_session_is_planned_in_the_current_relationship(store: Store) -> None:
    amara = factory.mentee(store)
    with store.write() as session:
        planned = sessions.plan(session, amara.id, NOW, "Europe/Berlin", Channel.VIDEO)
    assert (planned.state, planned.channel, planned.zone) == (
        SessionState.PLANNED,
        Channel.VIDEO,
        "Europe/Berlin",
    )


def test_what_is_planned_for_today_begins_and_else_a_new_one(store: Store) -> None:
    amara, zoe = factory.mentee(store), factory.mentee(store, "Zoë")
    factory.planned(store, zoe.id, NOW)
    factory.planned(store, amara.id, NOW + timedelta(days=1))
    later = factory.planned(store, amara.id, NOW + timedelta(hours=3))
    sooner = factory.planned(store, amara.id, NOW - timedelta(hours=2))
    with store.write() as session:
        begun = [sessions.start(session, amara.id, NOW, "UTC") for _ in range(3)]
    assert [one.id for one in begun[:2]] == [sooner.id, later.id]
    assert {one.state for one in begun} == {SessionState.HELD}


@pytest.mark.parametrize(
    ("planned", "begun"),
    [
        ("2026-11-21T14:00", "2026-11-21T14:03:20"),
        ("2026-11-21T14:00", "2026-11-21T11:30:05"),
        ("2026-11-21T14:00", "2026-11-21T14:30:00"),
        ("2026-11-21T00:10", "2026-11-20T23:58:07"),
    ],
)
def test_what_is_begun_is_timed_from_then(store: Store, planned: str, begun: str) -> None:
    held = factory.planned(store, factory.mentee(store).id, at(planned))
    with store.write() as session:
        sessions.begin(session, held.id, at(begun))
        assert session.get_one(MentoringSession, held.id).starts_at == at(begun)


@pytest.mark.parametrize("begun", ["2026-11-21T14:31", "2026-11-21T20:00", "2026-11-20T14:00"])
def test_what_is_written_up_later_keeps_its_time(store: Store, begun: str) -> None:
    held = factory.planned(store, factory.mentee(store).id, at("2026-11-21T14:00"))
    with store.write() as session:
        sessions.begin(session, held.id, at(begun))
        found = session.get_one(MentoringSession, held.id)
        assert (found.starts_at, found.state) == (held.starts_at, SessionState.HELD)


@pytest.mark.parametrize(
    ("start", "end", "zone", "minutes"),
    [
        ("2026-11-21T14:00", "2026-11-21T14:55", "Europe/Berlin", 55),
        ("2026-11-21T23:30", "2026-11-22T00:40", "Europe/Berlin", 70),
        ("2026-03-29T01:30", "2026-03-29T03:30", "Europe/Berlin", 60),  # an hour was left out
        ("2026-10-25T01:30", "2026-10-25T03:30", "Europe/Berlin", 180),  # an hour came twice
        ("2018-11-03T23:30", "2018-11-04T01:15", "America/Sao_Paulo", 45),  # midnight left out
        ("2011-12-29T23:00", "2011-12-31T01:00", "Pacific/Apia", 120),  # a whole day left out
        ("2026-03-29T01:30", "2026-03-29T03:30", "CET5", 120),
        ("2026-11-21T14:00", "2026-11-21T14:55", "", 55),
        ("2026-11-21T14:00", "2026-11-21T14:55", "../etc/passwd", 55),
        ("2026-11-21T14:00", "2026-11-21T14:00", "UTC", None),
        ("2026-11-21T14:00", "2026-11-21T13:00", "UTC", None),
        ("2026-11-21T14:00", "2026-11-21T22:00", "UTC", 480),
        ("2026-11-21T14:00", "2026-11-22T09:00", "UTC", None),
    ],
)
def test_row_35_closing_notes_the_length_that_passed(
    store: Store, start: str, end: str, zone: str, minutes: int | None
) -> None:
    if "/" in zone and zone[0] != "." and zone not in available_timezones():
        pytest.skip("this machine knows no time zones")
    held = factory.planned(store, factory.mentee(store).id, at(start), zone=zone)
    with store.write() as session:
        sessions.close(session, held.id, at(end))
    with store.read() as session:
        closed = session.get_one(MentoringSession, held.id)
    assert (closed.length_minutes, closed.closed_at) == (minutes, at(end))
    assert closed.state is SessionState.HELD


def test_closing_leaves_a_length_that_was_given(store: Store) -> None:
    held = factory.held(store, factory.mentee(store).id, length_minutes=45)
    with store.write() as session:
        sessions.close(session, held.id, held.starts_at + timedelta(hours=2))
        assert session.get_one(MentoringSession, held.id).length_minutes == 45


def test_topics_stand_in_the_order_they_came(store: Store) -> None:
    held = factory.held(store, factory.mentee(store).id)
    with store.write() as session:
        sessions.add_topic(session, held.id, " first \n thing ")
        sessions.add_topic(session, held.id, "second", RaisedBy.MENTEE)
        found = sessions.desk(session, held.id)
        assert found
        first, second = found.topics
        assert (first.text, first.raised_by, first.audience) == (
            "first thing",
            RaisedBy.ME,
            Audience.ME,
        )
        assert second.raised_by is RaisedBy.MENTEE
    with pytest.raises(BadValue), store.write() as session:
        sessions.add_topic(session, held.id, " \t ")


def test_rows_newest_first_part_by_part(store: Store) -> None:
    amara, zoe = factory.mentee(store), factory.mentee(store, "Zoë")
    made = [factory.held(store, amara.id, NOW.date() - timedelta(days=n // 2)) for n in range(7)]
    factory.held(store, zoe.id)
    factory.block(store, made[0].id, "private")
    factory.block(store, made[0].id, "")
    factory.block(store, made[0].id, "shared", Audience.MENTEE)
    with store.read() as session:
        every = sessions.rows(session, amara.id)
        assert [row.id for row in every] == [2, 1, 4, 3, 6, 5, 7]
        assert [row.private_blocks for row in every] == [0, 1, 0, 0, 0, 0, 0]
        first = sessions.rows(session, amara.id, limit=3)
        rest = sessions.rows(session, amara.id, after=first[-1])
        assert first + rest == every
        assert len(sessions.rows(session)) == 8


def test_what_takes_place_when(store: Store) -> None:
    amara = factory.mentee(store)
    states = {state: factory.planned(store, amara.id, state=state).id for state in SessionState}
    begin, end = NOW, NOW + timedelta(hours=1)
    with store.read() as session:
        assert sessions.taking_place(session, begin, end) == []
        found = sessions.taking_place(session, begin, end + timedelta(seconds=1))
        assert {row.id for row in found} == {
            states[SessionState.PLANNED],
            states[SessionState.HELD],
        }
        planned = sessions.planned_between(session, end, end + timedelta(days=1))
        assert [row.id for row in planned] == [states[SessionState.PLANNED]]
        assert sessions.planned_between(session, None, end) == []
        assert sessions.next_planned(session, amara.id, NOW) == end
        assert sessions.next_planned(session, amara.id, end) is None


def test_which_session_it_is_and_which_have_no_word(store: Store) -> None:
    amara = factory.mentee(store)
    days = [NOW.date() - timedelta(days=n) for n in (30, 20, 10)]
    first, missed, last = (factory.held(store, amara.id, day) for day in days)
    store.update(MentoringSession, missed.id, {"state": SessionState.MISSED})
    factory.block(store, first.id, "")
    factory.block(store, last.id, "word")
    with store.read() as session:
        found = sessions.desk(session, last.id)
        assert found
        assert (found.number, found.mentee.name) == (2, "Amara Okafor")
        assert sessions.unwritten(session, [first.id, last.id]) == {first.id}
        assert sessions.desk(session, 99) is None
