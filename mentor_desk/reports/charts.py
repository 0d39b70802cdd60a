"""Small charts for paper: one line or up to twelve bars, labelled where the eye is."""

from __future__ import annotations

from itertools import pairwise
from typing import TYPE_CHECKING

from reportlab.lib.units import mm

from mentor_desk.reports.content import Chart, ChartKind, Point
from mentor_desk.reports.flowables import Drawn, draw_text
from mentor_desk.reports.prose import elided, text_width
from mentor_desk.reports.style import ACCENT, PALE, PAPER, TRACK, Role, Type

if TYPE_CHECKING:
    from collections.abc import Sequence

    from reportlab.pdfgen.canvas import Canvas

_PLOT = 24 * mm
_TITLE = 16.0
_FOOT = 13.0


class ChartBox(Drawn):
    """Title, plot of 24 mm, days below the baseline."""

    def __init__(self, chart: Chart) -> None:
        super().__init__(_TITLE + _PLOT + _FOOT)
        self.chart = chart

    def draw(self) -> None:
        title = elided(self.chart.title, _STRONG, self.width)
        draw_text(self.canv, 0, self.height - 9, title, _STRONG)
        if self.chart.kind is ChartKind.LINE:
            self._draw_line()
        else:
            self._draw_bars()

    def _draw_line(self) -> None:
        points = self.chart.points
        first, last = points[0], points[-1]
        left = _label_width(first.label) + 6
        right = self.width - _label_width(last.label) - 6
        places = [
            (left + (right - left) * _along(point.at, first.at, last.at), self._level(point.value))
            for point in points
        ]
        self._draw_baseline()
        self._draw_aim(left, right, places)
        draw_path(self.canv, places)
        draw_text(self.canv, 0, places[0][1] - 3, first.label, _QUIET)
        draw_text(self.canv, right + 6, places[-1][1] - 3, last.label, _STRONG)
        draw_text(self.canv, left, 2, first.day, _QUIET)
        self._draw_last_day(last.day, right)

    def _draw_aim(self, left: float, right: float, places: list[tuple[float, float]]) -> None:
        if self.chart.aim is None:
            return
        level = self._level(self.chart.aim)
        self.canv.setStrokeColor(PALE)
        self.canv.setLineWidth(0.5)
        self.canv.setDash(1, 2.5)
        self.canv.line(left, level, right, level)
        self.canv.setDash()
        # The work begins away from the aim, so the left end of its line is free of the curve.
        above = level + 3 if level > places[0][1] or level < _FOOT + 8 else level - 9
        draw_text(self.canv, left, above, self.chart.aim_label, _QUIET)

    def _draw_last_day(self, day: str, right: float) -> None:
        wide = text_width(day, _QUIET)
        draw_text(self.canv, min(right - wide / 2, self.width - wide), 2, day, _QUIET)

    def _draw_bars(self) -> None:
        points = self.chart.points
        pitch = self.width / len(points)
        wide = min(pitch * 0.6, 18.0)
        top = max(point.value for point in points) or 1.0
        for place, point in enumerate(points):
            x = place * pitch + (pitch - wide) / 2
            tall = (_PLOT - 14) * point.value / top
            self.canv.setFillColor(ACCENT)
            self.canv.rect(x, _FOOT, wide, tall, stroke=0, fill=1)
            self._centred(x + wide / 2, _FOOT + tall + 3, point.label, _STRONG)
            self._centred(x + wide / 2, 2, point.day, _QUIET)
        self._draw_baseline()

    def _centred(self, x: float, y: float, text: str, kind: Type) -> None:
        draw_text(self.canv, x - text_width(text, kind) / 2, y, text, kind)

    def _draw_baseline(self) -> None:
        self.canv.setStrokeColor(TRACK)
        self.canv.setLineWidth(0.75)
        self.canv.line(0, _FOOT, self.width, _FOOT)

    def _level(self, value: float) -> float:
        low, high = _bounds(self.chart.points, self.chart.aim)
        return _FOOT + 6 + (_PLOT - 14) * (value - low) / (high - low)


def draw_path(canvas: Canvas, places: Sequence[tuple[float, float]]) -> None:
    """A line with a dot at each reading, the last one full."""
    canvas.setStrokeColor(ACCENT)
    canvas.setLineWidth(1.4)
    canvas.setLineJoin(1)
    for (x, y), (to_x, to_y) in pairwise(places):
        canvas.line(x, y, to_x, to_y)
    for place, (x, y) in enumerate(places):
        end = place == len(places) - 1
        canvas.setFillColor(ACCENT if end else PAPER)
        canvas.setLineWidth(1)
        canvas.circle(x, y, 2.4 if end else 1.7, stroke=1, fill=1)


_STRONG = Role.STATUS.type
_QUIET = Role.SMALL.type


def _label_width(label: str) -> float:
    return text_width(label, _STRONG)


def _along(at: float, first: float, last: float) -> float:
    return (at - first) / (last - first) if last > first else 0.5


def _bounds(points: tuple[Point, ...], aim: float | None) -> tuple[float, float]:
    values = [point.value for point in points] + ([] if aim is None else [aim])
    low, high = min(values), max(values)
    return (low, high) if high > low else (low - 1, high + 1)
