"""What thinning may never do, whatever the clock says."""

from __future__ import annotations

from datetime import datetime, timedelta
from pathlib import Path

from hypothesis import given
from hypothesis import strategies as st

from mentor_desk.safety.backups import ALL_OF, Backup, Place, thin
from tests.factory import NOW

HOURS = st.integers(0, 24 * 900)
JUMPS = st.lists(st.tuples(st.integers(0, 200), st.integers(-30_000, 30_000)), max_size=4)


def one(generation: int, made_at: datetime) -> Backup:
    return Backup(Path(f"g{generation} {made_at}"), made_at, generation, 1, Place.HERE)


def made(hours: list[int]) -> list[Backup]:
    """With a right clock: the older, the lower the generation."""
    ordered = sorted(set(hours), reverse=True)
    return [one(number, NOW - timedelta(hours=hour)) for number, hour in enumerate(ordered)]


@given(st.lists(HOURS, max_size=200))
def test_the_newest_and_all_of_two_days_stay(hours: list[int]) -> None:
    there = made(hours)
    removed = set(thin(there, NOW))
    assert removed <= set(there)
    assert not removed.intersection(there[-5:])
    assert not [gone for gone in removed if NOW - gone.made_at < ALL_OF]


def test_two_days_are_two_days_also_where_they_touch_three() -> None:
    assert thin(made(list(range(48))), NOW) == []
    assert thin(made(list(range(72))), NOW)


@given(st.lists(HOURS, max_size=200))
def test_days_weeks_and_months_keep_their_newest(hours: list[int]) -> None:
    there = made(hours)
    removed = set(thin(there, NOW))
    for span, count in (("%Y-%m-%d", 14), ("%G-%V", 10), ("%Y-%m", 12)):
        newest = {f"{backup.made_at:{span}}": backup for backup in there}
        for backup in sorted(newest.values(), key=lambda each: each.generation)[-count:]:
            assert backup not in removed


def test_what_is_left_of_three_years_is_little() -> None:
    there = made(list(range(0, 24 * 365 * 3, 3)))
    removed = set(thin(there, NOW))
    left = [backup for backup in there if backup not in removed]
    assert len(left) <= 5 + 17 + 14 + 10 + 12
    assert NOW - left[0].made_at > timedelta(days=320)
    assert thin(left, NOW) == []


@given(st.lists(HOURS, min_size=1, max_size=50), st.integers(1, 10**6))
def test_row_34_a_clock_before_the_newest_backup_removes_nothing(
    hours: list[int], minutes: int
) -> None:
    there = made(hours)
    assert thin(there, there[-1].made_at - timedelta(minutes=minutes)) == []
    assert thin(there, NOW, NOW + timedelta(minutes=minutes)) == []


@given(st.lists(HOURS, min_size=1, max_size=100), st.integers(0, 30_000))
def test_row_34_a_clock_that_is_ahead_makes_nothing_of_the_last_days_old(
    hours: list[int], days: int
) -> None:
    there = made(hours)
    later = NOW + timedelta(days=days)
    removed = set(thin([*there, one(len(there), later)], later))
    last_days = sorted({backup.made_at.date() for backup in there})[-1:]
    assert not [gone for gone in removed if gone.made_at.date() in last_days]
    assert not removed.intersection(there[-4:])
    assert len({gone.made_at.date() for gone in removed} - {k.made_at.date() for k in there}) == 0


@given(st.lists(st.tuples(HOURS, st.integers(-30_000, 30_000)), max_size=60), JUMPS)
def test_row_34_whatever_the_clock_did_the_newest_by_generation_stay(
    backups: list[tuple[int, int]], jumps: list[tuple[int, int]]
) -> None:
    there = [
        one(number, NOW + timedelta(hours=hour % 100, days=days))
        for number, (hour, days) in enumerate(backups)
    ]
    left = there
    for hours, days in jumps:
        now = NOW + timedelta(hours=hours, days=days)
        removed = set(thin(left, now))
        left = [backup for backup in left if backup not in removed]
    assert left[-5:] == there[-5:]


def test_the_order_they_are_given_in_does_not_matter() -> None:
    there = made(list(range(24 * 60)))
    assert set(thin(there, NOW)) == set(thin(there[::-1], NOW))
    assert thin(there, NOW)
    assert thin([], NOW) == []


@given(st.lists(HOURS, max_size=200))
def test_where_room_is_scarce_fewer_stay_and_never_less_than_the_newest(hours: list[int]) -> None:
    there = made(hours)
    usual, scarce = set(thin(there, NOW)), set(thin(there, NOW, scarce=True))
    assert usual <= scarce
    assert not scarce.intersection(there[-5:])
    left = [backup for backup in there if backup not in scarce]
    assert len(left) <= 5 + 7 + 5 + 6
    for span, count in (("%Y-%m-%d", 7), ("%G-%V", 5), ("%Y-%m", 6)):
        newest = {f"{backup.made_at:{span}}": backup for backup in there}
        for backup in sorted(newest.values(), key=lambda each: each.generation)[-count:]:
            assert backup in left
