"""Copies of the journal that were proven: made beside running saves, kept by age, thinned.

A backup is a file of its own with the journal's key. Its name says when it was made and which
generation of the journal it holds, nothing else. Generations count commits, so their order is
right whatever a clock says.
"""

from __future__ import annotations

import hashlib
import re
import secrets
from contextlib import contextmanager, suppress
from dataclasses import dataclass, replace
from datetime import datetime, timedelta
from enum import StrEnum
from typing import TYPE_CHECKING

from mentor_desk import paths
from mentor_desk.errors import KnownError
from mentor_desk.safety.copying import BackupSkipped, copy_file, refused, write_proven
from mentor_desk.safety.disk import PART, folder_lock, move_into_place, remove_parts
from mentor_desk.safety.proof import Proof, WasStopped, drill
from mentor_desk.safety.spacing import is_scarce
from mentor_desk.safety.state import State, Thinning, keep_state, read_state
from mentor_desk.store.recognise import BACKUP_SUFFIX
from mentor_desk.words import words

if TYPE_CHECKING:
    from collections.abc import Callable, Generator, Hashable, Iterable, Sequence
    from pathlib import Path

    from mentor_desk.safety.proof import Progress, Stopped
    from mentor_desk.store import Key
    from mentor_desk.words import Words

NEWEST, DAYS, WEEKS, MONTHS = 5, 14, 10, 12
ALL_OF = timedelta(days=2)
_AWAY = "Mentor Desk backups"
_NAME = re.compile(r"(\d{4}-\d{2}-\d{2} \d{6}) g(\d{1,18})" + re.escape(BACKUP_SUFFIX))
_TIME = "%Y-%m-%d %H%M%S"
_MADE = 0.9


class Place(StrEnum):
    HERE = "here"
    AWAY = "away"


@dataclass(frozen=True, slots=True)
class Backup:
    """`size` in bytes. `not_away` says why it is not in the second place too, where one was given
    to `make`.
    """

    path: Path
    made_at: datetime
    generation: int
    size: int
    place: Place
    not_away: Words | None = None


def folder(uuid: str) -> Path:
    """Where the backups of that journal are on this laptop."""
    return paths.data_folder() / "backups" / _folder_name(uuid)


def away_folder(second: Path, uuid: str) -> Path:
    """Where they are in a folder that the mentor chose as the second place."""
    return second / _AWAY / _folder_name(uuid)


def listed(uuid: str, second: Path | None = None) -> list[Backup]:
    """Newest first, by generation; a place that is not there has none."""
    found = _in(folder(uuid), Place.HERE)
    if second is not None:
        found += _in(away_folder(second, uuid), Place.AWAY)
    return sorted(found, key=_order, reverse=True)


def state(uuid: str) -> State:
    return read_state(folder(uuid))


def make(  # noqa: PLR0913 - what, whose, when, and how to follow it
    journal: Path,
    key: Key | None,
    uuid: str,
    now: datetime,
    *,
    second: Path | None = None,
    progress: Progress | None = None,
    stopped: Stopped | None = None,
) -> Backup:
    """A proven backup, while others may go on saving; in any thread. Raises KnownError.

    If only the second place refuses, the backup says so in `not_away`.
    """
    told, stopped = progress or _nobody, stopped or _never
    home = folder(uuid)
    with _alone_in(home, stopped):
        part = home / f"{secrets.token_hex(8)}{PART}"
        try:
            proof = write_proven(journal, key, part, lambda done: told(_MADE * done), stopped)
            if proof.uuid != uuid:
                raise BackupSkipped(
                    words("Backup skipped: another journal lies where yours was opened.")
                )
            made = _put(part, home, now, proof)
        finally:
            part.unlink(missing_ok=True)
        if second is not None:
            made = _copied_away(made, second, uuid, now, stopped)
    told(1.0)
    return made


def catch_up(uuid: str, second: Path, now: datetime, stopped: Stopped) -> bool:
    """Copies the newest backup into the second place; False if that place is not there.

    Raises KnownError if it is there and refuses.
    """
    here = listed(uuid)
    if not here or not second.is_dir():
        return False
    home = folder(uuid)
    with _alone_in(home, stopped):
        copy_away(here[0], second, uuid, stopped)
        _note(home, away_at=now, away_generation=here[0].generation, away_in=second)
    return True


def practise(
    uuid: str,
    key: Key | None,
    now: datetime,
    progress: Progress | None = None,
    stopped: Stopped | None = None,
) -> Backup | None:
    """The drill: restores the newest backup for a try and remembers that it worked.

    None if there is no backup. Raises NotProven for one that cannot be relied on.
    """
    home = folder(uuid)
    if not (found := listed(uuid)):
        return None
    with _alone_in(home, stopped or _never):
        drill(found[0].path, key, progress, stopped)
        _note(home, drilled_at=now, drilled_generation=found[0].generation)
    return found[0]


