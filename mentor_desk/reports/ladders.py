"""The attainment ladder of a goal on paper: its levels as rungs, and the way along them."""

from __future__ import annotations

from typing import TYPE_CHECKING, NamedTuple

from reportlab.platypus import Flowable

from mentor_desk.reports.charts import draw_path
from mentor_desk.reports.flowables import draw_text
from mentor_desk.reports.prose import line, prose, text_width
from mentor_desk.reports.style import BAR, COLUMN, GAP, PALE, TRACK, Role

if TYPE_CHECKING:
    from collections.abc import Sequence

    from reportlab.platypus import Paragraph

    from mentor_desk.reports.content import Ladder, Rung, Score

FIGURE = 22.0
"""Wide enough for a sign and a digit; the words of the level stand behind it."""
_PAD = 3.0
_FOOT = 14.0
_EDGE = 9.0
"""From the ends of the plot to its first and last point."""
_TALL = 0xFFFFFF


class _Row(NamedTuple):
    parts: tuple[tuple[float, float, Sequence[Paragraph]], ...]
    """Left edge, width and text of each column."""
    height: float


class LadderBox(Flowable):
    """Rungs from the highest down, at the right what was found on them from day to day."""

    def __init__(self, ladder: Ladder) -> None:
        super().__init__()
        self.ladder = ladder
        self._rows: list[_Row] = []

    def wrap(self, aW: float, aH: float) -> tuple[float, float]:  # noqa: ARG002
        self.width = aW
        text = aW - COLUMN - (BAR + GAP if self.ladder.scores else 0)
        self._rows = [_row(rung, text) for rung in self.ladder.rungs]
        self.height = sum(row.height for row in self._rows)
        self.height += _FOOT if self.ladder.scores else 0
        return self.width, self.height

    def draw(self) -> None:
        top, middles = self.height, list[float]()
        for at, row in enumerate(self._rows):
            if at:
                self._draw_rule(top)
            for x, width, text in row.parts:
                _draw_texts(self, text, x, width, top - _PAD)
            middles.append(top - row.height / 2)
            top -= row.height
        if self.ladder.scores:
            self._draw_scores(self.ladder.scores, middles)

    def _draw_rule(self, y: float) -> None:
        self.canv.setStrokeColor(TRACK)
        self.canv.setLineWidth(0.5)
        self.canv.line(0, y, self.width, y)

    def _draw_scores(self, scores: Sequence[Score], middles: Sequence[float]) -> None:
        left, right = self.width - BAR + _EDGE, self.width - _EDGE
        first, last = scores[0], scores[-1]
        span = last.at - first.at
        places = [
            (
                left + (right - left) * ((one.at - first.at) / span if span else 1.0),
                middles[one.rung],
            )
            for one in scores
        ]
        expected = middles[self.ladder.expected]
        self.canv.setStrokeColor(PALE)
        self.canv.setLineWidth(0.5)
        self.canv.setDash(1, 2.5)
        self.canv.line(left - _EDGE, expected, right + _EDGE, expected)
        self.canv.setDash()
        draw_path(self.canv, places)
        quiet = Role.SMALL.type
        if span:
            draw_text(self.canv, left - _EDGE, 3, first.day, quiet)
        draw_text(self.canv, self.width - text_width(last.day, quiet), 3, last.day, quiet)


def columns(rung: Rung, width: float) -> tuple[tuple[float, float, list[Paragraph]], ...]:
    """Figure, words and text of a rung; the expected one stands out."""
    said = Role.KIND if rung.expected else Role.SIDE_NOTE
    return (
        (0.0, FIGURE, [line(rung.figure, Role.OWNER)]),
        (FIGURE, COLUMN - FIGURE, prose(rung.label, said, COLUMN - FIGURE)),
        (COLUMN, width, prose(rung.text, Role.BODY, width)),
    )


def _row(rung: Rung, width: float) -> _Row:
    parts = columns(rung, width)
    tallest = max(sum(one.wrap(wide, _TALL)[1] for one in text) for _, wide, text in parts)
    return _Row(parts, tallest + 2 * _PAD)


def _draw_texts(
    box: LadderBox, text: Sequence[Paragraph], x: float, width: float, top: float
) -> None:
    # Smaller type starts lower, so that first lines stand on one line.
    top -= Role.BODY.type.size - text[0].style.fontSize if text else 0.0
    for one in text:
        top -= one.wrap(width, _TALL)[1]
        one.drawOn(box.canv, x, top)
