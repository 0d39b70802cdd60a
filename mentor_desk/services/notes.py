"""The note of a session, saved paragraph by paragraph.

A key press writes one row, however long the note is.
"""

from __future__ import annotations

from typing import TYPE_CHECKING, NamedTuple

from sqlalchemy import bindparam, select

from mentor_desk.clean import clean_text
from mentor_desk.records import NoteBlock

if TYPE_CHECKING:
    from collections.abc import Iterable, Mapping, Sequence

    from mentor_desk.audience import Audience
    from mentor_desk.store import Session, Store

# Paragraphs inserted at the same place halve the room each time; below this a note is renumbered.
SMALLEST_GAP = 1e-6
AT_ONCE = 500


# Made once: it is asked with each pause in typing.
_OF_NOTE = select(NoteBlock).where(
    NoteBlock.id.in_(bindparam("some", expanding=True)),
    NoteBlock.session_id == bindparam("session_id"),
)


class BlockEdit(NamedTuple):
    """A paragraph to be written; without an id it is new."""

    id: int | None
    position: float
    text: str
    audience: Audience


def blocks(session: Session, session_id: int) -> list[NoteBlock]:
    query = (
        select(NoteBlock)
        .where(NoteBlock.session_id == session_id)
        .order_by(NoteBlock.position, NoteBlock.id)
    )
    return list(session.scalars(query))


def save(
    session: Session, session_id: int, changed: Sequence[BlockEdit], removed: Iterable[int] = ()
) -> list[int]:
    """The ids of `changed`, in its order. A paragraph gone from the journal comes back as new."""
    edits, gone = list(changed), list(removed)
    there = _there(session, session_id, [*gone, *(one.id for one in edits if one.id is not None)])
    kept = [_write(session, session_id, edit, there) for edit in edits]
    for number in gone:
        if number in there:
            session.delete(there[number])
    session.flush()
    return [block.id for block in kept]


def write_over(store: Store, session_id: int, edit: BlockEdit, origin: object = None) -> bool:
    """Saves the one paragraph somebody types in, in a transaction of its own, without reading it.

    False, and nothing was written, if it is new, unchanged, gone or of another note: use `save`.
    """
    if edit.id is None:
        return False
    return store.overwrite(edit.id, _block(session_id, edit), origin)


def _there(session: Session, session_id: int, numbers: Sequence[int]) -> dict[int, NoteBlock]:
    """Of this note only: what came back from a backup may have a number that something else had
    once. Read at once, not singly.
    """
    found: dict[int, NoteBlock] = {}
    for start in range(0, len(numbers), AT_ONCE):
        some = numbers[start : start + AT_ONCE]
        kept = session.scalars(_OF_NOTE, {"some": some, "session_id": session_id})
        found |= {block.id: block for block in kept}
    return found


def positions_between(before: float | None, after: float | None, count: int) -> list[float] | None:
    """Positions for `count` new paragraphs; None when there is no room: renumber the note."""
    low = before if before is not None else (after - count - 1.0 if after is not None else 0.0)
    high = after if after is not None else low + count + 1.0
    step = (high - low) / (count + 1)
    return None if step < SMALLEST_GAP else [low + step * (number + 1) for number in range(count)]


def _write(
    session: Session, session_id: int, edit: BlockEdit, there: Mapping[int, NoteBlock]
) -> NoteBlock:
    block = there.get(edit.id) if edit.id is not None else None
    if block is None:
        block = _block(session_id, edit)
        session.add(block)
    else:
        block.position, block.text, block.audience = edit.position, _line(edit), edit.audience
    return block


def _block(session_id: int, edit: BlockEdit) -> NoteBlock:
    return NoteBlock(
        session_id=session_id, position=edit.position, text=_line(edit), audience=edit.audience
    )


def _line(edit: BlockEdit) -> str:
    return clean_text(edit.text).replace("\n", " ")