def thin(
    backups: Sequence[Backup],
    now: datetime,
    seen: datetime | None = None,
    *,
    scarce: bool = False,
) -> list[Backup]:
    """Those to be removed, of the backups in one place; where room is scarce, half as many days,
    weeks and months stay, and of the last two days no more than of the others.

    None while the clock cannot be right: before the newest backup, or before the time `seen` last.
    Days, weeks and months are those on which there is a backup: a clock that is years ahead makes
    none of them old.
    """
    ordered = sorted(backups, key=_order, reverse=True)
    if not ordered or ordered[0].made_at > now or (seen is not None and seen > now):
        return []
    days = list(dict.fromkeys(one.made_at.date() for one in ordered))
    kept = set(ordered[:NEWEST])
    if not scarce:
        kept.update(
            one
            for one in ordered
            if now - one.made_at < ALL_OF or one.made_at.date() in days[: ALL_OF.days]
        )
    days_kept, weeks, months = (n // 2 if scarce else n for n in (DAYS, WEEKS, MONTHS))
    kept.update(_newest_of_each(ordered, days_kept, lambda one: one.made_at.date()))
    kept.update(_newest_of_each(ordered, weeks, lambda one: one.made_at.isocalendar()[:2]))
    kept.update(_newest_of_each(ordered, months, lambda one: (one.made_at.year, one.made_at.month)))
    return [one for one in ordered if one not in kept]


def tidy(uuid: str, now: datetime, second: Path | None = None) -> list[Backup]:
    """Thins both places and gives what was removed; nothing while thinning is paused."""
    home = folder(uuid)
    removed: list[Backup] = []
    with _alone_in(home, _never):
        kept = read_state(home)
        if kept.thinning is Thinning.ON:
            for place in Place:
                there = [one for one in listed(uuid, second) if one.place is place]
                if there:
                    scarce = is_scarce(there[0].path.parent, there[0].size)
                    removed += thin(there, now, kept.seen_at, scarce=scarce)
            for backup in removed:
                backup.path.unlink(missing_ok=True)
        # Also where it went back: it may have been years ahead, once.
        _note(home, seen_at=now)
    return removed


def pause_thinning(uuid: str) -> None:
    """After a restore, until a session that followed it has ended well and another one begins."""
    home = folder(uuid)
    with _alone_in(home, _never):
        keep_state(home, thinning=Thinning.PAUSED)


def begin_session(uuid: str) -> State:
    home = folder(uuid)
    if read_state(home).thinning is Thinning.ENDING:
        with _alone_in(home, _never):
            keep_state(home, thinning=Thinning.ON)
    return read_state(home)


def end_session(uuid: str, began: State) -> None:
    """Call it when the journal was closed and all is well."""
    home = folder(uuid)
    if began.thinning is Thinning.PAUSED:
        with _alone_in(home, _never):
            keep_state(home, thinning=Thinning.ENDING)


def _folder_name(uuid: str) -> str:
    """The id comes from a file that anybody may have made, so it is no path until looked at."""
    if re.fullmatch(r"[0-9a-f]{32}", uuid):
        return uuid
    return hashlib.sha256(uuid.encode()).hexdigest()


def _in(place: Path, which: Place) -> list[Backup]:
    found: list[Backup] = []
    try:
        names = list(place.iterdir())
    except OSError:
        return found
    for path in names:
        match = _NAME.fullmatch(path.name)
        if match:
            try:
                made_at = datetime.strptime(match[1], _TIME)  # noqa: DTZ007 - wall time
                found.append(Backup(path, made_at, int(match[2]), path.stat().st_size, which))
            except (OSError, ValueError):  # gone by now, or no day of any year
                continue
    return found


def _order(backup: Backup) -> tuple[int, datetime, bool]:
    return backup.generation, backup.made_at, backup.place is Place.HERE


def _newest_of_each(
    ordered: Iterable[Backup], count: int, span: Callable[[Backup], Hashable]
) -> list[Backup]:
    first: dict[Hashable, Backup] = {}
    for backup in ordered:
        first.setdefault(span(backup), backup)
    return list(first.values())[:count]


@contextmanager
def _alone_in(home: Path, stopped: Stopped) -> Generator[None]:
    """So that what lies there half made belongs to nobody who is still alive."""

    def waiting() -> None:
        if stopped():
            raise WasStopped

    with refused(home):
        home.mkdir(parents=True, exist_ok=True, mode=0o700)
        with folder_lock(home, waiting):
            remove_parts(home)
            yield


def _put(part: Path, home: Path, now: datetime, proof: Proof) -> Backup:
    path = home / f"{now.strftime(_TIME)} g{proof.generation}{BACKUP_SUFFIX}"
    move_into_place(part, path)
    _note(home, made_at=now, made_generation=proof.generation)
    return Backup(path, now, proof.generation, path.stat().st_size, Place.HERE)


def _copied_away(made: Backup, second: Path, uuid: str, now: datetime, stopped: Stopped) -> Backup:
    try:
        copy_away(made, second, uuid, stopped)
    except WasStopped:
        raise
    except KnownError as error:
        return replace(made, not_away=error.words)
    _note(folder(uuid), away_at=now, away_generation=made.generation, away_in=second)
    return made


def copy_away(made: Backup, second: Path, uuid: str, stopped: Stopped) -> None:
    """Into the second place, read back and compared."""
    if not second.is_dir():  # a stick that is not in; never make its folder on this laptop
        raise BackupSkipped(
            words(
                "The second place “{folder}” is not there now, so the backup is on this "
                "computer only. It is copied there next time.",
                folder=str(second),
            )
        )
    home = away_folder(second, uuid)
    with refused(home):
        home.mkdir(parents=True, exist_ok=True)
        remove_parts(home)
        part = home / f"{made.path.name}{PART}"
        try:
            copy_file(made.path, part, stopped)
            move_into_place(part, home / made.path.name)
        finally:
            part.unlink(missing_ok=True)


def _note(home: Path, **changes: datetime | int | Path) -> None:
    """A full disk is no reason to take a good backup for none."""
    with suppress(OSError):
        keep_state(home, **changes)


def _never() -> bool:
    return False


def _nobody(_: float) -> None:
    """Nobody wants to know."""
