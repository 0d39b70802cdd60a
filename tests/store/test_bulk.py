from __future__ import annotations

from pathlib import Path

import pytest

from mentor_desk.audience import Audience, Reader
from mentor_desk.records import Journal, Mentee, MentoringSession, Mentorship, NoteBlock
from mentor_desk.store import Session, Store
from mentor_desk.store.bulk import bulk
from tests.factory import NOW, journal

DERIVED = ("search_entry", "shared_with_mentee", "shared_with_sponsor")
MADE = "SELECT type, name, tbl_name, sql FROM sqlite_master WHERE sql IS NOT NULL"


def some_records(session: Session, name: str) -> None:
    mentee = Mentee(name=name)
    session.add(mentee)
    session.flush()
    mentorship = Mentorship(mentee_id=mentee.id)
    session.add(mentorship)
    session.flush()
    held = MentoringSession(mentorship_id=mentorship.id, starts_at=NOW, title="Handing over")
    session.add(held)
    session.flush()
    session.add_all(
        NoteBlock(session_id=held.id, position=float(place), text=f"Thought {place}", audience=who)
        for place, who in enumerate(Audience)
    )


def state(store: Store) -> list[object]:
    """Everything made beside the records, and what keeps it."""
    with store.read() as session:
        execute = session.connection().exec_driver_sql
        rows = {table: sorted(execute(f"SELECT * FROM {table}").all()) for table in DERIVED}
        made = sorted(execute(MADE).all())
        return [rows, made, session.get_one(Journal, 1).digest]


def fail_in_a_bulk(store: Store) -> None:
    with store.write() as session, bulk(session):
        some_records(session, "İpek")
        raise LookupError


def test_a_bulk_leaves_what_single_writes_leave(tmp_path: Path) -> None:
    one, many = journal(tmp_path, "one.mentordesk"), journal(tmp_path, "many.mentordesk")
    for name in ("Νεφέλη", "Zoë"):
        with one.write() as session:
            some_records(session, name)
    with many.write() as session, bulk(session):
        for name in ("Νεφέλη", "Zoë"):
            some_records(session, name)
    assert state(one) == state(many)
    assert [hit.snippet for hit in one.search("tho")] == [hit.snippet for hit in many.search("tho")]
    assert [found.trouble for found in many.check() if found.trouble] == []
    one.close()
    many.close()


def test_what_is_written_after_a_bulk_is_searched_and_shared(tmp_path: Path) -> None:
    store = journal(tmp_path)
    with store.write() as session, bulk(session):
        some_records(session, "Zoë")
    with store.write() as session:
        some_records(session, "İpek")
    assert len(store.search("Handing")) == 2
    with store.gate(Reader.MENTEE) as gate:
        assert [len(gate.rows(number, "note")) for number in (1, 2)] == [2, 2]
    assert [found.trouble for found in store.check() if found.trouble] == []
    store.close()


def test_a_bulk_that_fails_leaves_everything_as_it_was(tmp_path: Path) -> None:
    store = journal(tmp_path)
    with store.write() as session:
        some_records(session, "Zoë")
    before = state(store)
    with pytest.raises(LookupError):
        fail_in_a_bulk(store)
    assert state(store) == before
    store.close()
