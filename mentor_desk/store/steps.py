"""What one transaction changed, so that it can be taken back: undo, and undo of the undo."""

from __future__ import annotations

from collections import defaultdict
from typing import TYPE_CHECKING, Any, cast

from sqlalchemy import event, inspect, select

from mentor_desk.errors import CannotUndo
from mentor_desk.records import Record, Version
from mentor_desk.store.changes import WritingSession
from mentor_desk.store.images import Image, dump, put_back
from mentor_desk.store.indexing import parts
from mentor_desk.store.removal import along, references
from mentor_desk.words import words

if TYPE_CHECKING:
    from collections.abc import Iterable

    from sqlalchemy.orm import Session, UOWTransaction

    from mentor_desk.store.images import Kind

Key = tuple[type[Record], int]


class Step:
    """Made by `watch`; empty if the transaction changed nothing."""

    def __init__(self) -> None:
        self._changed: dict[Key, dict[str, tuple[object, object]]] = {}
        """Columns with what they said before and after."""
        self._added: dict[Key, int] = {}
        """With their seals."""
        self._deleted: list[Image] = []

    def __bool__(self) -> bool:
        return bool(self._changed or self._added or self._deleted)

    def note_deleted(self, session: Session) -> None:
        gone: defaultdict[Kind, set[int]] = defaultdict(set)
        for record in cast("Iterable[Record]", session.deleted):
            gone[type(record)].add(record.id)
        image = dump(session, gone)
        self._forget_added(image)
        self._deleted.append(image)

    def _forget_added(self, image: Image) -> None:
        """What came with the step itself and goes again is nothing to put back or to tie to."""
        for kind, rows in image.rows.items():
            for number in tuple(rows):
                if self._added.pop((kind, number), None) is not None:
                    del rows[number]
        for cut in image.cuts:
            columns = self._changed.get((cut.kind, cut.id), {})
            if cut.column in columns and not image.holds(cut.to_kind, cut.to_id):
                columns[cut.column] = (columns[cut.column][0], None)

    def note_changed(self, record: Record) -> None:
        key = (type(record), record.id)
        if key in self._added:
            return
        kept = self._changed.setdefault(key, {})
        state = inspect(record)
        for column in type(record).__table__.columns:
            history = state.attrs[column.key].history
            if history.has_changes() and column.key != "seal":
                first = next(iter(history.deleted), None)
                before = kept[column.key][0] if column.key in kept else first
                kept[column.key] = (before, next(iter(history.added), None))

    def note_written(self, record: Record, *, new: bool) -> None:
        key = (type(record), record.id)
        if new or key in self._added:
            self._added[key] = record.seal

    def take_back(self, session: Session) -> None:
        self._remove_added(session)
        for image in reversed(self._deleted):
            put_back(session, image)
            _note_put_back(session, image)
        for key, columns in self._changed.items():
            self._change_back(session, key, columns)
        session.flush()

    def _remove_added(self, session: Session) -> None:
        roots: list[Record] = []
        there = _all(session, self._added)
        for key, sealed in self._added.items():
            record = there.get(key)
            if record is None:
                raise _gone()
            if record.seal != sealed:
                raise _changed()
            if not self._hangs_on_added(record):
                roots.append(record)
        wanted: defaultdict[Kind, set[int]] = defaultdict(set)
        for record in roots:
            wanted[type(record)].add(record.id)
        for kind, ids in along(session, wanted).items():
            if any((kind, number) not in self._added for number in ids):
                raise CannotUndo(
                    words("Something was added to it since, so this cannot be undone any more.")
                )
        for record in roots:
            session.delete(record)
        session.flush()

    def _hangs_on_added(self, record: Record) -> bool:
        """What goes along with its parent must not be deleted by itself as well."""
        if isinstance(record, Version):
            return any(
                (kind.__tablename__, number) == (record.subject, record.subject_id)
                for kind, number in self._added
            )
        return any(
            (one.parent, getattr(record, one.name)) in self._added
            for one in references()
            if one.child is type(record) and one.goes_along
        )

    def _change_back(
        self, session: Session, key: Key, columns: dict[str, tuple[object, object]]
    ) -> None:
        record = session.get(*key)
        if record is None:
            raise _gone()
        for name, (before, after) in columns.items():
            now = getattr(record, name)
            if now not in (before, after):
                raise _changed()
            setattr(record, name, before)


def _all(session: Session, keys: Iterable[Key]) -> dict[Key, Record]:
    """Those that are there; thousands at once, where one by one takes seconds."""
    wanted: defaultdict[Kind, list[int]] = defaultdict(list)
    for kind, number in keys:
        wanted[kind].append(number)
    return {
        (kind, record.id): record
        for kind, ids in wanted.items()
        for part in parts(ids)
        for record in session.scalars(select(kind).where(kind.id.in_(part)))
    }


def watch(session: Session) -> Step:
    """Within `store.write()`, before anything is changed: gathers all that is from here on."""
    step = session.info[Step] = Step()
    return step


def undo(session: Session, step: Step) -> None:
    """Within `store.write()`: as it was before the step. Watched itself, it can be undone too.

    Raises CannotUndo, and then nothing may be kept of the transaction, if records no longer say
    what they said after the step.
    """
    step.take_back(session)


def _note_put_back(session: Session, image: Image) -> None:
    """Rows are put back past the session, so whoever watches it would not see them."""
    watching = session.info.get(Step)
    if watching is not None:
        for kind, ids in image.ids().items():
            for number in ids:
                watching.note_written(session.get_one(kind, number), new=True)


def _gone() -> CannotUndo:
    return CannotUndo(words("What was changed is no longer in the journal."))


def _changed() -> CannotUndo:
    return CannotUndo(words("It was changed again since, so this cannot be undone any more."))


def _before(session: Session, *_: Any) -> None:
    step = session.info.get(Step)
    if step is not None:
        if session.deleted:
            step.note_deleted(session)
        for record in cast("Iterable[Record]", session.dirty):
            if session.is_modified(record) and record not in session.deleted:
                step.note_changed(record)


def _after(session: Session, _context: UOWTransaction) -> None:
    step = session.info.get(Step)
    if step is not None:
        for record in cast("Iterable[Record]", session.new):
            step.note_written(record, new=True)
        for record in cast("Iterable[Record]", session.dirty):
            step.note_written(record, new=False)


# Before the references to what is deleted are cleared.
event.listen(WritingSession, "before_flush", _before, insert=True)
event.listen(WritingSession, "after_flush", _after)
