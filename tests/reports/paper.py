"""Reads PDF files back with other means than the ones that wrote them."""

from __future__ import annotations

from collections.abc import Callable
from functools import wraps
from io import BytesIO
from typing import ParamSpec, TypeVar

import pikepdf
import pypdfium2

from mentor_desk.audience import Reader
from mentor_desk.reports.content import Block, Document, Source
from mentor_desk.reports.pdf import build_pdf
from mentor_desk.reports.pdfium import TURN
from mentor_desk.reports.style import PageSize
from tests.factory import TODAY

SOURCE = (Source("goal", 1),)
P = ParamSpec("P")
T = TypeVar("T")


def in_turn(read: Callable[P, T]) -> Callable[P, T]:
    """For whatever reads with PDFium, which is for one thread at a time until the last picture is
    let go of: a window may still be drawing in another, and the tests died of it now and then.
    """

    @wraps(read)
    def alone(*args: P.args, **kwargs: P.kwargs) -> T:
        with TURN:
            return read(*args, **kwargs)

    return alone


def document(*blocks: Block, name: str = "Amara Okafor") -> Document:
    return Document(
        title=f"Progress summary – {name}",
        eyebrow="Progress summary",
        name=name,
        meta=("1 June 2026 – 21 November 2026",),
        footer=f"{name} · Progress summary",
        pager="Page {page} of {pages}",
        author="Ines Kramer",
        language="en-GB",
        reader=Reader.MENTEE,
        generated=TODAY,
        blocks=blocks,
    )


def built(made: Document, size: PageSize = PageSize.A4) -> bytes:
    result = build_pdf(made, size)
    assert result is not None
    return result.content


@in_turn
def pages(content: bytes) -> list[str]:
    """The text of each page, runs of white space as one space."""
    with pypdfium2.PdfDocument(content) as pdf:
        return [" ".join(page.get_textpage().get_text_bounded().split()) for page in pdf]


@in_turn
def sizes(content: bytes) -> list[tuple[float, float]]:
    """Width and height of each page in points."""
    with pypdfium2.PdfDocument(content) as pdf:
        return [page.get_size() for page in pdf]


def whole_text(content: bytes) -> str:
    return " ".join(pages(content))


def fonts(content: bytes) -> dict[str, bool]:
    """Name of each font in the file, and whether it is embedded."""
    found: dict[str, bool] = {}
    with pikepdf.open(BytesIO(content)) as pdf:
        for one in pdf.objects:
            if isinstance(one, pikepdf.Dictionary) and one.get("/Type") == "/Font":
                about = one.get("/FontDescriptor", {})
                found[str(one["/BaseFont"])] = "/FontFile2" in about
    return found


def everything(content: bytes) -> bytes:
    """All of the file that could hold words: every object and every stream, unpacked."""
    target = BytesIO()
    with pikepdf.open(BytesIO(content)) as pdf:
        pdf.save(target, stream_decode_level=pikepdf.StreamDecodeLevel.all, compress_streams=False)
    return target.getvalue()


@in_turn
def ink(content: bytes, page: int = 0, left: float = 0.0, right: float = 1.0) -> int:
    """How many points of a page, between two shares of its width, are not nearly white."""
    with pypdfium2.PdfDocument(content) as pdf:
        picture = pdf[page].render(scale=2, grayscale=True).to_pil()
        width, height = picture.size
        part = picture.crop((int(left * width), 0, int(right * width), height))
        return sum(part.histogram()[:200])


@in_turn
def coloured(content: bytes, page: int = 0) -> int:
    """How many points of a page, at twice its size, have the accent's colour."""
    with pypdfium2.PdfDocument(content) as pdf:
        picture = pdf[page].render(scale=2).to_pil().convert("RGB")
        colours = picture.getcolors(picture.width * picture.height) or []
        return sum(count for count, colour in colours if colour == (0x1F, 0x6F, 0x64))


@in_turn
def grey(content: bytes, page: int = 0) -> bytes:
    """The page as a printer without colours shows it."""
    with pypdfium2.PdfDocument(content) as pdf:
        return pdf[page].render(scale=3, grayscale=True).to_pil().tobytes()
