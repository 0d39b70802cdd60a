"""The open journal: transactions in, changes out."""

from __future__ import annotations

import uuid
from contextlib import contextmanager
from typing import TYPE_CHECKING

import sqlcipher3.dbapi2 as sqlcipher
from sqlalchemy import exc
from sqlalchemy.orm import Session

from mentor_desk.errors import (
    CannotWrite,
    JournalBusy,
    JournalError,
    JournalExists,
    KnownError,
    WrongPassphrase,
)
from mentor_desk.records import Journal, Practice, Record
from mentor_desk.store import migrate, recognise
from mentor_desk.store.changes import Changes, Gatherer
from mentor_desk.store.check import Checked, checks
from mentor_desk.store.engine import create_file, make_engine, open_writer
from mentor_desk.store.gate import Gate
from mentor_desk.store.head import Head, Heads
from mentor_desk.store.key import Key, new_key
from mentor_desk.store.seal import seal_on_write
from mentor_desk.store.search import Hit, search
from mentor_desk.words import words

if TYPE_CHECKING:
    from collections.abc import Callable, Generator, Iterator, Mapping
    from datetime import datetime
    from pathlib import Path

    from mentor_desk.audience import Reader

seal_on_write(Record)


class Store:
    """One writer, used from one thread. Make it with `create` or `open_journal`."""

    def __init__(self, path: Path, key: Key | None, heads: Heads) -> None:
        self.path = path
        self._key = key
        self._heads = heads
        self._listeners: list[Callable[[Changes], None]] = []
        self._engine = make_engine(lambda: open_writer(path, key))
        self._head: Head | None = None

    @property
    def encrypted(self) -> bool:
        return self._key is not None

    @contextmanager
    def read(self) -> Generator[Session]:
        """A consistent view; what it returns stays readable after the end but is not kept."""
        with (
            self._engine.connect() as connection,
            Session(connection, expire_on_commit=False) as session,
        ):
            yield session

    @contextmanager
    def write(self, origin: object = None) -> Generator[Session]:
        """All or nothing, on the disk when it ends; then listeners are told once, with `origin`.

        Raises CannotWrite or JournalBusy if disk or another program refuses; nothing was written.
        """
        with _said(self.path), self._engine.connect() as connection:
            connection = connection.execution_options(immediate=True)
            with Session(connection, expire_on_commit=False) as session, session.begin():
                gathered = Gatherer(session)
                yield session
                session.flush()
                if gathered:
                    connection.exec_driver_sql(
                        "UPDATE journal SET generation = generation + 1 WHERE id = 1"
                    )
        if gathered:
            self._advance_head()
            changes = gathered.changes(origin)
            for listener in tuple(self._listeners):
                listener(changes)

    def update(
        self, kind: type[Record], number: int, values: Mapping[str, object], origin: object = None
    ) -> None:
        """Sets columns of one record; a record that is gone by now is left gone."""
        with self.write(origin) as session:
            record = session.get(kind, number)
            if record is not None:
                for name, value in values.items():
                    setattr(record, name, value)

    def listen(self, listener: Callable[[Changes], None]) -> Callable[[], None]:
        """Calls `listener` after each commit that changed something, until the returned call."""
        self._listeners.append(listener)
        return lambda: self._listeners.remove(listener)

    def search(self, text: str, limit: int = 50, mentee_id: int | None = None) -> list[Hit]:
        with self._engine.connect() as connection:
            return search(connection, text, limit, mentee_id)

    def gate(self, reader: Reader) -> Gate:
        return Gate(self.path, self._key, reader)

    def checkpoint(self) -> None:
        """Moves what was saved from the log beside the journal into it; call it when idle."""
        with self._engine.connect() as connection:
            connection.execution_options(isolation_level="AUTOCOMMIT")
            connection.exec_driver_sql("PRAGMA wal_checkpoint(TRUNCATE)")

    def check(self) -> Iterator[Checked]:
        """The journal's checks one after the other; long for a large journal."""
        self.checkpoint()
        with self._engine.connect() as connection:
            yield from checks(connection)

    def close(self) -> None:
        self._listeners.clear()
        self._engine.dispose()

    def begin(self) -> None:
        """Refuses what is not a journal of ours, brings an older one up to date, notes its head."""
        with self._engine.connect() as connection:
            migrate.refuse_foreign(connection, self.path)
            old = migrate.revision(connection) != migrate.HEAD
        if old:
            migrate.upgrade(self._engine)
        with self.write() as session:
            migrate.derive(session.connection())
            journal = session.get_one(Journal, 1)
        check = self._key.check_value() if self._key else ""
        self._head = Head(journal.uuid, journal.generation, check)
        self._heads.save(self._head_name(), self._head)

    def fill(self, made_at: datetime, is_sample: bool) -> None:
        migrate.upgrade(self._engine)
        with self.write() as session:
            session.add_all(
                (
                    Journal(uuid=uuid.uuid4().hex, made_at=made_at, is_sample=is_sample),
                    Practice(),
                )
            )
        self.begin()

    def _head_name(self) -> str:
        if self._key:
            return self._key.salt.hex()
        assert self._head
        return self._head.uuid

    def _advance_head(self) -> None:
        if self._head:
            self._head = Head(self._head.uuid, self._head.generation + 1, self._head.check)
            self._heads.save(self._head_name(), self._head)


