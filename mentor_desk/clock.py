"""The time is passed in, so that tests, pictures and the sample stand still."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING, Protocol

if TYPE_CHECKING:
    from datetime import date, datetime


class Clock(Protocol):
    """Wall time where the laptop is, without a zone, as sessions are kept."""

    def now(self) -> datetime: ...

    def today(self) -> date: ...

    def zone(self) -> str:
        """The name of the time zone, or "" if the machine does not say."""
        ...


class SystemClock:
    def now(self) -> datetime:
        from datetime import datetime  # late: the first page needs no time, and is there sooner

        return datetime.now().replace(microsecond=0)  # noqa: DTZ005 - wall time is what is kept

    def today(self) -> date:
        return self.now().date()

    def zone(self) -> str:
        local = Path("/etc/localtime")
        if local.is_symlink():
            _, found, name = str(local.resolve()).partition("zoneinfo/")
            if found:
                return name
        return self.now().astimezone().tzname() or ""


class StoppedClock:
    """Stands at one moment."""

    def __init__(self, at: datetime, zone: str = "Europe/Berlin") -> None:
        self._at = at
        self._zone = zone

    def now(self) -> datetime:
        return self._at

    def today(self) -> date:
        return self._at.date()

    def zone(self) -> str:
        return self._zone
