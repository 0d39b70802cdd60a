"""The file's schema is what the records say, and journals of every released schema open."""

from __future__ import annotations

import contextlib
import shutil
from datetime import date
from pathlib import Path

import pytest
import sqlcipher3.dbapi2 as sqlcipher
from alembic.autogenerate import compare_metadata
from alembic.config import Config
from alembic.migration import MigrationContext
from alembic.script import ScriptDirectory
from sqlalchemy import text

from mentor_desk.records import (
    KINDS,
    Feedback,
    Goal,
    GuidedNote,
    GuideText,
    Journal,
    Ladder,
    Mentee,
    NoteBlock,
    PrintedForm,
    Record,
    RecoverySheet,
    Trashed,
    Version,
)
from mentor_desk.store import Heads, Store, migrate, open_journal, unlock_key
from mentor_desk.store.recognise import SCHEMA

JOURNALS = Path(__file__).parents[1] / "journals"
PASSPHRASE = "open sesame"
# What a journal of an older schema cannot hold.
SINCE = {
    2: (Version, Trashed, RecoverySheet),
    3: (GuideText, GuidedNote, Ladder, PrintedForm),
}


def ours(name: str | None, kind: str, _parents: object) -> bool:
    return kind != "table" or name in Record.metadata.tables


def test_the_file_is_what_the_records_say(store: Store) -> None:
    options = {"compare_server_default": True, "include_name": ours}
    with store.read() as session:
        context = MigrationContext.configure(session.connection(), opts=options)
        assert compare_metadata(context, Record.metadata) == []


@pytest.mark.parametrize("kind", [*KINDS, Journal], ids=lambda kind: kind.__name__)
def test_columns_stand_in_the_order_they_were_written(store: Store, kind: type[Record]) -> None:
    with store.read() as session:
        found = session.execute(text(f"PRAGMA table_info({kind.__tablename__})"))
        assert [row[1] for row in found] == [column.key for column in kind.__table__.columns]


def test_the_newest_revision_is_the_one_written() -> None:
    config = Config()
    config.set_main_option("script_location", str(Path(migrate.__file__).parent / "migrations"))
    assert ScriptDirectory.from_config(config).get_heads() == [migrate.HEAD]


def test_revisions_import_nothing_of_ours() -> None:
    folder = Path(migrate.__file__).parent / "migrations" / "versions"
    revisions = list(folder.glob("*.py"))
    assert len(revisions) == SCHEMA
    assert not [one.name for one in revisions if "mentor_desk" in one.read_text(encoding="utf-8")]


@pytest.mark.parametrize("name", ["0001.mentordesk", "0001-encrypted.mentordesk"])
def test_row_29_a_journal_of_a_released_schema_opens_with_its_rows(
    tmp_path: Path, name: str
) -> None:
    path = tmp_path / name
    shutil.copy(JOURNALS / name, path)
    key = unlock_key(path, PASSPHRASE) if "encrypted" in name else None
    store = open_journal(path, key, Heads(tmp_path / "heads"))
    with store.read() as session:
        counts = {kind: session.query(kind).count() for kind in KINDS}
        assert {kind for kind, count in counts.items() if not count} == {*SINCE[2], *SINCE[3]}
        amara = session.query(Mentee).filter_by(name="Amara Okafor").one()
        assert (amara.role, amara.met_on) == ("Team lead", date(2026, 1, 14))
        goal = session.query(Goal).one()
        assert (goal.baseline, goal.target, goal.unit) == (0.0, 2.0, "tasks")
        assert goal.answers == {"title": "Delegate two recurring tasks", "obstacle": "Quarter end"}
        assert [block.text for block in session.query(NoteBlock)] == [
            "Größe ist nicht alles – said twice.",
            "Knows the next step.",
        ]
        assert session.query(Feedback).one().given_on == date(2026, 2, 3)
    assert store.search("grosse") or store.search("größe")
    assert not [checked for checked in store.check() if checked.trouble]
    store.close()


def made(store: Store) -> list[tuple[object, ...]]:
    with store.read() as session:
        query = "SELECT type, name, tbl_name, sql FROM sqlite_master ORDER BY type, name"
        return [tuple(row) for row in session.execute(text(query))]


def first_version(path: Path) -> Path:
    return Path(shutil.copy(JOURNALS / "0001.mentordesk", path))


def test_an_older_journal_becomes_what_a_new_one_is(store: Store, tmp_path: Path) -> None:
    path = first_version(tmp_path / "older.mentordesk")
    older = open_journal(path, None, Heads(tmp_path / "heads"))
    assert made(older) == made(store)
    assert {name for name, numbered in numbered_once(older).items() if not numbered} == set()
    older.close()


