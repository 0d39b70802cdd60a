"""The open journal: making it, transactions and who is told, generations and the digest."""

from __future__ import annotations

import stat
from pathlib import Path

import pytest
import sqlcipher3.dbapi2 as sqlcipher
from sqlalchemy import exc, insert, update

from mentor_desk.errors import (
    BadValue,
    CannotWrite,
    JournalBusy,
    JournalDamaged,
    JournalError,
    JournalExists,
)
from mentor_desk.records import (
    Action,
    CheckIn,
    Goal,
    Mentee,
    NoteBlock,
)
from mentor_desk.store import Changes, Heads, Store, create, open_journal, unlock_key
from mentor_desk.store.engine import connect
from mentor_desk.store.recognise import APPLICATION_ID, SCHEMA
from tests import factory
from tests.factory import NOW, TODAY
from tests.store.conftest import (
    contents,
    generation,
    give_up_after,
    is_sound,
    named,
    reopened,
    told,
)

HOSTILE = "O'Brien \"said\" – Größe 🗝️ x'00'; --"


def test_a_new_journal_is_private_encrypted_and_opens_in_any_tool(tmp_path: Path) -> None:
    path = tmp_path / "new folder" / "j.mentordesk"
    made = create(path, HOSTILE, NOW, heads=Heads(tmp_path / "heads"))
    assert made.encrypted
    factory.mentee(made, "Amara")
    made.close()
    assert stat.S_IMODE(path.stat().st_mode) == 0o600
    assert [one.name for one in path.parent.iterdir()] == ["j.mentordesk"]
    raw = path.read_bytes()
    assert not raw.startswith(b"SQLite")
    assert b"Amara" not in raw
    tool = sqlcipher.connect(path)
    quoted = HOSTILE.replace("'", "''")
    tool.execute(f"PRAGMA key = '{quoted}'")
    assert tool.execute("SELECT name FROM mentee").fetchall() == [("Amara",)]
    assert tool.execute("PRAGMA application_id").fetchone() == (APPLICATION_ID,)
    assert tool.execute("PRAGMA user_version").fetchone() == (SCHEMA,)
    tool.close()


def test_a_passphrase_in_any_script_opens_again(tmp_path: Path) -> None:
    path = tmp_path / "j.mentordesk"
    create(path, "пароль 密碼 ñ 🗝️", NOW, heads=Heads(tmp_path / "heads")).close()
    key = unlock_key(path, "пароль 密碼 ñ 🗝️")
    open_journal(path, key, Heads(tmp_path / "heads")).close()
    assert "key" not in repr(key).replace("Key", "").lower()


@pytest.mark.parametrize("passphrase", ["", "a\x00b", "\ud800"])
def test_what_cannot_be_a_passphrase(tmp_path: Path, passphrase: str) -> None:
    with pytest.raises(BadValue):
        create(tmp_path / "j.mentordesk", passphrase, NOW, heads=Heads(tmp_path))
    assert not contents(tmp_path)


def test_making_a_journal_replaces_nothing(tmp_path: Path) -> None:
    path = tmp_path / "j.mentordesk"
    path.write_text("a letter")
    with pytest.raises(JournalExists):
        create(path, None, NOW, heads=Heads(tmp_path / "heads"))
    path.unlink()
    path.symlink_to(tmp_path / "nowhere")
    with pytest.raises(JournalExists):
        create(path, None, NOW, heads=Heads(tmp_path / "heads"))
    assert path.is_symlink()


def test_a_journal_that_cannot_be_made_leaves_nothing(tmp_path: Path) -> None:
    (tmp_path / "file").write_text("x")
    with pytest.raises(CannotWrite, match="cannot be written"):
        create(tmp_path / "file" / "j.mentordesk", None, NOW, heads=Heads(tmp_path / "heads"))

    path = tmp_path / "j.mentordesk"
    with pytest.raises(TypeError):
        create(path, None, "yesterday", heads=Heads(tmp_path / "heads"))  # pyright: ignore[reportArgumentType]
    assert set(contents(tmp_path)) == {"file"}


def test_a_commit_tells_once_with_origin_and_ids(store: Store) -> None:
    mentee = factory.mentee(store)
    heard = told(store)
    page = object()
    with store.write(page) as session:
        goal = Goal(mentorship_id=1, set_on=TODAY, title="Delegate")
        session.add(goal)
        session.flush()
        session.add(CheckIn(goal_id=goal.id, day=TODAY, value=1.0))
        session.get_one(Mentee, mentee.id).role = "Team lead"
        assert not heard
    (changes,) = heard
    assert changes.origin is page
    assert named(changes) == {"Goal": {goal.id}, "CheckIn": {1}, "Mentee": {mentee.id}}
    assert changes.touch(CheckIn, Action)
    assert not changes.touch(Action)
    assert changes.ids(Action) == frozenset()


