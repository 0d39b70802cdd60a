"""Writes a document as PDF: laid out in memory, then put in place at once or not at all."""

from __future__ import annotations

from itertools import chain
from typing import TYPE_CHECKING

from mentor_desk.reports.files import replace_file
from mentor_desk.reports.layout import Built, Imprint, Layout, Watch, best, lay_out
from mentor_desk.reports.story import Story
from mentor_desk.reports.style import PageSize, Paper

if TYPE_CHECKING:
    from collections.abc import Callable
    from pathlib import Path

    from mentor_desk.reports.content import Document

_SHORT = 5 * 14.25
"""A last page that holds less than five lines looks forgotten."""
_AIRS = (0.84, 0.7, 1.2, 1.4)
_WORTH_IT = 30
"""Longer documents are laid out once; nobody looks at the foot of page 200."""


def write_pdf(
    document: Document,
    path: Path,
    page_size: PageSize = PageSize.A4,
    progress: Callable[[int], None] | None = None,
    cancelled: Callable[[], bool] | None = None,
) -> int | None:
    """The number of pages written, or None when cancelled; the old file stays unless all is well.

    Raises CannotWrite or CannotLayOut.
    """
    built = build_pdf(document, page_size, progress, cancelled)
    if built is None:
        return None
    replace_file(path, built.content)
    return built.pages


def build_pdf(
    document: Document,
    page_size: PageSize = PageSize.A4,
    progress: Callable[[int], None] | None = None,
    cancelled: Callable[[], bool] | None = None,
) -> Built | None:
    """The file in memory, for a preview; None when cancelled. Raises CannotLayOut."""
    watch = Watch(progress or (lambda _: None), cancelled or (lambda: False))
    return best(lambda: _best(document, page_size, watch))


def _best(document: Document, size: PageSize, watch: Watch) -> Built:
    """The first layout, unless a little more or less space saves a nearly empty last page."""
    first = _laid_out(document, Paper(size), watch)
    if first.last_page >= _SHORT or not 1 < first.built.pages <= _WORTH_IT:
        return first.built
    for air in _AIRS:
        again = _laid_out(document, Paper(size, air), watch)
        if again.last_page >= _SHORT or again.built.pages == 1:
            return again.built
    return first.built


def _laid_out(document: Document, paper: Paper, watch: Watch) -> Layout:
    imprint = Imprint(
        title=document.title,
        language=document.language,
        subject=document.eyebrow,
        made_on=document.generated,
        foot=document.footer,
        pager=document.pager,
        author=document.author,
    )
    story = chain.from_iterable(Story(document, paper).parts())
    return lay_out(story, imprint, paper, watch)
