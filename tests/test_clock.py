from __future__ import annotations

import os
import sys
import time
from collections.abc import Iterator
from datetime import datetime

import pytest

from mentor_desk.clock import StoppedClock, SystemClock


@pytest.fixture
def in_apia(monkeypatch: pytest.MonkeyPatch) -> Iterator[None]:
    if not hasattr(time, "tzset"):
        pytest.skip("the zone of a process cannot be set here")
    monkeypatch.setenv("TZ", "<+13>-13")
    time.tzset()
    yield
    monkeypatch.delenv("TZ")
    time.tzset()


def test_a_stopped_clock_stands(in_apia: None) -> None:
    at = datetime.fromisoformat("2028-02-29T23:59")
    clock = StoppedClock(at)
    assert (clock.now(), clock.today(), clock.zone()) == (at, at.date(), "Europe/Berlin")


def test_the_time_is_wall_time_without_zone_and_fraction(in_apia: None) -> None:
    before = time.gmtime(time.time() + 13 * 3600)
    now = SystemClock().now()
    assert (now.tzinfo, now.microsecond) == (None, 0)
    assert abs((now - datetime(*before[:6])).total_seconds()) < 60  # noqa: DTZ001
    assert SystemClock().today() in (now.date(), SystemClock().now().date())


def test_a_zone_has_a_name_or_none() -> None:
    zone = SystemClock().zone()
    if sys.platform == "linux" and os.path.islink("/etc/localtime"):  # noqa: PTH114
        assert zone
    assert not zone.startswith("/")
