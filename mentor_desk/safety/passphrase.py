"""Setting, changing and removing the passphrase of a journal that nobody has open.

A new file is written beside the journal, proven, and put into its place in one step: whenever the
program is killed or the power goes, the old file or the new one is there, whole. A new passphrase
brings a new salt, so that a recovery sheet of the old one does not open the new file.
"""

from __future__ import annotations

import contextlib
import os
import sys
import time
from dataclasses import dataclass
from typing import TYPE_CHECKING

from mentor_desk.errors import JournalDamaged, KnownError
from mentor_desk.store import Heads
from mentor_desk.store.engine import claim, connect
from mentor_desk.store.head import Head
from mentor_desk.store.key import derive
from mentor_desk.store.recognise import PAGE_BYTES
from mentor_desk.store.refusal import said, unwritable
from mentor_desk.words import words

if TYPE_CHECKING:
    from collections.abc import Callable, Generator
    from pathlib import Path

    import sqlcipher3.dbapi2 as sqlcipher

    from mentor_desk.store import Key

_NEW, _OLD = ".new-passphrase.part", ".without-passphrase.part"
_LOOK_EVERY = 2_000
"""Steps of SQLite's machine: less than a millisecond."""
# A virus scanner or a syncing folder holds a new file for a moment on Windows.
_HELD = (5, 32)
_WAITS = (0.01, 0.025, 0.05, 0.1)


class Stopped(KnownError):
    """Somebody asked to stop; everything is as it was."""


@dataclass(frozen=True, slots=True)
class Watch:
    """Told how much is done (0 to 1), asked whether to stop; called in the job's thread."""

    progress: Callable[[float], None] = lambda _: None
    cancelled: Callable[[], bool] = lambda: False


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
    watch: Watch | None = None,
) -> None:
    """The journal opens with `new` alone from then on; None means without a passphrase.

    Raises JournalBusy if somebody has it open, CannotWrite, JournalDamaged or Stopped; the journal
    is then as it was.
    """
    if old == new:
        return
    heads = heads or Heads()
    was, now = _exchange(path, old, new, watch or Watch(), heads)
    # Whoever puts the old file back later hears that a save is missing from it.
    heads.save(_head_name(was, old), was._replace(generation=now.generation))
    if old is None:
        forget_unfinished(path)


def rekey_backup(path: Path, old: Key | None, new: Key | None, watch: Watch | None = None) -> None:
    """The same for a backup, whose generation stays what it was."""
    if old != new:
        _exchange(path, old, new, watch or Watch(), None)
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


def _exchange(
    path: Path, old: Key | None, new: Key | None, watch: Watch, heads: Heads | None
) -> tuple[Head, Head]:
    """What the journal said of itself before and after. With no `heads` it is a backup, which says
    the same as before.
    """
    part = _beside(path, _NEW)
    try:
        with said(path), contextlib.closing(connect(path, old)) as source:
            _take_alone(source)
            was = _read_head(source, old)
            now = Head(was.uuid, was.generation + bool(heads), new.check_value() if new else "")
            _write_copy(source, part, new, now, watch)
            _prove(source, part, new, now, watch)
        _settle(part)
        if heads:
            heads.save(_head_name(now, new), now)
        _keep_old_name(path, old)
        _move(part, path)
    except BaseException as error:
        _unlink(part)
        _unlink(_beside(path, _OLD))
        if isinstance(error, OSError):
            raise unwritable(path, error) from None
        raise
    with contextlib.suppress(OSError):
        _settle(path.parent)
    return was, now


def _take_alone(source: sqlcipher.Connection) -> None:
    """Moves the log into the file and removes it; fails as busy if anybody else has it open."""
    source.execute("PRAGMA locking_mode = EXCLUSIVE")
    source.execute("PRAGMA wal_checkpoint(TRUNCATE)").fetchall()
    source.execute("PRAGMA journal_mode = DELETE").fetchall()
    source.execute("BEGIN EXCLUSIVE")
    source.execute("COMMIT")


