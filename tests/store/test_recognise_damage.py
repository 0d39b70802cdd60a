"""Damage is told from a wrong passphrase, and what is torn is mended or said."""

from __future__ import annotations

import random
from pathlib import Path

import pytest

from mentor_desk.errors import (
    JournalDamaged,
    WrongPassphrase,
)
from mentor_desk.store import Heads, Key, open_journal
from mentor_desk.store.recognise import PAGE_BYTES
from tests import factory
from tests.store.conftest import EITHER, PASSPHRASE, Unchanged, refusal, run_and_kill


def flip(path: Path, place: int, count: int = 40) -> None:
    whole = bytearray(path.read_bytes())
    for at in range(place, place + count):
        whole[at] ^= 0x55
    path.write_bytes(whole)


@EITHER
def test_a_damaged_first_page(folder: Path, unchanged: Unchanged, passphrase: str | None) -> None:
    path, key = factory.journal_file(folder, passphrase), factory.key(passphrase)
    open_journal(path, key, Heads(folder.parent / "heads")).close()  # so that it is known
    flip(path, 104)
    with unchanged(folder):
        error = refusal(path, key)
    assert isinstance(error, JournalDamaged)
    assert str(error) == (
        "“t.mentordesk” is damaged and was left as it is. "
        "Keep it: what can still be read in it can be saved into a new journal."
    )


def test_a_declared_type_may_be_no_text_any_more(folder: Path) -> None:
    path = factory.journal_file(folder)
    open_journal(path, None, Heads(folder.parent / "heads")).close()
    whole = bytearray(path.read_bytes())
    whole[whole.index(b"TEXT NOT NULL, \n\tmade_at") + 2] = 0xF8
    path.write_bytes(whole)
    assert isinstance(refusal(path), JournalDamaged)


def test_damage_is_told_from_a_wrong_passphrase_in_a_journal_this_laptop_never_saw(
    folder: Path,
) -> None:
    path = factory.journal_file(folder, PASSPHRASE)
    flip(path, 104)
    assert isinstance(refusal(path, factory.key(PASSPHRASE)), JournalDamaged)
    wrong = refusal(path, Key(bytes(32), path.read_bytes()[:16]))
    assert str(wrong) == "The passphrase is not right, or this is not a Mentor Desk journal."


def test_a_known_journal_of_which_no_page_is_left_is_damaged(folder: Path) -> None:
    path, key = factory.journal_file(folder, PASSPHRASE), factory.key(PASSPHRASE)
    heads = Heads(folder.parent / "heads")
    open_journal(path, key, heads).close()
    whole = path.read_bytes()
    path.write_bytes(whole[:16] + random.Random(7).randbytes(len(whole) - 16))
    assert isinstance(refusal(path, key), JournalDamaged)
    assert isinstance(refusal(path, Key(bytes(32), whole[:16])), WrongPassphrase)


@pytest.mark.parametrize("place", [16, 28], ids=["page size", "page count"])
def test_a_plain_journal_is_damaged_not_locked(
    folder: Path, unchanged: Unchanged, place: int
) -> None:
    path = factory.journal_file(folder)
    flip(path, place, 2)
    with unchanged(folder):
        assert isinstance(refusal(path), JournalDamaged)


@EITHER
def test_later_pages_damaged_are_said_by_open_or_by_check(
    folder: Path, unchanged: Unchanged, passphrase: str | None
) -> None:
    key = factory.key(passphrase)
    pages = factory.journal_file(folder, passphrase).stat().st_size // PAGE_BYTES
    refused = 0
    for page in range(1, pages, 9):
        path = factory.journal_file(folder, passphrase, f"{page}.mentordesk")
        flip(path, page * PAGE_BYTES, 400)
        with unchanged(folder):
            try:
                store = open_journal(path, key, Heads(folder.parent / "heads"))
                troubles = [checked.trouble for checked in store.check()]
                store.close()
                assert any(troubles)
            except JournalDamaged:
                refused += 1
    assert refused