def numbered_once(store: Store) -> dict[str, bool]:
    tables = {kind.__tablename__ for kind in (*KINDS, Journal)}
    found = {str(name): str(sql) for kind, name, _, sql in made(store) if kind == "table"}
    return {name: "AUTOINCREMENT" in found[name] for name in tables}


def test_no_number_is_given_twice_also_of_what_went_in_an_older_version(tmp_path: Path) -> None:
    path = first_version(tmp_path / "older.mentordesk")
    older = open_journal(path, None, Heads(tmp_path / "heads"))
    with older.write() as session:
        (last,) = session.query(Mentee)
        number = last.id
        session.delete(last)
    for _ in range(2):
        with older.write() as session:
            new = Mentee(name="Somebody new")
            session.add(new)
        number += 1
        assert new.id == number
        with older.write() as session:
            session.delete(session.get_one(Mentee, number))
    older.close()


@pytest.mark.parametrize(
    ("mine", "theirs"),
    [
        ("id INTEGER NOT NULL, ", '"id"\tINTEGER NOT NULL,'),
        ("CONSTRAINT pk_mentee PRIMARY KEY (id)", 'PRIMARY KEY("id")'),
    ],
)
def test_a_table_written_anew_by_another_program_is_known(
    tmp_path: Path, mine: str, theirs: str
) -> None:
    path = first_version(tmp_path / "older.mentordesk")
    write_schema(path, mine, theirs)
    older = open_journal(path, None, Heads(tmp_path / "heads"))
    assert all(numbered_once(older).values())
    assert not [checked for checked in older.check() if checked.trouble]
    older.close()


def test_a_table_that_is_none_of_ours_stops_the_upgrade(tmp_path: Path) -> None:
    path = first_version(tmp_path / "older.mentordesk")
    write_schema(path, "CONSTRAINT pk_mentee PRIMARY KEY (id)", "UNIQUE (id)")
    before = path.read_bytes()
    with pytest.raises(RuntimeError, match="mentee is not as the first version made it"):
        open_journal(path, None, Heads(tmp_path / "heads"))
    assert path.read_bytes() == before


def write_schema(path: Path, mine: str, theirs: str) -> None:
    with contextlib.closing(sqlcipher.connect(path, isolation_level=None)) as connection:
        connection.execute("PRAGMA writable_schema = ON")
        where = "WHERE name = 'mentee' AND instr(sql, ?)"
        update = f"UPDATE sqlite_master SET sql = replace(sql, ?, ?) {where}"
        assert connection.execute(update, (mine, theirs, mine)).rowcount == 1


def test_derived_tables_of_another_version_are_made_anew(store: Store) -> None:
    with store.write() as session:
        session.add(Mentee(name="Amara"))
    with store.write() as session:
        connection = session.connection()
        connection.exec_driver_sql("UPDATE journal SET derived = 'older', digest = 7")
        connection.exec_driver_sql("DROP TRIGGER mentee_insert_derived")
        connection.exec_driver_sql("DELETE FROM search_entry")
        connection.exec_driver_sql("INSERT INTO shared_with_sponsor VALUES ('x', 1, 1, '', '{}')")
    store.close()
    again = open_journal(store.path, None, Heads(store.path.parent / "heads"))
    assert [hit.mentee for hit in again.search("amara")] == ["Amara"]
    assert not [checked for checked in again.check() if checked.trouble]
    again.close()


def test_the_digest_of_a_large_journal_is_summed_whole(store: Store) -> None:
    """Beyond 2**53 a floating sum loses the last digits, from about 16,000 records on."""
    odd = 2**40 - 1
    with store.write() as session:
        connection = session.connection()
        connection.exec_driver_sql(
            "WITH RECURSIVE n(i) AS (SELECT 1 UNION ALL SELECT i + 1 FROM n WHERE i < 9001) "
            "INSERT INTO mentee (name, role, organisation, aspiration, contact, good_to_know, "
            f"standing, seal) SELECT 'x', '', '', '', '', '', 'active', {odd} FROM n"
        )
        connection.exec_driver_sql("UPDATE journal SET derived = 'older', digest = 0")
    store.close()
    again = open_journal(store.path, None, Heads(store.path.parent / "heads"))
    with again.read() as session:
        practice = session.execute(text("SELECT seal FROM practice")).scalar_one()
        assert session.get_one(Journal, 1).digest == 9001 * odd + practice
    again.close()