def test_what_was_written_is_there_for_listeners_and_after_opening_again(store: Store) -> None:
    seen: list[int] = []

    def look(_changes: Changes) -> None:
        with store.read() as session:
            seen.append(session.query(Mentee).count())
        if len(seen) == 1:  # a listener may write as well
            factory.mentee(store, "Zoë")

    stop = store.listen(look)
    factory.mentee(store, "Amara")
    assert seen == [1, 2]
    stop()
    stop()
    factory.mentee(store, "Björn")
    assert len(seen) == 2
    again = reopened(store)
    with again.read() as session:
        assert [one.name for one in session.query(Mentee)] == ["Amara", "Zoë", "Björn"]
    again.close()


def test_a_rollback_tells_nobody_and_keeps_nothing(store: Store) -> None:
    heard, before = told(store), generation(store)
    with pytest.raises(BadValue), store.write() as session:
        give_up_after(session, session.add, Mentee(name="Amara"))
    assert not heard
    assert generation(store) == before
    assert not store.search("Amara")
    factory.mentee(store)  # and the next transaction is not in its way
    assert len(heard) == 1


def test_writing_what_is_there_already_tells_nobody(store: Store) -> None:
    goal = factory.goal(store, factory.mentee(store).id, answers={"a": "b"})
    heard, before = told(store), generation(store)
    store.update(Goal, goal.id, {"title": goal.title, "state": goal.state, "answers": {"a": "b"}})
    with store.write():
        pass
    store.update(Goal, 999, {"title": "gone by now"})
    assert not heard
    assert generation(store) == before


def test_each_commit_is_one_generation(store: Store) -> None:
    mentee = factory.mentee(store)
    before = generation(store)
    with store.write() as session:
        session.add(Goal(mentorship_id=1, set_on=TODAY))
        session.flush()
        session.add(Goal(mentorship_id=1, set_on=TODAY))
    assert generation(store) == before + 1
    store.update(Mentee, mentee.id, {"role": "Lead"})
    assert generation(store) == before + 2
    with store.write() as session:
        session.delete(session.get_one(Mentee, mentee.id))
    assert generation(store) == before + 3


def test_an_update_takes_no_name_that_is_no_column(store: Store) -> None:
    mentee = factory.mentee(store)
    with pytest.raises(AttributeError, match="Mentee has no nmae"):
        store.update(Mentee, mentee.id, {"nmae": "Zoë"})


def test_a_transaction_inside_another_fails_at_once(store: Store) -> None:
    with store.write(), pytest.raises(exc.TimeoutError), store.write():
        pass
    factory.mentee(store)


def test_what_is_changed_while_reading_is_not_lost_silently(store: Store) -> None:
    mentee = factory.mentee(store)
    with pytest.raises(RuntimeError, match=r"use write\(\)"), store.read() as session:
        session.get_one(Mentee, mentee.id).name = "Zoë"
    with pytest.raises(RuntimeError, match=r"use write\(\)"), store.read() as session:
        session.add(Mentee(name="Zoë"))
    with store.read() as session:
        assert [one.name for one in session.query(Mentee)] == ["Amara Okafor"]


def test_statements_that_pass_by_seals_are_refused(store: Store) -> None:
    factory.mentee(store)
    statements = (update(Mentee).values(name="Zoë"), insert(Mentee).values(name="Zoë"))
    for statement in statements:
        with pytest.raises(RuntimeError, match="written as objects"), store.write() as session:
            session.execute(statement)
    with pytest.raises(RuntimeError, match="written as objects"), store.write() as session:
        session.query(Mentee).delete()
    assert is_sound(store)


def test_records_stay_readable_after_their_transaction(store: Store) -> None:
    with store.write() as session:
        mentee = Mentee(name="Amara")
        session.add(mentee)
    assert (mentee.id, mentee.name) == (1, "Amara")
    with store.read() as session:
        again = session.get_one(Mentee, 1)
    assert again.standing.value == "active"


def test_a_broken_rule_of_the_file_is_a_bug_not_a_refusing_disk(store: Store) -> None:
    with pytest.raises(exc.IntegrityError), store.write() as session:
        session.add(Goal(mentorship_id=99, set_on=TODAY))
    with pytest.raises(exc.OperationalError), store.read() as session:
        session.connection().exec_driver_sql("SELECT nothing FROM nowhere")


