"""Faults of the world around: the calendar, the language, the memory."""

from __future__ import annotations

import os
import subprocess
import sys
from datetime import date, timedelta
from pathlib import Path

import pytest

from mentor_desk.guides.checks.timing import months_later
from mentor_desk.records import Goal, NoteBlock
from mentor_desk.store import Heads, open_journal
from tests import factory

ROOT = Path(__file__).parents[2]
LANGUAGES = ("C", "de_DE.UTF-8", "tr_TR.UTF-8", "fa_IR.UTF-8")
STORED = """
import sys
from pathlib import Path
from mentor_desk.records import CheckIn, Goal
from mentor_desk.services import mentees
from tests import factory

store = factory.journal(Path(sys.argv[1]))
mentee = factory.mentee(store, "ILIJA I\\u011fd\\u0131r istanbul \\u0130z")
goal = factory.goal(store, mentee.id, "TITLE I", baseline=1.5, target=1234567.25)
factory.check_in(store, goal.id, 2.75)
with store.read() as session:
    connection = session.connection()
    for table in ("mentee", "goal", "check_in", "search_entry"):
        print(connection.exec_driver_sql(f"SELECT * FROM {table}").fetchall())
print([hit.mentee for hit in store.search("igdir ISTANBUL")])
store.close()
"""
SHORT_OF_MEMORY = """
import resource, sys
from pathlib import Path
from mentor_desk.records import NoteBlock
from mentor_desk.store import Heads, open_journal

folder = Path(sys.argv[1])
store = open_journal(folder / "t.mentordesk", None, Heads(folder / "heads"))
pages = int(Path("/proc/self/statm").read_text().split()[0])
most = pages * resource.getpagesize() + 40_000_000
resource.setrlimit(resource.RLIMIT_AS, (most, most))
refused = 0
for size in (3_000_000, 6_000_000, 12_000_000, 24_000_000):
    try:
        with store.write() as session:
            session.get(NoteBlock, 1).text = "x" * size
    except MemoryError:
        refused += 1
    else:
        continue
    with store.write() as session:
        session.get(NoteBlock, 1).text = "saved after that"
store.close()
print(refused)
"""


def test_row_36_months_and_half_years_end_on_days_that_exist() -> None:
    day = date(2023, 1, 1)
    while day < date(2029, 1, 1):
        for months in (1, 6, 12, 18):
            later = months_later(day, months)
            assert (later.year * 12 + later.month) - (day.year * 12 + day.month) == months
            assert later.day == day.day or (later + timedelta(days=1)).day == 1
        day += timedelta(days=1)


def test_row_37_what_is_stored_is_the_same_in_every_language(tmp_path: Path) -> None:
    said: set[str] = set()
    for number, language in enumerate(LANGUAGES):
        folder = tmp_path / str(number)
        folder.mkdir()
        said.add(run(STORED, folder, LC_ALL=language, LANG=language, PYTHONUTF8="1"))
    assert len(said) == 1
    assert "\u0130z" in said.pop()


@pytest.mark.skipif(sys.platform != "linux", reason="memory is limited as Linux does it")
def test_row_53_a_save_without_memory_loses_nothing(tmp_path: Path) -> None:
    store = factory.journal(tmp_path)
    session_id = factory.held(store, factory.mentee(store).id).id
    factory.block(store, session_id, "at first")
    factory.goal(store, 1)
    store.close()
    refused = int(run(SHORT_OF_MEMORY, tmp_path))
    assert refused
    store = open_journal(tmp_path / "t.mentordesk", None, Heads(tmp_path / "heads"))
    with store.read() as session:
        assert session.get_one(NoteBlock, 1).text == "saved after that"
        assert session.query(Goal).count() == 1
    assert store.missing == 0
    assert not [found for found in store.check() if found.trouble]
    store.close()


def run(code: str, folder: Path, **environment: str) -> str:
    done = subprocess.run(
        [sys.executable, "-c", code, str(folder)],
        cwd=ROOT,
        env={**os.environ, **environment, "PYTHONPATH": str(ROOT)},
        capture_output=True,
        text=True,
        check=False,
    )
    assert not done.returncode, done.stderr
    return done.stdout
