"""Is the journal whole? Each check finds what the others cannot see; measured, none is redundant.

SQLCipher's check sees changed bytes but not a file cut at a page; SQLite's sees that; neither sees
an old page put back, which the seals and the digest do; and none of them knows whether the search
index and the shareable tables say what the records say.
"""

from __future__ import annotations

from typing import TYPE_CHECKING, NamedTuple

import sqlcipher3.dbapi2 as sqlcipher
from sqlalchemy import exc, inspect

from mentor_desk.records import KINDS, Journal
from mentor_desk.store import derived
from mentor_desk.store.derived import COPIES, SHARED, entries, projections, shared
from mentor_desk.store.seal import stored_seals
from mentor_desk.words import Words, words

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator

    from sqlalchemy import Connection


class Checked(NamedTuple):
    what: Words
    trouble: Words | None
    """None if all is well."""


def checks(connection: Connection) -> Iterator[Checked]:
    """One after the other, so that a caller can show how far it is; stop any time.

    The connection is in no transaction and its log beside the file has been moved into it:
    SQLCipher's check reads the main file only.
    """
    for what, look in _CHECKS:
        try:
            trouble = look(connection)
        except (sqlcipher.DatabaseError, exc.DatabaseError, UnicodeDecodeError):
            trouble = words("it cannot be read")
        yield Checked(what, trouble)


def file_trouble(connection: sqlcipher.Connection) -> Words | None:
    """What both integrity checks find; needs a file that has no log beside it."""
    # Of a journal without a key SQLCipher says so in a line without "HMAC".
    rows = connection.execute("PRAGMA cipher_integrity_check").fetchall()
    pages = [row for row in rows if "HMAC" in str(row[0])]
    if pages:
        return words("{n} page is damaged", "{n} pages are damaged", n=len(pages))
    found = connection.execute("PRAGMA integrity_check(20)").fetchall()
    if [str(row[0]) for row in found] != ["ok"]:
        return words("{n} fault was found", "{n} faults were found", n=len(found))
    return None


def digest_trouble(connection: sqlcipher.Connection) -> Words | None:
    """Every seal made anew, and their sum; the tables are those of this version."""
    total, broken = 0, 0
    for kind in (*KINDS, Journal):
        for stored in stored_seals(connection, kind):
            total += stored.kept if isinstance(stored.kept, int) and kind is not Journal else 0
            broken += stored.kept != stored.found
    digest = connection.execute("SELECT digest FROM journal WHERE id = 1").fetchone()
    if broken:
        return words(
            "{n} record was changed by something else",
            "{n} records were changed by something else",
            n=broken,
        )
    if digest != (total,):
        return words("an older part of the file was put back into it")
    return None


def _file(connection: Connection) -> Words | None:
    return file_trouble(_bare(connection))


def _digest(connection: Connection) -> Words | None:
    return digest_trouble(_bare(connection))


def _bare(connection: Connection) -> sqlcipher.Connection:
    """Past SQLAlchemy, which takes a pragma that finds nothing for one that returns nothing."""
    bare = connection.connection.dbapi_connection
    assert isinstance(bare, sqlcipher.Connection)
    return bare


def _schema(connection: Connection) -> Words | None:
    inspector = inspect(connection)
    for kind in (*KINDS, Journal):
        table = kind.__table__
        there = {column["name"] for column in inspector.get_columns(kind.__tablename__)}
        if there != {column.key for column in table.columns}:
            return words("the table “{table}” is not as it should be", table=kind.__tablename__)
    made = derived.version() == connection.exec_driver_sql("SELECT derived FROM journal").scalar()
    found = connection.exec_driver_sql("SELECT sql FROM sqlite_master").scalars().all()
    missing = set(derived.statements()).difference(found)
    if not made or missing:
        return words("search index or shareable tables are not of this version")
    lost = _bare(connection).execute("PRAGMA foreign_key_check").fetchall()
    if lost:
        return words(
            "{n} record has lost its parent", "{n} records have lost their parent", n=len(lost)
        )
    return None


def _index(connection: Connection) -> Words | None:
    for table, projection in projections():
        kept = f"SELECT * FROM search_entry WHERE kind = '{projection.kind}'"
        if _differ(connection, kept, entries(table, projection)):
            return words("the search index does not say what the records say")
    try:
        connection.exec_driver_sql(
            "INSERT INTO search_index (search_index, rank) VALUES ('integrity-check', 1)"
        )
    except exc.DatabaseError:
        return words("the search index is damaged")
    return None


def _shareable(connection: Connection) -> Words | None:
    for table, projection in projections():
        for reader in COPIES:
            kept = f"SELECT * FROM {SHARED[reader]} WHERE kind = '{projection.kind}'"
            if _differ(connection, kept, shared(table, projection, reader)):
                return words("what may be shared is not what is marked")
    return None


def _differ(connection: Connection, one: str, other: str) -> bool:
    both = f"SELECT EXISTS (SELECT * FROM ({one}) EXCEPT {other}) OR EXISTS ({other} EXCEPT {one})"
    return bool(connection.exec_driver_sql(both).scalar())


_CHECKS: tuple[tuple[Words, Callable[[Connection], Words | None]], ...] = (
    (words("file"), _file),
    (words("schema"), _schema),
    (words("search index"), _index),
    (words("shareable tables"), _shareable),
    (words("digest"), _digest),
)
