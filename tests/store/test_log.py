"""SQLite's log, read from outside while SQLite writes it."""

from __future__ import annotations

from contextlib import closing
from pathlib import Path

import pytest
import sqlcipher3.dbapi2 as sqlcipher

from mentor_desk.store.engine import open_writer
from mentor_desk.store.log import Log
from mentor_desk.store.recognise import PAGE_BYTES


@pytest.fixture
def path(tmp_path: Path) -> Path:
    path = tmp_path / "t.mentordesk"
    path.touch()
    return path


def changed(path: Path) -> set[int]:
    """The pages that are others in the log than in the file, as SQLite reads them."""
    file = path.read_bytes()
    whole = path.with_name("whole")
    whole.unlink(missing_ok=True)
    with closing(sqlcipher.connect(path)) as source, closing(sqlcipher.connect(whole)) as copy:
        source.backup(copy)
    now = whole.read_bytes()
    numbers = range(1, len(now) // PAGE_BYTES + 1)
    pages = {number: slice((number - 1) * PAGE_BYTES, number * PAGE_BYTES) for number in numbers}
    # A copy is no journal with a log: its first page says so.
    return {number for number, page in pages.items() if number > 1 and now[page] != file[page]}


def test_it_tells_the_pages_of_the_log_until_it_begins_anew(path: Path) -> None:
    log = Log(path)
    assert log.pages() == set()
    assert log.size() == 0
    with closing(open_writer(path, None)) as writer:
        writer.execute("CREATE TABLE t (a)")
        writer.execute("CREATE TABLE u (a)")
        assert changed(path) <= log.pages() == {1, 2, 3}
        for _ in range(3):
            writer.execute("INSERT INTO u VALUES (randomblob(9000))")
            assert log.pages() >= {1, 2, 3}
        # Wholly moved, it is written again from its beginning, over what it said before.
        assert writer.execute("PRAGMA wal_checkpoint(PASSIVE)").fetchone()[0] == 0
        writer.execute("INSERT INTO t VALUES (1)")
        assert changed(path) <= log.pages() == {2}
        writer.execute("PRAGMA wal_checkpoint(TRUNCATE)").fetchall()
        assert log.pages() == set()
        assert log.size() == 0
        writer.execute("INSERT INTO t VALUES (2)")
        assert log.pages() == {2}


def test_what_was_never_written_is_no_page(path: Path) -> None:
    with closing(open_writer(path, None)) as writer:
        writer.execute("CREATE TABLE t (a)")
        there = Log(path).pages()
        file = path.with_name(f"{path.name}-wal")
        whole = file.read_bytes()
        file.write_bytes(whole + bytes(PAGE_BYTES))
        assert Log(path).pages() == there
        file.write_bytes(bytes(len(whole)))
        assert Log(path).pages() == set()
        file.write_bytes(whole)


def test_it_cannot_be_read(path: Path) -> None:
    path.with_name(f"{path.name}-wal").mkdir()
    with pytest.raises(OSError, match="directory"):
        Log(path).pages()
