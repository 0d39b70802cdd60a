"""What can still be read in a damaged journal, row by row, from a copy of it.

The file's own list of tables is a fifth of a small journal and opens nothing once one of its pages
is damaged. So the copy is given a first page of our own making, which says where each table begins
and nothing else. And one damaged page spoils a connection for good [measured], so that after each
error the next row is read through a fresh one.
"""

from __future__ import annotations

import contextlib
import shutil
from typing import TYPE_CHECKING, NamedTuple

import sqlcipher3.dbapi2 as sqlcipher

from mentor_desk.safety.salvage.log import merge_log
from mentor_desk.store import recognise
from mentor_desk.store.engine import claim

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator, Mapping, Sequence
    from pathlib import Path

    from mentor_desk.store import Key

Row = tuple[object, ...]
"""With its id first."""

_BIGGEST_ID = 2**62
_AT_ONCE = 16
# SQLite takes a thousand million bytes at most in one value.
_FILLED_AT_ONCE = 50_000
# A page holds fewer rows than this; more came from the pages below it, which have their own turn.
_MOST_ROWS = 1200


class Unreadable(Exception):
    """A row, or whatever stands where it was, lies on a damaged page."""


class Table(NamedTuple):
    """`columns` in the order in which the file keeps them, without the id."""

    name: str
    root: int
    columns: tuple[str, ...]


class Wreck:
    """A copy in `folder`; the damaged file itself is only ever copied.

    `layout` names the columns of each table in the order of this version, `roots` the first pages
    as they were when the journal was last opened: both are used where the file does not say.
    """

    def __init__(
        self,
        journal: Path,
        key: Key | None,
        folder: Path,
        layout: Mapping[str, tuple[str, ...]],
        roots: Mapping[str, int],
    ) -> None:
        self._key = key
        self._layout = layout
        self._copy = folder / "copy"
        self._host = folder / "host"
        claim(self._copy)
        with journal.open("rb") as source, self._copy.open("wb") as target:
            shutil.copyfileobj(source, target)
        log = recognise.beside(journal)[0]
        if log.is_file():
            merge_log(self._copy, log)
        _fill_last_page(self._copy)
        self._count = self._copy.stat().st_size // recognise.PAGE_BYTES
        _found_host(self._host, key, self._count)
        self._connection: sqlcipher.Connection | None = None
        self.tables = self._told_tables(roots) | self._own_tables()
        self._lay(list(self.tables.values()))

    def close(self) -> None:
        if self._connection is not None:
            self._connection.close()
            self._connection = None

    def rows(self, table: str) -> Iterator[Row | None]:
        """Every row that can be read, in the order of ids; None for each gap of unknown size."""
        wanted = self.tables[table]
        last = -_BIGGEST_ID
        # An old page put back may have rows that another page has too, and in no order.
        given: set[int] = set()
        while True:
            try:
                for row in self._select(wanted, "id > ?", last):
                    number = int(str(row[0]))
                    last = max(last, number)
                    if number not in given:
                        given.add(number)
                        yield row
            except Unreadable:
                # The driver reads one row ahead: the one before the damage is still to be had.
                with contextlib.suppress(Unreadable):
                    while (row := self._first_after(wanted, last)) is not None:
                        if int(str(row[0])) <= last:
                            return
                        last = int(str(row[0]))
                        given.add(last)
                        yield row
                    return
                yield None
                after = self._after_gap(wanted, last)
                if after is None:
                    return
                last = after
            else:
                return

    def row(self, table: str, number: int) -> Row | None:
        """None if there is none; raises Unreadable if that cannot be known."""
        if table not in self.tables:
            raise Unreadable
        return next(self._select(self.tables[table], "id = ?", number), None)

    def loose_rows(self, stop: Callable[[], None]) -> Iterator[Row]:
        """Rows of any table on any page that is whole, also where nothing leads to it any more.

        What belongs to which table, their seals tell. Old rows of deleted records may be among
        them.
        """
        columns = tuple(f"c{number}" for number in range(1 + max(map(len, self._layout.values()))))
        try:
            for first in range(2, self._count + 1, _AT_ONCE):
                stop()
                pages = range(first, min(first + _AT_ONCE, self._count + 1))
                self._lay([Table(f"p{page}", page, columns) for page in pages], rowid=True)
                for page in pages:
                    yield from self._page(Table(f"p{page}", page, columns))
        finally:
            self._lay(list(self.tables.values()))

    def _page(self, table: Table) -> Iterator[Row]:
        with contextlib.suppress(Unreadable):
            for number, row in enumerate(self._select(table, "1 OR ?", 0, of="rowid")):
                yield row
                if number > _MOST_ROWS:
                    return

    def _select(
        self, table: Table, where: str, value: int, of: str = "id", limit: str = ""
    ) -> Iterator[Row]:
        names = ", ".join(f'"{name}"' for name in table.columns)
        order = f"ORDER BY {of} {limit}" if of == "id" else ""
        try:
            if self._connection is None:
                self._connection = _opened(self._copy, self._key)
            yield from self._connection.execute(
                f'SELECT {of}, {names} FROM "{table.name}" WHERE {where} {order}', (value,)
            )
        except (sqlcipher.Error, UnicodeDecodeError):
            self.close()
            raise Unreadable from None

    def _after_gap(self, table: Table, last: int) -> int | None:
        """From where on rows can be read again; None if there are no more."""
        step = 1
        while not self._reads_after(table, last + step):
            step *= 2
            if last + step > _BIGGEST_ID:
                return None
        bad, good = last + step // 2, last + step
        while good - bad > 1:
            middle = (bad + good) // 2
            if self._reads_after(table, middle):
                good = middle
            else:
                bad = middle
        return good

    def _reads_after(self, table: Table, number: int) -> bool:
        try:
            self._first_after(table, number)
        except Unreadable:
            return False
        return True

    def _first_after(self, table: Table, number: int) -> Row | None:
        return next(self._select(table, "id > ?", number, limit="LIMIT 1"), None)

    def _own_tables(self) -> dict[str, Table]:
        try:
            with contextlib.closing(_opened(self._copy, self._key)) as connection:
                found = connection.execute(
                    "SELECT name, rootpage FROM sqlite_master WHERE type = 'table'"
                ).fetchall()
                return {
                    name: Table(name, root, columns)
                    for name, root in found
                    if name in self._layout
                    and (columns := _columns(connection, name, self._layout[name]))
                }
        except (sqlcipher.Error, UnicodeDecodeError):
            return {}

    def _told_tables(self, roots: Mapping[str, int]) -> dict[str, Table]:
        return {
            name: Table(name, roots[name], columns)
            for name, columns in self._layout.items()
            if 1 < roots.get(name, 0) <= self._count
        }

    def _lay(self, tables: Sequence[Table], *, rowid: bool = False) -> None:
        """Puts a first page before the others that knows these tables and nothing else."""
        self.close()
        page = _first_page(self._host, self._key, tables, rowid=rowid)
        with self._copy.open("r+b") as file:
            file.write(page)


