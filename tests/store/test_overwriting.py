from __future__ import annotations

from datetime import timedelta

import pytest

from mentor_desk.audience import Audience
from mentor_desk.records import NoteBlock, Version
from mentor_desk.records.version import Occasion
from mentor_desk.store import Changes, Store
from tests import factory


def new(session_id: int, text: str) -> NoteBlock:
    return NoteBlock(session_id=session_id, position=1.0, text=text, audience=Audience.MENTEE)


def test_what_is_written_over_is_sealed_found_and_told(store: Store) -> None:
    held = factory.held(store, factory.mentee(store).id)
    block = factory.block(store, held.id, "before")
    heard: list[Changes] = []
    store.listen(heard.append)
    assert store.overwrite(block.id, new(held.id, "afterwards\x00"), "me")
    assert [(one.ids(NoteBlock), one.origin) for one in heard] == [({block.id}, "me")]
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
    assert store.overwrite(block.id, new(here.id, "as it is"))
    heard: list[Changes] = []
    store.listen(heard.append)
    assert not store.overwrite(block.id, new(here.id, "as it is"))
    assert not store.overwrite(block.id, new(there.id, "not theirs"))
    assert not store.overwrite(999, new(here.id, "nobody"))
    assert heard == []


def test_a_save_that_fails_leaves_all_as_it_was_and_the_next_one_works(store: Store) -> None:
    held = factory.held(store, factory.mentee(store).id)
    block = factory.block(store, held.id, "before")
    with store.write() as session:
        session.connection().exec_driver_sql(
            "CREATE TRIGGER refuse BEFORE UPDATE ON journal BEGIN SELECT raise(ABORT, 'no'); END"
        )
    with pytest.raises(Exception, match="no"):
        store.overwrite(block.id, new(held.id, "half"))
    with store.read() as session:
        assert session.get_one(NoteBlock, block.id).text == "before"
    with store.write() as session:
        session.connection().exec_driver_sql("DROP TRIGGER refuse")
    assert store.overwrite(block.id, new(held.id, "whole"))


def test_every_sort_of_value_is_kept_as_the_session_would_keep_it(store: Store) -> None:
    later = factory.NOW + timedelta(days=1, microseconds=7)
    old = Version(
        subject="goal",
        subject_id=1,
        field="wording",
        kept_at=factory.NOW,
        occasion=Occasion.BEFORE,
        content="one",
    )
    with store.write() as session:
        session.add(old)
    over = Version(
        subject="goal",
        subject_id=1,
        field="wording",
        kept_at=later,
        occasion=Occasion.LEFT,
        content="two",
    )
    assert store.overwrite(old.id, over)
    with store.read() as session:
        kept = session.get_one(Version, old.id)
        assert (kept.kept_at, kept.occasion, kept.content) == (
            later,
            Occasion.LEFT,
            "two",
        )
    assert [one.trouble for one in store.check() if one.trouble] == []
