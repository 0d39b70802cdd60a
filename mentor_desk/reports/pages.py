"""The foot of each page: it counts all pages, so it is written when the last one is known."""

from __future__ import annotations

from dataclasses import dataclass

from reportlab.pdfgen.canvas import Canvas

from mentor_desk.reports.flowables import draw_text
from mentor_desk.reports.prose import elided, text_width
from mentor_desk.reports.style import FOOT, SIDE, Role


@dataclass(frozen=True, slots=True)
class Foot:
    text: str
    pager: str
    """A template with {page} and {pages}."""
    width: float

    def draw(self, canvas: Canvas, page: int, pages: int) -> None:
        kind = Role.FOOTER.type
        number = self.pager.format(page=page, pages=pages)
        wide = text_width(number, kind)
        room = self.width - 2 * SIDE - wide - 12
        draw_text(canvas, SIDE, FOOT, elided(self.text, kind, room), kind)
        draw_text(canvas, self.width - SIDE - wide, FOOT, number, kind)


class NumberedCanvas(Canvas):
    """Holds finished pages back until their number is known; linear in pages."""

    foot: Foot | None = None

    def __init__(self, target: object, **options: object) -> None:
        super().__init__(target, **options)
        self._held: list[dict[str, object]] = []

    def showPage(self) -> None:  # noqa: N802
        self._held.append(dict(self.__dict__))
        if self._onPage:
            self._onPage(self.getPageNumber())
        self._startPage()

    def save(self) -> None:
        held = self._held
        for page, state in enumerate(held, 1):
            self.__dict__.update(state)
            self._onPage = None
            if self.foot is not None:
                self.foot.draw(self, page, len(held))
            super().showPage()
        super().save()
