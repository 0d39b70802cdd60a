"""Types of the few parts of ReportLab that reports/ uses."""

from collections.abc import Callable, Sequence
from io import BytesIO

from reportlab.lib.styles import ParagraphStyle
from reportlab.pdfgen.canvas import Canvas

class Flowable:
    width: float
    height: float
    canv: Canvas
    keepWithNext: int
    spaceBefore: float
    def __init__(self) -> None: ...
    def wrap(self, aW: float, aH: float) -> tuple[float, float]: ...
    def split(self, aW: float, aH: float) -> list[Flowable]: ...
    def draw(self) -> None: ...
    def drawOn(self, canvas: Canvas, x: float, y: float) -> None: ...
    def getSpaceBefore(self) -> float: ...

class BrokenLines:
    lines: list[tuple[float, list[str]]]

class Paragraph(Flowable):
    style: ParagraphStyle
    blPara: BrokenLines
    def getPlainText(self) -> str: ...
    def __init__(self, text: str, style: ParagraphStyle) -> None: ...

class CondPageBreak(Flowable):
    def __init__(self, height: float) -> None: ...

class Frame:
    def __init__(
        self,
        x1: float,
        y1: float,
        width: float,
        height: float,
        leftPadding: float = 6,
        bottomPadding: float = 6,
        rightPadding: float = 6,
        topPadding: float = 6,
    ) -> None: ...

class PageTemplate:
    def __init__(self, id: str, frames: list[Frame]) -> None: ...

class BaseDocTemplate:
    def __init__(self, filename: BytesIO, **options: object) -> None: ...
    def addPageTemplates(self, pageTemplates: list[PageTemplate]) -> None: ...
    def setPageCallBack(self, func: Callable[[int], object]) -> None: ...
    def setProgressCallBack(self, func: Callable[[str, object], object]) -> None: ...
    def build(
        self, flowables: Sequence[Flowable], *, canvasmaker: Callable[..., Canvas]
    ) -> None: ...
