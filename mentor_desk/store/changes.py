"""What a transaction changed, gathered from the session so that nobody has to say it by hand."""

from __future__ import annotations

from collections import defaultdict
from typing import TYPE_CHECKING

from sqlalchemy import event

from mentor_desk.store import removal

if TYPE_CHECKING:
    from collections.abc import Iterable, Mapping

    from sqlalchemy.orm import ORMExecuteState, Session, UOWTransaction

    from mentor_desk.records import Record


class Changes:
    """Told once, after the commit, to whoever listens."""

    def __init__(
        self, changed: Mapping[type[Record], frozenset[int]], origin: object = None
    ) -> None:
        self._changed = dict(changed)
        self.origin = origin

    @property
    def kinds(self) -> frozenset[type[Record]]:
        return frozenset(self._changed)

    def ids(self, kind: type[Record]) -> frozenset[int]:
        return self._changed.get(kind, frozenset())

    def touch(self, *kinds: type[Record]) -> bool:
        return not self.kinds.isdisjoint(kinds)


class Gatherer:
    """Listens to one session until its transaction ends."""

    def __init__(self, session: Session) -> None:
        self._changed: defaultdict[type[Record], set[int]] = defaultdict(set)
        event.listen(session, "do_orm_execute", _refuse_bulk)
        event.listen(session, "before_flush", self._prepare)
        event.listen(session, "after_flush", self._gather)

    def __bool__(self) -> bool:
        return bool(self._changed)

    def changes(self, origin: object) -> Changes:
        return Changes({kind: frozenset(ids) for kind, ids in self._changed.items()}, origin)

    def _prepare(self, session: Session, *_: object) -> None:
        if session.deleted:
            for kind, ids in removal.prepare(session).items():
                self._note(kind, ids)

    def _gather(self, session: Session, _context: UOWTransaction) -> None:
        written: list[Record] = [
            *session.new,
            *filter(session.is_modified, session.dirty),
            *session.deleted,
        ]
        for record in written:
            self._note(type(record), (record.id,))

    def _note(self, kind: type[Record], ids: Iterable[int]) -> None:
        found = set(ids)
        if found:
            self._changed[kind] |= found


def _refuse_bulk(state: ORMExecuteState) -> None:
    if state.is_insert or state.is_update or state.is_delete:
        message = "records are written as objects: a statement would pass by seals and listeners"
        raise RuntimeError(message)
