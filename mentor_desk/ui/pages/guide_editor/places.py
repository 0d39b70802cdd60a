"""Words in brackets that stand for an answer: seen and taken away as one thing."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import QCoreApplication, QEvent, QObject, Qt
from PySide6.QtGui import (
    QKeyEvent,
    QSyntaxHighlighter,
    QTextBlock,
    QTextCharFormat,
    QTextCursor,
)

from mentor_desk.guides import in_words
from mentor_desk.guides.editing.gaps import BRACKETS, gaps
from mentor_desk.ui.theme import appearance

if TYPE_CHECKING:
    from collections.abc import Iterator

    from PySide6.QtWidgets import QPlainTextEdit

    from mentor_desk.guides import Guide
    from mentor_desk.guides.editing.gaps import Gaps


def whose_name() -> str:
    """What the place for the mentee's name is called."""
    return QCoreApplication.translate("GuideEditor", "name")


def name_gap(text: str = "") -> Gaps:
    """For questions, where only a name can stand."""
    return gaps({"name": whose_name()}, text)


def answer_gaps(guide: Guide, text: str = "") -> Gaps:
    """For sentences, where any answer can."""
    labels = {one.name: in_words(one.label, "") for one in guide.fields()}
    return gaps({"name": whose_name()} | labels, text)


class Places(QSyntaxHighlighter):
    """Paints the places in what is written, and takes one away as a whole."""

    def __init__(self, edit: QPlainTextEdit, known: Gaps) -> None:
        super().__init__(edit)
        self._edit = edit
        self._known = known
        self._format = QTextCharFormat()
        edit.installEventFilter(self)
        appearance().changed.connect(self._restyle)
        self._restyle()
        self.setDocument(edit.document())

    def highlightBlock(self, text: str) -> None:
        for start, end in self._spans(text):
            self.setFormat(start, end - start, self._format)

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        back, ahead = Qt.Key.Key_Backspace, Qt.Key.Key_Delete
        if (
            event.type() == QEvent.Type.KeyPress
            and isinstance(event, QKeyEvent)
            and event.key() in (back, ahead)
            and not self._edit.textCursor().hasSelection()
        ):
            self._take_whole(ahead=event.key() == ahead)
        return super().eventFilter(watched, event)

    def _take_whole(self, *, ahead: bool) -> None:
        """Selects the place the key would break, so that the key removes all of it."""
        cursor = self._edit.textCursor()
        block, at = cursor.block(), cursor.positionInBlock()
        for start, end in self._spans(block.text()):
            if (start <= at < end) if ahead else (start < at <= end):
                self._select(block, start, end)

    def _select(self, block: QTextBlock, start: int, end: int) -> None:
        cursor = QTextCursor(block)
        cursor.setPosition(block.position() + start)
        cursor.setPosition(block.position() + end, QTextCursor.MoveMode.KeepAnchor)
        self._edit.setTextCursor(cursor)

    def _spans(self, text: str) -> Iterator[tuple[int, int]]:
        """In the characters of Qt, of which rare letters need two."""
        for found in BRACKETS.finditer(text):
            if self._known.stands(found[1]):
                yield _units(text, found.start()), _units(text, found.end())

    def _restyle(self) -> None:
        theme = appearance().theme
        self._format.setForeground(theme.colour("accent"))
        self._format.setBackground(theme.colour("accent_soft"))
        self.rehighlight()


def _units(text: str, at: int) -> int:
    return len(text[:at].encode("utf-16-le", "surrogatepass")) // 2