def _columns(
    connection: sqlcipher.Connection, table: str, usual: tuple[str, ...]
) -> tuple[str, ...]:
    """As this file has them; an older schema may have fewer."""
    found = connection.execute("SELECT name FROM pragma_table_info(?)", (table,)).fetchall()
    names = tuple(str(name) for (name,) in found)
    first, *rest = names or ("",)
    return tuple(rest) if first in ("id", "place") and set(rest) <= set(usual) else ()


def _opened(path: Path, key: Key | None) -> sqlcipher.Connection:
    """Also a file whose pages are fewer than its first page says."""
    connection = sqlcipher.connect(
        f"{path.absolute().as_uri()}?mode=ro&immutable=1", uri=True, isolation_level=None
    )
    connection.text_factory = _text
    connection.execute("PRAGMA cipher_log_level = NONE")
    if key is not None:
        connection.execute(key.pragma())
    connection.execute("PRAGMA cell_size_check = ON")
    connection.execute("PRAGMA writable_schema = ON")
    return connection


def _text(found: bytes) -> str:
    return found.decode("utf-8", "replace")


def _found_host(host: Path, key: Key | None, count: int) -> None:
    """An empty file that says it has so many pages: no page beyond what it says would be read."""
    claim(host)
    with contextlib.closing(_writer(host, key)) as connection:
        connection.execute("CREATE TABLE filler (blank)")
        for first in range(0, count, _FILLED_AT_ONCE):
            size = min(_FILLED_AT_ONCE, count - first) * recognise.PAGE_BYTES
            connection.execute("INSERT INTO filler VALUES (zeroblob(?))", (size,))


def _first_page(host: Path, key: Key | None, tables: Sequence[Table], *, rowid: bool) -> bytes:
    with contextlib.closing(_writer(host, key)) as connection:
        connection.execute("PRAGMA writable_schema = ON")
        connection.execute("DELETE FROM sqlite_master")
        for table in tables:
            names = ",".join(f'"{name}"' for name in table.columns)
            head = "" if rowid else "id INTEGER PRIMARY KEY,"
            connection.execute(
                "INSERT INTO sqlite_master VALUES ('table', ?1, ?1, ?2, ?3)",
                (table.name, table.root, f'CREATE TABLE "{table.name}"({head}{names})'),
            )
    with host.open("rb") as file:
        return file.read(recognise.PAGE_BYTES)


def _writer(host: Path, key: Key | None) -> sqlcipher.Connection:
    connection = sqlcipher.connect(str(host), isolation_level=None)
    if key is not None:
        connection.execute(key.pragma())
    connection.execute("PRAGMA journal_mode = OFF")
    connection.execute("PRAGMA synchronous = OFF")
    return connection


def _fill_last_page(path: Path) -> None:
    size = path.stat().st_size
    with path.open("ab") as file:
        file.write(bytes(-size % recognise.PAGE_BYTES))
