"""Text on its way into and out of a note. What is copied takes its audience along, so that private
text does not become readable by being pasted into a paragraph that others read.
"""

from __future__ import annotations

from typing import TYPE_CHECKING, NamedTuple

from mentor_desk.audience import Audience
from mentor_desk.clean import clean_text
from mentor_desk.ui.note.blocks import audience_of
from mentor_desk.ui.note.folding import narrowest

if TYPE_CHECKING:
    from PySide6.QtCore import QMimeData
    from PySide6.QtGui import QTextCursor

AUDIENCE_FORMAT = "application/x-mentordesk-audience"
LARGE = 200_000
"""Characters; about 35,000 words. Qt lays out some 100,000 in a blink, 5 million in seconds."""
PART = 20_000
"""Characters put in and saved at one go while the window goes on answering."""
LONGEST_LINE = 8_000
"""A line that goes on and on is cut at a space: each key lays out its whole paragraph."""
_INSIDE = str.maketrans({"\u2029": "\n", "\u2028": "\n", "\ufdd0": None, "\ufdd1": None})


class Incoming(NamedTuple):
    text: str
    source: Audience
    """The narrowest audience it was copied from; SPONSOR, so no limit, if from elsewhere."""
    cleaned: bool = False
    """Something in it could not be kept."""

    @property
    def large(self) -> bool:
        return len(self.text) > LARGE


def incoming(mime: QMimeData) -> Incoming:
    raw = mime.text()
    told = bytes(mime.data(AUDIENCE_FORMAT).data()).decode("ascii", "replace")
    source = Audience(told) if told in [str(one) for one in Audience] else Audience.SPONSOR
    text = clean_text(raw.translate(_INSIDE)).removeprefix("\ufeff")
    lost = len(text) != len(raw.replace("\r\n", "\n").removeprefix("\ufeff"))
    return Incoming(text, source, lost)


def outgoing(mime: QMimeData, cursor: QTextCursor) -> QMimeData:
    """`mime` as Qt made it, with the plain text only. One made in Python would be on the clipboard
    still when the program ends, and end it with a crash.
    """
    mime.html()  # Qt fills it when it is first read
    mime.clear()
    mime.setText(selected_text(cursor))
    mime.setData(AUDIENCE_FORMAT, narrowest_selected(cursor).encode())
    return mime


def selected_text(cursor: QTextCursor) -> str:
    return cursor.selectedText().translate(_INSIDE)


def narrowest_selected(cursor: QTextCursor) -> Audience:
    start, end = touched(cursor)
    block = cursor.document().findBlock(start)
    found: list[Audience] = []
    while block.isValid() and block.position() <= end:
        found.append(audience_of(block))
        block = block.next()
    return narrowest(found)


def touched(cursor: QTextCursor) -> tuple[int, int]:
    """The selection without a paragraph of which nothing but its beginning is selected."""
    start, end = cursor.selectionStart(), cursor.selectionEnd()
    if end > start and cursor.document().findBlock(end).position() == end:
        end -= 1
    return start, end


def pieces(text: str, size: int = PART) -> list[str]:
    """`text` in parts to be inserted one after the other, each but the last ending a line."""
    parts: list[str] = []
    part: list[str] = []
    length = 0
    for line in _short_lines(text):
        part.append(line)
        length += len(line) + 1
        if length >= size:
            parts.append("\n".join([*part, ""]))
            part, length = [], 0
    return [*parts, "\n".join(part)] if part else parts


def _short_lines(text: str) -> list[str]:
    lines: list[str] = []
    for line in text.split("\n"):
        start = 0
        while len(line) - start > LONGEST_LINE:
            space = line.rfind(" ", start + LONGEST_LINE // 2, start + LONGEST_LINE)
            end = space + 1 if space > 0 else start + LONGEST_LINE
            lines.append(line[start:end].rstrip(" "))
            start = end
        lines.append(line[start:])
    return lines
