"""Keeps the journal while somebody works in it: backups, their thinning, the drill, its log short.

Nothing here ever stands in the way of a save: what is long is done in a job with a connection of
its own, and what fails is said once and tried again.
"""

from __future__ import annotations

import contextlib
import time
from datetime import timedelta
from functools import partial
from typing import TYPE_CHECKING, NamedTuple

from PySide6.QtCore import QObject, QTimer, Signal

from mentor_desk.errors import KnownError

if TYPE_CHECKING:
    from collections.abc import Callable
    from datetime import datetime
    from pathlib import Path

    from mentor_desk.safety.backups import Backup
    from mentor_desk.safety.state import State
    from mentor_desk.store import Key
    from mentor_desk.ui.desk import Desk
    from mentor_desk.words import Words

LOOK_EVERY_MS = 60_000
IDLE_MS = 5_000
DRILL_EVERY = timedelta(days=30)
SETTLED = 5 * 60
"""Seconds from the first change: the words of a session begun a moment ago are all in the file."""
AGAIN = 5 * 60
"""Seconds after one that failed."""


class Wanted(NamedTuple):
    """All a job needs to know."""

    journal: Path
    key: Key | None
    uuid: str
    now: datetime
    second: Path | None
    drill: bool


class Kept(NamedTuple):
    backup: Backup
    removed: int
    drilled: bool
    drill_failed: Words | None


class Keeper(QObject):
    """Rests until `begin`. A sample journal has no backups: it is there to be played with."""

    progressed = Signal(float)
    backed_up = Signal(object)
    """A `Kept`."""
    failed = Signal(object)
    """`Words` that say what is safe and what to do."""
    unbacked = Signal(object)
    """When the journal was closed last, if the backup then could not be made."""
    changed = Signal()
    """Whatever the Safe keeping page shows of this may be another now."""

    def __init__(self, desk: Desk, seconds: Callable[[], float] = time.monotonic) -> None:
        super().__init__(desk)
        self._desk = desk
        self._seconds = seconds
        self._uuid = ""
        self._is_sample = True
        self._began: State | None = None
        self._changed_since: float | None = None
        self._not_before = 0.0
        self._stopping = False
        self._told = False
        self.busy = False
        """A backup is being made now."""
        self.trouble: Words | None = None
        """Why the last one could not be made, or not everywhere."""
        self._look = QTimer(self)
        self._look.setInterval(LOOK_EVERY_MS)
        self._look.timeout.connect(self.look)
        self._idle = QTimer(self)
        self._idle.setSingleShot(True)
        self._idle.setInterval(IDLE_MS)
        self._idle.timeout.connect(self._rest)

    @property
    def uuid(self) -> str:
        """The journal's; backups are found by it."""
        return self._uuid

    @property
    def keeps(self) -> bool:
        return not self._is_sample

    def begin(self) -> None:
        """When the journal is open and its window shown."""
        from mentor_desk.records import Journal

        with self._desk.store.read() as session:
            journal = session.get_one(Journal, 1)
        self._uuid, self._is_sample = journal.uuid, journal.is_sample
        self._desk.changed.connect(self._hear)
        QTimer.singleShot(IDLE_MS, self, self.empty_trash)
        if self._is_sample:
            return
        from mentor_desk.safety import backups, unbacked

        closed = unbacked.take(self._uuid)
        if closed is not None:
            self.unbacked.emit(closed)
        with contextlib.suppress(KnownError):
            self._began = backups.begin_session(self._uuid)
        if self.behind():  # since the session before, which was locked or lost
            self._changed_since = self._seconds()
        self._look.start()

    def empty_trash(self) -> None:
        """What has lain there for 90 days; what cannot be emptied now can be at the next start."""
        from mentor_desk.services import trash

        with contextlib.suppress(KnownError), self._desk.store.write() as session:
            trash.empty_old(session, self._desk.clock.now())

    def state(self) -> State:
        from mentor_desk.safety import backups

        return backups.state(self._uuid)

    def behind(self) -> bool:
        """Whether the journal says something that no backup says."""
        from mentor_desk.records import Journal

        with self._desk.store.read() as session:
            generation = session.get_one(Journal, 1).generation
        return generation != self.state().made_generation

    def look(self) -> None:
        """Makes a backup if one is due, or copies the newest to a second place that lacks it."""
        if self._due():
            self.make()
        elif not self.busy and self._lacks_away():
            self._catch_up()

    def make(self) -> None:
        """Now, beside whatever is being written; tells by the signals how it went."""
        if self.busy or self._is_sample:
            return
        self.busy, self._stopping = True, False
        self._changed_since = None
        work = partial(_make, self.wanted(), self.progressed.emit, self.stopped)
        self._desk.jobs.run(work, self._made, self._failed, self)
        self.changed.emit()

    def wanted(self) -> Wanted:
        desk = self._desk
        now, state = desk.clock.now(), self.state()
        drill = _is_past(state.drilled_at, now, DRILL_EVERY)
        second = desk.settings.second_place
        return Wanted(desk.store.path, desk.store.key, self._uuid, now, second, drill)

    def stop(self) -> None:
        """What runs ends soon and leaves nothing half made. Nothing begins any more."""
        self._stopping = True
        self._look.stop()
        self._idle.stop()

    def cancel(self) -> None:
        """Ends the backup that is being made, and only that."""
        self._stopping = True

    def stopped(self) -> bool:
        return self._stopping

    def end_session(self) -> None:
        """All is saved and nothing went wrong."""
        from mentor_desk.safety import backups

        if self._began is not None:
            with contextlib.suppress(KnownError):
                backups.end_session(self._uuid, self._began)

    def _due(self) -> bool:
        now = self._seconds()
        if self.busy or self._changed_since is None or now < self._not_before:
            return False
        if now - self._changed_since < SETTLED:
            return False
        from mentor_desk.safety.spacing import spacing

        every = spacing(self._desk.store.path)
        return _is_past(self.state().made_at, self._desk.clock.now(), every) and self.behind()

    def _lacks_away(self) -> bool:
        state = self.state()
        if self._desk.settings.second_place is None or state.made_generation is None:
            return False
        return state.away_generation != state.made_generation

    def _catch_up(self) -> None:
        """A stick is in again, perhaps; in a job, since a drive of the network may not answer."""
        self.busy, self._stopping = True, False
        self._desk.jobs.run(
            partial(_catch_up, self.wanted(), self.stopped), self._caught_up, self._caught_up, self
        )

    def _caught_up(self, found: object) -> None:
        self.busy = False
        if found is True:
            self.trouble, self._told = None, False
            self.changed.emit()
        elif isinstance(found, Exception) and not isinstance(found, KnownError):
            raise found

    def _hear(self, _: object) -> None:
        if self._changed_since is None:
            self._changed_since = self._seconds()
        self._idle.start()

    def _rest(self) -> None:
        # It would have to wait for the copy's view of the journal to be let go.
        if self.busy:
            self._idle.start()
            return
        with contextlib.suppress(KnownError):
            self._desk.store.checkpoint()

    def _made(self, kept: Kept) -> None:
        self.busy = False
        self.trouble = kept.drill_failed or kept.backup.not_away
        if self.trouble is None:
            self._told = False
        else:
            self._tell(self.trouble)
        self.backed_up.emit(kept)
        self.changed.emit()

    def _failed(self, error: Exception) -> None:
        from mentor_desk.safety.proof import WasStopped

        self.busy = False
        self._changed_since = self._changed_since or self._seconds()
        self._not_before = self._seconds() + AGAIN
        if not isinstance(error, KnownError):
            raise error
        if not isinstance(error, WasStopped):
            self.trouble = error.words
            self._tell(error.words)
        self.changed.emit()

    def _tell(self, words: Words) -> None:
        """Once, until all is well again: the page goes on saying it."""
        self.failed.emit(words)
        if not self._told:
            self._told = True
            self._desk.say(self._desk.voice.say(words))


