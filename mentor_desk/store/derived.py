"""Tables kept by triggers beside the records: the search index, and what may leave.

Triggers, not code that remembers to: whatever writes a record, the index and the shareable tables
change in the same transaction. They hold nothing of their own and can be made anew at any time.
"""

from __future__ import annotations

from functools import cache
from hashlib import blake2b
from typing import TYPE_CHECKING

from mentor_desk.audience import Audience, Reader, readable_by
from mentor_desk.records import KINDS

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator

    from mentor_desk.records.projection import Follows, Projection

# The mentor's own pages are read from a view over everything; the tables below hold copies of
# what is marked for somebody else, and nothing that is not.
SHARED = {
    Reader.ME: "shared_with_me",
    Reader.MENTEE: "shared_with_mentee",
    Reader.SPONSOR: "shared_with_sponsor",
}
COPIES = (Reader.MENTEE, Reader.SPONSOR)

# A hit's place in the index is its day, then its id, then its kind: newest first is the index's
# own order and costs nothing, where ranking would read every hit.
_DAY_SHIFT, _ID_SHIFT = 40, 4
# What has no day stands before all that has one, and a person before everything.
_NO_DAY, _FIRST = 3_000_000, 3_000_001
# Of so many letters, what a search begins with is looked up. Of any other number the index gathers
# all hits before it gives the first: 0.2 s for one letter in 100,000 sessions, but few milliseconds
# for six, with which few words begin.
_BEGINNINGS = "1 2 3 4 5"
# Lengths of texts (columnsize) are for ranking only; without them a save writes a page less.

_TABLES = (
    """CREATE TABLE search_entry (
        place INTEGER PRIMARY KEY, kind TEXT NOT NULL, record_id INTEGER NOT NULL,
        mentee_id INTEGER, day TEXT, heading TEXT NOT NULL, text TEXT NOT NULL,
        UNIQUE (kind, record_id))""",
    f"""CREATE VIRTUAL TABLE search_index USING fts5(
        text, content='search_entry', content_rowid='place',
        tokenize='unicode61 remove_diacritics 2', prefix='{_BEGINNINGS}', columnsize=0)""",
    *(
        f"""CREATE TABLE {SHARED[reader]} (
        kind TEXT NOT NULL, record_id INTEGER NOT NULL, mentee_id INTEGER NOT NULL, day TEXT,
        fields TEXT NOT NULL,
        PRIMARY KEY (kind, record_id)) WITHOUT ROWID"""
        for reader in COPIES
    ),
    *(
        f"CREATE INDEX ix_{SHARED[reader]} ON {SHARED[reader]} (mentee_id, kind, day)"
        for reader in COPIES
    ),
)

_INDEX_TRIGGERS = (
    """CREATE TRIGGER search_entry_added AFTER INSERT ON search_entry BEGIN
        INSERT INTO search_index (rowid, text) VALUES (NEW.place, NEW.text); END""",
    """CREATE TRIGGER search_entry_gone AFTER DELETE ON search_entry BEGIN
        INSERT INTO search_index (search_index, rowid, text)
        VALUES ('delete', OLD.place, OLD.text); END""",
    """CREATE TRIGGER search_entry_changed AFTER UPDATE OF text ON search_entry
        WHEN OLD.text IS NOT NEW.text BEGIN
        INSERT INTO search_index (search_index, rowid, text)
        VALUES ('delete', OLD.place, OLD.text);
        INSERT INTO search_index (rowid, text) VALUES (NEW.place, NEW.text); END""",
)


@cache
def projections() -> tuple[tuple[str, Projection], ...]:
    """Table and projection of each record type that is searched or shared."""
    return tuple((kind.__tablename__, kind.projection) for kind in KINDS if kind.projection)


