"""Setting, changing and removing the passphrase of a journal that nobody has open.

A new file is written beside the journal, proven, and put into its place in one step: whenever the
program is killed or the power goes, the old file or the new one is there, whole. A new passphrase
brings a new salt, so that a recovery sheet of the old one does not open the new file.
"""

from __future__ import annotations

import contextlib
import os
from typing import TYPE_CHECKING

import sqlcipher3.dbapi2 as sqlcipher

from mentor_desk.errors import CannotWrite, JournalDamaged, KnownError
from mentor_desk.safety.disk import move_into_place, sync_file, sync_folder
from mentor_desk.safety.proof import NotProven, WasStopped, interruptible, prove
from mentor_desk.store import Heads
from mentor_desk.store.engine import claim, connect, untouched
from mentor_desk.store.head import Head
from mentor_desk.store.key import derive
from mentor_desk.store.recognise import PAGE_BYTES
from mentor_desk.store.refusal import said, unwritable
from mentor_desk.words import words

if TYPE_CHECKING:
    from pathlib import Path

    from mentor_desk.safety.proof import Progress, Stopped
    from mentor_desk.store import Key

_NEW, _OLD = ".new-passphrase.part", ".without-passphrase.part"
_WRITTEN = 0.5


def is_passphrase(key: Key, passphrase: str) -> bool:
    """Whether that is the passphrase behind the key; takes as long as unlocking."""
    try:
        return derive(passphrase, key.salt) == key
    except KnownError:
        return False


def rekey(
    path: Path,
    old: Key | None,
    new: Key | None,
    heads: Heads | None = None,
    *,
    progress: Progress | None = None,
    stopped: Stopped | None = None,
) -> None:
    """The journal opens with `new` alone from then on; None means without a passphrase.

    Raises JournalBusy if somebody has it open, CannotWrite, JournalDamaged or WasStopped; the
    journal is then as it was.
    """
    if old == new:
        return
    heads = heads or Heads()
    was, now = _exchange(path, old, new, _Watch(progress, stopped), heads)
    # Whoever puts the old file back later hears that a save is missing from it.
    heads.save(_head_name(was, old), was._replace(generation=now.generation))
    if old is None:
        forget_unfinished(path)


def rekey_backup(
    path: Path, old: Key | None, new: Key | None, stopped: Stopped | None = None
) -> None:
    """The same for a backup, whose generation stays what it was."""
    if old != new:
        _exchange(path, old, new, _Watch(None, stopped), None)
        if old is None:
            forget_unfinished(path)


def forget_unfinished(path: Path) -> None:
    """Overwrites and removes what a killed change left beside a journal that has opened since.

    Overwriting reaches the old place on a magnetic disk; an SSD may keep traces until it uses the
    space again.
    """
    for left in (_beside(path, _NEW), _beside(path, _OLD)):
        with contextlib.suppress(OSError):
            if not os.path.samestat(left.stat(), path.stat()):
                _wipe(left)
            left.unlink()


class _Watch:
    """Tells how far it is (0 to 1) and ends the work when it is asked to."""

    def __init__(self, progress: Progress | None, stopped: Stopped | None) -> None:
        self._progress = progress
        self._stopped = stopped

    def progress(self, done: float) -> None:
        if self._progress is not None:
            self._progress(done)

    def stopped(self) -> bool:
        return self._stopped is not None and self._stopped()

    def halt(self) -> None:
        if self.stopped():
            raise WasStopped


def _exchange(
    path: Path, old: Key | None, new: Key | None, watch: _Watch, heads: Heads | None
) -> tuple[Head, Head]:
    """What the journal said of itself before and after. With no `heads` it is a backup, which says
    the same as before.
    """
    part = _beside(path, _NEW)
    try:
        with said(path), contextlib.closing(connect(path, old)) as source:
            was = _read_head(source, old)
            if heads:  # the first page is another one from here on, also if this is stopped
                heads.drop_page_sums(_head_name(was, old))
            _take_alone(source)
            was = _read_head(source, old)
            now = Head(was.uuid, was.generation + bool(heads), new.check_value() if new else "")
            _write_copy(source, part, new, now, watch)
            _prove(source, part, new, now, watch)
        sync_file(part)
        if heads:
            heads.save(_head_name(now, new), now)
        _keep_old_name(path, old)
        sync_folder(path.parent)  # the old log is gone for good before the new file is there
        move_into_place(part, path)
    except BaseException as error:
        _unlink(part)
        _unlink(_beside(path, _OLD))
        if isinstance(error, OSError):
            raise unwritable(path, error) from None
        raise
    return was, now


def _take_alone(source: sqlcipher.Connection) -> None:
    """Moves the log into the file and removes it; fails as busy if anybody else has it open."""
    source.execute("PRAGMA locking_mode = EXCLUSIVE")
    source.execute("PRAGMA wal_checkpoint(TRUNCATE)").fetchall()
    source.execute("PRAGMA journal_mode = DELETE").fetchall()
    source.execute("BEGIN EXCLUSIVE")
    source.execute("COMMIT")


