"""Room for one answer on paper, by its kind: lines, boxes, a scale to circle, boxes to tick.

The same room can be typed into where the page is a form; what was answered already stands in it.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from reportlab.lib.colors import HexColor
from reportlab.lib.units import mm

from mentor_desk.reports.flowables import Drawn, draw_text
from mentor_desk.reports.fonts import Face, printable
from mentor_desk.reports.prose import elided, text_width
from mentor_desk.reports.style import ACCENT, GREY, INK, Type
from mentor_desk.reports.worksheet.form import TYPED, Box, FormCanvas, Option, wrapped

if TYPE_CHECKING:
    from collections.abc import Sequence

    from reportlab.pdfgen.canvas import Canvas

    from mentor_desk.guides import Choice

LINE = HexColor("#B4AEA3")
"""Darker than the rules of a report: a pen has to find it."""
PITCH = 8.5 * mm
SHORT = 8.5 * mm
_TICK = 4 * mm
_RADIUS = 1.4
_FIGURE = Type(Face.MEDIUM, 11, 14, INK)
_CHOICE = Type(Face.REGULAR, 9.75, 14.25, INK)
_END = Type(Face.REGULAR, 8.25, 11.5, GREY)
_UNIT = Type(Face.REGULAR, 9.75, 14.25, GREY)
_MOST_TYPED = 0.6
"""Of a page's height: longer answers are scrolled in their box."""


class Ruled(Drawn):
    """Lines to write on, each perhaps with a dot before it."""

    def __init__(self, count: int, *, air: float = 1.0, dots: bool = False) -> None:
        super().__init__(0)
        self.pitch = PITCH * air
        self.lines = count
        self.dots = dots

    def wrap(self, aW: float, aH: float) -> tuple[float, float]:
        self.height = self.lines * self.pitch
        return super().wrap(aW, aH)

    def draw(self) -> None:
        self.canv.setStrokeColor(LINE)
        self.canv.setFillColor(LINE)
        self.canv.setLineWidth(0.6)
        left = 4 * mm if self.dots else 0
        for row in range(self.lines):
            low = row * self.pitch
            self.canv.line(left, low, self.width, low)
            if self.dots:
                self.canv.circle(1.2, low + 3, 1.1, stroke=0, fill=1)


class Typed(Drawn):
    """A box to type into, as high as its lines or what it holds already."""

    def __init__(self, name: str, label: str, value: str, lines: int, page: float) -> None:
        super().__init__(0)
        self.name = name
        self.label = label
        self.value = value
        self.lines = lines
        self.pitch = TYPED.leading
        self.page = page

    def wrap(self, aW: float, aH: float) -> tuple[float, float]:
        used = len(wrapped(self.value, aW - 8)) + 1 if self.value.strip() else 0
        if self.lines == 1 and used <= 2:
            self.height = SHORT
        else:
            wanted = max(self.lines, used) * TYPED.leading + 8
            self.height = min(wanted, self.page * _MOST_TYPED)
        return super().wrap(aW, aH)

    def draw(self) -> None:
        _outline(self.canv, self.width, self.height)
        if isinstance(self.canv, FormCanvas):
            box = _inside(self.canv, self.width, self.height)
            self.canv.add_text(self.name, self.label, box, self.value, lines=self.height > SHORT)
            return
        top = self.height - 4 - TYPED.size
        for row in wrapped(printable(self.value), self.width - 8):
            draw_text(self.canv, 4, top, row, TYPED)
            top -= TYPED.leading


class Short(Drawn):
    """A box for a figure, a day or a word, with a unit behind it or a hint in it."""

    def __init__(self, name: str, label: str, value: str, unit: str = "") -> None:
        super().__init__(SHORT)
        self.name = name
        self.label = label
        self.value = value
        self.unit = unit

    def draw(self) -> None:
        unit = elided(self.unit, _UNIT, self.width / 2) if self.unit else ""
        behind = text_width(unit, _UNIT) + 5 if unit else 0
        wide = self.width - behind
        _outline(self.canv, wide, SHORT)
        if unit:
            draw_text(self.canv, wide + 5, SHORT / 2 - 3.4, unit, _UNIT)
        if isinstance(self.canv, FormCanvas):
            self.canv.add_text(self.name, self.label, _inside(self.canv, wide, SHORT), self.value)
        elif self.value:
            said = elided(self.value, TYPED, wide - 10)
            draw_text(self.canv, 5, SHORT / 2 - 3.6, said, TYPED)


