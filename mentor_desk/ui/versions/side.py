"""One side of a comparison: looks like the note, can be read and copied, not written in."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtGui import QFont, QTextBlockFormat, QTextCharFormat, QTextCursor

from mentor_desk.audience import Audience
from mentor_desk.ui.note import paragraphs
from mentor_desk.ui.note.blocks import APART, fill
from mentor_desk.ui.note.marks import Marks
from mentor_desk.ui.note.view import NoteView, Seen
from mentor_desk.ui.versions.lines import Line, Manner

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from PySide6.QtGui import QTextBlock

    from mentor_desk.ui.theme import Tone


class SideView(NoteView):
    """`ground` and `ink` tint the words that changed."""

    def __init__(self, name: str, ground: Tone, ink: Tone) -> None:
        self._ground: Tone = ground
        self._ink: Tone = ink
        self._lines: list[Line] = []
        super().__init__()
        self.setAccessibleName(name)
        self.setReadOnly(True)
        self.setTabChangesFocus(True)
        self._marks = Marks(self, fixed=True)
        self.moved.connect(self._marks.place)

    def show_lines(self, lines: Sequence[Line]) -> None:
        self._lines = list(lines)
        shown = [paragraphs.Line(one.text, one.audience or Audience.ME) for one in lines]
        fill(self.document(), shown or [paragraphs.Line("", Audience.ME)])
        self._dress()
        self.moveCursor(QTextCursor.MoveOperation.Start)

    def restyle(self) -> None:
        super().restyle()
        self._dress()

    def seen(self) -> Iterator[Seen]:
        """Only what somebody may read or not has a ground and a mark."""
        for one in super().seen():
            number = one.block.blockNumber()
            if number < len(self._lines) and self._lines[number].audience is not None:
                yield one

    def show_from(self, number: int) -> None:
        """From the top, unless that line would not be seen."""
        block = self.document().findBlockByNumber(number)
        rect = self.document().documentLayout().blockBoundingRect(block)
        room = self.viewport().height()
        self.verticalScrollBar().setValue(
            round(rect.top() - room / 4) if rect.top() > room * 3 / 4 else 0
        )

    def heights(self) -> list[float]:
        layout, block = self.document().documentLayout(), self.document().begin()
        found: list[float] = []
        while block.isValid():
            found.append(layout.blockBoundingRect(block).height())
            block = block.next()
        return found

    def set_spaces(self, below: Sequence[float]) -> None:
        """Below each line, so that the next one stands beside its other side."""
        cursor = QTextCursor(self.document())
        cursor.beginEditBlock()
        block = self.document().begin()
        for line, space in zip(self._lines, below, strict=False):
            below_it = space + (0 if line.manner is Manner.HEADING else APART)
            if abs(block.blockFormat().bottomMargin() - below_it) > 0.5:
                wanted = QTextBlockFormat()
                wanted.setBottomMargin(below_it)
                QTextCursor(block).mergeBlockFormat(wanted)
            block = block.next()
        cursor.endEditBlock()

    def _dress(self) -> None:
        cursor = QTextCursor(self.document())
        cursor.beginEditBlock()
        block = self.document().begin()
        for line in self._lines:
            if line.manner is not Manner.TEXT:
                self._colour(block, 0, block.length() - 1, self._quiet(line.manner))
            else:
                self._mark_words(block, line)
            block = block.next()
        cursor.endEditBlock()

    def _mark_words(self, block: QTextBlock, line: Line) -> None:
        at, marked = 0, self._changed()
        for span in line.spans:
            length = len(span.text.encode("utf-16-le", "surrogatepass")) // 2
            if span.changed:
                self._colour(block, at, at + length, marked)
            at += length

    def _colour(self, block: QTextBlock, start: int, end: int, form: QTextCharFormat) -> None:
        cursor = QTextCursor(block)
        cursor.setPosition(block.position() + start)
        last = block.position() + block.length() - 1
        cursor.setPosition(min(last, block.position() + end), QTextCursor.MoveMode.KeepAnchor)
        cursor.mergeCharFormat(form)

    def _changed(self) -> QTextCharFormat:
        form, theme = QTextCharFormat(), self._look.theme
        form.setBackground(theme.colour(self._ground))
        form.setForeground(theme.colour(self._ink))
        # Not by colour alone.
        form.setFontUnderline(True)
        form.setUnderlineColor(theme.colour(self._ink))
        return form

    def _quiet(self, manner: Manner) -> QTextCharFormat:
        form = QTextCharFormat()
        heading = manner is Manner.HEADING
        form.setForeground(self._look.theme.colour("text2" if heading else "text3"))
        if heading:
            form.setFontWeight(QFont.Weight.DemiBold)
        else:
            form.setFontItalic(True)
        return form
