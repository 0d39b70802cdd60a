"""A paragraph of a QTextDocument and its audience. It lives in the block format, so that undo
brings it back together with the text.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtGui import QTextBlock, QTextBlockFormat, QTextCursor, QTextFormat

from mentor_desk.audience import Audience
from mentor_desk.ui.note.paragraphs import Line

if TYPE_CHECKING:
    from collections.abc import Sequence

    from PySide6.QtGui import QTextDocument

LINE_HEIGHT = 145
"""Percent."""
APART = 10
"""Pixels between paragraphs. Not scaled: to follow the text size would be one more edit to undo."""
_AUDIENCE = QTextFormat.Property.UserProperty.value + 1
_BY_NUMBER = tuple(Audience)
_LINE_ENDS = str.maketrans(dict.fromkeys("\n\r\u2029\ufdd0\ufdd1", "\u2028"))


def audience_of(block: QTextBlock) -> Audience:
    """A block of which nothing is known is private: an integer that is not there reads as 0."""
    number = block.blockFormat().intProperty(_AUDIENCE)
    return _BY_NUMBER[number] if 0 < number < len(_BY_NUMBER) else Audience.ME


def line_of(block: QTextBlock) -> Line:
    return Line(block.text(), audience_of(block))


def block_format(audience: Audience) -> QTextBlockFormat:
    made = QTextBlockFormat()
    made.setLineHeight(
        float(LINE_HEIGHT), QTextBlockFormat.LineHeightTypes.ProportionalHeight.value
    )
    made.setBottomMargin(APART)
    made.setProperty(_AUDIENCE, _BY_NUMBER.index(audience))
    return made


def mark(cursor: QTextCursor, audience: Audience) -> None:
    """All paragraphs the cursor's selection touches; one step to undo."""
    wanted = QTextBlockFormat()
    wanted.setProperty(_AUDIENCE, _BY_NUMBER.index(audience))
    cursor.mergeBlockFormat(wanted)


def between(document: QTextDocument, first: int, last: int) -> list[QTextBlock]:
    """By block number, `last` being the last one wanted."""
    block = document.findBlockByNumber(first)
    found: list[QTextBlock] = []
    while block.isValid() and len(found) <= last - first:
        found.append(block)
        block = block.next()
    return found


def fill(document: QTextDocument, lines: Sequence[Line]) -> list[Line]:
    """Shows `lines` without anything to undo; answers them as the document can show them."""
    document.setUndoRedoEnabled(False)
    document.setPlainText("\n".join(line.text.translate(_LINE_ENDS) for line in lines))
    cursor = QTextCursor(document)
    cursor.beginEditBlock()  # or each mark would lay out the note again
    cursor.select(QTextCursor.SelectionType.Document)
    cursor.setBlockFormat(block_format(Audience.ME))
    blocks = between(document, 0, max(0, len(lines) - 1))
    for block, line in zip(blocks, lines, strict=False):
        if line.audience is not Audience.ME:
            mark(QTextCursor(block), line.audience)
    cursor.endEditBlock()
    document.setUndoRedoEnabled(True)
    document.setModified(False)
    return [line_of(block) for block in blocks]
