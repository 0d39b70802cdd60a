"""Work that takes longer than a blink, away from the window's thread.

Jobs get plain data: no widget and no open session, because the journal is used on the window's
thread only. Whom an answer is for stays there too.

The threads are Python's: Qt's own take a job apart after it told its answer, while the window's
thread takes apart what the answer came with, and now and then the program died of it.
"""

from __future__ import annotations

import sys
from functools import partial
from itertools import count
from typing import TYPE_CHECKING, Any, NamedTuple, TypeVar

from PySide6.QtCore import QObject, Qt, Signal
from shiboken6 import isValid

if TYPE_CHECKING:
    from collections.abc import Callable
    from concurrent.futures import Future, ThreadPoolExecutor

T = TypeVar("T")
_AT_ONCE = 2
_TURN = 0.0005


def take_short_turns() -> None:
    """A save asks for Python back after each of its steps, and would wait 5 ms for it each time
    while a job counts through a large journal.
    """
    sys.setswitchinterval(_TURN)


class _Asked(NamedTuple):
    then: Callable[[Any], None]
    failed: Callable[[Exception], None]
    owner: QObject | None


class _Post(QObject):
    """One for all answers, and there until the last thread has ended."""

    done = Signal(int, object)
    failed = Signal(int, object)


class Jobs(QObject):
    """Answers arrive on the window's thread."""

    def __init__(self, parent: QObject | None = None) -> None:
        super().__init__(parent)
        take_short_turns()
        self._threads: ThreadPoolExecutor | None = None
        self._numbers = count()
        self._asked: dict[int, _Asked] = {}
        self._running: set[Future[None]] = set()
        self._post = _Post()
        self._post.done.connect(self._finish, Qt.ConnectionType.QueuedConnection)
        self._post.failed.connect(self._fail, Qt.ConnectionType.QueuedConnection)

    def run(
        self,
        work: Callable[[], T],
        then: Callable[[T], None],
        failed: Callable[[Exception], None],
        owner: QObject | None = None,
    ) -> None:
        """An answer for an `owner` that is gone by then is dropped."""
        number = next(self._numbers)
        self._asked[number] = _Asked(then, failed, owner)
        self._running = {one for one in self._running if not one.done()}
        self._running.add(self._pool().submit(_work, work, number, self._post))

    def busy(self) -> bool:
        return bool(self._asked)

    def wait(self, milliseconds: int | None = None) -> None:
        """Until all work is done, or so long; answers still need the event loop."""
        from concurrent.futures import wait

        wait(self._running, None if milliseconds is None else milliseconds / 1000)

    def _pool(self) -> ThreadPoolExecutor:
        if self._threads is None:
            from concurrent.futures import ThreadPoolExecutor  # late: the first window needs none

            self._threads = ThreadPoolExecutor(_AT_ONCE, "job")
            self.destroyed.connect(partial(_end, self._threads, self._post))
        return self._threads

    def _finish(self, number: int, result: object) -> None:
        asked = self._asked.pop(number)
        if asked.owner is None or isValid(asked.owner):
            asked.then(result)

    def _fail(self, number: int, error: Exception) -> None:
        asked = self._asked.pop(number)
        if asked.owner is None or isValid(asked.owner):
            asked.failed(error)


def _work(work: Callable[[], object], number: int, post: _Post) -> None:
    try:
        result = work()
    except Exception as error:
        post.failed.emit(number, error)
    else:
        post.done.emit(number, result)


def _end(threads: ThreadPoolExecutor, post: _Post) -> None:
    threads.shutdown()
    del post  # not before: the threads tell it until they end
