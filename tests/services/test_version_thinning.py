"""What goes with age, what never goes whatever the clock says, and history that stands still."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import datetime, timedelta
from typing import NamedTuple

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from mentor_desk.records import Occasion, Version
from mentor_desk.services import version_thinning, versions
from mentor_desk.services.versions import note_of
from mentor_desk.store import Store
from tests import factory

NOW = factory.NOW
HOUR, DAY = timedelta(hours=1), timedelta(days=1)
FAR = timedelta(days=26_000)


def keep(store: Store, moments: Sequence[datetime], subject_id: int = 1) -> list[int]:
    with store.write() as session:
        made = [
            Version(
                subject="mentoring_session",
                subject_id=subject_id,
                field="note",
                kept_at=at,
                occasion=Occasion.EDITING,
                content=f'[["me","{number}"]]',
            )
            for number, at in enumerate(moments)
        ]
        session.add_all(made)
    return [one.id for one in made]


def left(store: Store, subject_id: int = 1) -> list[datetime]:
    with store.read() as session:
        found = session.query(Version).filter_by(subject_id=subject_id).order_by(Version.id)
        return [one.kept_at for one in found]


def thin(store: Store, now: datetime) -> int:
    with store.write() as session:
        return version_thinning.thin(session, now)


def written_daily(store: Store, first: datetime, days: int) -> None:
    """Another text in which somebody wrote each day."""
    keep(store, [first + day * DAY for day in range(days)], 2)


def every_ten_minutes(start: datetime, hours: float) -> list[datetime]:
    return [start + timedelta(minutes=10 * step) for step in range(int(hours * 6))]


def test_all_of_two_days_then_one_an_hour_then_one_a_day(store: Store) -> None:
    start = datetime.fromisoformat("2026-11-22T09:00")
    keep(store, every_ten_minutes(start, 3))
    written_daily(store, start + DAY, 2)
    assert thin(store, start + 2 * DAY) == 0
    written_daily(store, start + 3 * DAY, 3)
    assert thin(store, start + 6 * DAY) == 15
    assert left(store) == [start + timedelta(hours=hour, minutes=50) for hour in range(3)]
    assert thin(store, start + 6 * DAY) == 0
    written_daily(store, start + 6 * DAY, 30)
    assert thin(store, start + 40 * DAY) == 2
    assert left(store) == [start + timedelta(hours=2, minutes=50)]
    assert thin(store, start + 4000 * DAY) == 0


def test_who_writes_seldom_keeps_more(store: Store) -> None:
    start = datetime.fromisoformat("2026-11-22T09:00")
    keep(store, every_ten_minutes(start, 3))
    written_daily(store, start + DAY, 3)
    assert thin(store, start + 500 * DAY) == 0


@pytest.mark.parametrize("now", [NOW + FAR, NOW - FAR, datetime.fromisoformat("1970-01-01")])
def test_a_clock_in_the_future_or_the_past_thins_nothing(store: Store, now: datetime) -> None:
    keep(store, every_ten_minutes(NOW, 3))
    keep(store, [now])
    assert thin(store, now + HOUR) == 0


def test_what_a_wrong_clock_kept_is_never_taken_for_the_same_hour(store: Store) -> None:
    wrong = datetime.fromisoformat("1970-01-01T00:05")
    keep(store, [NOW, wrong, wrong, wrong, NOW + DAY])
    written_daily(store, NOW + 2 * DAY, 40)
    assert thin(store, NOW + 60 * DAY) == 0


def test_the_hour_that_comes_twice_in_autumn_keeps_both(store: Store) -> None:
    second = datetime.fromisoformat("2027-10-31T02:00")
    moments = [second + timedelta(minutes=m) for m in (10, 40, 0, 50)]
    keep(store, moments)
    written_daily(store, second + DAY, 10)
    assert thin(store, second + 12 * DAY) == 2
    assert left(store) == [moments[1], moments[3]]


def test_only_so_many_at_once(store: Store) -> None:
    keep(store, every_ten_minutes(NOW, 3))
    written_daily(store, NOW + DAY, 6)
    with store.write() as session:
        assert version_thinning.thin(session, NOW + 9 * DAY, most=4) == 4


class Stay(NamedTuple):
    """Some writing with the clock wrong by so much, after a pause."""

    pause: timedelta
    wrong_by: timedelta
    saves: int


STAYS = st.lists(
    st.builds(
        Stay,
        st.sampled_from([HOUR / 6, HOUR, 20 * HOUR, 3 * DAY]),
        st.sampled_from([timedelta()] * 6 + [FAR, -FAR, 30 * DAY, -30 * DAY, HOUR, -HOUR]),
        st.integers(1, 8),
    ),
    min_size=12,
    max_size=30,
)


@settings(max_examples=15, suppress_health_check=[HealthCheck.function_scoped_fixture])
@given(STAYS)
def test_nothing_younger_than_two_days_goes_whatever_the_clock_did(
    store: Store, stays: list[Stay]
) -> None:
    """The clock is set wrong at most twice; time itself goes on."""
    with store.write() as session:
        for old in session.query(Version):
            session.delete(old)
    time, wrong, seen = NOW, 0, dict[int, datetime]()
    for stay in stays:
        time += stay.pause
        wrong += bool(stay.wrong_by)
        by = stay.wrong_by if wrong <= 2 else timedelta()
        moments = [time + step * HOUR / 6 for step in range(stay.saves)]
        seen |= dict(zip(keep(store, [at + by for at in moments]), moments, strict=True))
        time = moments[-1]
        thin(store, time + by)
        with store.read() as session:
            there = {number for (number,) in session.query(Version.id)}
        gone = seen.keys() - there
        assert all(time - seen.pop(number) > 2 * DAY for number in gone)
        assert max(seen) in there


def test_history_that_stopped_is_noticed_and_caught_up(store: Store) -> None:
    long_ago = NOW - 30 * DAY
    amara = factory.mentee(store)
    whole, torn = (factory.held(store, amara.id, (NOW + DAY).date()) for _ in range(2))
    never = factory.held(store, amara.id, (NOW + 2 * DAY).date())
    before = factory.held(store, amara.id, (NOW - 10 * DAY).date())
    for held in (whole, torn, before):
        factory.block(store, held.id, "text")
    with store.write() as session:
        for held in (whole, torn):
            versions.keep(session, note_of(held.id), Occasion.LEFT, NOW)
        assert version_thinning.silent(session, long_ago) == []
    factory.block(store, torn.id, "without a version")
    factory.block(store, never.id, "without any version")
    with store.write() as session:
        found = [note_of(torn.id), note_of(never.id)]
        assert version_thinning.silent(session, long_ago) == found
        assert version_thinning.catch_up(session, long_ago, NOW) == []
        assert version_thinning.silent(session, long_ago) == []


def test_history_that_cannot_go_on_stays_silent(
    store: Store, monkeypatch: pytest.MonkeyPatch
) -> None:
    held = factory.held(store, factory.mentee(store).id)
    factory.block(store, held.id, "text")
    with store.write() as session:
        versions.keep(session, note_of(held.id), Occasion.LEFT, NOW)
    factory.block(store, held.id, "more")
    monkeypatch.setattr(versions, "keep", lambda *_: None)
    with store.write() as session:
        assert version_thinning.catch_up(session, NOW, NOW) == [note_of(held.id)]
