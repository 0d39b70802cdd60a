"""The work away from the window's thread: lay out, look for what cannot be printed, draw pages.

Functions of plain data; PDFium may be called from one thread at a time, so drawing takes turns.
"""

from __future__ import annotations

from dataclasses import dataclass, field
from threading import Event
from typing import TYPE_CHECKING, NamedTuple

from PySide6.QtGui import QImage

from mentor_desk.reports.content import statements
from mentor_desk.reports.options import Section
from mentor_desk.reports.pdfium import TURN
from mentor_desk.reports.summary import build_summary

if TYPE_CHECKING:
    from collections.abc import Mapping, Sequence

    from pypdfium2 import PdfDocument

    from mentor_desk.progress.facts import Facts
    from mentor_desk.reports.content import Document, Statement
    from mentor_desk.reports.options import SummaryOptions
    from mentor_desk.ui.settings import PaperSize


@dataclass(slots=True)
class Ticket:
    """One running job: it writes how far it is, the window asks it to stop."""

    stop: Event = field(default_factory=Event)
    page: int = 0


class Pressed(NamedTuple):
    document: Document
    content: bytes
    pages: int
    statements: tuple[Statement, ...]
    unprintable: Mapping[str, int]
    left_out: int
    """Paragraphs this reader may have that the chosen sections leave out."""


def press(
    facts: Facts, options: SummaryOptions, paper: PaperSize, ticket: Ticket
) -> Pressed | None:
    """None when it was stopped. Raises CannotLayOut."""
    from mentor_desk.reports.fonts import unprintable
    from mentor_desk.reports.pdf import build_pdf
    from mentor_desk.reports.style import PageSize

    def turned(page: int) -> None:
        ticket.page = page

    document = build_summary(facts, options)
    built = build_pdf(document, PageSize(paper.value), turned, ticket.stop.is_set)
    if built is None:
        return None
    missing = unprintable(document)
    said = Section.SESSIONS in options.sections
    left_out = 0 if said else sum(len(one.blocks) for one in facts.sessions)
    return Pressed(document, built.content, built.pages, statements(document), missing, left_out)


class Drawing:
    """Draws pages of a finished PDF; may be shared between threads."""

    def pages(self, content: bytes, numbers: Sequence[int], width: int) -> Mapping[int, QImage]:
        """Images `width` pixels wide, by page number from 0."""
        import pypdfium2

        with TURN:
            document = pypdfium2.PdfDocument(content)
            document.init_forms()  # else what stands in boxes to type into is not drawn
            try:
                return {number: _drawn(document, number, width) for number in numbers}
            finally:
                document.close()


def _drawn(document: PdfDocument, number: int, width: int) -> QImage:
    page = document[number]
    bitmap = page.render(scale=width / page.get_width(), prefer_bgrx=True)
    image = QImage(
        bytes(bitmap.buffer),
        bitmap.width,
        bitmap.height,
        bitmap.stride,
        QImage.Format.Format_RGB32,
    ).copy()
    bitmap.close()
    page.close()
    return image
