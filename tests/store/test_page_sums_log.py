"""Whatever stands in the log beside the journal, and whenever it is moved, no page is accused."""

from __future__ import annotations

import shutil
from contextlib import closing, suppress
from pathlib import Path
from typing import BinaryIO

import pytest

from mentor_desk.store import Store, page_sums
from mentor_desk.store.recognise import PAGE_BYTES
from tests import factory
from tests.safety.salvage.test_salvaging import page_of
from tests.store.test_page_sums import again, known, look, made, reading, trouble

FRAME = 24 + PAGE_BYTES


def test_a_page_that_is_moved_between_reading_and_judging_it_is_not_accused(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    path, _ = made(tmp_path)
    with closing(again(path)) as store:
        assert trouble(store) is None
        assert store.page_sums
        changing = page_of(store, "journal")  # each save is counted there
        saved: list[int] = []
        read = page_sums._page

        def meanwhile(file: BinaryIO, number: int) -> bytes:
            page = read(file, number)
            if number == changing and not saved:
                saved.append(number)
                factory.block(store, 1, "the second words")
                store.checkpoint()
            return page

        monkeypatch.setattr(page_sums, "_page", meanwhile)
        assert not [number for number in store.page_sums.look() if number]
        assert saved


def refused_save(store: Store) -> None:
    """So long that much of it is in the log before it is taken back."""
    with suppress(ZeroDivisionError), store.write() as session:
        session.connection().exec_driver_sql("UPDATE note_block SET text = zeroblob(9000000)")
        raise ZeroDivisionError


def test_what_takes_the_place_of_a_refused_save_in_the_log_is_known_too(tmp_path: Path) -> None:
    path, _ = made(tmp_path)
    with closing(again(path)) as store:
        assert trouble(store) is None
        with closing(reading(path)):
            refused_save(store)
            factory.block(store, 1, "the log is long: a move is tried")
            factory.mentee(store, "Zoë Lefèvre")
        assert trouble(store) is None


def left_open(path: Path) -> Path:
    """As after a sudden end, with the log beside it."""
    store = again(path)
    factory.block(store, 1, "the second words")
    for one in (path, path.with_name(f"{path.name}-wal")):
        shutil.copy(one, path.with_name(f"{one.name}.left"))
    store.close()
    for one in (path, path.with_name(f"{path.name}-wal")):
        path.with_name(f"{one.name}.left").replace(one)
    return path.with_name(f"{path.name}-wal")


@pytest.mark.parametrize("begin", [0, 32, 32 + FRAME], ids=["all", "but its head", "its end"])
def test_row_04_a_log_of_which_nothing_came_to_the_disk_but_its_size(
    tmp_path: Path, begin: int
) -> None:
    path, _ = made(tmp_path)
    log = left_open(path)
    whole = log.read_bytes()
    log.write_bytes(whole[:begin] + bytes(len(whole) - begin))
    with closing(again(path)) as store:
        assert store.missing == 1
        assert trouble(store) is None
        factory.block(store, 1, "said again")
    assert look(path) is None


def test_row_20_a_page_number_that_no_log_can_have(tmp_path: Path) -> None:
    path, _ = made(tmp_path)
    log = left_open(path)
    whole = bytearray(log.read_bytes())
    whole[32] = 0x7F  # the first frame's page number is two thousand million now
    log.write_bytes(whole)
    with closing(again(path)) as store:
        assert store.missing == 1
        assert trouble(store) is None
        factory.block(store, 1, "said again")
    assert look(path) is None
    assert len(known(path)) < 1000
