"""What each page of a journal was is known outside it: nothing goes unnoticed, nothing is accused
that is right.
"""

from __future__ import annotations

import random
import shutil
import sys
import threading
from collections.abc import Callable
from contextlib import closing
from pathlib import Path

import pytest
import sqlcipher3.dbapi2 as sqlcipher

from mentor_desk.errors import JournalError
from mentor_desk.records import NoteBlock
from mentor_desk.safety.passphrase import rekey
from mentor_desk.safety.proof import WasStopped
from mentor_desk.safety.restoring import at_rest
from mentor_desk.store import Heads, Key, Store, create, open_journal
from mentor_desk.store.engine import connect
from mentor_desk.store.page_sums import PageSums
from mentor_desk.store.recognise import PAGE_BYTES
from tests import factory

PASSPHRASE = "correct horse"
EITHER = pytest.mark.parametrize("passphrase", [None, PASSPHRASE], ids=["plain", "encrypted"])


def made(folder: Path, passphrase: str | None = None) -> tuple[Path, Key | None]:
    """As the program makes one: every page went through the log."""
    store = create(folder / "t.mentordesk", passphrase, factory.NOW, heads=Heads(folder / "heads"))
    factory.held(store, factory.mentee(store).id)
    factory.block(store, 1, "the first words")
    store.close()
    return store.path, store.key


def again(path: Path, key: Key | None = None) -> Store:
    return open_journal(path, key, Heads(path.parent / "heads"))


def trouble(store: Store) -> str | None:
    found = next(store.check())
    assert found.what.plain() == "pages"
    return found.trouble.plain() if found.trouble else None


def look(path: Path, key: Key | None = None) -> str | None:
    with closing(again(path, key)) as store:
        return trouble(store)


def flip(path: Path, place: int) -> None:
    whole = bytearray(path.read_bytes())
    whole[place] ^= 1
    path.write_bytes(whole)


def reading(path: Path, key: Key | None = None) -> sqlcipher.Connection:
    """Somebody who holds on to what the file says now."""
    reader = connect(path, key, "ro")
    reader.execute("BEGIN")
    reader.execute("SELECT count(*) FROM note_block").fetchone()
    return reader


def empty_place(path: Path) -> int:
    """A byte that means nothing to any other check: in the gap of a table's page."""
    whole = path.read_bytes()
    return whole.index(bytes(500), 4 * PAGE_BYTES) + 250


def known(path: Path) -> list[bool]:
    (kept,) = (path.parent / "heads").glob("*.pages")
    sums = memoryview(kept.read_bytes()[16:]).cast("I")
    return [bool(one) for one in sums]


@EITHER
def test_every_page_is_known_from_the_first_day(tmp_path: Path, passphrase: str | None) -> None:
    path, key = made(tmp_path, passphrase)
    assert all(known(path))
    assert len(known(path)) == path.stat().st_size // PAGE_BYTES
    assert look(path, key) is None


def test_row_21_a_byte_is_noticed_also_where_nothing_is_written(tmp_path: Path) -> None:
    path, _ = made(tmp_path)
    flip(path, empty_place(path))
    with closing(again(path)) as store:
        found = [(checked.what.plain(), checked.trouble) for checked in store.check()]
    assert [what for what, wrong in found if wrong] == ["pages"]
    # It stays said until somebody decides.
    assert look(path) == "1 page is not as it was written"


def test_row_23_an_older_page_is_noticed_although_no_record_is_in_it(tmp_path: Path) -> None:
    path, key = made(tmp_path, PASSPHRASE)
    before = path.read_bytes()
    with closing(again(path, key)) as store:
        factory.block(store, 1, "the second words")
    after = bytearray(path.read_bytes())
    pages = [slice(at, at + PAGE_BYTES) for at in range(0, len(before), PAGE_BYTES)]
    changed = [page for page in pages if before[page] != after[page]]
    for page in changed:
        mixed = bytearray(after)
        mixed[page] = before[page]
        path.write_bytes(mixed)
        try:
            assert look(path, key) == "1 page is not as it was written"
        except JournalError:  # the list of tables: it does not even open
            assert page.start == 0


@pytest.mark.parametrize("column", ["uuid", "made_at", "generation", "is_sample"])
def test_what_the_journal_says_of_itself_is_not_changed_unnoticed(
    tmp_path: Path, column: str
) -> None:
    path, _ = made(tmp_path)
    copy = Path(shutil.copy(path, tmp_path / "copy"))
    with closing(connect(copy, None)) as other:
        (page,) = other.execute(
            "SELECT rootpage FROM sqlite_master WHERE name = 'journal'"
        ).fetchone()
        (value,) = other.execute(f"SELECT {column} FROM journal").fetchone()
        new = value + 1 if isinstance(value, int) else value[:-1] + "7"
        other.execute(f"UPDATE journal SET {column} = ?", (new,))
    one, its = bytearray(path.read_bytes()), slice((page - 1) * PAGE_BYTES, page * PAGE_BYTES)
    one[its] = copy.read_bytes()[its]
    path.write_bytes(one)
    with closing(again(path)) as store:
        assert [checked for checked in store.check() if checked.trouble]