def _write_copy(
    source: sqlcipher.Connection, part: Path, new: Key | None, now: Head, watch: Watch
) -> None:
    _unlink(part)
    claim(part)
    secret = "" if new is None else f"x'{new.key.hex()}{new.salt.hex()}'"
    source.execute("ATTACH DATABASE ? AS fresh KEY ?", (str(part), secret))
    # The new file counts for nothing until it is whole and on the disk.
    source.execute("PRAGMA fresh.journal_mode = OFF")
    source.execute("PRAGMA fresh.synchronous = OFF")
    with _watched(source, part, _size(source), watch):
        source.execute("SELECT sqlcipher_export('fresh')").fetchall()
    for name in ("user_version", "application_id"):
        (value,) = source.execute(f"PRAGMA main.{name}").fetchone()
        source.execute(f"PRAGMA fresh.{name} = {int(value)}")
    source.execute("UPDATE fresh.journal SET generation = ?", (now.generation,))
    source.execute("DETACH DATABASE fresh")


def _size(source: sqlcipher.Connection) -> int:
    (pages,) = source.execute("PRAGMA page_count").fetchone()
    return max(1, int(pages) * PAGE_BYTES)


@contextlib.contextmanager
def _watched(
    connection: sqlcipher.Connection, part: Path, size: int, watch: Watch
) -> Generator[None]:
    """Writing is taken for half of the work, proving for the other."""

    def look() -> int:
        watch.progress(min(0.5, part.stat().st_size / size / 2))
        return watch.cancelled()

    connection.set_progress_handler(look, _LOOK_EVERY)
    try:
        yield
    except Exception:
        if watch.cancelled():
            raise Stopped(words("Stopped. The passphrase is what it was.")) from None
        raise
    finally:
        connection.set_progress_handler(None, 0)


def _prove(
    source: sqlcipher.Connection, part: Path, new: Key | None, now: Head, watch: Watch
) -> None:
    """Opened apart, as it will be opened, and compared table by table."""
    with contextlib.closing(connect(part, new, "ro&immutable=1")) as copy:
        done = 0.5
        for proof in (_pages_are_whole, _is_sound):
            if watch.cancelled():
                raise Stopped(words("Stopped. The passphrase is what it was."))
            watch.progress(done)
            if not proof(copy):
                raise _not_proven()
            done += 0.2
        if _read_head(copy, new) != now or _contents(copy) != _contents(source):
            raise _not_proven()
        watch.progress(1.0)


def _pages_are_whole(copy: sqlcipher.Connection) -> bool:
    # Of a file without a key SQLCipher says so in a line without "HMAC".
    found = copy.execute("PRAGMA cipher_integrity_check").fetchall()
    return not any("HMAC" in str(row[0]) for row in found)


def _is_sound(copy: sqlcipher.Connection) -> bool:
    return copy.execute("PRAGMA integrity_check").fetchall() == [("ok",)]


def _contents(connection: sqlcipher.Connection) -> object:
    """Its schema, the number of rows of each table and the sum of their seals."""
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
    return schema, counted, header, connection.execute("SELECT digest FROM journal").fetchone()


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


def _move(part: Path, path: Path) -> None:
    for wait in (*_WAITS, None):
        try:
            part.replace(path)
        except OSError as refused:
            if wait is None or getattr(refused, "winerror", None) not in _HELD:
                raise
            time.sleep(wait)
        else:
            return


def _settle(path: Path) -> None:
    """A file, or a folder with its names, reaches the disk; Windows has no call for folders."""
    if sys.platform == "win32" and path.is_dir():
        return
    handle = os.open(path, os.O_RDWR if path.is_file() else os.O_RDONLY)
    try:
        os.fsync(handle)
    finally:
        os.close(handle)


def _unlink(path: Path) -> None:
    with contextlib.suppress(OSError):
        path.unlink(missing_ok=True)


def _beside(path: Path, suffix: str) -> Path:
    return path.with_name(path.name + suffix)
