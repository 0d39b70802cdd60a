"""What the oracle says of files that a restore put aside: whole with their log, not without it."""

from __future__ import annotations

import shutil
from contextlib import closing
from pathlib import Path

from mentor_desk.store import engine
from mentor_desk.store.recognise import beside
from tests import factory
from tests.faults.oracle import JOURNAL, Oracle, plain

ASIDE = "t kept 2026-11-21 151000.mentordesk"


def left_half_way(folder: Path) -> Path:
    """Files of a journal as they lie there while a transaction has begun to write into them."""
    store = factory.journal(folder, JOURNAL)
    number = factory.held(store, factory.mentee(store).id).id
    for _ in range(60):
        factory.topic(store, number, "A topic of some length " * 60)
    store.close()
    with closing(engine.connect(folder / JOURNAL, None)) as connection:
        connection.execute("PRAGMA journal_mode = DELETE").fetchall()
        connection.execute("PRAGMA cache_size = 4")
        connection.execute("BEGIN IMMEDIATE")
        connection.execute("UPDATE agenda_topic SET text = text || text")
        for one, aside in zip(
            (folder / JOURNAL, *beside(folder / JOURNAL)),
            (folder / ASIDE, *beside(folder / ASIDE)),
            strict=True,
        ):
            if one.exists():
                shutil.copy(one, aside)
        connection.execute("ROLLBACK")
    return folder / ASIDE


def test_what_was_put_aside_counts_with_its_log_and_not_without_it(tmp_path: Path) -> None:
    folder = tmp_path / "desk"
    folder.mkdir()
    aside = left_half_way(folder)
    logs = [one for one in beside(aside) if one.exists()]
    assert logs
    with Oracle() as oracle:
        assert oracle.look(folder, [plain(None)])["backups"] == [True]
        for log in logs:
            log.unlink()
        assert oracle.look(folder, [plain(None)])["backups"] == [False]
