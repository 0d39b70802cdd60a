"""A backup as it is, opened to be read: nothing is made beside it and nothing in it changes.

A backup of an older schema is copied and the copy brought up to date. The copy is encrypted with
the same key, readable by its owner only, and has no name any more as soon as it is open.
"""

from __future__ import annotations

import contextlib
import secrets
import shutil
from contextlib import contextmanager
from typing import TYPE_CHECKING, NamedTuple

import sqlcipher3.dbapi2 as sqlcipher
from sqlalchemy import func, select
from sqlalchemy.orm import Session

from mentor_desk import paths
from mentor_desk.errors import JournalDamaged, JournalError, WrongPassphrase
from mentor_desk.records import Journal, Mentee, MentoringSession
from mentor_desk.store import Heads, migrate, recognise
from mentor_desk.store.engine import claim, connect, make_engine, untouched
from mentor_desk.store.refusal import not_opened, said, unwritable
from mentor_desk.words import words

if TYPE_CHECKING:
    from collections.abc import Generator
    from pathlib import Path

    from sqlalchemy import Engine

    from mentor_desk.store import Key


class Holds(NamedTuple):
    """How much there is in a backup, or in the journal."""

    mentees: int
    sessions: int


class Inside:
    """Use it from one thread and close it. Services read in it as they do in the journal."""

    def __init__(self, path: Path, key: Key | None, readable: Path | None = None) -> None:
        """`readable` comes from `made_readable`, where that was called beforehand in a job."""
        self.path = path
        self._key = own_key(path, key)
        self._readable = readable or made_readable(path, key)
        self._engine = self._opened()
        with self.read() as session:
            found = session.get(Journal, 1)
        if found is None:
            self.close()
            raise recognise.empty(path)

    @property
    def key(self) -> Key | None:
        """None also where the journal has had a passphrase only since."""
        return self._key

    @contextmanager
    def read(self) -> Generator[Session]:
        """What it returns stays readable after the end."""
        with (
            _as_backup(),
            said(self.path),
            self._engine.connect() as connection,
            Session(connection, expire_on_commit=False) as session,
        ):
            yield session

    def close(self) -> None:
        self._engine.dispose()
        self._forget_copy()

    def __enter__(self) -> Inside:
        return self

    def __exit__(self, *_: object) -> None:
        self.close()

    def _opened(self) -> Engine:
        """The copy needs no name once it is open; where a system keeps open files, `close` does
        it.
        """
        engine = make_engine(lambda: connect(self._readable, self._key, "ro&immutable=1"))
        try:
            with engine.connect():
                self._forget_copy()
        except BaseException:
            engine.dispose()
            self._forget_copy()
            raise
        return engine

    def _forget_copy(self) -> None:
        if self._readable != self.path:
            with contextlib.suppress(OSError):
                self._readable.unlink(missing_ok=True)


def holds(session: Session) -> Holds:
    return Holds(
        session.scalar(select(func.count()).select_from(Mentee)) or 0,
        session.scalar(select(func.count()).select_from(MentoringSession)) or 0,
    )


def counted(path: Path, key: Key | None) -> Holds | None:
    """At a glance, whatever its schema; None if it cannot be read with this key."""
    try:
        with untouched(path, own_key(path, key)) as connection:
            counts = [
                connection.execute(f"SELECT count(*) FROM {kind.__tablename__}").fetchone()[0]
                for kind in (Mentee, MentoringSession)
            ]
    except (sqlcipher.Error, JournalError):
        return None
    return Holds(*counts)


def own_key(path: Path, key: Key | None) -> Key | None:
    """A backup made before the journal had a passphrase has none."""
    return key if recognise.is_encrypted(path) else None


def made_readable(path: Path, key: Key | None) -> Path:
    """The backup itself or, if it is of an older schema, a copy that `Inside` takes over.

    Raises the JournalError that says why it cannot be read.
    """
    with _as_backup():
        key = own_key(path, key)
        return path if schema(path, key) == recognise.SCHEMA else _upgraded_copy(path, key)


def refuse_unreadable(path: Path, key: Key | None) -> None:
    """Raises the JournalError that says why it cannot be read, as far as its first page tells."""
    with _as_backup():
        schema(path, own_key(path, key))


def schema(path: Path, key: Key | None) -> int:
    try:
        with untouched(path, key) as connection:
            (user_version,) = connection.execute("PRAGMA user_version").fetchone()
            (application_id,) = connection.execute("PRAGMA application_id").fetchone()
    except sqlcipher.DatabaseError as error:
        known = not_opened(path, key, Heads(), error)
        if known is None:
            raise
        raise known from None
    recognise.refuse_schema(path, user_version, application_id)
    return int(user_version)


def _upgraded_copy(path: Path, key: Key | None) -> Path:
    folder = paths.state_folder() / "inside"
    copy = folder / f"{secrets.token_hex(8)}{recognise.BACKUP_SUFFIX}"
    try:
        folder.mkdir(parents=True, exist_ok=True, mode=0o700)
        _remove_left(folder)
        claim(copy)
        with path.open("rb") as source, copy.open("wb") as target:
            shutil.copyfileobj(source, target)
    except OSError as error:
        copy.unlink(missing_ok=True)
        raise unwritable(copy, error) from None
    engine = make_engine(lambda: _writer(copy, key))
    try:
        with said(copy):
            migrate.upgrade(engine)
    except BaseException:
        engine.dispose()
        copy.unlink(missing_ok=True)
        raise
    engine.dispose()
    return copy


def _writer(copy: Path, key: Key | None) -> sqlcipher.Connection:
    """With nothing beside the file: if this ends half-way, the copy is of no more use anyway."""
    connection = connect(copy, key)
    connection.execute("PRAGMA journal_mode = MEMORY")
    connection.execute("PRAGMA synchronous = OFF")
    return connection


def _remove_left(folder: Path) -> None:
    """Copies of a run that was killed; whoever has one open keeps it."""
    for left in folder.glob(f"*{recognise.BACKUP_SUFFIX}"):
        with contextlib.suppress(OSError):
            left.unlink()


@contextmanager
def _as_backup() -> Generator[None]:
    """Says of a backup what is otherwise said of a journal."""
    try:
        yield
    except JournalDamaged:
        raise JournalDamaged(
            words("This backup is damaged and was left as it is. Choose another one.")
        ) from None
    except WrongPassphrase:
        raise WrongPassphrase(
            words("This backup was made under another passphrase and opens with that one only.")
        ) from None
