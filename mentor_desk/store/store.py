"""The open journal: transactions in, changes out."""

from __future__ import annotations

import uuid
from contextlib import AbstractContextManager, closing, contextmanager, suppress
from itertools import chain
from typing import TYPE_CHECKING, cast

from sqlalchemy import exc
from sqlalchemy.orm import Session, configure_mappers

from mentor_desk.errors import CannotWrite, KnownError
from mentor_desk.records import Journal, Practice, Record
from mentor_desk.store import bulk, derived, migrate, recognise
from mentor_desk.store.changes import Changes, Gatherer, WritingSession
from mentor_desk.store.check import Checked, checks
from mentor_desk.store.engine import connect, make_engine, open_writer
from mentor_desk.store.gate import Gate
from mentor_desk.store.head import Head, Heads, Remembered
from mentor_desk.store.overwriting import COUNT_UP, overwrite
from mentor_desk.store.page_sums import PageSums
from mentor_desk.store.refusal import REFUSED, said
from mentor_desk.store.seal import seal_on_write
from mentor_desk.store.search import Hit, search
from mentor_desk.words import words

if TYPE_CHECKING:
    from collections.abc import Callable, Generator, Iterator, Mapping
    from datetime import datetime
    from pathlib import Path

    import sqlcipher3.dbapi2 as sqlcipher

    from mentor_desk.audience import Reader
    from mentor_desk.store.key import Key

seal_on_write(Record)
# Else the first query would do it, while somebody waits for the page; this is imported before.
configure_mappers()

# What SQLite takes for a long log too: 1,000 pages.
_LONG = 1000 * recognise.PAGE_BYTES


