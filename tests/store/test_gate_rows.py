"""What a reader gets through the gate, row by row."""

from __future__ import annotations

from datetime import timedelta

import pytest

from mentor_desk.audience import Audience, Reader
from mentor_desk.store import Store
from tests import factory
from tests.factory import TODAY


def test_each_reader_sees_the_fields_of_own_rows_only(full: Store) -> None:
    with full.gate(Reader.SPONSOR) as gate:
        (note,) = gate.rows(1, "note")
        assert note.fields == {"session_id": 1, "position": 3.0, "text": "for the sponsor"}
        assert note.day == TODAY - timedelta(days=7)
        assert gate.mentees() == [(1, "Amara Okafor")]
        assert set(gate.rows(1, "mentee")[0].fields) == {
            "name", "role", "organisation", "aspiration", "standing", "met_on",
        }  # fmt: skip
        assert gate.rows(2, "note") == []
    with full.gate(Reader.MENTEE) as gate:
        texts = [row.fields["text"] for row in gate.rows(1, "note")]
        assert texts == ["for the mentee", "for the sponsor"]
    with full.gate(Reader.ME) as gate:
        assert len(gate.rows(1, "note")) == 3


def test_a_gate_reads_the_last_commit_of_an_encrypted_journal(
    tmp_path_factory: pytest.TempPathFactory,
) -> None:
    store = factory.journal(tmp_path_factory.mktemp("locked"), passphrase="correct horse")
    amara = factory.mentee(store)
    with store.gate(Reader.SPONSOR) as gate:
        assert not gate.rows(amara.id, "action")
        factory.action(store, amara.id, audience=Audience.SPONSOR)
        assert gate.rows(amara.id, "action")
    store.close()


def test_rows_come_oldest_first(store: Store) -> None:
    amara = factory.mentee(store)
    goal = factory.goal(store, amara.id)
    for due in (TODAY, None, TODAY - timedelta(days=400)):
        factory.milestone(store, goal.id, due_on=due)
    with store.gate(Reader.MENTEE) as gate:
        assert [row.record_id for row in gate.rows(amara.id, "milestone")] == [2, 3, 1]
