"""Proving a copy of the journal: it is opened as if there were nothing else left.

What a copy holds is believed only after both integrity checks, and after each seal was made anew
from what the copy says and all of them add up to its digest.
"""

from __future__ import annotations

import contextlib
from contextlib import contextmanager
from typing import TYPE_CHECKING, NamedTuple

import sqlcipher3.dbapi2 as sqlcipher

from mentor_desk.errors import KnownError
from mentor_desk.records import KINDS
from mentor_desk.safety.disk import PART, copy_in_pieces
from mentor_desk.store import recognise
from mentor_desk.store.check import checks, digest_trouble, file_trouble
from mentor_desk.store.engine import connect, make_engine, untouched
from mentor_desk.words import Words, words

if TYPE_CHECKING:
    from collections.abc import Callable, Generator, Mapping
    from pathlib import Path
    from typing import TypeAlias

    from mentor_desk.store import Key

    Progress: TypeAlias = Callable[[float], None]
    """Told from 0 to 1."""
    Stopped: TypeAlias = Callable[[], bool]
    """Asked often; True ends the work with `WasStopped`."""

# A larger one is restored into a file: a laptop's memory is for the mentor's other programs too.
MOST_IN_MEMORY = 256_000_000
# Between two looks at whether to stop: some milliseconds.
STEPS = 10_000
_PAGES_AT_ONCE = 2_000
_INTERRUPT = 9
_CACHE_KIB = 16_000


class NotProven(KnownError):
    """The copy is not what it should be; it was left as it is."""


class WasStopped(KnownError):
    """Somebody asked for it; nothing half made is left."""

    def __init__(self) -> None:
        super().__init__(words("Stopped. Nothing that was saved is lost."))


class Proof(NamedTuple):
    """What a copy turned out to hold; `counts` are records by table."""

    uuid: str
    generation: int
    digest: int
    counts: Mapping[str, int]


def prove(
    path: Path, key: Key | None, progress: Progress | None = None, stopped: Stopped | None = None
) -> Proof:
    """Raises NotProven with what is wrong. Nothing is made beside the file and nothing changed."""
    with _named(path), untouched(path, key) as connection:
        return _prove(connection, path, progress or _nobody, stopped or _never)


def drill(
    path: Path, key: Key | None, progress: Progress | None = None, stopped: Stopped | None = None
) -> Proof:
    """Restores the copy as if the journal were lost, into memory, and proves what came out of it:
    index and shareable tables too. A very large one goes into a file beside it for the time.
    """
    progress, stopped = progress or _nobody, stopped or _never
    with _named(path), _restored(path, key, stopped) as connection:
        proof = _prove(connection, path, lambda done: progress(0.2 + 0.5 * done), stopped)
        if _schema(connection) == recognise.SCHEMA:
            _check_all(connection, path, lambda done: progress(0.7 + 0.3 * done), stopped)
        return proof


def refuse_if(stopped: Stopped) -> None:
    if stopped():
        raise WasStopped


@contextmanager
def interruptible(connection: sqlcipher.Connection, stopped: Stopped) -> Generator[None]:
    """Whatever the connection does meanwhile ends with WasStopped when it is asked to."""
    connection.set_progress_handler(stopped, STEPS)
    try:
        yield
    except sqlcipher.OperationalError as error:
        if getattr(error, "sqlite_errorcode", 0) == _INTERRUPT:
            raise WasStopped from None
        raise
    finally:
        connection.set_progress_handler(None, STEPS)


def _prove(
    connection: sqlcipher.Connection, path: Path, progress: Progress, stopped: Stopped
) -> Proof:
    with interruptible(connection, stopped):
        # Indexes are followed in no order of pages: a third of the time goes with the default.
        connection.execute(f"PRAGMA cache_size = -{_CACHE_KIB}")
        progress(0.0)
        _refuse(path, file_trouble(connection))
        refuse_if(stopped)
        progress(0.6)
        proof = _said(connection, path)
        trouble = (
            digest_trouble(connection)
            if _schema(connection) == recognise.SCHEMA
            else _older_digest_trouble(connection, proof)
        )
        _refuse(path, trouble)
        progress(1.0)
        return proof


def _said(connection: sqlcipher.Connection, path: Path) -> Proof:
    """What the copy says of itself."""
    try:
        row = connection.execute("SELECT uuid, generation, digest FROM journal WHERE id = 1")
        uuid, generation, digest = row.fetchone()
    except (sqlcipher.OperationalError, TypeError):
        raise recognise.empty(path) from None
    counts = {
        table: connection.execute(f'SELECT count(*) FROM "{table}"').fetchone()[0]
        for table in _tables(connection)
    }
    return Proof(uuid, generation, digest, counts)


def _tables(connection: sqlcipher.Connection) -> list[str]:
    """Of records, as far as this copy's schema has them."""
    there = {name for (name,) in connection.execute("SELECT name FROM sqlite_master")}
    return [kind.__tablename__ for kind in KINDS if kind.__tablename__ in there]


def _older_digest_trouble(connection: sqlcipher.Connection, proof: Proof) -> Words | None:
    """How an older version made its seals is not known any more, but their sum is still kept."""
    total = sum(
        connection.execute(f'SELECT coalesce(sum(seal), 0) FROM "{table}"').fetchone()[0]
        for table in _tables(connection)
    )
    if total != proof.digest:
        return words("an older part of the file was put back into it")
    return None


def _schema(connection: sqlcipher.Connection) -> int:
    (found,) = connection.execute("PRAGMA user_version").fetchone()
    return found


def _check_all(
    connection: sqlcipher.Connection, path: Path, progress: Progress, stopped: Stopped
) -> None:
    engine = make_engine(lambda: connection)
    try:
        with interruptible(connection, stopped), engine.connect() as checked:
            for number, one in enumerate(checks(checked), start=1):
                _refuse(path, one.trouble)
                progress(min(1.0, number / 5))
    finally:
        engine.dispose()


@contextmanager
def _restored(path: Path, key: Key | None, stopped: Stopped) -> Generator[sqlcipher.Connection]:
    if path.stat().st_size > MOST_IN_MEMORY:
        part = path.with_name(f"{path.name}{PART}")
        try:
            copy_in_pieces(path, part, lambda: refuse_if(stopped))
            with contextlib.closing(connect(part, key)) as connection:
                yield connection
        finally:
            part.unlink(missing_ok=True)
        return
    with (
        untouched(path, key) as source,
        contextlib.closing(sqlcipher.connect(":memory:", isolation_level=None)) as memory,
    ):
        if key is not None:
            memory.execute(key.pragma())

        def halt(_status: int, _left: int, _total: int) -> None:
            refuse_if(stopped)

        source.backup(memory, pages=_PAGES_AT_ONCE, progress=halt)
        yield memory


def _refuse(path: Path, trouble: Words | None) -> None:
    if trouble is not None:
        raise NotProven(
            words(
                "The backup “{file}” is not sound: {trouble}. "
                "Your journal and the other backups are not touched.",
                file=path.name,
                trouble=trouble.plain(),
            )
        )


@contextmanager
def _named(path: Path) -> Generator[None]:
    """What disk and driver refuse, said of this file."""
    try:
        yield
    except sqlcipher.DatabaseError:
        _refuse(path, words("it cannot be read with this journal's key, or it is damaged"))
    except OSError as error:
        _refuse(path, words("{reason}", reason=error.strerror or "it cannot be read"))


def _never() -> bool:
    return False


def _nobody(_: float) -> None:
    """Nobody wants to know."""
