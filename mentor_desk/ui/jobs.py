"""Work that takes longer than a blink, away from the window's thread.

Jobs get plain data: no widget and no open session, because the journal is used on the window's
thread only.
"""

from __future__ import annotations

import sys
from functools import partial
from typing import TYPE_CHECKING, TypeVar

from PySide6.QtCore import QObject, QRunnable, QThreadPool, Signal
from shiboken6 import isValid

if TYPE_CHECKING:
    from collections.abc import Callable

T = TypeVar("T")
_TURN = 0.0005


def take_short_turns() -> None:
    """A save asks for Python back after each of its steps, and would wait 5 ms for it each time
    while a job counts through a large journal.
    """
    sys.setswitchinterval(_TURN)


class _Answer(QObject):
    done = Signal(object)
    failed = Signal(object)


class _Job(QRunnable):
    def __init__(self, work: Callable[[], object], answer: _Answer) -> None:
        super().__init__()
        self._work = work
        self._answer = answer

    def run(self) -> None:
        try:
            result = self._work()
        except Exception as error:
            self._answer.failed.emit(error)
        else:
            self._answer.done.emit(result)


class Jobs(QObject):
    """Answers arrive on the window's thread."""

    def __init__(self, parent: QObject | None = None) -> None:
        super().__init__(parent)
        take_short_turns()
        self._pool = QThreadPool(self)
        self._pool.setMaxThreadCount(2)
        self._waiting: set[_Answer] = set()

    def run(
        self,
        work: Callable[[], T],
        then: Callable[[T], None],
        failed: Callable[[Exception], None],
        owner: QObject | None = None,
    ) -> None:
        """An answer for an `owner` that is gone by then is dropped."""
        answer = _Answer(self)
        self._waiting.add(answer)
        answer.done.connect(partial(self._finish, answer, then, owner))
        answer.failed.connect(partial(self._finish, answer, failed, owner))
        self._pool.start(_Job(work, answer))

    def busy(self) -> bool:
        return bool(self._waiting)

    def wait(self, milliseconds: int = -1) -> None:
        """Until all work is done, or so long; answers still need the event loop."""
        self._pool.waitForDone(milliseconds)

    def _finish(
        self, answer: _Answer, tell: Callable[[T], None], owner: QObject | None, what: T
    ) -> None:
        self._waiting.discard(answer)
        answer.deleteLater()
        if owner is None or isValid(owner):
            tell(what)
