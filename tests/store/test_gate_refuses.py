"""What a gate refuses: SQLite itself keeps it from all but its own table."""

from __future__ import annotations

from collections.abc import Iterator

import pytest
import sqlcipher3.dbapi2 as sqlcipher

from mentor_desk.audience import Reader
from mentor_desk.records import (
    KINDS,
)
from mentor_desk.store import Store
from tests.store.conftest import OWN

PRIVATE = [kind.__tablename__ for kind in KINDS]
ATTACKS = [
    *(f"SELECT * FROM {table}" for table in PRIVATE),
    "SELECT 1 FROM note_block",
    "SELECT rowid FROM note_block",
    "SELECT * FROM journal",
    "SELECT * FROM alembic_version",
    "SELECT * FROM sqlite_sequence",
    "SELECT * FROM search_entry",
    "SELECT * FROM search_index WHERE search_index MATCH 'secret'",
    "SELECT * FROM search_index_data",
    "SELECT sql FROM sqlite_master",
    "SELECT sql FROM sqlite_schema",
    "SELECT * FROM pragma_table_info('note_block')",
    "SELECT * FROM dbstat",
    "SELECT fields FROM {own} UNION ALL SELECT text FROM note_block",
    "SELECT fields FROM {own} WHERE (SELECT text FROM note_block LIMIT 1) LIKE 'S%'",
    "SELECT fields FROM {own} WHERE EXISTS (SELECT * FROM note_block)",
    "SELECT fields FROM {own} ORDER BY (SELECT text FROM note_block LIMIT 1)",
    "SELECT * FROM {own} JOIN note_block ON 1",
    "WITH {own} AS (SELECT text FROM note_block) SELECT * FROM {own}",
    "WITH secret(t) AS (SELECT text FROM note_block) SELECT * FROM secret",
    "SELECT * FROM (SELECT text AS fields FROM note_block) AS {own}",
    "SELECT * FROM note_block AS {own}",
    "SELECT count(*) FROM {own}",
    "SELECT count(*) FROM note_block",
    "SELECT json_each.value FROM json_each((SELECT text FROM note_block))",
    "SELECT value FROM {own}, json_each({own}.fields)",
    "SELECT fts5(1)",
    "SELECT load_extension('x')",
    "SELECT writefile('x', 'y')",
    "SELECT sqlcipher_export('main')",
    "PRAGMA table_info(note_block)",
    "PRAGMA key = 'x'",
    "PRAGMA writable_schema = ON",
    "PRAGMA query_only = OFF",
    "ATTACH ':memory:' AS other",
    "BEGIN IMMEDIATE",
    "VACUUM INTO '/nowhere'",
    "CREATE TEMP VIEW v AS SELECT text FROM note_block",
    "CREATE TEMP TABLE {own} AS SELECT text FROM note_block",
    "CREATE TEMP TRIGGER t AFTER INSERT ON {own} BEGIN SELECT 1; END",
    "CREATE TABLE t (x)",
    "INSERT INTO {own} VALUES ('note', 9, 1, NULL, '{{}}')",
    "UPDATE {own} SET fields = '{{}}'",
    "DELETE FROM {own}",
    "DELETE FROM note_block",
    "DROP TABLE note_block",
    "REINDEX",
    "ANALYZE",
    "EXPLAIN SELECT * FROM note_block",
    "EXPLAIN QUERY PLAN SELECT * FROM note_block",
]


def attacks(reader: Reader) -> Iterator[str]:
    yield from (attack.format(own=OWN[reader]) for attack in ATTACKS)
    yield from (f"SELECT * FROM {table}" for other, table in OWN.items() if other is not reader)


@pytest.mark.parametrize("reader", [Reader.MENTEE, Reader.SPONSOR])
def test_sqlite_itself_refuses_all_but_the_readers_own_table(full: Store, reader: Reader) -> None:
    with full.gate(reader) as gate:
        connection = gate._connection
        got_through = []
        for attack in attacks(reader):
            try:
                got_through.append((attack, connection.execute(attack).fetchall()))
            except sqlcipher.DatabaseError:
                continue
        assert not got_through
        # The same connection still answers what it may.
        assert connection.execute(f"SELECT fields FROM {OWN[reader]}").fetchall()


def test_the_mentors_own_gate_cannot_write_or_look_elsewhere(full: Store) -> None:
    with full.gate(Reader.ME) as gate:
        through = []
        for attack in attacks(Reader.ME):
            try:
                gate._connection.execute(attack).fetchall()
                through.append(attack)
            except sqlcipher.DatabaseError:
                continue
        # SQLite says "through shared_with_me" of anything called so; all of it is the mentor's.
        assert {attack for attack in through if "shared_with_me" not in attack} == set()
        assert not [attack for attack in through if attack.split()[0] not in ("WITH", "SELECT")]


def test_a_gate_could_not_write_even_if_it_were_allowed_to(full: Store) -> None:
    with full.gate(Reader.SPONSOR) as gate:
        gate._connection.set_authorizer(None)
        with pytest.raises(sqlcipher.OperationalError, match="readonly"):
            gate._connection.execute("DELETE FROM note_block")


def test_closing_the_gate_is_for_good(full: Store) -> None:
    with full.gate(Reader.ME) as gate:
        assert gate.rows(1, "note")
    with pytest.raises(sqlcipher.ProgrammingError):
        gate.rows(1, "note")