@EITHER
def test_saves_and_moves_of_the_log_in_any_order_are_no_damage(
    tmp_path: Path, passphrase: str | None
) -> None:
    """Also while somebody reads and holds on to what the file was, and after a sudden end."""
    path, key = made(tmp_path, passphrase)
    chance = random.Random(5)
    store = again(path, key)
    readers: list[object] = []

    def save() -> None:
        factory.block(store, 1, "words " * chance.randrange(2000))

    def move() -> None:
        if not readers:
            store.checkpoint()

    def reopen() -> None:
        nonlocal store
        readers.clear()
        store.close()
        store = again(path, key)

    def sudden_end() -> None:
        """What lies on the disk goes on elsewhere."""
        nonlocal store, path
        readers.clear()
        folder = path.parent.with_name(f"{path.parent.name}+")
        shutil.copytree(path.parent, folder)
        store.close()
        path = folder / path.name
        store = again(path, key)

    def read() -> None:
        readers.append(reading(path, key))

    deeds: list[Callable[[], None]] = [read, readers.clear, save, save, move, reopen, sudden_end]
    for number in range(60):
        chance.choice(deeds)()
        if number % 10 == 9:
            readers.clear()
            assert trouble(store) is None
    store.close()
    assert all(known(path))


def test_a_long_log_is_moved_while_one_writes(tmp_path: Path) -> None:
    path, _ = made(tmp_path)
    store = again(path)
    log = path.with_name(f"{path.name}-wal")
    sizes: list[int] = []
    for _ in range(60):
        factory.block(store, 1, "long words " * 20_000)
        sizes.append(log.stat().st_size)
    assert max(sizes) < 8 * 1000 * PAGE_BYTES
    assert path.stat().st_size > 2_000_000
    assert trouble(store) is None
    store.close()
    assert all(known(path))


def test_a_reader_is_not_waited_for_when_the_log_is_long(tmp_path: Path) -> None:
    """And what it kept from being moved is summed when that is moved at last."""
    path, _ = made(tmp_path)
    store = again(path)
    said: list[str] = []
    with store.read() as session:
        bare = session.connection().connection.dbapi_connection
        assert isinstance(bare, sqlcipher.Connection)
        bare.set_trace_callback(said.append)
    with closing(reading(path)) as reader:
        factory.mentee(store, "Zoë Lefèvre")
        for _ in range(30):
            factory.block(store, 1, "long words " * 20_000)
        assert reader.execute("SELECT count(*) FROM note_block").fetchone() == (1,)
    moves = [number for number, one in enumerate(said) if "wal_checkpoint" in one]
    assert 1 <= len(moves) < 12  # not at each save from then on
    assert {said[number] for number in moves} == {"PRAGMA wal_checkpoint(PASSIVE)"}
    assert trouble(store) is None
    store.close()
    assert all(known(path))


def test_what_is_learnt_anew_while_a_move_is_not_done_is_no_damage(tmp_path: Path) -> None:
    path, _ = made(tmp_path)
    store = again(path)
    sums = store.page_sums
    assert sums is not None
    with closing(reading(path)):
        factory.mentee(store, "Zoë Lefèvre")
        for _ in range(8):
            factory.block(store, 1, "long words " * 20_000)
        assert sums.log_size() > 4_200_000  # a move was tried, and was not done
        sums.forget()
        assert sums.trouble() is None
    store.checkpoint()
    assert trouble(store) is None
    store.close()


def test_a_long_write_that_counts_as_no_save_is_known_too(tmp_path: Path) -> None:
    path, _ = made(tmp_path)
    store = again(path)
    for size in (9_000_000, 9_000_000, 10):
        with store.write() as session:
            session.connection().exec_driver_sql(
                "UPDATE note_block SET text = zeroblob(?)", (size,)
            )
    store.close()
    assert look(path) is None


def test_two_who_have_it_open_do_not_accuse_each_other(tmp_path: Path) -> None:
    """The window and the command line: either may move what the other saved."""
    path, _ = made(tmp_path)
    window = again(path)
    factory.block(window, 1, "saved in the window")
    with closing(again(path)) as line:
        assert trouble(line) is None
        assert trouble(window) is None
        factory.block(window, 1, "saved meanwhile")
        window.checkpoint()
        assert trouble(line) is None
        factory.block(window, 1, "left to the other")
    factory.block(window, 1, "and one more")
    window.checkpoint()
    assert trouble(window) is None
    with closing(again(path)) as line:
        factory.block(line, 1, "saved by the other")
        line.checkpoint()
    window.close()  # with sums it learnt before
    assert look(path) is None