class Store:
    """One writer, used from one thread. `create` and `open_journal` make it."""

    def __init__(self, path: Path, key: Key | None, heads: Heads) -> None:
        self.path = path
        self._key = key
        self._heads = heads
        self._listeners: list[Callable[[Changes], None]] = []
        self._engine = make_engine(self._connect)
        self._closed = False
        self._doubted = False
        self._identity: tuple[int, int] | None = None
        self._remembered: Remembered | None = None
        self._pages: PageSums | None = None
        self._long = _LONG

    @property
    def encrypted(self) -> bool:
        return self._key is not None

    @property
    def key(self) -> Key | None:
        """Secret: for jobs that open the file themselves, and for its sheet of paper."""
        return self._key

    @property
    def missing(self) -> int:
        """Saves this laptop saw and the file does not have: an older copy, or its log was lost.

        It stays so, also when the journal is opened again, until `keep_older`.
        """
        return self._remembered.missing if self._remembered else 0

    @property
    def last_saved(self) -> datetime | None:
        """When the newest of what is missing was saved."""
        return self._remembered.last_saved if self._remembered else None

    @property
    def page_sums(self) -> PageSums | None:
        """For a look at the file in another thread."""
        return self._pages

    def keep_older(self) -> None:
        """The mentor has said that this file is the right one, although saves are missing."""
        if self._remembered:
            self._remembered.accept()

    @contextmanager
    def read(self) -> Generator[Session]:
        """A consistent view; what it returns stays readable after the end but is not kept."""
        with (
            self._said(),
            self._engine.connect() as connection,
            Session(connection, expire_on_commit=False) as session,
        ):
            yield session
            if session.new or session.deleted or any(map(session.is_modified, session.dirty)):
                message = "nothing is kept of what is changed in read(); use write()"
                raise RuntimeError(message)

    @contextmanager
    def write(self, origin: object = None) -> Generator[Session]:
        """All or nothing, on the disk when it ends; then listeners are told once, with `origin`.

        Raises CannotWrite or JournalBusy if disk or another program refuses; nothing was written.
        """
        self._refuse_gone()
        with self._said(), self._engine.connect() as connection:
            connection = connection.execution_options(immediate=True)
            with WritingSession(connection) as session, session.begin():
                gathered = Gatherer.of(session)
                yield session
                session.flush()
                if gathered:
                    connection.exec_driver_sql(COUNT_UP)
        if gathered:
            self._tell(gathered.changes(origin))

    def overwrite(self, number: int, record: Record, origin: object = None) -> bool:
        """Within a few times what the disk takes: puts all that the new `record` says in the place
        of record `number`, in a transaction of its own, and tells the listeners.

        False, and nothing was written, if that one says so already, is gone, or belongs to
        something else than `record` does. `record` itself is not kept and never gets an id.
        """
        self._refuse_gone()
        with self._said(), closing(self._engine.raw_connection()) as connection:
            raw = cast("sqlcipher.Connection", connection.dbapi_connection)
            done = overwrite(raw, number, record)
        if done:
            self._tell(Changes({type(record): frozenset((number,))}, origin))
        return done

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

        def stop() -> None:
            if listener in self._listeners:
                self._listeners.remove(listener)

        return stop

    def search(self, text: str, limit: int = 50, mentee_id: int | None = None) -> list[Hit]:
        with self._said(), closing(self._engine.raw_connection()) as connection:
            return search(connection, text, limit, mentee_id)

    def gate(self, reader: Reader) -> Gate:
        return Gate(self.path, self._key, reader)

    def checkpoint(self) -> None:
        """Moves what was saved from the log beside the journal into it; call it when idle."""
        self._before_move()
        with self._said(), self._engine.connect() as connection:
            # Past SQLAlchemy, which would begin a transaction first.
            cursor = connection.connection.cursor()
            cursor.execute("PRAGMA wal_checkpoint(TRUNCATE)").fetchall()
            cursor.close()
        self._after_move()
        self._long = _LONG

    def check(self) -> Iterator[Checked]:
        """The journal's checks one after the other; long for a large journal."""
        self.checkpoint()
        with self._engine.connect() as connection:
            for found in chain(self._check_pages(), checks(connection)):
                self._doubted |= found.trouble is not None
                yield found
        if self._doubted:
            self._doubt(spoilt=True)

    def close(self) -> None:
        """For good: a late reader or writer is told so and does not open the file again."""
        self._closed = True
        self._listeners.clear()
        self._before_move()
        self._engine.dispose()
        self._after_move()

    def begin(self, on_disk: int | None) -> None:
        """Refuses what is not a journal of ours, brings an older one up to date, notes its head.
        `on_disk` is the generation that the file had without its log, None if nobody knows.
        """
        with self._engine.connect() as connection:
            migrate.refuse_foreign(connection, self.path)
            found = migrate.revision(connection)
        if found is None:
            raise recognise.empty(self.path)
        if found != migrate.HEAD:
            migrate.upgrade(self._engine)
        try:
            with self.read() as session:
                journal = session.get(Journal, 1)
        except exc.OperationalError:  # what its tables are is said in the file too
            raise recognise.damaged(self.path) from None
        if journal is None:
            raise recognise.empty(self.path)
        if journal.derived != derived.version():
            with self.write() as session:
                bulk.rebuild(session)
        self._note_head(journal, on_disk)

    def fill(self, made_at: datetime, is_sample: bool) -> None:
        migrate.upgrade(self._engine)
        with self.write() as session:
            session.add_all(
                (
                    Journal(uuid=uuid.uuid4().hex, made_at=made_at, is_sample=is_sample),
                    Practice(),
                )
            )
        self.begin(None)

    def _connect(self) -> sqlcipher.Connection:
        if self._closed:
            raise CannotWrite(words("The journal is closed."))
        connection = open_writer(self.path, self._key)
        self._identity = recognise.identity(self.path)
        if self._doubted:
            try:
                self._verify(connection)
            except BaseException:
                connection.close()
                raise
        return connection

    def _before_move(self) -> None:
        """Before anything moves the log into the file, as closing the only connection does too."""
        if self._remembered:
            self._remembered.make_sure()
        if self._pages:
            self._pages.before_move()

    def _after_move(self) -> None:
        if self._pages and self._remembered:
            self._pages.after_move(self._remembered.generation)

    def _check_pages(self) -> Iterator[Checked]:
        if self._pages:
            yield Checked(words("pages"), self._pages.trouble())

    def _said(self) -> AbstractContextManager[None]:
        return said(self.path, self._doubt)

    def _doubt(self, spoilt: bool) -> None:
        """The disk failed. A spoilt connection is opened anew; a refused save is not looked for by
        that, because trying again writes it into the same place of the log.
        """
        self._doubted = True
        if spoilt:
            self._before_move()
            self._engine.dispose()

    def _refuse_gone(self) -> None:
        """A file whose folder was removed or replaced goes on taking saves that nobody would ever
        find; the one that is there again, if it is, has to have all that was saved.
        """
        if self._identity and recognise.identity(self.path) != self._identity:
            self._identity = None
            self._doubt(spoilt=True)
            raise CannotWrite(
                words(
                    "“{file}” is not where it was: its folder was moved, removed or unplugged. "
                    "Bring it back, and what you see here is saved by itself.",
                    file=self.path.name,
                )
            )

    def _verify(self, connection: sqlcipher.Connection) -> None:
        """That no disk took a save for done which it then forgot."""
        (generation,) = connection.execute("SELECT generation FROM journal WHERE id = 1").fetchone()
        if self._remembered and not self._remembered.still_has(generation):
            raise CannotWrite(
                words(
                    "The disk lost what was saved last in “{file}”. Copy what you see here to "
                    "another place, then close the journal and look at your backups.",
                    file=self.path.name,
                )
            )
        self._doubted = False

    def _note_head(self, journal: Journal, on_disk: int | None) -> None:
        check = self._key.check_value() if self._key else ""
        name = self._key.salt.hex() if self._key else journal.uuid
        self._remembered = Remembered(
            self._heads, name, Head(journal.uuid, journal.generation, check)
        )
        self._heads.note_roots(name, self._roots())
        self._pages = PageSums(self.path, self._heads, name, on_disk)

    def _roots(self) -> dict[str, int]:
        with self._engine.connect() as connection:
            found = connection.exec_driver_sql(
                "SELECT name, rootpage FROM sqlite_master WHERE type = 'table' AND rootpage > 0"
            )
            return {str(row[0]): int(row[1]) for row in found}

    def _shorten_log(self) -> None:
        """SQLite would move a long log by itself, but tells nobody. Like its own this move waits
        for no reader, as a backup is for long; the log is written again from its beginning then,
        and its file stays as long as it is until the next checkpoint. A refusal is none of the
        save, which is done.
        """
        if not self._pages or self._pages.log_size() < self._long:
            return
        self._pages.before_move(for_sure=False)
        with (
            suppress(*REFUSED, KnownError),
            closing(self._engine.raw_connection()) as connection,
        ):
            connection.cursor().execute("PRAGMA wal_checkpoint(PASSIVE)").fetchall()
        self._long = self._pages.log_size() + _LONG

    def _tell(self, changes: Changes) -> None:
        """After a commit."""
        if self._remembered:
            self._remembered.advance()
        self._shorten_log()
        if self._doubted:  # the first save since the disk failed: is it in the file for others too?
            with closing(connect(self.path, self._key)) as other:
                self._verify(other)
        for listener in tuple(self._listeners):
            listener(changes)
