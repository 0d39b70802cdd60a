"""Everything back as a backup has it. What the journal says now is kept first.

Whenever the program is killed or the power goes, the journal is the old one or the restored one,
whole, and the old one can be had back too.
"""

from __future__ import annotations

import contextlib
import shutil
from typing import TYPE_CHECKING, NamedTuple

import sqlcipher3.dbapi2 as sqlcipher

from mentor_desk.errors import CannotWrite, JournalError
from mentor_desk.safety import backups
from mentor_desk.safety.copying import PIECE, BackupSkipped
from mentor_desk.safety.disk import PART, move_into_place, sync_file, sync_folder
from mentor_desk.safety.inside import own_key, refuse_unreadable
from mentor_desk.safety.proof import NotProven, WasStopped, prove
from mentor_desk.store import Heads
from mentor_desk.store.engine import claim, connect, untouched
from mentor_desk.store.recognise import beside, damaged, refuse_backup_name
from mentor_desk.store.refusal import said, unwritable
from mentor_desk.words import words

if TYPE_CHECKING:
    from datetime import datetime
    from pathlib import Path

    from mentor_desk.safety.proof import Progress, Stopped
    from mentor_desk.store import Key


class Wanted(NamedTuple):
    """`present_key` opens the journal as it is; `key` the backup, and the journal from then on."""

    backup: Path
    journal: Path
    key: Key | None
    present_key: Key | None
    now: datetime


class Restored(NamedTuple):
    kept: Path | None
    """What was there before; None if nothing was."""
    kept_as_backup: bool
    """Else its files were put aside untouched, because it did not open."""
    generation: int


def restore_all(
    wanted: Wanted,
    heads: Heads | None = None,
    progress: Progress | None = None,
    stopped: Stopped | None = None,
) -> Restored:
    """The journal, which nobody has open, says what the backup says; also where there is none yet.

    Raises a KnownError, WasStopped among them; the journal is then as it was.
    """
    told, stopped = progress or _nobody, stopped or _never
    wanted = wanted._replace(
        journal=wanted.journal.resolve(), key=own_key(wanted.backup, wanted.key)
    )
    part = wanted.journal.with_name(wanted.journal.name + PART)
    try:
        _refuse_half(wanted)
        refuse_unreadable(wanted.backup, wanted.key)
        proof = prove(wanted.backup, wanted.key, _span(told, 0.0, 0.3), stopped)
        kept = _keep_present(wanted, heads, _span(told, 0.3, 0.6), stopped)
        backups.pause_thinning(proof.uuid)
        # One more would do, but a generation that follows the one of a file in doubt by one is
        # taken for that file.
        known = max(proof.generation, kept.generation, *_remembered(wanted, heads, proof.uuid))
        _write_part(wanted, part, known + 2, stopped)
        prove(part, wanted.key, _span(told, 0.7, 0.99), stopped)
        _put_in_place(part, wanted.journal)
    except OSError as error:
        raise unwritable(wanted.journal, error) from None
    finally:
        with contextlib.suppress(OSError):
            part.unlink(missing_ok=True)
    told(1.0)
    return kept._replace(generation=known + 2)


def _refuse_half(wanted: Wanted) -> None:
    """A file with a log beside it does not hold all that it says, or is being written in."""
    refuse_backup_name(wanted.journal)
    if wanted.backup.resolve() == wanted.journal:
        raise JournalError(words("The backup and the journal are the same file."))
    log = beside(wanted.backup)[0]
    if log.exists() and log.stat().st_size:
        raise JournalError(
            words(
                "“{file}” is a journal in use, not a backup. Make a backup of it first.",
                file=wanted.backup.name,
            )
        )


def _keep_present(
    wanted: Wanted, heads: Heads | None, progress: Progress, stopped: Stopped
) -> Restored:
    """With the generation it has now, 0 where nobody can tell."""
    journal, key = wanted.journal, wanted.present_key
    if not journal.exists() and not any(one.exists() for one in beside(journal)):
        return Restored(None, kept_as_backup=False, generation=0)
    try:
        made = backups.make(
            journal, key, _uuid(journal, key), wanted.now, progress=progress, stopped=stopped
        )
        at_rest(journal, key, heads)
    except (JournalError, NotProven, BackupSkipped):
        return Restored(_put_aside(wanted), kept_as_backup=False, generation=0)
    return Restored(made.path, kept_as_backup=True, generation=made.generation)