def back_up_and_thin(
    wanted: Wanted, progress: Callable[[float], None], stopped: Callable[[], bool]
) -> tuple[Backup, int]:
    """In a job: the backup, and how many older ones were removed."""
    from mentor_desk.safety import backups

    backup = backups.make(
        wanted.journal,
        wanted.key,
        wanted.uuid,
        wanted.now,
        second=wanted.second,
        progress=progress,
        stopped=stopped,
    )
    return backup, len(backups.tidy(wanted.uuid, wanted.now, wanted.second))


def _make(wanted: Wanted, progress: Callable[[float], None], stopped: Callable[[], bool]) -> Kept:
    from mentor_desk.safety import backups
    from mentor_desk.safety.proof import NotProven

    backup, removed = back_up_and_thin(wanted, progress, stopped)
    failed = None
    if wanted.drill:
        try:
            backups.practise(wanted.uuid, wanted.key, wanted.now, None, stopped)
        except NotProven as error:
            failed = error.words
    return Kept(backup, removed, wanted.drill and failed is None, failed)


def _catch_up(wanted: Wanted, stopped: Callable[[], bool]) -> bool:
    from mentor_desk.safety import backups

    assert wanted.second
    return backups.catch_up(wanted.uuid, wanted.second, wanted.now, stopped)


def _is_past(last: datetime | None, now: datetime, span: timedelta) -> bool:
    """Also where the clock went back since, which says nothing about how long ago it was."""
    return last is None or last > now or now - last >= span