class Scale(Drawn):
    """The figures 0 to 10, one to be circled."""

    def __init__(self, name: str, label: str, value: int | None, ends: tuple[str, str]) -> None:
        super().__init__(32)
        self.name = name
        self.label = label
        self.value = value
        self.ends = ends

    def draw(self) -> None:
        step = min(self.width, 142 * mm) / 11
        options: list[Option] = []
        for figure in range(11):
            middle = (figure + 0.5) * step
            said = str(figure)
            draw_text(self.canv, middle - text_width(said, _FIGURE) / 2, 18, said, _FIGURE)
            left, low = self.canv.absolutePosition(middle - 10.5, 11.5)
            options.append(Option(said, f"{self.label}: {figure}", Box(left, low, 21, 21)))
            if self.value == figure and not isinstance(self.canv, FormCanvas):
                self.canv.setStrokeColor(ACCENT)
                self.canv.setLineWidth(1.6)
                self.canv.circle(middle, 22, 9.7)
        self._write_ends(step)
        if isinstance(self.canv, FormCanvas):
            chosen = "" if self.value is None else str(self.value)
            self.canv.add_choice(self.name, self.label, options, chosen, tick=False)

    def _write_ends(self, step: float) -> None:
        low, high = self.ends
        room, right = 5.2 * step, 11 * step - 0.3 * step
        draw_text(self.canv, 0.3 * step, 1, elided(low, _END, room), _END)
        said = elided(high, _END, room)
        draw_text(self.canv, right - text_width(said, _END), 1, said, _END)


class Ticks(Drawn):
    """One box for each choice; `labels` are the choices as they are said here."""

    def __init__(
        self, name: str, label: str, choices: Sequence[Choice], labels: Sequence[str], value: str
    ) -> None:
        super().__init__(0)
        self.name = name
        self.label = label
        self.value = value
        self.texts = [(one.value, said) for one, said in zip(choices, labels, strict=True)]
        self._rows: list[list[str]] = []

    def wrap(self, aW: float, aH: float) -> tuple[float, float]:
        self._rows = [_lines(said, aW - _TICK - 8) for _, said in self.texts]
        self.height = sum(_row_height(rows) for rows in self._rows)
        return super().wrap(aW, aH)

    def draw(self) -> None:
        options: list[Option] = []
        top = self.height
        for (value, said), rows in zip(self.texts, self._rows, strict=True):
            low = top - 2.5 - _TICK
            _frame(self.canv, 0.5, low, _TICK, _TICK)
            for at, row in enumerate(rows):
                draw_text(self.canv, _TICK + 8, low + 2.2 - at * _CHOICE.leading, row, _CHOICE)
            left, bottom = self.canv.absolutePosition(0.5, low)
            options.append(Option(value, said, Box(left, bottom, _TICK, _TICK)))
            if value == self.value and not isinstance(self.canv, FormCanvas):
                _draw_tick(self, low)
            top -= _row_height(rows)
        if isinstance(self.canv, FormCanvas):
            self.canv.add_choice(self.name, self.label, options, self.value, tick=True)


def _lines(text: str, width: float) -> list[str]:
    return wrapped(" ".join(text.split()), width * TYPED.size / _CHOICE.size)


def _row_height(rows: Sequence[str]) -> float:
    return 17.5 + (len(rows) - 1) * _CHOICE.leading


def _draw_tick(room: Drawn, low: float) -> None:
    room.canv.setStrokeColor(ACCENT)
    room.canv.setLineWidth(1.8)
    tick = room.canv.beginPath()
    tick.moveTo(0.5 + _TICK * 0.2, low + _TICK * 0.52)
    tick.lineTo(0.5 + _TICK * 0.42, low + _TICK * 0.26)
    tick.lineTo(0.5 + _TICK * 0.82, low + _TICK * 0.76)
    room.canv.drawPath(tick, stroke=1, fill=0)


def _outline(canvas: Canvas, width: float, height: float) -> None:
    _frame(canvas, 0.3, 0.3, width - 0.6, height - 0.6)


def _frame(canvas: Canvas, x: float, y: float, width: float, height: float) -> None:
    canvas.setStrokeColor(LINE)
    canvas.setLineWidth(0.7)
    canvas.roundRect(x, y, width, height, _RADIUS, stroke=1, fill=0)


def _inside(canvas: Canvas, width: float, height: float) -> Box:
    x, y = canvas.absolutePosition(1, 1)
    return Box(x, y, width - 2, height - 2)
