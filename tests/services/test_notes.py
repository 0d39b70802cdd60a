from __future__ import annotations

from hypothesis import given
from hypothesis import strategies as st

from mentor_desk.audience import Audience
from mentor_desk.records import NoteBlock
from mentor_desk.services import notes
from mentor_desk.services.notes import SMALLEST_GAP, BlockEdit, positions_between
from mentor_desk.store import Changes, Store
from tests import factory


def test_a_key_press_writes_one_row(store: Store) -> None:
    held = factory.held(store, factory.mentee(store).id)
    with store.write() as session:
        ids = notes.save(
            session,
            held.id,
            [BlockEdit(None, float(n), f"paragraph {n}", Audience.ME) for n in (2, 1, 3)],
        )
    heard: list[Changes] = []
    store.listen(heard.append)
    with store.write() as session:
        edits = [
            BlockEdit(ids[0], 2.0, "one\r\nline\x00", Audience.SPONSOR),
            BlockEdit(ids[1], 1.0, "paragraph 1", Audience.ME),
        ]
        assert notes.save(session, held.id, edits) == ids[:2]
    assert [one.ids(NoteBlock) for one in heard] == [{ids[0]}]
    with store.read() as session:
        kept = notes.blocks(session, held.id)
        assert [(one.position, one.text) for one in kept] == [
            (1.0, "paragraph 1"),
            (2.0, "one line"),
            (3.0, "paragraph 3"),
        ]
        assert kept[1].audience is Audience.SPONSOR


def test_removed_ones_go_and_come_back_as_new(store: Store) -> None:
    held = factory.held(store, factory.mentee(store).id)
    first, second = factory.block(store, held.id, "a"), factory.block(store, held.id, "b")
    with store.write() as session:
        assert notes.save(session, held.id, [], [first.id, 99]) == []
    with store.write() as session:
        (back,) = notes.save(session, held.id, [BlockEdit(first.id, 9.0, "a", Audience.MENTEE)])
    with store.read() as session:
        assert [one.id for one in notes.blocks(session, held.id)] == [second.id, back]
        assert notes.blocks(session, held.id)[1].audience is Audience.MENTEE


@given(
    before=st.none() | st.floats(-1e9, 1e9),
    room=st.none() | st.floats(0, 1e6),
    count=st.integers(1, 50),
)
def test_positions_stand_in_order_between_their_neighbours(
    before: float | None, room: float | None, count: int
) -> None:
    after = None if room is None else (before or 0.0) + room
    found = positions_between(before, after, count)
    if found is None:
        assert before is not None
        assert after is not None
        assert (after - before) / (count + 1) < SMALLEST_GAP
        return
    line = [*([] if before is None else [before]), *found, *([] if after is None else [after])]
    assert line == sorted(set(line))
    assert len(found) == count


def test_a_number_that_belongs_to_another_note_by_now_is_left_alone(store: Store) -> None:
    amara = factory.mentee(store)
    here, there = (factory.held(store, amara.id) for _ in range(2))
    theirs = factory.block(store, there.id, "of the other note")
    with store.write() as session:
        (made,) = notes.save(session, here.id, [BlockEdit(theirs.id, 1.0, "mine", Audience.ME)])
    assert made != theirs.id
    with store.write() as session:
        notes.save(session, here.id, [], [theirs.id])
    with store.read() as session:
        assert [one.text for one in notes.blocks(session, there.id)] == ["of the other note"]
        assert [one.text for one in notes.blocks(session, here.id)] == ["mine"]