@EITHER
@pytest.mark.parametrize("cut", [PAGE_BYTES, 3 * PAGE_BYTES, 20, 2 * PAGE_BYTES + 100])
def test_a_cut_journal(
    folder: Path, unchanged: Unchanged, passphrase: str | None, cut: int
) -> None:
    path, key = factory.journal_file(folder, passphrase), factory.key(passphrase)
    whole = path.read_bytes()
    # Bytes that are missing are read as zero: a single one may have been zero all along.
    path.write_bytes(whole[:-cut])
    with unchanged(folder):
        assert isinstance(refusal(path, key), JournalDamaged)


@pytest.mark.parametrize("length", [70, 100, PAGE_BYTES - 1, PAGE_BYTES])
def test_the_beginning_of_a_plain_journal_is_damage(
    folder: Path, unchanged: Unchanged, length: int
) -> None:
    path = factory.journal_file(folder)
    path.write_bytes(path.read_bytes()[:length])
    with unchanged(folder):
        assert isinstance(refusal(path), JournalDamaged)


@EITHER
def test_a_page_torn_while_the_log_was_moved_is_mended_from_the_log(
    folder: Path, passphrase: str | None
) -> None:
    """What a power cut leaves is no damage as long as the log beside it is whole."""
    path, key = factory.journal_file(folder, passphrase), factory.key(passphrase)
    run_and_kill(path, key)
    torn = pages_in_log(path)
    assert 1 in torn
    for page in torn:
        if page * PAGE_BYTES <= path.stat().st_size:
            flip(path, (page - 1) * PAGE_BYTES + 200)
    store = open_journal(path, key, Heads(folder.parent / "heads"))
    assert store.search("killed")
    assert not [checked for checked in store.check() if checked.trouble]
    store.close()


def pages_in_log(path: Path) -> set[int]:
    log = path.with_name(f"{path.name}-wal").read_bytes()
    frames = range(32, len(log), 24 + PAGE_BYTES)
    return {int.from_bytes(log[frame : frame + 4]) for frame in frames}


def test_row_18_a_torn_copy_from_elsewhere_is_an_incomplete_copy(
    folder: Path, unchanged: Unchanged
) -> None:
    path, key = factory.journal_file(folder, PASSPHRASE), factory.key(PASSPHRASE)
    flip(path, 104)
    with unchanged(folder):
        error = refusal(path, key)
    assert isinstance(error, JournalDamaged)
    assert "is an incomplete copy" in str(error)


@EITHER
@pytest.mark.parametrize("less", [1, 100, PAGE_BYTES, 3 * PAGE_BYTES + 7])
def test_row_22_a_file_that_was_cut_is_damaged(
    folder: Path, unchanged: Unchanged, passphrase: str | None, less: int
) -> None:
    path, key = factory.journal_file(folder, passphrase), factory.key(passphrase)
    open_journal(path, key, Heads(folder.parent / "heads")).close()
    path.write_bytes(path.read_bytes()[:-less])
    with unchanged(folder):
        error = refusal(path, key)
    assert isinstance(error, JournalDamaged)
    assert "is damaged" in str(error)


@pytest.mark.parametrize("at", [0, 15])
def test_row_21_a_damaged_salt_is_not_opened_as_if_nothing_were(
    folder: Path, unchanged: Unchanged, at: int
) -> None:
    path, key = factory.journal_file(folder, PASSPHRASE), factory.key(PASSPHRASE)
    flip(path, at, 1)
    with unchanged(folder):
        assert isinstance(refusal(path, key), JournalDamaged)


def test_row_24_a_plain_journal_with_a_damaged_head_is_damaged_and_no_foreign_file(
    folder: Path, unchanged: Unchanged
) -> None:
    path = factory.journal_file(folder)
    flip(path, 3, 1)
    with unchanged(folder):
        assert isinstance(refusal(path), JournalDamaged)