def entries(table: str, projection: Projection, only: str = "1") -> str:
    """The rows a record type has in `search_entry`; `only` is SQL over the record's row `r`."""
    number = [p.kind for _, p in projections()].index(projection.kind)
    day = f"coalesce(CAST(julianday({projection.day}) - 1721424.5 AS INTEGER), {_NO_DAY})"
    if projection.first:
        day = str(_FIRST)
    place = f"({day} << {_DAY_SHIFT}) | (r.id << {_ID_SHIFT}) | {number}"
    return (
        f"SELECT {place} AS place, '{projection.kind}' AS kind, r.id AS record_id, "
        f"{projection.mentee} AS mentee_id, "
        f"{projection.day} AS day, {projection.heading} AS heading, {projection.text} AS text "
        f"FROM {table} AS r {projection.joins} WHERE ({only}) AND trim({projection.text}) <> ''"
    )


def shared(table: str, projection: Projection, reader: Reader, only: str = "1") -> str:
    """The rows that a record type has in the shareable table of a reader."""
    fields = [(column, f"r.{column}") for column in projection.shared]
    values = ", ".join(f"'{name}', {value}" for name, value in (*fields, *projection.computed))
    marks = (projection.audience, projection.parent_audience)
    allowed = ", ".join(f"'{audience}'" for audience in sorted(readable_by(reader)))
    conditions = [f"({only})", f"({projection.leaves})"]
    if reader is not Reader.ME:
        conditions += [f"{mark} IN ({allowed})" for mark in marks if mark]
        if projection.unless_private:
            conditions.append(f"{projection.unless_private} <> '{Audience.ME}'")
    return (
        f"SELECT '{projection.kind}' AS kind, r.id AS record_id, {projection.mentee} AS mentee_id, "
        f"{projection.day} AS day, json_object({values}) AS fields "
        f"FROM {table} AS r {projection.joins} WHERE {' AND '.join(conditions)}"
    )


def statements() -> Iterator[str]:
    """All that makes the derived tables, the view and the triggers."""
    yield from _tables()
    yield from _triggers()


def _tables() -> Iterator[str]:
    """Still empty and kept by nobody."""
    yield from _TABLES
    everything = " UNION ALL ".join(
        shared(table, projection, Reader.ME) for table, projection in projections()
    )
    yield f"CREATE VIEW {SHARED[Reader.ME]} AS {everything}"


def _triggers() -> Iterator[str]:
    yield from _INDEX_TRIGGERS
    for table, projection in projections():
        yield from _own_triggers(table, projection)
        for parent in projection.follows:
            yield _parent_trigger(table, projection, parent)
    for kind in KINDS:
        yield from _digest_triggers(kind.__tablename__)


def fill() -> Iterator[str]:
    """Statements that fill the empty derived tables from the records."""
    for table, projection in projections():
        yield f"INSERT INTO search_entry {entries(table, projection)}"
        for reader in COPIES:
            yield f"INSERT INTO {SHARED[reader]} {shared(table, projection, reader)}"
    # In one go and in its own order: entry by entry, each jump back in it would cost a segment.
    yield "INSERT INTO search_index (search_index) VALUES ('rebuild')"
    yield "INSERT INTO search_index (search_index) VALUES ('optimize')"


@cache
def version() -> str:
    """Changes whenever the statements do; a journal with another one has its tables made anew."""
    return blake2b(
        "\n".join((*_tables(), *fill(), *_triggers())).encode(), digest_size=8
    ).hexdigest()


def rebuild(execute: Callable[[str], object]) -> None:
    """Inside a transaction: drops what is derived and makes it anew from the records."""
    for statement in _drops():
        execute(statement)
    for statement in (*_tables(), *fill(), *_triggers()):
        execute(statement)
    # sum() stays whole where total() would round: 40-bit seals outgrow a float's 53 bits.
    sums = " + ".join(
        f"(SELECT coalesce(sum(seal), 0) FROM {kind.__tablename__})" for kind in KINDS
    )
    execute(f"UPDATE journal SET digest = {sums}, derived = '{version()}' WHERE id = 1")