def _uuid(journal: Path, key: Key | None) -> str:
    """Raises the JournalError that says why it does not open."""
    try:
        with said(journal), untouched(journal, key) as connection:
            (found,) = connection.execute("SELECT uuid FROM journal WHERE id = 1").fetchone()
    except (sqlcipher.Error, TypeError, CannotWrite):
        raise damaged(journal) from None
    return str(found)


def at_rest(journal: Path, key: Key | None, heads: Heads | None = None) -> None:
    """Moves the log into the file and removes it; JournalBusy if anybody has it open."""
    with said(journal), contextlib.closing(connect(journal, key)) as connection:
        (uuid,) = connection.execute("SELECT uuid FROM journal WHERE id = 1").fetchone()
        (heads or Heads()).drop_page_sums(key.salt.hex() if key else str(uuid))
        connection.execute("PRAGMA locking_mode = EXCLUSIVE")
        connection.execute("PRAGMA wal_checkpoint(TRUNCATE)").fetchall()
        connection.execute("PRAGMA journal_mode = DELETE").fetchall()
        connection.execute("BEGIN EXCLUSIVE")
        connection.execute("COMMIT")


def _put_aside(wanted: Wanted) -> Path:
    """The file and its log, byte for byte, under a name that says what they are. A log that stayed
    where it is would be read into the restored journal.
    """
    journal = wanted.journal
    said_when = wanted.now.strftime("%Y-%m-%d %H%M%S")
    aside, number = journal.with_name(f"{journal.stem} kept {said_when}{journal.suffix}"), 1
    while any(one.exists() for one in (aside, *beside(aside))):
        number += 1
        aside = journal.with_name(f"{journal.stem} kept {said_when} {number}{journal.suffix}")
    pairs = list(zip((journal, *beside(journal)), (aside, *beside(aside)), strict=True))
    try:
        for source, target in pairs:
            if source.exists():
                claim(target)
                shutil.copyfile(source, target)
                sync_file(target)
    except OSError:
        for _, target in pairs:
            target.unlink(missing_ok=True)
        raise
    sync_folder(journal.parent)
    return aside


def _remembered(wanted: Wanted, heads: Heads | None, uuid: str) -> list[int]:
    """Generations this laptop saw of it, under whichever key."""
    heads = heads or Heads()
    names = [uuid, *(key.salt.hex() for key in (wanted.key, wanted.present_key) if key)]
    found = [head.generation for name in names if (head := heads.load(name))]
    return [0, *found, *(older.now for name in names if (older := heads.older(name)))]


def _write_part(wanted: Wanted, part: Path, generation: int, stopped: Stopped) -> None:
    part.parent.mkdir(parents=True, exist_ok=True)
    part.unlink(missing_ok=True)
    claim(part)
    with wanted.backup.open("rb") as source, part.open("r+b") as target:
        while piece := source.read(PIECE):
            if stopped():
                raise WasStopped
            target.write(piece)
    with said(part), contextlib.closing(connect(part, wanted.key)) as connection:
        # Nothing beside it, and nothing lost by that: half-written it counts for nothing.
        for mode in ("DELETE", "MEMORY"):
            connection.execute(f"PRAGMA journal_mode = {mode}").fetchall()
        connection.execute("UPDATE journal SET generation = ? WHERE id = 1", (generation,))
    sync_file(part)


def _put_in_place(part: Path, journal: Path) -> None:
    """By now there is nothing in a log that is not kept elsewhere too."""
    for left in beside(journal):
        left.unlink(missing_ok=True)
    # Else a power cut could bring the old log back, and it would be read into the new file.
    sync_folder(journal.parent)
    move_into_place(part, journal)


def _span(told: Progress, first: float, last: float) -> Progress:
    return lambda done: told(first + (last - first) * done)


def _nobody(_: float) -> None:
    """Nobody wants to know."""


def _never() -> bool:
    return False
