"""Ctrl+Z beyond typing: the last deletion, change of state or move is taken back, and done again.

Nothing here is kept: after a lock or a new start there is nothing to undo, only the trash.
"""

from __future__ import annotations

from contextlib import contextmanager
from typing import TYPE_CHECKING, NamedTuple, Protocol

from PySide6.QtCore import QObject, Qt, Signal
from PySide6.QtGui import QGuiApplication

from mentor_desk.errors import CannotUndo
from mentor_desk.services import trash
from mentor_desk.store import steps
from mentor_desk.ui.thrown import deleted
from mentor_desk.words import words

if TYPE_CHECKING:
    from collections.abc import Callable, Generator

    from mentor_desk.records import Record
    from mentor_desk.services.trash import Back
    from mentor_desk.store import Session
    from mentor_desk.store.steps import Step
    from mentor_desk.ui.desk import Desk

MOST = 100


class Way(Protocol):
    """From one state of the journal to another."""

    def take(self, session: Session) -> Way:
        """Goes it, and gives the way back."""
        ...


class _Entry(NamedTuple):
    what: str
    """What was done, as a sentence."""
    way: Way


class Undo(QObject):
    """Asked by pages to change what must be undoable; they need not remember how it was."""

    changed = Signal()

    def __init__(self, desk: Desk) -> None:
        super().__init__(desk)
        self._desk = desk
        self._done: list[_Entry] = []
        self._undone: list[_Entry] = []

    @property
    def next(self) -> str:
        """What `undo` would take back, "" if nothing."""
        return self._done[-1].what if self._done else ""

    @property
    def next_again(self) -> str:
        return self._undone[-1].what if self._undone else ""

    def run(
        self,
        what: str,
        work: Callable[[Session], object],
        origin: object = None,
        *,
        say: bool = True,
    ) -> None:
        """Does `work` in one transaction that can be taken back, and says `what` was done.

        Raises what `work` and the store raise; nothing is kept then.
        """
        with self._desk.store.write(origin) as session:
            step = steps.watch(session)
            work(session)
        if step:
            self._push(_Entry(what, _Changed(step)), say=say)

    def done(self, what: str, way: Way) -> None:
        """Somebody else did `what`, and `way` takes it back."""
        self._push(_Entry(what, way), say=True)

    def throw_away(self, kind: type[Record], number: int) -> bool:
        """Into the trash, with all that hangs on it; what is gone by now is left gone."""
        store, clock = self._desk.store, self._desk.clock
        thrown: list[trash.TrashRow] = []

        def write() -> None:
            with busy(), store.write() as session:
                record = session.get(kind, number)
                if record is not None:
                    thrown.append(trash.throw_away(session, record, clock.now()))

        if not self._desk.attempt(write) or not thrown:
            return False
        (row,) = thrown
        self._push(_Entry(deleted(row, self._desk.voice), _Thrown(row.id, self._desk)), say=True)
        return True

    def put_back(self, trash_id: int) -> Back | None:
        """Out of the trash. If it was thrown away since the start, that is undone."""
        for entry in self._done:
            if isinstance(entry.way, _Thrown) and entry.way.trash_id == trash_id:
                return entry.way.back if self._go(entry, self._done, self._undone) else None
        way = _Thrown(trash_id, self._desk)
        return way.back if self._desk.attempt(lambda: self._take(way)) else None

    def undo(self) -> None:
        if self._done:
            self._undo(self._done[-1])
        else:
            self._desk.say(self.tr("There is nothing to undo."))

    def redo(self) -> None:
        if not self._undone:
            self._desk.say(self.tr("There is nothing to do again."))
            return
        entry = self._undone[-1]
        if self._go(entry, self._undone, self._done):
            self._say_again(self._done[-1])

    def forget_gone(self) -> None:
        """After something was deleted for good: that it was thrown away cannot be taken back."""
        with self._desk.store.read() as session:
            there = {row.id for row in trash.rows(session)}
        self._done = [
            entry
            for entry in self._done
            if not isinstance(entry.way, _Thrown) or entry.way.trash_id in there
        ]
        self.changed.emit()

    def _push(self, entry: _Entry, *, say: bool) -> None:
        self._undone.clear()
        self._done.append(entry)
        del self._done[:-MOST]
        self.changed.emit()
        if say:
            self._say(entry)

    def _say(self, entry: _Entry) -> None:
        self._desk.say(entry.what, lambda: self._undo(entry))

    def _say_again(self, entry: _Entry) -> None:
        what = self.tr("Done again") if self._desk.privacy.hidden else entry.what
        self._desk.say(what, lambda: self._undo(entry))

    def _undo(self, entry: _Entry) -> None:
        """The last one, or the one a message offers while it is seen."""
        if entry in self._done and self._go(entry, self._done, self._undone):
            said = self.tr("Undone: {what}").format(what=entry.what)
            # What was done a while ago may name somebody else than who looks on.
            said = self.tr("Undone") if self._desk.privacy.hidden else said
            self._desk.say(said, self.redo, self.tr("Redo"))

    def _go(self, entry: _Entry, source: list[_Entry], target: list[_Entry]) -> bool:
        """What cannot be undone now never can: it does not stand in the way of the one before."""
        source.remove(entry)
        back: list[Way] = []
        gone = self._desk.attempt(lambda: back.append(self._take(entry.way)))
        if gone:
            target.append(_Entry(entry.what, back[0]))
        self.changed.emit()
        return gone

    def _take(self, way: Way) -> Way:
        with busy(), self._desk.store.write() as session:
            return way.take(session)


class _Changed:
    def __init__(self, step: Step) -> None:
        self._step = step

    def take(self, session: Session) -> Way:
        back = steps.watch(session)
        steps.undo(session, self._step)
        return _Changed(back)


class _Thrown:
    """The rows stay in the trash; what was emptied from there does not come back by this way."""

    def __init__(self, trash_id: int, desk: Desk) -> None:
        self.trash_id = trash_id
        self.back: Back | None = None
        self._desk = desk

    def take(self, session: Session) -> Way:
        self.back = trash.put_back(session, self.trash_id)
        return _Returned(self.back.kind, self.back.id, self._desk)


class _Returned:
    def __init__(self, kind: type[Record], number: int, desk: Desk) -> None:
        self._kind, self._number, self._desk = kind, number, desk

    def take(self, session: Session) -> Way:
        record = session.get(self._kind, self._number)
        if record is None:
            raise CannotUndo(words("It is no longer in the journal."))
        row = trash.throw_away(session, record, self._desk.clock.now())
        return _Thrown(row.id, self._desk)


@contextmanager
def busy() -> Generator[None]:
    """Somebody with thousands of sessions takes a second or two."""
    QGuiApplication.setOverrideCursor(Qt.CursorShape.WaitCursor)
    try:
        yield
    finally:
        QGuiApplication.restoreOverrideCursor()
