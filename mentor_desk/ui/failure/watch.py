"""Hears of every error that nothing else has dealt with, saves all text, then says so once."""

from __future__ import annotations

import sys
import time
from collections import Counter
from contextlib import suppress
from typing import TYPE_CHECKING, Protocol

from PySide6.QtCore import (
    QMessageLogContext,
    QObject,
    Qt,
    QtMsgType,
    Signal,
    qInstallMessageHandler,
)
from PySide6.QtWidgets import QApplication, QWidget
from shiboken6 import isValid

from mentor_desk import failure
from mentor_desk.errors import KnownError

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable
    from types import TracebackType

    from mentor_desk.ui.failure.dialog import FailureDialog

# An error of painting comes back with each picture, and saying so paints again.
_AGAIN_S = 10.0


class Flushed(Protocol):
    """What is asked of a page."""

    @property
    def widget(self) -> QWidget: ...

    def flush(self) -> bool: ...


class FailureWatch(QObject):
    """`pages` are all that may hold unsaved text, `window` is what the dialog belongs to."""

    again = Signal(bool)
    """The same failure once more, whose dialog was shown before; whether all text is saved."""
    known = Signal(object)
    """Something outside the program is in the way; the `Words` say what."""
    _heard = Signal(str, str)

    def __init__(
        self,
        pages: Callable[[], Iterable[Flushed]],
        window: Callable[[], QWidget | None],
        parent: QObject | None = None,
    ) -> None:
        super().__init__(parent)
        self._pages = pages
        self._window = window
        self._times: Counter[str] = Counter()
        self._qt: Counter[str] = Counter()
        self._said_at = -_AGAIN_S
        self.dialog: FailureDialog | None = None
        # Queued: out of the call that failed, and from whatever thread onto the window's.
        self._heard.connect(self._tell, Qt.ConnectionType.QueuedConnection)

    def begin(self) -> None:
        import threading

        sys.excepthook = self._hear
        threading.excepthook = self._hear_thread
        qInstallMessageHandler(self._note)

    def end(self) -> None:
        """Nobody is there any more to look at a dialog."""
        import threading

        failure.begin()
        threading.excepthook = threading.__excepthook__
        qInstallMessageHandler(None)

    def _hear(
        self, kind: type[BaseException], error: BaseException, traceback: TracebackType | None
    ) -> None:
        if issubclass(kind, KeyboardInterrupt):
            return
        if isinstance(error, KnownError):
            if self._may_say():
                self.known.emit(error.words)
            return
        error = error.with_traceback(traceback)
        place = failure.place(error)
        self._times[place] += 1
        noted = f"Qt: {self._qt.total()} warnings" if self._qt else ""
        self._heard.emit(place, failure.report(error, self._times[place], noted))

    def _hear_thread(self, told: object) -> None:
        error = getattr(told, "exc_value", None)
        if isinstance(error, Exception):
            self._hear(type(error), error, error.__traceback__)

    def _note(self, kind: QtMsgType, _: QMessageLogContext, __: str | None) -> None:
        """Counts; the words of a message may be the mentor's."""
        self._qt[kind.name] += 1

    def _tell(self, place: str, report: str) -> None:
        """Where saying it fails too, that is not said: it would fail again, for ever."""
        with suppress(Exception):
            self._tell_once(place, report)

    def _tell_once(self, place: str, report: str) -> None:
        if self.dialog is not None and isValid(self.dialog):
            self.dialog.count(self._times.total())
        elif self._times[place] > 1:
            self._tell_again()
        else:
            failure.keep(report)
            self._show(report)

    def _tell_again(self) -> None:
        if self._may_say():
            self.again.emit(not self.save())

    def _may_say(self) -> bool:
        now = time.monotonic()
        may = now - self._said_at >= _AGAIN_S
        if may:
            self._said_at = now
        return may

    def _show(self, report: str) -> None:
        from mentor_desk.ui.failure.dialog import FailureDialog

        unsaved = self.save()
        # Over whatever somebody is in the middle of, or it could not be answered.
        window = QApplication.activeModalWidget() or self._window()
        if window is None:
            return
        self.dialog = FailureDialog(report, unsaved, window)
        self.dialog.finished.connect(self._forget_dialog)
        self.dialog.open()

    def _forget_dialog(self) -> None:
        self.dialog = None

    def save(self) -> list[str]:
        """Saves each page whatever another one does; returns the texts that could not be saved."""
        from mentor_desk.ui.failure.texts import texts_of

        unsaved: list[str] = []
        for page in list(self._pages()):
            try:
                saved = page.flush()
            except Exception:  # it is told of already, or will be when it fails by itself
                saved = False
            if not saved:
                unsaved += texts_of(page.widget)
        return unsaved