def _write_copy(
    source: sqlcipher.Connection, part: Path, new: Key | None, now: Head, watch: _Watch
) -> None:
    _unlink(part)
    claim(part)
    secret = "" if new is None else f"x'{new.key.hex()}{new.salt.hex()}'"
    source.execute("ATTACH DATABASE ? AS fresh KEY ?", (str(part), secret))
    # The new file counts for nothing until it is whole and on the disk.
    source.execute("PRAGMA fresh.journal_mode = OFF")
    source.execute("PRAGMA fresh.synchronous = OFF")
    (pages,) = source.execute("PRAGMA page_count").fetchone()

    def look() -> bool:
        watch.progress(min(1.0, part.stat().st_size / max(1, pages * PAGE_BYTES)) * _WRITTEN)
        return watch.stopped()

    try:
        with interruptible(source, look):
            source.execute("SELECT sqlcipher_export('fresh')").fetchall()
    except sqlcipher.Error as error:
        # The function says of a full disk and of an unreadable page alike that it failed.
        raise CannotWrite(
            words(
                "The new file could not be written: the disk is full, or it refused. "
                "The journal is as it was."
            )
        ) from error
    for name in ("user_version", "application_id"):
        (value,) = source.execute(f"PRAGMA main.{name}").fetchone()
        source.execute(f"PRAGMA fresh.{name} = {int(value)}")
    source.execute("UPDATE fresh.journal SET generation = ?", (now.generation,))
    source.execute("DETACH DATABASE fresh")
    watch.progress(_WRITTEN)
    watch.halt()


def _prove(
    source: sqlcipher.Connection, part: Path, new: Key | None, now: Head, watch: _Watch
) -> None:
    """Opened apart, as it will be opened, and compared table by table."""
    try:
        prove(
            part,
            new,
            lambda done: watch.progress(_WRITTEN + (1 - _WRITTEN) * done),
            watch.stopped,
        )
    except NotProven:
        raise _not_proven() from None
    with untouched(part, new) as copy:
        if _read_head(copy, new) != now or _contents(copy) != _contents(source):
            raise _not_proven()


def _contents(connection: sqlcipher.Connection) -> object:
    """Its schema, the number of rows of each table, the sum of their seals, and the last numbers
    that were given.
    """
    found = connection.execute("SELECT type, name, sql FROM sqlite_master ORDER BY 1, 2")
    schema = found.fetchall()
    counted: list[object] = []
    for kind, name, sql in schema:
        if kind == "table" and not name.startswith("sqlite_") and "VIRTUAL" not in (sql or ""):
            columns = [row[1] for row in connection.execute(f'PRAGMA table_info("{name}")')]
            total = "total(seal)" if "seal" in columns else "0"
            counted.append(connection.execute(f'SELECT count(*), {total} FROM "{name}"').fetchone())
    header = [
        connection.execute(f"PRAGMA {name}").fetchone()
        for name in ("user_version", "application_id")
    ]
    given: list[object] = []
    if any(name == "sqlite_sequence" for _, name, _ in schema):  # a backup may be older
        given = connection.execute("SELECT name, seq FROM sqlite_sequence ORDER BY 1").fetchall()
    digest = connection.execute("SELECT digest FROM journal").fetchone()
    return schema, counted, header, given, digest


def _not_proven() -> JournalDamaged:
    return JournalDamaged(
        words(
            "The new file did not come out as it should, so the journal was left as it is. "
            "Check it, or look for a backup, before you try again."
        )
    )


def _read_head(connection: sqlcipher.Connection, key: Key | None) -> Head:
    row = connection.execute("SELECT uuid, generation FROM journal").fetchone()
    return Head(str(row[0]), int(row[1]), key.check_value() if key else "")


def _head_name(head: Head, key: Key | None) -> str:
    return key.salt.hex() if key else head.uuid


def _keep_old_name(path: Path, old: Key | None) -> None:
    """What lies open for everybody gets a second name, to be overwritten by when it is replaced."""
    if old is None:
        kept = _beside(path, _OLD)
        _unlink(kept)
        with contextlib.suppress(OSError):  # a file system without such names
            kept.hardlink_to(path)


def _wipe(path: Path) -> None:
    with path.open("r+b", buffering=0) as file:
        left = path.stat().st_size
        while left > 0:
            left -= file.write(bytes(min(left, 1 << 20)))
        os.fsync(file.fileno())


def _unlink(path: Path) -> None:
    with contextlib.suppress(OSError):
        path.unlink(missing_ok=True)


def _beside(path: Path, suffix: str) -> Path:
    return path.with_name(path.name + suffix)