def test_what_is_about_to_be_moved_is_known_nowhere(tmp_path: Path) -> None:
    """Whenever the power goes, no page is said to be what it is not yet, or not any more."""
    path, _ = made(tmp_path)
    heads = Heads(tmp_path / "heads")
    store = again(path)
    (name,) = (file.stem for file in (tmp_path / "heads").glob("*.pages"))
    sums = PageSums(path, heads, name, None)
    assert heads.page_sums(name)
    factory.block(store, 1, "in the log")
    sums.before_move()
    assert not heads.page_sums(name)
    store.close()


def test_a_journal_used_elsewhere_and_written_at_once_is_not_accused(tmp_path: Path) -> None:
    path, _ = made(tmp_path)
    away = tmp_path / "away"
    away.mkdir()
    with closing(again(Path(shutil.copy(path, away)))) as store:
        factory.mentee(store, "Zoë Lefèvre")
    shutil.copy(away / path.name, path)
    with closing(again(path)) as store:
        factory.block(store, 1, "before anybody looked")
    assert look(path) is None


def test_what_a_spoilt_connection_moves_at_its_end_is_no_damage(tmp_path: Path) -> None:
    path, key = made(tmp_path, PASSPHRASE)
    with closing(connect(path, key)) as other:
        (page,) = other.execute(
            "SELECT rootpage FROM sqlite_master WHERE name = 'ix_action_goal_id'"
        ).fetchone()
    flip(path, (page - 1) * PAGE_BYTES + 100)
    with closing(again(path, key)) as store:
        factory.block(store, 1, "in the log while the page is met")
        with pytest.raises(JournalError), store.read() as session:
            session.connection().exec_driver_sql(
                "SELECT count(goal_id) FROM action INDEXED BY ix_action_goal_id WHERE goal_id > 0"
            )
        assert trouble(store) == "1 page is not as it was written"


def test_a_page_that_is_written_while_it_is_looked_at_is_not_accused(tmp_path: Path) -> None:
    path, _ = made(tmp_path)
    store = again(path)
    sums = store.page_sums
    assert sums is not None
    stop, found = threading.Event(), list[int]()

    def look() -> None:
        while not stop.is_set():
            found.extend(number for number in sums.look() if number)

    thread = threading.Thread(target=look)
    interval = sys.getswitchinterval()
    sys.setswitchinterval(1e-6)
    try:
        thread.start()
        for number in range(300):
            store.update(NoteBlock, 1, {"text": f"words of {number}"})
            store.checkpoint()
    finally:
        stop.set()
        thread.join()
        sys.setswitchinterval(interval)
    store.close()
    assert not found


def test_a_journal_used_elsewhere_meanwhile_is_not_accused(tmp_path: Path) -> None:
    path, _ = made(tmp_path)
    away = tmp_path / "away"
    away.mkdir()
    with closing(again(Path(shutil.copy(path, away)))) as store:
        factory.block(store, 1, "written on the other laptop")
    shutil.copy(away / path.name, path)
    with closing(again(path)) as store:
        assert trouble(store) is None
        assert trouble(store) is None  # and its pages are known from then on
    flip(path, empty_place(path))
    assert look(path) == "1 page is not as it was written"


def test_a_backup_put_in_its_place_by_hand_is_not_accused(tmp_path: Path) -> None:
    path, _ = made(tmp_path)
    with closing(connect(path, None)) as other:
        other.execute("VACUUM INTO ?", (str(tmp_path / "copy"),))
    path.unlink()
    (tmp_path / "copy").rename(path)
    assert look(path) is None


@pytest.mark.parametrize("stop", ["at rest", "new passphrase"])
def test_what_was_begun_past_the_store_and_stopped_is_not_accused(
    tmp_path: Path, stop: str
) -> None:
    path, key = made(tmp_path, PASSPHRASE)
    heads = Heads(tmp_path / "heads")
    if stop == "at rest":
        at_rest(path, key, heads)
    else:
        with pytest.raises(WasStopped):
            rekey(path, key, None, heads, stopped=lambda: True)
    assert look(path, key) is None


@pytest.mark.parametrize("kept", [b"", b"x", b"MDp1" + bytes(400), bytes(16)])
def test_sums_that_are_not_whole_say_nothing(tmp_path: Path, kept: bytes) -> None:
    path, _ = made(tmp_path)
    (file,) = (tmp_path / "heads").glob("*.pages")
    file.write_bytes(kept)
    flip(path, empty_place(path))
    assert look(path) is None


def test_a_log_that_nobody_can_look_at_is_not_long(tmp_path: Path) -> None:
    (tmp_path / "file").touch()
    sums = PageSums(tmp_path / "file" / "journal", Heads(tmp_path / "heads"), "aa", None)
    assert sums.log_size() == 0
    sums.before_move()
    sums.after_move(1)


def test_what_cannot_be_read_is_said(tmp_path: Path) -> None:
    sums = PageSums(tmp_path / "gone", Heads(tmp_path / "heads"), "aa", None)
    said = sums.trouble()
    assert said is not None
    assert said.plain() == "it cannot be read"
