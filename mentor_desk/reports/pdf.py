"""Writes a document as PDF: laid out in memory, then put in place at once or not at all."""

from __future__ import annotations

from dataclasses import dataclass
from io import BytesIO
from typing import TYPE_CHECKING

from reportlab.platypus import BaseDocTemplate, Frame, PageTemplate

from mentor_desk.errors import KnownError
from mentor_desk.reports.files import replace_file
from mentor_desk.reports.flowables import EndMark
from mentor_desk.reports.fonts import Face, load
from mentor_desk.reports.pages import Foot, NumberedCanvas
from mentor_desk.reports.story import Story
from mentor_desk.reports.style import BOTTOM, SIDE, TOP, PageSize, Paper
from mentor_desk.words import words

if TYPE_CHECKING:
    from collections.abc import Callable
    from pathlib import Path

    from reportlab.pdfgen.canvas import Canvas
    from reportlab.platypus import Flowable

    from mentor_desk.reports.content import Document

_SHORT = 5 * 14.25
"""A last page that holds less than five lines looks forgotten."""
_AIRS = (0.84, 0.7, 1.2, 1.4)
_WORTH_IT = 30
"""Longer documents are laid out once; nobody looks at the foot of page 200."""


class CannotLayOut(KnownError):
    """The page engine failed; its own message is withheld because it quotes the text."""


@dataclass(frozen=True, slots=True)
class Watch:
    """Told how many pages are done, asked whether to stop; both are called in the job's thread."""

    progress: Callable[[int], None] = lambda _: None
    cancelled: Callable[[], bool] = lambda: False


@dataclass(frozen=True, slots=True)
class Built:
    content: bytes
    pages: int


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
    try:
        return _best(document, page_size, watch)
    except _Stopped:
        return None
    except Exception:
        raise CannotLayOut(words("The pages could not be laid out. Nothing was written.")) from None


class _Stopped(Exception):
    pass


def _best(document: Document, size: PageSize, watch: Watch) -> Built:
    """The first layout, unless a little more or less space saves a nearly empty last page."""
    first = _laid_out(document, Paper(size), watch)
    if first.last_page >= _SHORT or not 1 < first.pages <= _WORTH_IT:
        return Built(first.content, first.pages)
    for air in _AIRS:
        again = _laid_out(document, Paper(size, air), watch)
        if again.last_page >= _SHORT or again.pages == 1:
            return Built(again.content, again.pages)
    return Built(first.content, first.pages)


@dataclass(frozen=True, slots=True)
class _Layout:
    content: bytes
    pages: int
    last_page: float
    """Points of height used on the last page."""


def _laid_out(document: Document, paper: Paper, watch: Watch) -> _Layout:
    target = BytesIO()
    counted = 0

    def turned(page: int) -> None:
        nonlocal counted
        counted = page
        watch.progress(page)

    def moved(*_: object) -> None:
        if watch.cancelled():
            raise _Stopped

    template = _template(target, document, paper)
    template.setPageCallBack(turned)
    template.setProgressCallBack(moved)
    end = EndMark()
    story: list[Flowable] = []
    for part in Story(document, paper).parts():
        moved()
        story += part
    template.build([*story, end], canvasmaker=_pages(document, paper))
    return _Layout(target.getvalue(), counted, paper.height - TOP - end.y)


def _template(target: BytesIO, document: Document, paper: Paper) -> BaseDocTemplate:
    """One frame without padding per page."""
    template = BaseDocTemplate(
        target,
        pagesize=(paper.width, paper.height),
        invariant=1,
        lang=document.language,
        title=document.title,
        author=document.author,
        subject=document.eyebrow,
        creator="Mentor Desk",
        producer="Mentor Desk",
        displayDocTitle=True,
        initialFontName=load(Face.REGULAR),
        initialFontSize=9.75,
        initialLeading=14.25,
    )
    frame = Frame(SIDE, BOTTOM, paper.text_width, paper.text_height, 0, 0, 0, 0)
    template.addPageTemplates([PageTemplate("page", [frame])])
    return template


def _pages(document: Document, paper: Paper) -> Callable[..., Canvas]:
    """Makes canvases that know the number of pages when they write their feet."""

    def made(target: object, **options: object) -> Canvas:
        canvas = NumberedCanvas(target, **options)
        canvas.foot = Foot(document.footer, document.pager, paper.width)
        # Bytes follow from the document alone, so the day it was made for stands for the clock.
        stamp = f"D:{document.generated:%Y%m%d}000000Z"
        canvas.setDateFormatter(lambda *_: stamp)
        return canvas

    return made
