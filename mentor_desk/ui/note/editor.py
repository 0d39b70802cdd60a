"""Where the note is written: keys, clipboard, drag and drop, each telling the ledger what it is."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import QMimeData, QPointF, QRectF, Qt, Signal
from PySide6.QtGui import (
    QAccessible,
    QAccessibleAnnouncementEvent,
    QContextMenuEvent,
    QDragLeaveEvent,
    QDropEvent,
    QFocusEvent,
    QInputMethodEvent,
    QKeyEvent,
    QKeySequence,
    QPainter,
    QPaintEvent,
    QTextCursor,
)

from mentor_desk.audience import Audience
from mentor_desk.ui.note.blocks import APART, audience_of, mark
from mentor_desk.ui.note.ledger import Ledger, Manner
from mentor_desk.ui.note.marks import Marks
from mentor_desk.ui.note.menu import context_menu
from mentor_desk.ui.note.transfer import (
    Incoming,
    incoming,
    narrowest_selected,
    outgoing,
    selected_text,
    touched,
)
from mentor_desk.ui.note.view import NoteView

if TYPE_CHECKING:
    from collections.abc import Callable, Sequence

    from PySide6.QtWidgets import QWidget

    from mentor_desk.records import NoteBlock
    from mentor_desk.ui.note.paragraphs import Line, Paragraphs

_NEXT = {
    Audience.ME: Audience.MENTEE,
    Audience.MENTEE: Audience.SPONSOR,
    Audience.SPONSOR: Audience.ME,
}
_ENTER = (Qt.Key.Key_Return, Qt.Key.Key_Enter)
_BARE = (Qt.KeyboardModifier.NoModifier, Qt.KeyboardModifier.KeypadModifier)
_ONE_STEP = Manner(simple=True, one_step=True)


class NoteEditor(NoteView):
    edited = Signal()
    left = Signal()
    """The focus went elsewhere."""
    audience_changed = Signal()
    """Of the paragraph the cursor is in, or the cursor went to another one."""
    much_pasted = Signal(object)
    """An `Incoming` too long to be put in without asking."""
    marks_back = Signal(object, bool)
    """Undo (else redo) changed nothing but who may read these paragraphs: an Audience for each."""
    cleaned = Signal()
    """Something that was pasted held characters that cannot be kept."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.command: Callable[[str], bool] | None = None
        """Is offered each line that begins with a slash on Enter; True takes it out of the note."""
        self.hint = ""
        """What stands in an empty line while the cursor is in it."""
        self.advice = ""
        """What stands below the first line while nothing is written."""
        self.ledger = Ledger(self.document())
        self._marks = Marks(self)
        self.setTabChangesFocus(True)
        self._marks.clicked.connect(self.cycle)
        self.moved.connect(self._marks.place)
        self.ledger.edited.connect(self.edited)
        self.ledger.settled.connect(self._audiences_changed)
        self.document().contentsChanged.connect(self._marks.update)
        self.cursorPositionChanged.connect(self.audience_changed)
        self.load([])

    @property
    def paragraphs(self) -> Paragraphs:
        return self.ledger.paragraphs

    def load(self, blocks: Sequence[NoteBlock]) -> None:
        """Shows a note anew, with nothing to undo and the cursor at its end."""
        self.ledger.load(blocks)
        self.moveCursor(QTextCursor.MoveOperation.End)
        self._audiences_changed()

    def audience(self) -> Audience | None:
        """Of the paragraphs selected; None if they differ."""
        start, end = touched(self.textCursor())
        block = self.document().findBlock(start)
        first = audience_of(block)
        while block.isValid() and block.position() <= end:
            if audience_of(block) is not first:
                return None
            block = block.next()
        return first

    def set_audience(self, audience: Audience) -> None:
        """Of the paragraphs selected, or the one the cursor is in. One step to undo."""
        self._mark(*touched(self.textCursor()), audience)

    def cycle(self, number: int) -> None:
        """Gives the next audience to one paragraph."""
        block = self.document().findBlockByNumber(number)
        if not self.isReadOnly():
            self._mark(block.position(), block.position(), _NEXT[audience_of(block)])

    def reveal(self, line: int) -> None:
        """The cursor at the end of a line, the line in the middle of what is seen."""
        cursor = QTextCursor(self.document().findBlockByNumber(line))
        cursor.movePosition(QTextCursor.MoveOperation.EndOfBlock)
        self.setTextCursor(cursor)
        middle = self.cursorRect().center().y() - self.viewport().height() // 2
        bar = self.verticalScrollBar()
        bar.setValue(bar.value() + middle)

    def undo(self) -> None:
        before = self.paragraphs.all_lines()
        with self.ledger.taking(Manner(as_told=True)):
            super().undo()
        self._step_taken(before, back=True)

    def redo(self) -> None:
        before = self.paragraphs.all_lines()
        with self.ledger.taking(Manner(as_told=True)):
            super().redo()
        self._step_taken(before, back=False)

    def cut(self) -> None:
        with self.ledger.taking(_ONE_STEP):
            super().cut()

    def put(self, came: Incoming) -> None:
        """Inserts text at the cursor, in place of what is selected."""
        with self.ledger.taking(Manner(simple=True, one_step=True, source=came.source)):
            self.insertPlainText(came.text)

    def put_at(self, cursor: QTextCursor, text: str, source: Audience, *, joined: bool) -> None:
        """Inserts at another place; `joined` makes it part of the last step to undo."""
        with self.ledger.taking(Manner(simple=True, one_step=True, source=source)):
            if joined:
                cursor.joinPreviousEditBlock()
            cursor.insertText(text)
            if joined:
                cursor.endEditBlock()

    def move_selection(self, to: int) -> None:
        cursor = self.textCursor()
        start, end = cursor.selectionStart(), cursor.selectionEnd()
        if start <= to <= end:
            return
        text, source = selected_text(cursor), narrowest_selected(cursor)
        with self.ledger.taking(_ONE_STEP):
            cursor.removeSelectedText()
        target = QTextCursor(self.document())
        target.setPosition(to - (end - start) if to > end else to)
        self.put_at(target, text, source, joined=True)
        self.setTextCursor(target)

    def announce(self, text: str) -> None:
        QAccessible.updateAccessibility(QAccessibleAnnouncementEvent(self, text))

    # What Qt calls

    def keyPressEvent(self, e: QKeyEvent) -> None:
        if e.matches(QKeySequence.StandardKey.Undo):
            self.undo()
        elif e.matches(QKeySequence.StandardKey.Redo):
            self.redo()
        elif e.matches(QKeySequence.StandardKey.Paste):
            self.paste()
        elif _is_plain_enter(e) and self._on_empty_line():
            # Qt would take back spacing and audience instead, as a word processor ends a list.
            with self.ledger.taking(_ONE_STEP):
                self.textCursor().insertBlock()
            self.ensureCursorVisible()
        elif not (_is_plain_enter(e) and self._take_command()):
            with self.ledger.taking(Manner(simple=True, one_step=self._may_fold(e))):
                super().keyPressEvent(e)

    def inputMethodEvent(self, arg__1: QInputMethodEvent) -> None:
        # With a replacement there may be two places: where the cursor is and what is replaced.
        simple = arg__1.replacementLength() == 0
        folds = self.textCursor().hasSelection() or not simple
        with self.ledger.taking(Manner(simple=simple, one_step=folds)):
            super().inputMethodEvent(arg__1)

    def createMimeDataFromSelection(self) -> QMimeData:
        return outgoing(super().createMimeDataFromSelection(), self.textCursor())

    def canInsertFromMimeData(self, source: QMimeData) -> bool:
        return source.hasText()

    def insertFromMimeData(self, source: QMimeData) -> None:
        came = incoming(source)
        if self.isReadOnly() or not came.text:
            return
        if came.large:
            self.much_pasted.emit(came)
            return
        self.put(came)
        if came.cleaned:
            self.cleaned.emit()

    def dropEvent(self, e: QDropEvent) -> None:
        # Qt would tell removal and insertion as one change, in which text cannot be followed.
        target = self.cursorForPosition(e.position().toPoint())
        super().dragLeaveEvent(QDragLeaveEvent())
        inside = e.source() in (self, self.viewport()) and self.textCursor().hasSelection()
        if self.isReadOnly():
            e.ignore()
        elif inside and e.dropAction() == Qt.DropAction.MoveAction:
            self.move_selection(target.position())
            e.setDropAction(Qt.DropAction.CopyAction)
            e.accept()
        else:
            self.setTextCursor(target)
            self.insertFromMimeData(e.mimeData())
            e.acceptProposedAction()

    def contextMenuEvent(self, e: QContextMenuEvent) -> None:
        menu = context_menu(self)
        menu.exec(e.globalPos())
        menu.deleteLater()

    def focusOutEvent(self, e: QFocusEvent) -> None:
        super().focusOutEvent(e)
        self.left.emit()

    def paintEvent(self, e: QPaintEvent) -> None:
        super().paintEvent(e)
        if self.document().isEmpty():
            self._draw_advice()
        elif self.hint and self.hasFocus() and self.textCursor().block().length() == 1:
            painter = self._quiet_painter()
            spot = self.cursorRect()
            base = spot.top() + (spot.height() + painter.fontMetrics().capHeight()) / 2
            painter.drawText(QPointF(spot.left() + 3, base), self.hint)

    def _draw_advice(self) -> None:
        """Not in the placeholder, whose second line nothing in the note makes room for."""
        layout, margin = self.document().documentLayout(), self.document().documentMargin()
        top = layout.blockBoundingRect(self.document().begin()).bottom() + APART
        room = QRectF(self.viewport().rect()).adjusted(margin, top, -margin, 0)
        wrapped = Qt.AlignmentFlag.AlignLeading | Qt.TextFlag.TextWordWrap
        self._quiet_painter().drawText(room, wrapped, self.advice)

    def _quiet_painter(self) -> QPainter:
        painter = QPainter(self.viewport())
        painter.setFont(self.font())
        painter.setPen(self._look.theme.colour("text3"))
        return painter

    def _step_taken(self, before: list[Line], *, back: bool) -> None:
        self._audiences_changed()
        now = self.paragraphs.all_lines()
        if [line.text for line in before] == [line.text for line in now]:
            pairs = zip(before, now, strict=True)
            changed = [line.audience for was, line in pairs if line.audience is not was.audience]
            if changed:
                self.marks_back.emit(changed, back)

    def _audiences_changed(self) -> None:
        self.viewport().update()
        self._marks.update()
        self.audience_changed.emit()

    def _mark(self, start: int, end: int, audience: Audience) -> None:
        cursor = QTextCursor(self.document())
        cursor.setPosition(start)
        cursor.setPosition(end, QTextCursor.MoveMode.KeepAnchor)
        with self.ledger.taking(Manner(as_told=True)):
            mark(cursor, audience)
        self._audiences_changed()
        self.announce(self.people.said(audience))

    def _may_fold(self, e: QKeyEvent) -> bool:
        """Whether the key may end, split or join a paragraph, so that text and audience have to be
        one step to undo. Plain typing must not: Qt joins its keys to a step by itself.
        """
        cursor = self.textCursor()
        if cursor.hasSelection() or e.modifiers() not in _BARE:
            # Shift makes capitals.
            plain = e.modifiers() == Qt.KeyboardModifier.ShiftModifier and e.text().isprintable()
            return cursor.hasSelection() or not plain
        if e.key() == Qt.Key.Key_Backspace:
            return cursor.atBlockStart()
        if e.key() == Qt.Key.Key_Delete:
            return cursor.atBlockEnd()
        return e.key() in _ENTER

    def _on_empty_line(self) -> bool:
        cursor = self.textCursor()
        return not self.isReadOnly() and not cursor.hasSelection() and cursor.block().length() == 1

    def _take_command(self) -> bool:
        cursor = self.textCursor()
        text = cursor.block().text()
        whole = cursor.atBlockEnd() and not cursor.hasSelection()
        if self.isReadOnly() or not whole or not text.startswith("/"):
            return False
        if self.command is None or not self.command(text):
            return False
        line = QTextCursor(cursor.block())
        line.movePosition(QTextCursor.MoveOperation.EndOfBlock, QTextCursor.MoveMode.KeepAnchor)
        with self.ledger.taking(_ONE_STEP):
            line.removeSelectedText()
        return True


def _is_plain_enter(e: QKeyEvent) -> bool:
    return e.key() in _ENTER and e.modifiers() in _BARE
