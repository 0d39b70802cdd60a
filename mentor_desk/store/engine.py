"""Connections to the one file: key, pragmas and transactions, the same for plain and encrypted."""

from __future__ import annotations

import os
import sys
from contextlib import contextmanager
from typing import TYPE_CHECKING, Any

import sqlcipher3.dbapi2 as sqlcipher
from sqlalchemy import Connection, create_engine, event
from sqlalchemy.pool import QueuePool

from mentor_desk.store import recognise

if TYPE_CHECKING:
    from collections.abc import Callable, Generator
    from pathlib import Path

    from sqlalchemy import Engine

    from mentor_desk.store.key import Key

# Another process may hold the file for the time of one commit.
BUSY_MS = 2000
# SQLite's code for a damaged file.
_CORRUPT = 11


def connect(path: Path, key: Key | None, mode: str = "rw") -> sqlcipher.Connection:
    """`mode` is SQLite's: "rw" and "ro" never make a file, "rwc" does.

    Raises the driver's DatabaseError if the file does not open with this key.
    """
    connection = sqlcipher.connect(
        f"{path.absolute().as_uri()}?mode={mode}", uri=True, isolation_level=None
    )
    try:
        _prepare(connection, key)
    except UnicodeDecodeError:  # the driver's own words about a damaged list of tables
        connection.close()
        error = sqlcipher.DatabaseError("the list of tables is damaged")
        error.sqlite_errorcode = _CORRUPT
        raise error from None
    except BaseException:
        connection.close()
        raise
    return connection


def _prepare(connection: sqlcipher.Connection, key: Key | None) -> None:
    # A wrong key would print an error line for each page it tries.
    connection.execute("PRAGMA cipher_log_level = NONE")
    if key is not None:
        connection.execute(key.pragma())
    connection.execute("PRAGMA cell_size_check = ON")
    connection.execute("PRAGMA trusted_schema = OFF")
    connection.execute("PRAGMA temp_store = MEMORY")
    connection.execute(f"PRAGMA busy_timeout = {BUSY_MS}")
    connection.execute("PRAGMA foreign_keys = ON")
    # Reads the first page: a wrong key fails here and nowhere later.
    connection.execute("SELECT count(*) FROM sqlite_master").fetchone()


@contextmanager
def untouched(path: Path, key: Key | None) -> Generator[sqlcipher.Connection]:
    """The main file alone, as of the last checkpoint: nothing is made beside it, nothing moved."""
    connection = connect(path, key, "ro&immutable=1")
    try:
        yield connection
    finally:
        connection.close()


def open_writer(path: Path, key: Key | None, mode: str = "rw") -> sqlcipher.Connection:
    """The one connection that writes: each commit is on the disk before it returns."""
    connection = connect(path, key, mode)
    connection.execute("PRAGMA journal_mode = WAL")
    connection.execute("PRAGMA synchronous = FULL")
    # Whoever moves the log into the file has to know which pages it moves.
    connection.execute("PRAGMA wal_autocheckpoint = 0")
    if key is None:
        # Else what was deleted for good could be read in the file until something else takes its
        # place. Without a key alone: there everybody can read the file as it lies.
        connection.execute("PRAGMA secure_delete = ON")
    if sys.platform == "darwin":
        connection.execute("PRAGMA fullfsync = ON")
    return connection


def claim(path: Path) -> None:
    """An empty file, readable by its owner only; never replaces one."""
    os.close(os.open(path, os.O_CREAT | os.O_EXCL | os.O_WRONLY, 0o600))


def remove(path: Path) -> None:
    """A journal with its log; never anything whose name only begins the same."""
    for part in (path, *recognise.beside(path)):
        part.unlink(missing_ok=True)


def found_file(path: Path, key: Key | None) -> None:
    """Makes a claimed file an empty database of ours."""
    connection = open_writer(path, key)
    connection.execute(f"PRAGMA application_id = {recognise.APPLICATION_ID}")
    connection.close()


def make_engine(creator: Callable[[], sqlcipher.Connection]) -> Engine:
    """A transaction opened inside another one of the same engine fails within a second instead of
    waiting for ever: there is one connection.
    """
    engine = create_engine(
        "sqlite://",
        module=sqlcipher,
        creator=creator,
        poolclass=QueuePool,
        pool_size=1,
        max_overflow=0,
        pool_timeout=1,
        hide_parameters=True,
    )
    event.listen(engine, "begin", _begin)
    return engine


def _begin(connection: Connection) -> None:
    # The driver's own BEGIN comes too late for DDL and never takes the write lock first.
    options: dict[str, Any] = dict(connection.get_execution_options())
    connection.exec_driver_sql("BEGIN IMMEDIATE" if options.get("immediate") else "BEGIN")
