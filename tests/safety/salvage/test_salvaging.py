"""A damaged journal gives all that is not damaged, and is not touched by that."""

from __future__ import annotations

import random
import shutil
from collections.abc import Callable
from pathlib import Path

import pytest

from mentor_desk.audience import Audience
from mentor_desk.errors import JournalDamaged, JournalExists
from mentor_desk.records import Journal, Mentee, MentoringSession, NoteBlock
from mentor_desk.safety.proof import WasStopped
from mentor_desk.safety.salvage import Wanted, salvage
from mentor_desk.safety.salvage.outcome import From, Salvaged, lines, remarks
from mentor_desk.store import Heads, Key, Store, open_journal
from mentor_desk.words import EnglishVoice
from tests import factory

PAGE = 4096
PASSPHRASE = "correct horse"
VOICE = EnglishVoice()
Notes = dict[int, tuple[int, str, str]]
EITHER = pytest.mark.parametrize("passphrase", [None, PASSPHRASE], ids=["plain", "encrypted"])


def filled(folder: Path, passphrase: str | None = None, notes: int = 60) -> Store:
    """Two mentees with a session each; long notes, so that they are on many pages."""
    store = factory.journal(folder, passphrase=passphrase)
    for name in ("Amara Okafor", "Zoë Lefèvre"):
        mentee = factory.mentee(store, name)
        held = factory.held(store, mentee.id, title=f"With {name}", audience=Audience.MENTEE)
        with store.write() as session:
            for number in range(notes // 2):
                text = f"{name} {number} " + "quiet words " * 40
                audience = Audience.MENTEE if number % 2 else Audience.ME
                session.add(
                    NoteBlock(session_id=held.id, position=number, text=text, audience=audience)
                )
        goal = factory.goal(store, mentee.id)
        factory.check_in(store, goal.id, session_id=held.id)
        factory.action(store, mentee.id, session_id=held.id)
    store.checkpoint()
    return store


def notes(store: Store) -> Notes:
    with store.read() as session:
        return {
            one.id: (one.session_id, one.text, one.audience) for one in session.query(NoteBlock)
        }


def page_of(store: Store, name: str) -> int:
    with store.read() as session:
        found = session.connection().exec_driver_sql(
            "SELECT rootpage FROM sqlite_master WHERE name = ?", (name,)
        )
        return found.scalar_one()


def spoil(path: Path, page: int, size: int = 1) -> None:
    whole = bytearray(path.read_bytes())
    for place in range((page - 1) * PAGE + 300, (page - 1) * PAGE + 300 + size):
        whole[place] ^= 0xFF
    path.write_bytes(whole)


def saved(
    path: Path, key: Key | None, backups: tuple[Path, ...] = ()
) -> tuple[Salvaged, Notes, Store]:
    """The damaged file is the same afterwards, and the new one is whole and alone."""
    before = {one: one.read_bytes() for one in path.parent.iterdir() if one.is_file()}
    new = path.with_name("new.mentordesk")
    result = salvage(Wanted(path, key, new, backups), Heads(path.parent / "heads"))
    after = {one: one.read_bytes() for one in path.parent.iterdir() if one.is_file()}
    assert after.keys() - before.keys() == {new}
    assert {one: after[one] for one in before} == before
    store = open_journal(new, key, Heads(path.parent / "heads"))
    assert not [checked for checked in store.check() if checked.trouble]
    assert store.missing == 0
    return result, notes(store), store


@EITHER
def test_a_whole_journal_comes_out_as_it_was(tmp_path: Path, passphrase: str | None) -> None:
    store = filled(tmp_path, passphrase)
    factory.block(store, 1, "still in the log")  # of the same transaction log as nothing else
    log = store.path.with_name(f"{store.path.name}-wal")
    path, key = tmp_path / "copied" / "t.mentordesk", factory.key(passphrase)
    path.parent.mkdir()
    shutil.copy(store.path, path)
    shutil.copy(log, path.parent)
    with store.read() as session:
        uuid = session.get_one(Journal, 1).uuid
    wanted = notes(store)
    store.close()
    result, found, new = saved(path, key)
    assert found == wanted
    assert result.complete
    assert set(result.counts["note_block"]) == {(From.JOURNAL, None)}
    with new.read() as session:
        assert session.get_one(Journal, 1).uuid == uuid
    new.close()


@EITHER
def test_row_21_one_flipped_byte_costs_no_note(tmp_path: Path, passphrase: str | None) -> None:
    """Wherever it is: what was on a page that is damaged is in the index, and the other way."""
    store = filled(tmp_path, passphrase)
    store.close()
    wanted, whole = notes_of(store.path, passphrase), store.path.read_bytes()
    for page in random.Random(3).sample(range(1, len(whole) // PAGE + 1), 5):
        store.path.write_bytes(whole)
        spoil(store.path, page)
        result, found, new = saved(store.path, factory.key(passphrase))
        new.close()
        new.path.unlink()
        texts = {number: text for number, (_, text, _) in found.items()}
        assert texts == {number: text for number, (_, text, _) in wanted.items()}, (page, result)


def notes_of(path: Path, passphrase: str | None) -> Notes:
    store = open_journal(path, factory.key(passphrase), Heads(path.parent / "heads"))
    try:
        return notes(store)
    finally:
        store.close()


@pytest.mark.parametrize("known", [True, False])
def test_without_its_list_of_tables_every_note_is_found(tmp_path: Path, known: bool) -> None:
    """Where tables begin is remembered outside; else their rows are found by their seals."""
    store = filled(tmp_path, PASSPHRASE)
    wanted = notes(store)
    store.close()
    if not known:
        shutil.rmtree(tmp_path / "heads")
    spoil(store.path, 1)
    result, found, new = saved(store.path, factory.key(PASSPHRASE))
    new.close()
    assert found == wanted
    (source,) = result.counts["note_block"]
    assert source.where is (From.JOURNAL if known else From.LOOSE)
    assert result.complete  # the seals add up to what the journal said


def test_a_damaged_table_is_read_from_its_other_pages_and_the_index(tmp_path: Path) -> None:
    store = filled(tmp_path, PASSPHRASE, 120)
    wanted = notes(store)
    root = page_of(store, "note_block")
    store.close()
    spoil(store.path, root)
    result, found, new = saved(store.path, factory.key(PASSPHRASE))
    new.close()
    assert found == wanted  # the root holds no row: each page below it is whole
    assert {source.where for source in result.counts["note_block"]} == {From.LOOSE}


def test_what_is_only_in_the_index_is_private_again(tmp_path: Path) -> None:
    store = filled(tmp_path, PASSPHRASE, 4)  # all on one page
    wanted = notes(store)
    root = page_of(store, "note_block")
    store.close()
    spoil(store.path, root)
    result, found, new = saved(store.path, factory.key(PASSPHRASE))
    new.close()
    assert {number: one[:2] for number, one in found.items()} == {
        number: one[:2] for number, one in wanted.items()
    }
    assert {audience for *_, audience in found.values()} == {Audience.ME}
    assert result.private_again == 4
    assert "4 paragraphs of notes: 4 from the search index" in list(lines(result, VOICE))
    assert any("mark them again" in said for said in remarks(result, VOICE))


def test_backups_fill_what_is_lost_and_bring_nothing_back_that_was_deleted(
    tmp_path: Path,
) -> None:
    store = filled(tmp_path, PASSPHRASE, 6)
    backup = tmp_path / "2026-11-17 120000 g9.mdsnap"
    shutil.copy(store.path, backup)
    with store.write() as session:
        session.delete(session.get_one(NoteBlock, 2))
    store.checkpoint()
    wanted = notes(store)
    pages = [page_of(store, name) for name in ("note_block", "mentoring_session")]
    store.close()
    for page in pages:
        spoil(store.path, page)
    result, found, new = saved(store.path, factory.key(PASSPHRASE), (backup,))
    new.close()
    assert found == wanted
    told = "\n".join(lines(result, VOICE))
    assert "5 paragraphs of notes: 5 from the backup of 17 November 2026" in told
    assert "2 sessions: 2 from the backup" in told
    assert not list(remarks(result, VOICE))


def test_notes_whose_session_is_lost_stay_together(tmp_path: Path) -> None:
    """An untitled session is in no index: only its notes know of it."""
    store = filled(tmp_path, PASSPHRASE, 6)
    with store.write() as session:
        for held in session.query(MentoringSession):
            held.title = ""
    store.checkpoint()
    wanted = notes(store)
    page = page_of(store, "mentoring_session")
    store.close()
    spoil(store.path, page)
    result, found, new = saved(store.path, factory.key(PASSPHRASE))
    assert found == wanted
    assert result.placed
    with new.read() as session:
        held = session.get_one(MentoringSession, 1)
        assert held.starts_at.date() == factory.TODAY - factory.timedelta(days=7)
        assert not session.query(Mentee).filter_by(name="Salvaged").count()
    new.close()


@pytest.mark.parametrize("less", [1, 3 * PAGE, 12 * PAGE + 11])
def test_row_22_a_cut_file_gives_what_is_there(tmp_path: Path, less: int) -> None:
    store = filled(tmp_path, PASSPHRASE)
    wanted = notes(store)
    store.close()
    store.path.write_bytes(store.path.read_bytes()[:-less])
    _, found, new = saved(store.path, factory.key(PASSPHRASE))
    new.close()
    assert {number: text for number, (_, text, _) in found.items()}.items() <= {
        number: text for number, (_, text, _) in wanted.items()
    }.items()
    assert len(found) > 20


def test_row_23_a_record_changed_by_something_else_is_kept_and_named(tmp_path: Path) -> None:
    store = filled(tmp_path, notes=4)
    with store.write() as session:
        session.connection().exec_driver_sql("UPDATE note_block SET text = 'other' WHERE id = 2")
    store.close()
    result, found, new = saved(store.path, None)
    new.close()
    assert found[2][1] == "other"
    assert any("With Amara Okafor" in said for said in remarks(result, VOICE))


def test_row_23_what_an_older_page_lacks_comes_from_the_index(tmp_path: Path) -> None:
    store = filled(tmp_path, PASSPHRASE, 4)
    page = page_of(store, "note_block")
    before = store.path.read_bytes()[(page - 1) * PAGE : page * PAGE]
    factory.block(store, 1, "written after that page")
    wanted = notes(store)
    store.close()
    whole = bytearray(store.path.read_bytes())
    whole[(page - 1) * PAGE : page * PAGE] = before
    store.path.write_bytes(whole)
    _, found, new = saved(store.path, factory.key(PASSPHRASE))
    new.close()
    assert found == wanted


def test_a_garbled_row_of_a_plain_journal_comes_whole_from_the_index(tmp_path: Path) -> None:
    store = filled(tmp_path, notes=4)
    wanted = notes(store)
    store.close()
    whole = store.path.read_bytes()
    place = whole.index(b"Amara Okafor 1 quiet")
    store.path.write_bytes(whole[: place + 5] + b"\xff" + whole[place + 6 :])
    result, found, new = saved(store.path, None)
    new.close()
    assert found == wanted
    assert not result.changed


def test_a_damaged_salt_is_no_matter(tmp_path: Path) -> None:
    store = filled(tmp_path, PASSPHRASE)
    wanted = notes(store)
    store.close()
    store.path.write_bytes(bytes(16) + store.path.read_bytes()[16:])
    result, found, new = saved(store.path, factory.key(PASSPHRASE))
    new.close()
    assert found == wanted
    assert result.complete


def test_a_garbled_name_of_a_table_costs_nothing(tmp_path: Path) -> None:
    """A plain file still opens then, and seems to have no notes."""
    store = filled(tmp_path, notes=4)
    wanted = notes(store)
    store.close()
    whole = store.path.read_bytes()
    assert b"note_blocknote_block" in whole
    store.path.write_bytes(whole.replace(b"note_blocknote_block", b"nose_blocknote_block"))
    _, found, new = saved(store.path, None)
    new.close()
    assert found == wanted


def noise(path: Path) -> None:
    path.write_bytes(random.Random(1).randbytes(40 * PAGE))


@pytest.mark.parametrize("spoilt", [noise, lambda path: path.write_bytes(bytes(PAGE))])
def test_nothing_to_save_is_said_and_leaves_nothing(
    tmp_path: Path, spoilt: Callable[[Path], object]
) -> None:
    path = tmp_path / "t.mentordesk"
    spoilt(path)
    with pytest.raises(JournalDamaged, match="Nothing in"):
        salvage(Wanted(path, factory.key(PASSPHRASE), tmp_path / "new"), Heads(tmp_path / "heads"))
    assert list(tmp_path.iterdir()) == [path]


def test_nothing_is_ever_written_over(tmp_path: Path) -> None:
    store = filled(tmp_path, notes=2)
    store.close()
    (tmp_path / "new").write_text("mine")
    for new in (tmp_path / "new", store.path):
        with pytest.raises(JournalExists):
            salvage(Wanted(store.path, None, new), Heads(tmp_path / "heads"))
    assert (tmp_path / "new").read_text() == "mine"


def test_it_tells_how_far_it_is_and_can_be_stopped(tmp_path: Path) -> None:
    store = filled(tmp_path, notes=2)
    store.close()
    there = set(tmp_path.iterdir())
    told: list[float] = []
    with pytest.raises(WasStopped):
        salvage(
            Wanted(store.path, None, tmp_path / "new"),
            Heads(tmp_path / "heads"),
            told.append,
            lambda: len(told) > 4,
        )
    assert told == sorted(told)
    assert set(tmp_path.iterdir()) == there
