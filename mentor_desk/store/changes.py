"""What a transaction changed, gathered from the session so that nobody has to say it by hand."""

from __future__ import annotations

from collections import defaultdict
from functools import cache
from typing import TYPE_CHECKING

from sqlalchemy import event

from mentor_desk.records import KINDS

if TYPE_CHECKING:
    from collections.abc import Mapping

    from sqlalchemy.orm import Session, UOWTransaction

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
        event.listen(session, "after_flush", self._gather)

    def __bool__(self) -> bool:
        return bool(self._changed)

    def changes(self, origin: object) -> Changes:
        return Changes({kind: frozenset(ids) for kind, ids in self._changed.items()}, origin)

    def _gather(self, session: Session, _context: UOWTransaction) -> None:
        for record in (*session.new, *filter(session.is_modified, session.dirty)):
            self._changed[type(record)].add(record.id)
        gone: list[Record] = list(session.deleted)
        for record in gone:
            self._changed[type(record)].add(record.id)
            for kind in _below(type(record)):
                self._changed[kind].update(())


@cache
def _below(kind: type[Record]) -> frozenset[type[Record]]:
    """The record types that the file itself deletes or cuts loose when one of `kind` goes."""
    children = {
        child
        for child in KINDS
        if child is not kind
        and any(key.column.table is kind.__table__ for key in child.__table__.foreign_keys)
    }
    return frozenset(children).union(*(_below(child) for child in children))