def test_private_words_are_not_in_error_messages(store: Store) -> None:
    with pytest.raises(exc.IntegrityError) as caught, store.write() as session:
        session.add(Goal(mentorship_id=99, set_on=TODAY, why="Jonas may leave"))
    assert "Jonas" not in str(caught.value)


def test_a_closed_journal_is_not_opened_again_by_the_way(store: Store) -> None:
    heard = told(store)
    store.close()
    with pytest.raises(CannotWrite, match="closed"), store.write():
        pass
    with pytest.raises(CannotWrite, match="closed"):
        store.search("x")
    assert not heard
    assert {one.name for one in store.path.parent.iterdir()} == {"heads", store.path.name}
    store.close()


def test_another_program_that_holds_the_journal_is_named(
    store: Store, monkeypatch: pytest.MonkeyPatch
) -> None:
    with store.read() as session:
        session.connection().exec_driver_sql("PRAGMA busy_timeout = 20")
    other = connect(store.path, None)
    other.execute("BEGIN IMMEDIATE")
    heard = told(store)
    with pytest.raises(JournalBusy, match="Another program is using"):
        factory.mentee(store)
    assert not heard
    other.execute("ROLLBACK")
    other.close()
    factory.mentee(store)
    assert heard


def test_a_full_disk_is_said_and_nothing_is_lost(store: Store) -> None:
    mentee = factory.mentee(store)
    with store.read() as session:
        connection = session.connection()
        pages = connection.exec_driver_sql("PRAGMA page_count").scalar_one()
        connection.exec_driver_sql(f"PRAGMA max_page_count = {pages}")
    heard, before = told(store), generation(store)
    with pytest.raises(CannotWrite, match="The disk is full"):
        store.update(Mentee, mentee.id, {"good_to_know": "x" * 3_000_000})
    assert not heard
    assert generation(store) == before
    store.update(Mentee, mentee.id, {"good_to_know": "short"})
    assert is_sound(store)


def test_damage_met_while_reading_is_said(tmp_path: Path) -> None:
    store = factory.journal(tmp_path)
    empty = store.path.stat().st_size
    mentee = factory.mentee(store)
    held = factory.held(store, mentee.id)
    with store.write() as session:
        for number in range(300):
            session.add(NoteBlock(session_id=held.id, position=number, text=f"{number} " * 60))
    store.close()
    whole = bytearray(store.path.read_bytes())
    for page in range(empty, len(whole) - 4096, 4096):
        whole[page : page + 100] = bytes(100)
    store.path.write_bytes(whole)
    store = open_journal(store.path, None, Heads(tmp_path / "heads"))
    with pytest.raises(JournalDamaged, match="is damaged"), store.read() as session:
        session.query(NoteBlock).all()
    store.close()


def test_the_log_is_moved_into_the_journal(store: Store) -> None:
    factory.mentee(store)
    log = store.path.with_name(f"{store.path.name}-wal")
    assert log.stat().st_size
    store.checkpoint()
    assert not log.stat().st_size
    before = store.path.read_bytes()
    factory.mentee(store, "Zoë")
    assert store.path.read_bytes() == before
    with store.read() as session:
        assert session.connection().exec_driver_sql("PRAGMA synchronous").scalar() == 2


def test_an_older_copy_put_back_is_noticed(store: Store) -> None:
    store.checkpoint()
    old = store.path.read_bytes()
    assert store.missing == 0
    for name in ("Amara", "Zoë", "Björn"):
        factory.mentee(store, name)
    store.close()
    store.path.write_bytes(old)
    again = open_journal(store.path, None, Heads(store.path.parent / "heads"))
    assert again.missing == 3
    again.close()


def test_a_lost_log_is_noticed(store: Store) -> None:
    factory.mentee(store)
    store.checkpoint()
    saved = store.path.read_bytes()
    factory.mentee(store, "Zoë")
    store.close()
    store.path.write_bytes(saved)
    again = open_journal(store.path, None, Heads(store.path.parent / "heads"))
    assert again.missing == 1
    again.close()


def test_rows_39_40_hostile_text_is_equal_after_opening_again(store: Store) -> None:
    text = (
        "NFC é NFD e\u0301 👩🏽\u200d🚀 שלום 中文 \ufeff \u202e \u2028 & <b>' \"; -- %s {} \\ \t|"
    )
    mentee = factory.mentee(store, good_to_know=text)
    again = reopened(store)
    with again.read() as session:
        assert session.get_one(Mentee, mentee.id).good_to_know == text
    assert is_sound(again)
    again.close()


def test_an_unreadable_path_has_its_sentence(tmp_path: Path) -> None:
    with pytest.raises(JournalError):
        open_journal(tmp_path / ("x" * 300), None, Heads(tmp_path))
