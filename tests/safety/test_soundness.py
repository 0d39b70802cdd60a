"""What was done to a journal from outside is found while it is open, and named."""

from __future__ import annotations

import threading
import time
from pathlib import Path

import pytest

from mentor_desk.records import NoteBlock
from mentor_desk.safety.proof import WasStopped
from mentor_desk.safety.soundness import Findings, accept, called, look_over, names, said
from mentor_desk.store import Heads, Store, open_journal
from mentor_desk.words import EnglishVoice
from tests import factory
from tests.safety.salvage.test_salvaging import EITHER, PAGE, PASSPHRASE, filled, page_of, spoil


def found_in(store: Store) -> Findings:
    return look_over(store.path, store.key, lambda: False, lambda _: None, sums=store.page_sums)


def opened(path: Path, passphrase: str | None = None) -> Store:
    return open_journal(path, factory.key(passphrase), Heads(path.parent / "heads"))


@EITHER
def test_nothing_is_found_in_a_sound_journal(tmp_path: Path, passphrase: str | None) -> None:
    store = filled(tmp_path, passphrase)
    assert not found_in(store)
    factory.block(store, 1, "still in the log")
    assert not found_in(store)
    store.close()


def test_row_13_notes_on_a_damaged_page_are_named(tmp_path: Path) -> None:
    store = filled(tmp_path, PASSPHRASE, 4)
    page = page_of(store, "note_block")
    store.close()
    spoil(store.path, page)
    store = opened(store.path, PASSPHRASE)
    found = found_in(store)
    store.close()
    assert found.bad_pages == [page]
    assert "damaged" in said(found).plain()
    notes = [one for one in found.unreadable if one.kind is NoteBlock]
    assert [(one.mentee, one.heading, count) for one, count in names(notes)] == [
        ("Amara Okafor", "With Amara Okafor", 2),
        ("Zoë Lefèvre", "With Zoë Lefèvre", 2),
    ]


def test_a_damaged_page_of_a_plain_journal_is_found(tmp_path: Path) -> None:
    store = filled(tmp_path)
    page = page_of(store, "ix_note_block_session_position")
    store.close()
    spoil(store.path, page, PAGE - 300)
    store = opened(store.path)
    assert found_in(store).damaged
    store.close()


def test_row_23_what_something_else_changed_is_named_and_can_be_kept(tmp_path: Path) -> None:
    store = filled(tmp_path, notes=4)
    with store.write() as session:
        session.connection().exec_driver_sql("UPDATE note_block SET text = 'other' WHERE id = 2")
    found = found_in(store)
    assert [(one.kind, one.id, one.mentee) for one in found.changed] == [
        (NoteBlock, 2, "Amara Okafor")
    ]
    assert said(found).plain().startswith("1 record in this journal was changed")
    accept(store, found)
    assert not found_in(store)
    assert not [checked for checked in store.check() if checked.trouble]
    store.close()


@EITHER
def test_row_23_an_older_page_is_noticed_and_its_notes_named(
    tmp_path: Path, passphrase: str | None
) -> None:
    store = filled(tmp_path, passphrase, 4)
    page = page_of(store, "note_block")
    before = store.path.read_bytes()[(page - 1) * PAGE : page * PAGE]
    store.update(NoteBlock, 3, {"text": "newer words"})
    store.close()
    whole = bytearray(store.path.read_bytes())
    whole[(page - 1) * PAGE : page * PAGE] = before
    store.path.write_bytes(whole)
    store = opened(store.path, passphrase)
    found = found_in(store)
    assert found.mixed
    assert not found.damaged
    assert [(one.kind, one.id) for one in found.other] == [(NoteBlock, 3)]
    accept(store, found)
    assert not found_in(store)
    assert not [checked for checked in store.check() if checked.trouble]
    store.close()


@EITHER
def test_row_21_a_byte_where_nothing_is_written_is_said_and_can_be_kept(
    tmp_path: Path, passphrase: str | None
) -> None:
    store = filled(tmp_path, passphrase, 4)
    assert not found_in(store)
    page = page_of(store, "practice")
    store.close()
    spoil(store.path, page, 2000)
    store = opened(store.path, passphrase)
    found = found_in(store)
    if passphrase:  # each page has a code of its own, and what lies on it is gone
        assert (found.bad_pages, found.strange) == ([page], [])
    else:
        assert found.strange == [page]
        assert not found.damaged
        assert said(found).plain().startswith("Part of this journal’s file is not as Mentor Desk")
        accept(store, found)
        assert not found_in(store)
        assert not [checked for checked in store.check() if checked.trouble]
    store.close()


def test_a_wrong_digest_alone_is_noticed_and_can_be_kept(store: Store) -> None:
    factory.mentee(store)
    with store.write() as session:
        session.connection().exec_driver_sql("UPDATE journal SET digest = digest + 1")
    found = found_in(store)
    assert found.mixed
    accept(store, found)
    assert not found_in(store)


def test_it_stops_when_asked(store: Store) -> None:
    factory.mentee(store)
    with pytest.raises(WasStopped):
        look_over(store.path, None, lambda: True)


def test_saves_go_on_meanwhile(tmp_path: Path) -> None:
    """And the log can be moved into the file: no bite holds on to its view for long."""
    store = filled(tmp_path, PASSPHRASE)
    sums = store.page_sums
    assert sums is not None
    stop, results = threading.Event(), list[Findings]()

    def look() -> None:
        while not stop.is_set():
            if len(results) % 2:  # what the pages were is learnt anew while they are written
                sums.forget()
            results.append(look_over(store.path, store.key, lambda: False, sums=sums))

    thread = threading.Thread(target=look)
    thread.start()
    ends = time.monotonic() + 1.5
    while time.monotonic() < ends:
        store.update(NoteBlock, 3, {"text": f"words of {time.monotonic()}"})
        store.checkpoint()
    stop.set()
    thread.join()
    assert results
    assert not any(results)
    store.close()


def test_what_is_about_the_mentor_is_called_by_its_name_and_day(tmp_path: Path) -> None:
    store = factory.journal(tmp_path)
    amara = factory.mentee(store)
    factory.guided_note(store, None, "What I learnt")
    factory.guided_note(store, amara.id, "Our agreement")
    factory.ladder(store, factory.goal(store, amara.id, "Delegate").id)
    with store.write() as session:
        session.connection().exec_driver_sql("UPDATE guided_note SET guide = 'x'")
        session.connection().exec_driver_sql("UPDATE ladder SET seen_by = 'x'")
    found = found_in(store)
    assert sorted(called(one, EnglishVoice()) for one in found.changed) == [
        "the attainment ladder of “Delegate” of Amara Okafor",
        "“Our agreement” of 21 November 2026 with Amara Okafor",
        "“What I learnt” of 21 November 2026",
    ]
    store.close()
