from __future__ import annotations

import pytest

from mentor_desk.audience import Audience
from mentor_desk.records import NoteBlock
from mentor_desk.store import Changes, Store, overwrite
from tests import factory


def new(session_id: int, text: str) -> NoteBlock:
    return NoteBlock(session_id=session_id, position=1.0, text=text, audience=Audience.MENTEE)


def test_what_is_written_over_is_sealed_found_and_told(store: Store) -> None:
    held = factory.held(store, factory.mentee(store).id)
    block = factory.block(store, held.id, "before")
    heard: list[Changes] = []
    store.listen(heard.append)
    with store.write() as session:
        assert overwrite(session, block.id, new(held.id, "afterwards\x00"))
    assert [one.ids(NoteBlock) for one in heard] == [{block.id}]
    assert [hit.record_id for hit in store.search("afterwards")] == [block.id]
    assert not store.search("before")
    assert [one.trouble for one in store.check() if one.trouble] == []
    with store.read() as session:
        kept = session.get_one(NoteBlock, block.id)
        assert (kept.text, kept.audience) == ("afterwards", Audience.MENTEE)


def test_what_says_so_already_is_gone_or_hangs_elsewhere_is_left_alone(store: Store) -> None:
    amara = factory.mentee(store)
    here, there = (factory.held(store, amara.id) for _ in range(2))
    block = factory.block(store, here.id, "as it was")
    with store.write() as session:
        assert overwrite(session, block.id, new(here.id, "as it is"))
    heard: list[Changes] = []
    store.listen(heard.append)
    with store.write() as session:
        assert not overwrite(session, block.id, new(here.id, "as it is"))
        assert not overwrite(session, block.id, new(there.id, "not theirs"))
        assert not overwrite(session, 999, new(here.id, "nobody"))
    assert heard == []


def test_what_was_read_in_the_same_transaction_is_refused(store: Store) -> None:
    held = factory.held(store, factory.mentee(store).id)
    block = factory.block(store, held.id, "before")
    with store.write() as session:
        read = session.get_one(NoteBlock, block.id)
        with pytest.raises(RuntimeError, match="was read"):
            overwrite(session, read.id, new(held.id, "two truths"))
