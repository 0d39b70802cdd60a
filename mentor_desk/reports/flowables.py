"""Building blocks of the page that ReportLab lacks: columns that may break, rules, bars, marks."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from reportlab.platypus import Flowable, Paragraph

from mentor_desk.progress.figures import GoalStanding
from mentor_desk.reports.fonts import printable, runs
from mentor_desk.reports.prose import elided, text_width
from mentor_desk.reports.style import ACCENT, INK, PAPER, TRACK, Type

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from reportlab.lib.colors import Color
    from reportlab.pdfgen.canvas import Canvas

_TALL = 0xFFFFFF
_FUZZ = 0.001


def draw_text(canvas: Canvas, x: float, y: float, text: str, kind: Type) -> None:
    """One line, `y` at its baseline."""
    pen = canvas.beginText(x, y)
    pen.setFillColor(kind.color)
    for run in runs(printable(text, kind.face), kind.face):
        pen.setFont(run.font, kind.size)
        pen.textOut(run.text)
    canvas.drawText(pen)


@dataclass(frozen=True, slots=True)
class Column:
    x: float
    width: float
    content: Sequence[Flowable]


class Columns(Flowable):
    """Texts and drawings beside each other, perhaps with a hairline `foot` points below.

    Their first lines share a baseline. Kept whole up to `whole` points of height; what is taller
    is broken over pages.
    """

    def __init__(
        self, columns: Sequence[Column], *, whole: float, before: float = 0.0, foot: float = 0.0
    ) -> None:
        super().__init__()
        self.columns = columns
        self.whole = whole
        self.spaceBefore = before
        self.foot = foot
        self._placed: list[tuple[float, list[tuple[Flowable, float, float]]]] = []

    def wrap(self, aW: float, aH: float) -> tuple[float, float]:  # noqa: ARG002
        self.width = aW
        size = self._size()
        self._placed = [(column.x, list(_laid(column, size))) for column in self.columns]
        self.height = self.foot + max(
            sum(above + tall for _, above, tall in laid) for _, laid in self._placed
        )
        return self.width, self.height

    def _size(self) -> float:
        """The largest type in a first line: smaller type beside it starts that much lower."""
        return max((_first_size(column) for column in self.columns), default=0.0)

    def split(self, aW: float, aH: float) -> list[Flowable]:
        if self.wrap(aW, aH)[1] <= self.whole:
            return []
        size, room = self._size(), aH - self.foot
        pairs = [(column, _divide(column, size, room)) for column in self.columns]
        if any(column.content and not above for column, (above, _) in pairs):
            return []
        heads = [Column(c.x, c.width, above) for c, (above, _) in pairs]
        tails = [Column(c.x, c.width, below) for c, (_, below) in pairs]
        first = Columns(heads, whole=0.0, before=self.spaceBefore)
        return [first, Columns(tails, whole=0.0, foot=self.foot)]

    def draw(self) -> None:
        for x, laid in self._placed:
            top = self.height
            for one, above, tall in laid:
                top -= above + tall
                one.drawOn(self.canv, x, top)
        if self.foot:
            self.canv.setStrokeColor(TRACK)
            self.canv.setLineWidth(0.5)
            self.canv.line(0, 0, self.width, 0)


def _first_size(column: Column) -> float:
    """0 for a drawing, which places itself."""
    first = column.content[0] if column.content else None
    return first.style.fontSize if isinstance(first, Paragraph) else 0.0


def _laid(column: Column, size: float) -> Iterator[tuple[Flowable, float, float]]:
    """Each flowable with the space above it and its height."""
    own = _first_size(column)
    for place, one in enumerate(column.content):
        above = one.getSpaceBefore() if place else (size - own if own else 0.0)
        yield one, above, one.wrap(column.width, _TALL)[1]


def _divide(column: Column, size: float, room: float) -> tuple[list[Flowable], list[Flowable]]:
    head: list[Flowable] = []
    for place, (one, above, tall) in enumerate(_laid(column, size)):
        room -= above
        if tall <= room + _FUZZ:
            head.append(one)
            room -= tall
            continue
        parts = one.split(column.width, room)
        rest = list(column.content[place + 1 :])
        return (head + parts[:1], parts[1:] + rest) if parts else (head, [one, *rest])
    return head, []


class Drawn(Flowable):
    """A drawing of fixed height over the whole width given to it."""

    def __init__(self, height: float) -> None:
        super().__init__()
        self.height = height

    def wrap(self, aW: float, aH: float) -> tuple[float, float]:  # noqa: ARG002
        self.width = aW
        return aW, self.height


class Space(Drawn):
    def draw(self) -> None:
        pass


class Rule(Drawn):
    """A hairline at the foot of its height."""

    def __init__(self, above: float, thickness: float = 0.5, color: Color = TRACK) -> None:
        super().__init__(above)
        self.thickness = thickness
        self.color = color

    def draw(self) -> None:
        self.canv.setStrokeColor(self.color)
        self.canv.setLineWidth(self.thickness)
        self.canv.line(0, 0, self.width, 0)


class Status(Drawn):
    """Mark, word and amount over a bar: told three ways, so that grey paper tells it too."""

    def __init__(
        self,
        standing: GoalStanding,
        word: str,
        amount: str,
        share: float | None,
        kinds: tuple[Type, Type],
    ) -> None:
        super().__init__(23.0)
        self.standing = standing
        self.word = word
        self.amount = amount
        self.share = share
        self.kinds = kinds

    def draw(self) -> None:
        strong, quiet = self.kinds
        draw_mark(self.canv, self.standing, 3.2, 16.1)
        draw_text(self.canv, 11, 13.2, self.word, strong)
        room = self.width - 11 - text_width(self.word, strong) - 6
        amount = elided(self.amount, quiet, room)
        draw_text(self.canv, self.width - text_width(amount, quiet), 13.2, amount, quiet)
        if self.share is not None:
            _draw_bar(self.canv, 2.2, self.width, self.share)


def _draw_bar(canvas: Canvas, y: float, width: float, share: float) -> None:
    canvas.setFillColor(TRACK)
    canvas.roundRect(0, y, width, 4, 2, stroke=0, fill=1)
    if share > 0:
        canvas.setFillColor(ACCENT)
        canvas.roundRect(0, y, max(4, width * share), 4, 2, stroke=0, fill=1)


def draw_mark(canvas: Canvas, standing: GoalStanding, x: float, y: float) -> None:
    """A sign 6 points wide around (x, y): tick, full, half, empty, or two strokes for paused."""
    canvas.setStrokeColor(ACCENT)
    canvas.setFillColor(ACCENT)
    canvas.setLineWidth(1)
    if standing is GoalStanding.PAUSED:
        canvas.setStrokeColor(INK)
        canvas.setLineWidth(1.4)
        canvas.line(x - 1.6, y - 2.4, x - 1.6, y + 2.4)
        canvas.line(x + 1.6, y - 2.4, x + 1.6, y + 2.4)
        return
    full = standing in (GoalStanding.REACHED, GoalStanding.ON_COURSE)
    canvas.circle(x, y, 3.1 if full else 2.7, stroke=0 if full else 1, fill=1 if full else 0)
    if standing is GoalStanding.NEEDS_TALK:
        canvas.wedge(x - 2.7, y - 2.7, x + 2.7, y + 2.7, 90, 180, stroke=0, fill=1)
    if standing is GoalStanding.REACHED:
        _draw_tick(canvas, x, y, PAPER, 0.9)


def _draw_tick(canvas: Canvas, x: float, y: float, color: Color, thickness: float) -> None:
    canvas.setStrokeColor(color)
    canvas.setLineWidth(thickness)
    tick = canvas.beginPath()
    tick.moveTo(x - 1.5, y)
    tick.lineTo(x - 0.4, y - 1.2)
    tick.lineTo(x + 1.6, y + 1.2)
    canvas.drawPath(tick, stroke=1, fill=0)


class Box(Drawn):
    """A box to tick with a pen, or ticked."""

    def __init__(self, ticked: bool) -> None:
        super().__init__(14.25)
        self.ticked = ticked

    def draw(self) -> None:
        self.canv.setLineWidth(0.75)
        self.canv.setStrokeColor(ACCENT)
        self.canv.setFillColor(ACCENT)
        filled = 1 if self.ticked else 0
        self.canv.roundRect(0.4, 3.4, 7.6, 7.6, 1.6, stroke=1, fill=filled)
        if self.ticked:
            _draw_tick(self.canv, 4.2, 7.2, PAPER, 1.1)


class Lines(Drawn):
    """Ruled space for a pen."""

    def __init__(self, count: int, pitch: float) -> None:
        super().__init__(count * pitch)
        self.count = count
        self.pitch = pitch

    def draw(self) -> None:
        self.canv.setStrokeColor(TRACK)
        self.canv.setLineWidth(0.5)
        for row in range(self.count):
            self.canv.line(0, row * self.pitch, self.width, row * self.pitch)


class EndMark(Drawn):
    """Stands at the very end and remembers how far down its page that was."""

    _ZEROSIZE = True  # never starts a page of its own

    def __init__(self) -> None:
        super().__init__(0.0)
        self.y = 0.0

    def draw(self) -> None:
        _, self.y = self.canv.absolutePosition(0, 0)
