"""Lays a story out into the bytes of a PDF, unless somebody stops it; whatever the story tells."""

from __future__ import annotations

from dataclasses import dataclass
from io import BytesIO
from typing import TYPE_CHECKING

from reportlab.platypus import BaseDocTemplate, Frame, PageTemplate

from mentor_desk.errors import KnownError
from mentor_desk.reports.flowables import EndMark
from mentor_desk.reports.fonts import Face, load
from mentor_desk.reports.pages import Foot, NumberedCanvas
from mentor_desk.reports.style import BOTTOM, SIDE, TOP
from mentor_desk.words import words

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable
    from datetime import date

    from reportlab.pdfgen.canvas import Canvas
    from reportlab.platypus import Flowable

    from mentor_desk.reports.style import Paper


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


@dataclass(frozen=True, slots=True)
class Layout:
    built: Built
    last_page: float
    """Points of height used on the last page."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Imprint:
    """What the file says of itself, and what stands at the foot of each page."""

    title: str
    language: str
    subject: str
    made_on: date
    foot: str
    pager: str
    """A template with {page} and {pages}."""
    author: str = ""
    keywords: str = ""


class _Stopped(Exception):
    pass


def best(make: Callable[[], Built]) -> Built | None:
    """What `make` chose among its layouts; None when it was stopped. Raises CannotLayOut."""
    try:
        return make()
    except _Stopped:
        return None
    except Exception:
        raise CannotLayOut(words("The pages could not be laid out. Nothing was written.")) from None


def lay_out(
    story: Iterable[Flowable],
    imprint: Imprint,
    paper: Paper,
    watch: Watch,
    canvas: type[NumberedCanvas] = NumberedCanvas,
) -> Layout:
    """To be called within `best`, which knows what to do when it is stopped."""
    target = BytesIO()
    counted = 0

    def turned(page: int) -> None:
        nonlocal counted
        counted = page
        watch.progress(page)

    def moved(*_: object) -> None:
        if watch.cancelled():
            raise _Stopped

    template = _template(target, imprint, paper)
    template.setPageCallBack(turned)
    template.setProgressCallBack(moved)
    parts: list[Flowable] = []
    moved()
    for part in story:
        moved()
        parts.append(part)
    end = EndMark()
    template.build([*parts, end], canvasmaker=_pages(imprint, paper, canvas))
    return Layout(Built(target.getvalue(), counted), paper.height - TOP - end.y)


def _template(target: BytesIO, imprint: Imprint, paper: Paper) -> BaseDocTemplate:
    """One frame without padding per page."""
    template = BaseDocTemplate(
        target,
        pagesize=(paper.width, paper.height),
        invariant=1,
        lang=imprint.language,
        title=imprint.title,
        author=imprint.author,
        subject=imprint.subject,
        keywords=imprint.keywords,
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


def _pages(imprint: Imprint, paper: Paper, canvas: type[NumberedCanvas]) -> Callable[..., Canvas]:
    """Makes canvases that know the number of pages when they write their feet."""

    def made(target: object, **options: object) -> Canvas:
        page = canvas(target, **options)
        page.foot = Foot(imprint.foot, imprint.pager, paper.width)
        # Bytes follow from what is told alone, so the day it was made on stands for the clock.
        stamp = f"D:{imprint.made_on:%Y%m%d}000000Z"
        page.setDateFormatter(lambda *_: stamp)
        return page

    return made
