from __future__ import annotations

from pathlib import Path

import pytest

from mentor_desk.audience import Reader
from mentor_desk.services.opening_words import keep, opening_words
from tests import factory


@pytest.mark.parametrize("reader", Reader)
def test_they_are_kept_for_one_reader_of_one_mentee(tmp_path: Path, reader: Reader) -> None:
    store = factory.journal(tmp_path)
    amara, lena = factory.mentee(store, "Amara"), factory.mentee(store, "Lena")
    with store.write() as session:
        keep(session, amara.id, reader, "You set out\r\nto delegate.\x00")
    with store.read() as session:
        found = {
            (number, one): opening_words(session, number, one)
            for number in (amara.id, lena.id)
            for one in Reader
        }
    said = {whose: text for whose, text in found.items() if text}
    assert said == {(amara.id, reader): "You set out\nto delegate."}
    store.close()


def test_for_somebody_who_is_gone_there_are_none(tmp_path: Path) -> None:
    store = factory.journal(tmp_path)
    with store.write() as session:
        keep(session, 99, Reader.MENTEE, "You set out")
        assert opening_words(session, 99, Reader.MENTEE) == ""
    store.close()


@pytest.mark.parametrize("reader", [Reader.MENTEE, Reader.SPONSOR])
def test_no_gate_lets_them_through(tmp_path: Path, reader: Reader) -> None:
    """They get to a page by the mentor's order for its reader, never by what is shared."""
    store = factory.journal(tmp_path)
    amara = factory.mentee(store)
    with store.write() as session:
        for one in Reader:
            keep(session, amara.id, one, f"quokka for {one}")
    with store.gate(reader) as gate:
        (row,) = gate.rows(amara.id, "mentee")
        assert row.fields["name"] == "Amara Okafor"
        assert "quokka" not in str(row)
    store.close()
