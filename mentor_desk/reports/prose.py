"""Turns the user's words into ReportLab paragraphs: the only place where one is made.

ReportLab reads markup in paragraphs and its layout is quadratic in their length, so text is escaped
here and long text is cut at line ends into pieces that join without a seam.
"""

from __future__ import annotations

from html import escape
from typing import TYPE_CHECKING

from reportlab.pdfbase import pdfmetrics
from reportlab.platypus import Paragraph

from mentor_desk.reports.fonts import Run, needs_shaping, printable, runs
from mentor_desk.reports.style import Role, Type, paragraph_style

if TYPE_CHECKING:
    from collections.abc import Iterator

_PIECE_WORDS = 400
_PIECE_CHARS = 2000
_FIRST_CHARS = 480
"""The first piece of a long text is short: headings and dates are kept with it."""
_APART = 4.0


def prose(text: str, role: Role, width: float, *, before: float = 0.0) -> list[Paragraph]:
    """Paragraphs for a text of any length set `width` wide; empty lines in it are not kept.

    Lines of the text stand a little apart, pieces of one line do not.
    """
    made: list[Paragraph] = []
    for row in printable(text, role.type.face).splitlines():
        words = [part for word in row.split() for part in _cut(word, role.type, width)]
        for place, piece in enumerate(_pieces(words, role, width) if words else ()):
            paragraph = _paragraph(piece, role)
            if place == 0:
                paragraph.style.spaceBefore = (before or _APART) if made else before
            made.append(paragraph)
    return made


def placed(paragraphs: list[Paragraph], left: float, right: float) -> list[Paragraph]:
    """The same paragraphs set in from the edges of their frame."""
    for one in paragraphs:
        one.style.leftIndent, one.style.rightIndent = left, right
    return paragraphs


def line(text: str, role: Role, *, right: bool = False) -> Paragraph:
    """A short text as one paragraph, whatever line ends it holds."""
    return _paragraph(" ".join(printable(text, role.type.face).split()), role, right=right)


def text_width(text: str, kind: Type) -> float:
    pieces = runs(printable(text, kind.face), kind.face)
    return sum(pdfmetrics.stringWidth(run.text, run.font, kind.size) for run in pieces)


def elided(text: str, kind: Type, width: float) -> str:
    """One printable line that fits, its end replaced by an ellipsis if it must be."""
    whole = " ".join(printable(text, kind.face).split())
    if text_width(whole, kind) <= width:
        return whole
    low, high = 0, len(whole)
    while low < high:
        middle = (low + high + 1) // 2
        fits = text_width(whole[:middle].rstrip() + "…", kind) <= width
        low, high = (middle, high) if fits else (low, middle - 1)
    return whole[:low].rstrip() + "…"


def _paragraph(text: str, role: Role, *, right: bool = False) -> Paragraph:
    style = paragraph_style(role, right=right, shaped=needs_shaping(text))
    return Paragraph(_markup(runs(text, role.type.face), style.fontName), style)


def _markup(pieces: list[Run], base: str) -> str:
    return "".join(
        escape(piece.text, quote=False)
        if piece.font == base
        else f'<font name="{escape(piece.font)}">{escape(piece.text, quote=False)}</font>'
        for piece in pieces
    )


def _pieces(words: list[str], role: Role, width: float) -> Iterator[str]:
    """Whole lines, several hundred words at a time."""
    if len(words) <= _PIECE_WORDS and sum(map(len, words)) <= _PIECE_CHARS:
        yield " ".join(words)
        return
    piece: list[str] = []
    size, most = 0, _FIRST_CHARS
    for row in _rows(words, role, width):
        if size > most or len(piece) > _PIECE_WORDS:
            yield " ".join(piece)
            piece, size, most = [], 0, _PIECE_CHARS - _FIRST_CHARS
        piece.extend(row)
        size += sum(map(len, row)) + len(row)
    if piece:
        yield " ".join(piece)


def _rows(words: list[str], role: Role, width: float) -> Iterator[list[str]]:
    """Lines as ReportLab breaks them: as many words as fit, one at least."""
    kind = role.type
    space = text_width(" ", kind)
    row: list[str] = []
    used = 0.0
    for word in words:
        wide = text_width(word, kind)
        if row and used + space + wide > width:
            yield row
            row, used = [], 0.0
        used += wide + (space if row else 0.0)
        row.append(word)
    if row:
        yield row


def _cut(word: str, kind: Type, width: float) -> list[str]:
    """A word wider than a line is cut where the line ends, after a hyphen if it has one there."""
    if len(word) * kind.size * 1.2 <= width or text_width(word, kind) <= width:
        return [word]
    parts: list[str] = []
    start, used, hyphen = 0, 0.0, 0
    for place, char in enumerate(word):
        wide = text_width(char, kind)
        if used + wide > width and place > start:
            end = hyphen if hyphen > start else place
            parts.append(word[start:end])
            start, used = end, text_width(word[end:place], kind)
        used += wide
        if char in "-–/":
            hyphen = place + 1
    return [*parts, word[start:]]
