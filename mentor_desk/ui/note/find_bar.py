"""Ctrl+F: finds words in the note that is open, and says how often they are there."""

from __future__ import annotations

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QKeyEvent, QTextCursor, QTextDocument
from PySide6.QtWidgets import QFrame, QLineEdit, QTextEdit, QWidget

from mentor_desk.ui.widgets.boxes import row
from mentor_desk.ui.widgets.button import IconButton
from mentor_desk.ui.widgets.labels import date_label


class FindBar(QFrame):
    closed = Signal()

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._view: QTextEdit | None = None
        self.field = QLineEdit()
        self.field.setAccessibleName(self.tr("Find in this note"))
        self.field.setPlaceholderText(self.tr("Find in this note"))
        self.field.setClearButtonEnabled(True)
        self.count = date_label()
        self.back = IconButton("chevron-left", self.tr("Find before (Shift+Enter)"))
        self.onward = IconButton("chevron-right", self.tr("Find next (Enter)"))
        self.away = IconButton("x", self.tr("Close find (Esc)"))
        whole = row(self.field, self.count, self.back, self.onward, self.away, spacing=6)
        whole.setStretch(0, 1)
        whole.setContentsMargins(16, 8, 12, 8)
        self.setLayout(whole)
        self.hide()
        self.field.textEdited.connect(self._typed)
        self.back.clicked.connect(self.find_before)
        self.onward.clicked.connect(self.find_next)
        self.away.clicked.connect(self.close_bar)

    def open_for(self, view: QTextEdit) -> None:
        self._view = view
        chosen = view.textCursor().selectedText()
        if chosen and "\u2029" not in chosen:
            self.field.setText(chosen)
        self.show()
        self.field.setFocus(Qt.FocusReason.ShortcutFocusReason)
        self.field.selectAll()
        self._tell()

    def close_bar(self) -> None:
        self.hide()
        self.closed.emit()

    def find_next(self) -> None:
        self._find(QTextDocument.FindFlag(0))

    def find_before(self) -> None:
        self._find(QTextDocument.FindFlag.FindBackward)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        if event.key() == Qt.Key.Key_Escape:
            self.close_bar()
        elif event.key() in (Qt.Key.Key_Return, Qt.Key.Key_Enter):
            back = bool(event.modifiers() & Qt.KeyboardModifier.ShiftModifier)
            self.find_before() if back else self.find_next()
        else:
            super().keyPressEvent(event)

    def _typed(self) -> None:
        if self._view is not None:
            cursor = self._view.textCursor()
            cursor.setPosition(cursor.selectionStart())
            self._view.setTextCursor(cursor)
            self.find_next()

    def _find(self, flags: QTextDocument.FindFlag) -> None:
        view, words = self._view, self.field.text()
        if view is None or not words:
            self._tell()
            return
        found = view.document().find(words, view.textCursor(), flags)
        if found.isNull():
            start = QTextCursor(view.document())
            if flags & QTextDocument.FindFlag.FindBackward:
                start.movePosition(QTextCursor.MoveOperation.End)
            found = view.document().find(words, start, flags)
        if not found.isNull():
            view.setTextCursor(found)
            view.ensureCursorVisible()
        self._tell()

    def _tell(self) -> None:
        """Which of how many."""
        view, words = self._view, self.field.text().casefold()
        if view is None or not words:
            self.count.setText("")
            return
        text = view.document().toPlainText().casefold()
        total = text.count(words)
        if not total:
            self.count.setText(self.tr("nothing found"))
        else:
            before = text[: view.textCursor().selectionStart()].count(words)
            which = min(before + 1, total)
            self.count.setText(self.tr("{which} of {total}").format(which=which, total=total))
        self.field.setAccessibleDescription(self.count.text())
