"""Puts a very long text into the note in parts, so that the window goes on answering."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import QObject, QTimer, Signal
from PySide6.QtGui import QTextCursor

from mentor_desk.ui.note.transfer import Incoming, pieces

if TYPE_CHECKING:
    from mentor_desk.ui.note.editor import NoteEditor


class SlowInsert(QObject):
    """The editor takes no keys meanwhile; `stop` leaves what is in by then."""

    progressed = Signal(float)
    finished = Signal()

    def __init__(self, editor: NoteEditor) -> None:
        super().__init__(editor)
        self._editor = editor
        self._parts: list[str] = []
        self._total = 0
        self._cursor = QTextCursor()
        self._came: Incoming | None = None
        self._timer = QTimer(self)
        self._timer.setInterval(0)
        self._timer.timeout.connect(self._step)

    @property
    def running(self) -> bool:
        return self._timer.isActive()

    def start(self, came: Incoming) -> None:
        self._came, self._parts = came, pieces(came.text)
        self._total = len(self._parts)
        self._editor.textCursor().removeSelectedText()
        self._cursor = QTextCursor(self._editor.textCursor())
        self._editor.setReadOnly(True)
        self._timer.start()

    def stop(self) -> None:
        if self.running:
            self._timer.stop()
            self._parts = []
            self._editor.setReadOnly(False)
            self.finished.emit()

    def _step(self) -> None:
        if not self._parts or self._came is None:
            self.stop()
            return
        first = len(self._parts) == self._total
        self._editor.put_at(self._cursor, self._parts.pop(0), self._came.source, joined=not first)
        self.progressed.emit(1 - len(self._parts) / self._total)
