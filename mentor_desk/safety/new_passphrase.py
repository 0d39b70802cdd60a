"""All that goes along with another passphrase: a proven backup before it, the backups made under
the old one, and always a proven one that opens as the journal does.
"""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from mentor_desk.errors import KnownError
from mentor_desk.safety import backups
from mentor_desk.safety.passphrase import rekey, rekey_backup
from mentor_desk.safety.proof import WasStopped
from mentor_desk.store.engine import untouched
from mentor_desk.store.key import new_key
from mentor_desk.store.refusal import said

if TYPE_CHECKING:
    from collections.abc import Iterable
    from datetime import datetime
    from pathlib import Path

    from mentor_desk.safety.backups import Backup
    from mentor_desk.safety.proof import Progress, Stopped
    from mentor_desk.store import Heads, Key

_BEFORE, _CHANGED, _BROUGHT_ALONG = 0.2, 0.6, 0.9


@dataclass(frozen=True, slots=True)
class Change:
    """`passphrase` None: the journal has none from then on. `bring_backups`: those made before open
    like the journal afterwards; else they keep the key they have.
    """

    path: Path
    old: Key | None
    passphrase: str | None
    bring_backups: bool
    now: datetime
    second: Path | None = None
    """Where backups are kept too; those where they went last go along also without it."""
    heads: Heads | None = None


@dataclass(frozen=True, slots=True)
class Changed:
    key: Key | None
    kept_old: int
    """Backups that open as they did before: left so on purpose, stopped at, or not readable."""
    away: Path | None = None
    """The second place, if it was not there: what lies in it opens as it did before, too."""


def change(
    wanted: Change, progress: Progress | None = None, stopped: Stopped | None = None
) -> Changed:
    """Nobody may have the journal open. Raises KnownError; everything is then as it was.

    A journal that gets its first passphrase takes its backups along in any case: they would be
    open to everybody. Once the journal itself has changed, nothing is raised any more.
    """
    told, stopped = progress or _nobody, stopped or _never
    path, old = wanted.path, wanted.old
    uuid = _uuid(path, old)
    backups.make(
        path, old, uuid, wanted.now, progress=lambda done: told(_BEFORE * done), stopped=stopped
    )
    new = None if wanted.passphrase is None else new_key(wanted.passphrase)

    def changing(done: float) -> None:
        told(_BEFORE + (_CHANGED - _BEFORE) * done)

    rekey(path, old, new, wanted.heads, progress=changing, stopped=stopped)
    second = wanted.second or backups.state(uuid).away_in
    before = backups.listed(uuid, second)
    kept_old = len(before)
    if wanted.bring_backups or old is None:
        kept_old -= _bring_along(before, old, new, told, stopped)
    told(_BROUGHT_ALONG)
    if kept_old:  # else the one made before, of the same records, opens as the journal does
        _back_up(wanted, new, uuid)
    told(1.0)
    return Changed(new, kept_old, second if second and not second.is_dir() else None)


def _bring_along(
    found: Iterable[Backup], old: Key | None, new: Key | None, told: Progress, stopped: Stopped
) -> int:
    """Each by itself is the old or the new one; how many are the new."""
    every = list(found)
    done = 0
    for place, backup in enumerate(every):
        told(_CHANGED + (_BROUGHT_ALONG - _CHANGED) * place / len(every))
        try:
            rekey_backup(backup.path, old, new, stopped)
        except WasStopped:
            break
        except KnownError:
            continue
        done += 1
    return done


def _back_up(wanted: Change, new: Key | None, uuid: str) -> None:
    """Not to be stopped any more: it is the first that opens as the journal does now."""
    try:
        backups.make(wanted.path, new, uuid, wanted.now, second=wanted.second)
    except KnownError:
        return  # the one made before is still there, and the next is tried in half an hour


def _uuid(path: Path, key: Key | None) -> str:
    with said(path), untouched(path, key) as connection:
        (uuid,) = connection.execute("SELECT uuid FROM journal").fetchone()
        return str(uuid)


def _never() -> bool:
    return False


def _nobody(_: float) -> None:
    """Nobody wants to know."""