def _drops() -> Iterator[str]:
    for table, projection in projections():
        yield from (
            f"DROP TRIGGER IF EXISTS {table}_{event}_derived"
            for event in ("insert", "update", "delete")
        )
        yield from (
            f"DROP TRIGGER IF EXISTS {parent.table}_moves_{table}" for parent in projection.follows
        )
    for kind in KINDS:
        yield from (
            f"DROP TRIGGER IF EXISTS {kind.__tablename__}_{event}_digest"
            for event in ("insert", "update", "delete")
        )
    yield f"DROP VIEW IF EXISTS {SHARED[Reader.ME]}"
    yield from (f"DROP TABLE IF EXISTS {SHARED[reader]}" for reader in COPIES)
    yield "DROP TABLE IF EXISTS search_index"
    yield "DROP TABLE IF EXISTS search_entry"


def _own_triggers(table: str, projection: Projection) -> Iterator[str]:
    added = _add(table, projection, "r.id = NEW.id")
    changed = _change(table, projection, "r.id = NEW.id")
    gone = _remove(projection, "= OLD.id")
    for event, body in (("insert", added), ("update", changed), ("delete", gone)):
        name = f"{table}_{event}_derived"
        yield f"CREATE TRIGGER {name} AFTER {event.upper()} ON {table} BEGIN {body} END"


def _parent_trigger(table: str, projection: Projection, parent: Follows) -> str:
    changed = " OR ".join(f"OLD.{column} IS NOT NEW.{column}" for column in parent.columns)
    mine = f"{parent.key} = NEW.id"
    body = _remove(projection, f"IN (SELECT r.id FROM {table} AS r WHERE {mine})") + _add(
        table, projection, mine
    )
    columns = ", ".join(parent.columns)
    return (
        f"CREATE TRIGGER {parent.table}_moves_{table} AFTER UPDATE OF {columns} ON {parent.table} "
        f"WHEN {changed} BEGIN {body} END"
    )


def _add(table: str, projection: Projection, only: str) -> str:
    copies = "".join(
        f"INSERT INTO {SHARED[reader]} {shared(table, projection, reader, only)}; "
        for reader in COPIES
    )
    return f"INSERT INTO search_entry {entries(table, projection, only)}; {copies}"


def _change(table: str, projection: Projection, only: str) -> str:
    """Writes what differs, in its place: a paragraph that is typed in stays where it is in every
    index, and each page that is left alone is one less to encrypt while somebody types.
    """
    entry = entries(table, projection, only)
    mine = f"kind = '{projection.kind}' AND record_id = NEW.id"
    body = (
        f"DELETE FROM search_entry WHERE {mine} AND place NOT IN (SELECT place FROM ({entry})); "
        f"INSERT INTO search_entry {entry} ON CONFLICT (place) DO UPDATE SET "
        "mentee_id = excluded.mentee_id, day = excluded.day, heading = excluded.heading, "
        "text = excluded.text; "
    )
    for reader in COPIES:
        copy, name = shared(table, projection, reader, only), SHARED[reader]
        body += (
            f"DELETE FROM {name} WHERE {mine} AND NOT EXISTS (SELECT 1 FROM ({copy}) AS still "
            f"WHERE still.mentee_id IS {name}.mentee_id AND still.day IS {name}.day); "
            f"INSERT INTO {name} {copy} ON CONFLICT (kind, record_id) DO UPDATE SET "
            "fields = excluded.fields; "
        )
    return body


def _remove(projection: Projection, which: str) -> str:
    tables = ("search_entry", *(SHARED[reader] for reader in COPIES))
    return "".join(
        f"DELETE FROM {table} WHERE kind = '{projection.kind}' AND record_id {which}; "
        for table in tables
    )


def _digest_triggers(table: str) -> Iterator[str]:
    for event, change in (
        ("insert", "+ NEW.seal"),
        ("update", "- OLD.seal + NEW.seal"),
        ("delete", "- OLD.seal"),
    ):
        yield (
            f"CREATE TRIGGER {table}_{event}_digest AFTER {event.upper()} ON {table} BEGIN "
            f"UPDATE journal SET digest = digest {change} WHERE id = 1; END"
        )
