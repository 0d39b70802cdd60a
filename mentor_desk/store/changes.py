"""What a transaction changed, gathered from the session so that nobody has to say it by hand."""

from __future__ import annotations

from collections import defaultdict
from typing import TYPE_CHECKING, cast

from sqlalchemy import event
from sqlalchemy.orm import Session

from mentor_desk.store import removal

if TYPE_CHECKING:
    from collections.abc import Iterable, Mapping

    from sqlalchemy import Connection
    from sqlalchemy.orm import ORMExecuteState, UOWTransaction

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
    """What one writing session changed so far."""

    def __init__(self) -> None:
        self._changed: defaultdict[type[Record], set[int]] = defaultdict(set)

    @staticmethod
    def of(session: Session) -> Gatherer:
        return cast("Gatherer", session.info[Gatherer])

    def __bool__(self) -> bool:
        return bool(self._changed)

    def changes(self, origin: object) -> Changes:
        return Changes({kind: frozenset(ids) for kind, ids in self._changed.items()}, origin)

    def note(self, kind: type[Record], ids: Iterable[int]) -> None:
        found = set(ids)
        if found:
            self._changed[kind] |= found


class WritingSession(Session):
    """A session that gathers. The listeners are the class's: hung on each session anew they would
    take a good part of an autosave.
    """

    def __init__(self, connection: Connection) -> None:
        super().__init__(connection, expire_on_commit=False, info={Gatherer: Gatherer()})


def _prepare(session: Session, *_: object) -> None:
    if session.deleted:
        for kind, ids in removal.prepare(session).items():
            Gatherer.of(session).note(kind, ids)


def _gather(session: Session, _context: UOWTransaction) -> None:
    written: list[Record] = [
        *session.new,
        *filter(session.is_modified, session.dirty),
        *session.deleted,
    ]
    for record in written:
        Gatherer.of(session).note(type(record), (record.id,))


def _refuse_bulk(state: ORMExecuteState) -> None:
    if state.is_insert or state.is_update or state.is_delete:
        message = "records are written as objects: a statement would pass by seals and listeners"
        raise RuntimeError(message)


event.listen(WritingSession, "do_orm_execute", _refuse_bulk)
event.listen(WritingSession, "before_flush", _prepare)
event.listen(WritingSession, "after_flush", _gather)
