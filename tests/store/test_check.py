"""Each fault is planted from outside and seen by the check that is named for it."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path

import pytest
import sqlcipher3.dbapi2 as sqlcipher

from mentor_desk.audience import Audience
from mentor_desk.errors import JournalDamaged
from mentor_desk.store import Heads, Key, Store, open_journal
from mentor_desk.store.engine import connect
from tests import factory

PAGE = 4096
CHECKS = ["file", "schema", "search index", "shareable tables", "digest"]


def filled(folder: Path, passphrase: str | None = None) -> Store:
    store = factory.journal(folder, passphrase=passphrase)
    amara = factory.mentee(store)
    held = factory.held(store, amara.id, audience=Audience.SPONSOR)
    for number in range(3):
        factory.block(store, held.id, f"paragraph {number}", Audience.SPONSOR)
    factory.goal(store, amara.id, answers={"a": "b"})
    factory.action(store, amara.id)
    return store


def troubles(path: Path, key: Key | None = None) -> dict[str, str]:
    store = open_journal(path, key, Heads(path.parent / "heads"))
    try:
        found = {checked.what.plain(): checked.trouble for checked in store.check()}
    finally:
        store.close()
    assert list(found) == ["pages", *CHECKS]
    return {what: trouble.plain() for what, trouble in found.items() if trouble}


def meddle(path: Path, *statements: str) -> None:
    """With another program, which knows nothing of seals; triggers would mend some of it."""
    connection = connect(path, None)
    connection.execute("PRAGMA foreign_keys = OFF")
    for statement in statements:
        connection.execute(statement)
    connection.close()


@pytest.mark.parametrize("passphrase", [None, "correct horse"])
def test_a_sound_journal_is_sound(tmp_path: Path, passphrase: str | None) -> None:
    filled(tmp_path, passphrase).close()
    assert troubles(tmp_path / "t.mentordesk", factory.key(passphrase)) == {}


def test_an_empty_journal_is_sound(store: Store) -> None:
    assert not [checked for checked in store.check() if checked.trouble]


FAULTS: list[tuple[str, tuple[str, ...], str]] = [
    (
        "schema",
        ("DROP TRIGGER note_block_insert_derived",),
        "search index or shareable tables are not of this version",
    ),
    (
        "schema",
        (
            "DROP TRIGGER note_block_delete_digest",
            "CREATE TRIGGER note_block_delete_digest AFTER DELETE ON note_block "
            "BEGIN SELECT 1; END",
        ),
        "search index or shareable tables are not of this version",
    ),
    (
        "schema",
        ("ALTER TABLE mentee ADD COLUMN score INTEGER",),
        "the table “mentee” is not as it should be",
    ),
    (
        "schema",
        ("DELETE FROM search_entry WHERE kind = 'note'", "DELETE FROM mentoring_session"),
        "3 records have lost their parent",
    ),
    (
        "search index",
        ("UPDATE search_entry SET heading = 'other' WHERE kind = 'note'",),
        "the search index does not say what the records say",
    ),
    (
        "search index",
        ("DELETE FROM search_entry WHERE kind = 'note' AND record_id = 2",),
        "the search index does not say what the records say",
    ),
    (
        "search index",
        ("INSERT INTO search_entry VALUES (7, 'note', 99, 1, NULL, '', 'ghost')",),
        "the search index does not say what the records say",
    ),
    (
        "search index",
        ("INSERT INTO search_index (rowid, text) VALUES (7, 'ghost')",),
        "the search index is damaged",
    ),
    (
        "shareable tables",
        ("DELETE FROM shared_with_sponsor WHERE kind = 'note' AND record_id = 2",),
        "what may be shared is not what is marked",
    ),
    (
        "shareable tables",
        (
            "INSERT INTO shared_with_sponsor SELECT kind, record_id + 90, mentee_id, day, fields "
            "FROM shared_with_mentee WHERE kind = 'goal'",
        ),
        "what may be shared is not what is marked",
    ),
    (
        "shareable tables",
        ("UPDATE shared_with_mentee SET fields = '{}' WHERE kind = 'action'",),
        "what may be shared is not what is marked",
    ),
    (
        "digest",
        ("UPDATE note_block SET text = 'another word' WHERE id = 2",),
        "1 record was changed by something else",
    ),
    (
        "digest",
        ("UPDATE note_block SET audience = 'me'",),
        "3 records were changed by something else",
    ),
    ("digest", ("UPDATE goal SET seal = seal + 1",), "1 record was changed by something else"),
    (
        "digest",
        ("UPDATE journal SET digest = digest + 1",),
        "an older part of the file was put back into it",
    ),
]


@pytest.mark.parametrize(("what", "statements", "said"), FAULTS, ids=range(len(FAULTS)))
def test_a_planted_fault_is_seen_by_its_check(
    tmp_path: Path, what: str, statements: tuple[str, ...], said: str
) -> None:
    filled(tmp_path).close()
    meddle(tmp_path / "t.mentordesk", *statements)
    assert troubles(tmp_path / "t.mentordesk").get(what) == said


@pytest.mark.parametrize("passphrase", [None, "correct horse"])
def test_a_flipped_byte_is_seen_in_the_file(tmp_path: Path, passphrase: str | None) -> None:
    store = filled(tmp_path, passphrase)
    page = root_page(store, "ix_note_block_session_position")
    store.close()
    flip(store.path, page * PAGE - 10)
    assert "file" in troubles(store.path, factory.key(passphrase))


def test_damaged_pages_are_counted(tmp_path: Path) -> None:
    store = filled(tmp_path, "correct horse")
    pages = [root_page(store, name) for name in ("ix_action_goal_id", "ix_action_session_id")]
    store.close()
    for page in pages:
        flip(store.path, (page - 1) * PAGE + 40)
    found = troubles(store.path, factory.key("correct horse"))
    assert found["file"] == "2 pages are damaged"


def test_a_page_of_an_encrypted_journal_cut_off_is_seen(tmp_path: Path) -> None:
    store = filled(tmp_path, "correct horse")
    store.close()
    store.path.write_bytes(store.path.read_bytes()[:-PAGE])
    with pytest.raises(JournalDamaged):
        troubles(store.path, factory.key("correct horse"))


@pytest.mark.parametrize("passphrase", [None, "correct horse"])
@pytest.mark.parametrize(
    ("table", "change"),
    [
        ("note_block", lambda store: factory.block(store, 1, "newest words")),
        ("mentee", lambda store: store.update(factory.Mentee, 1, {"role": "Lead"})),
        ("action", lambda store: store.update(factory.Action, 1, {"text": "Something else"})),
    ],
)
def test_an_old_page_put_back_is_seen(
    tmp_path: Path, passphrase: str | None, table: str, change: Callable[[Store], object]
) -> None:
    """As a half-synced file has it: each page is whole, and the file as a whole never was."""
    store = filled(tmp_path, passphrase)
    page = root_page(store, table)
    store.checkpoint()
    old = store.path.read_bytes()[(page - 1) * PAGE : page * PAGE]
    change(store)
    store.close()
    whole = bytearray(store.path.read_bytes())
    assert whole[(page - 1) * PAGE : page * PAGE] != old
    whole[(page - 1) * PAGE : page * PAGE] = old
    store.path.write_bytes(whole)
    found = troubles(store.path, factory.key(passphrase))
    assert found["digest"] == "an older part of the file was put back into it"


def root_page(store: Store, name: str) -> int:
    with store.read() as session:
        found = session.connection().exec_driver_sql(
            "SELECT rootpage FROM sqlite_master WHERE name = ?", (name,)
        )
        return found.scalar_one()


def flip(path: Path, place: int) -> None:
    whole = bytearray(path.read_bytes())
    whole[place] ^= 0xFF
    path.write_bytes(whole)


def test_what_is_still_in_the_log_is_checked_too(store: Store) -> None:
    factory.mentee(store)
    assert store.path.with_name(f"{store.path.name}-wal").stat().st_size
    assert not [checked for checked in store.check() if checked.trouble]
    assert not store.path.with_name(f"{store.path.name}-wal").stat().st_size


def test_checking_changes_nothing_and_may_be_stopped(store: Store) -> None:
    factory.mentee(store)
    list(store.check())
    before = store.path.read_bytes()
    for _ in store.check():
        break
    factory.mentee(store, "Zoë")
    assert store.path.read_bytes() == before


def test_a_journal_is_no_database_to_the_stdlib(tmp_path: Path) -> None:
    store = filled(tmp_path, "correct horse")
    store.close()
    with pytest.raises(sqlcipher.DatabaseError):
        sqlcipher.connect(store.path).execute("SELECT 1 FROM mentee")