def create(
    path: Path,
    passphrase: str | None,
    made_at: datetime,
    is_sample: bool = False,
    heads: Heads | None = None,
) -> Store:
    """A new journal at a path where nothing is yet; encrypted unless `passphrase` is None."""
    if path.exists():
        raise JournalExists(words("There is already a file at “{file}”.", file=str(path)))
    key = None if passphrase is None else new_key(passphrase)
    with _said(path):
        path.parent.mkdir(parents=True, exist_ok=True)
        create_file(path, key)
    store = Store(path, key, heads or Heads())
    store.fill(made_at, is_sample)
    return store


def open_journal(path: Path, key: Key | None, heads: Heads | None = None) -> Store:
    """Raises the JournalError that says what is in the way; the file is then as it was.

    `key` comes from `unlock_key`; None opens a journal without passphrase.
    """
    recognise.refuse_unusable(path)
    heads = heads or Heads()
    store = Store(path, key, heads)
    try:
        store.begin()
    except (sqlcipher.DatabaseError, exc.DatabaseError) as error:
        store.close()
        raise _explained(path, key, heads, error) from None
    except BaseException:
        store.close()
        raise
    return store


def _explained(path: Path, key: Key | None, heads: Heads, error: Exception) -> KnownError:
    text = str(error)
    if "not a database" not in text:
        return (
            recognise.damaged(path)
            if "malformed" in text or "disk image" in text
            else _refused(path, text)
        )
    known = heads.by_salt(key.salt) if key else None
    if key and known and known.check == key.check_value():
        return recognise.damaged(path)
    if known:
        return WrongPassphrase(words("The passphrase is not right."))
    return WrongPassphrase(
        words("The passphrase is not right, or this is not a Mentor Desk journal.")
    )


def _refused(path: Path, text: str) -> KnownError:
    if "locked" in text or "busy" in text:
        return JournalBusy(
            words(
                "Another program is using “{file}”. Close it there and try again.", file=path.name
            )
        )
    if "full" in text:
        return CannotWrite(
            words("The disk is full. Free some space; nothing that was saved is lost.")
        )
    return CannotWrite(
        words("The disk refused to write “{file}”. Nothing that was saved is lost.", file=path.name)
    )


@contextmanager
def _said(path: Path) -> Generator[None]:
    """Turns a refusal of disk or driver into a sentence; programming errors pass as they are."""
    try:
        yield
    except (sqlcipher.OperationalError, exc.OperationalError) as error:
        raise _refused(path, str(error)) from None
    except (JournalError, KnownError):
        raise
    except OSError as error:
        raise CannotWrite(
            words(
                "“{file}” cannot be written: {reason}.",
                file=str(path),
                reason=error.strerror or "unknown reason",
            )
        ) from None
