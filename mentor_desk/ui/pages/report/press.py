"""The work away from the window's thread: lay out, look for what cannot be printed. A function of
plain data.
"""

from __future__ import annotations

from typing import TYPE_CHECKING, NamedTuple

from mentor_desk.reports.content import statements
from mentor_desk.reports.options import Section
from mentor_desk.reports.summary import build_summary

if TYPE_CHECKING:
    from collections.abc import Mapping

    from mentor_desk.progress.facts import Facts
    from mentor_desk.reports.content import Document, Statement
    from mentor_desk.reports.options import SummaryOptions
    from mentor_desk.ui.settings import PaperSize
    from mentor_desk.ui.sheets.ticket import Ticket


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
