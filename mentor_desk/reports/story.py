"""Lays a document's blocks out on paper, in the order they come."""

from __future__ import annotations

from functools import singledispatchmethod
from typing import TYPE_CHECKING

from reportlab.lib.units import mm
from reportlab.platypus import CondPageBreak, Flowable, Paragraph

from mentor_desk.reports import content
from mentor_desk.reports.charts import ChartBox
from mentor_desk.reports.flowables import Box, Column, Columns, Lines, Rule, Space, Status
from mentor_desk.reports.ladders import LadderBox
from mentor_desk.reports.ladders import columns as rung_columns
from mentor_desk.reports.prose import line, placed, prose
from mentor_desk.reports.style import ACCENT, BAR, COLUMN, GAP, INK, MEASURE, NARROW, Paper, Role

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

_BOX = 14.0
_DUE = 28 * mm
_LEAD = 140 * mm
_WHOLE_LADDER = 0.6
"""Of a page's height: a taller one is broken over pages, its scores told in words."""
_TOGETHER = 0.3
"""Of a page's height: so much of a row's text is kept beside its narrow column."""


class Story:
    """One layout of one document on one paper; ReportLab uses up what it is given."""

    def __init__(self, document: content.Document, paper: Paper) -> None:
        self.document = document
        self.paper = paper

    def parts(self) -> Iterator[list[Flowable]]:
        """The head of the document, then block by block."""
        yield self._head()
        for block in self.document.blocks:
            yield self._block(block)

    def _head(self) -> list[Flowable]:
        wide = self.paper.text_width
        meta = [one for said in self.document.meta for one in prose(said, Role.SMALL, wide)]
        return [
            line(self.document.eyebrow, Role.EYEBROW),
            *prose(self.document.name, Role.NAME, wide, before=2),
            Space(4),
            *meta,
        ]

    @singledispatchmethod
    def _block(self, block: content.Block) -> list[Flowable]:
        raise TypeError(type(block).__name__)

    @_block.register
    def _(self, block: content.Lead) -> list[Flowable]:
        return self._running(block.text, Role.LEAD, _LEAD, 14)

    @_block.register
    def _(self, block: content.Paragraph) -> list[Flowable]:
        return self._running(block.text, Role.SMALL if block.quiet else Role.BODY, MEASURE, 11)

    @_block.register
    def _(self, block: content.Figures) -> list[Flowable]:
        made: list[Flowable] = []
        across = min(4, max(3, len(block.items)))
        pitch = (self.paper.text_width + GAP) / across
        for start in range(0, len(block.items), across):
            row = block.items[start : start + across]
            columns = [_figure(item, x * pitch, pitch - GAP) for x, item in enumerate(row)]
            made.append(self._row(columns, 18))
        return made

    @_block.register
    def _(self, block: content.Heading) -> list[Flowable]:
        heading = line(block.text, Role.HEADING)
        heading.style.spaceBefore = 18 * self.paper.air
        below = Space(3)
        heading.keepWithNext = below.keepWithNext = 1
        page = [CondPageBreak(self.paper.text_height * 0.3)] if block.new_page else []
        return [*page, heading, below]

    @_block.register
    def _(self, block: content.GoalRow) -> list[Flowable]:
        wide = self.paper.text_width
        left = wide - BAR - GAP
        texts = [
            *prose(block.title, Role.TITLE, left),
            *prose(block.dates, Role.SMALL, left),
            *prose(block.sentence, Role.BODY, left, before=3),
            *prose(block.note_day, Role.SMALL, left, before=4),
            *prose(block.note, Role.BODY, left, before=1),
        ]
        kinds = (Role.STATUS.type, Role.SMALL.type)
        status = Status(block.standing, block.status, block.amount, block.fraction, kinds)
        ladder = self._ladder(block.ladder) if block.ladder else []
        row = self._flowing(
            Column(wide - BAR, BAR, [status]),
            Column(0, left, texts),
            before=8,
            foot=0 if ladder else 8,
        )
        if not ladder:
            return row
        row[-1].keepWithNext = 1
        return [*row, *ladder, Rule(6 * self.paper.air)]

    def _ladder(self, ladder: content.Ladder) -> list[Flowable]:
        wide = self.paper.text_width
        about = [*prose(ladder.about, Role.SMALL, wide, before=6 * self.paper.air), Space(2)]
        for one in about:
            one.keepWithNext = 1
        box = LadderBox(ladder)
        if box.wrap(wide, 0)[1] <= self.paper.text_height * _WHOLE_LADDER:
            return [*about, box]
        rows = [
            self._flowing(
                *(Column(x, width, list(text)) for x, width, text in rung_columns(rung, wide)),
                before=2,
            )
            for rung in ladder.rungs
        ]
        told = prose(ladder.equivalent, Role.BODY, wide, before=4)
        return [*about, *(part for row in rows for part in row), *told]

    @_block.register
    def _(self, block: content.Charts) -> list[Flowable]:
        made: list[Flowable] = []
        each = (self.paper.text_width - 2 * GAP) / 2
        for start in range(0, len(block.items), 2):
            pair = block.items[start : start + 2]
            width = self.paper.text_width if len(block.items) == 1 else each
            columns = [
                Column(place * (each + 2 * GAP), width, [ChartBox(chart)])
                for place, chart in enumerate(pair)
            ]
            made.append(self._row(columns, 12))
        return made

    @_block.register
    def _(self, block: content.FeedbackItem) -> list[Flowable]:
        side = [*prose(block.kind, Role.KIND, NARROW), *prose(block.day, Role.SMALL, NARROW)]
        wide = self.paper.body_width
        texts = [
            *prose(block.occasion, Role.SIDE_NOTE, wide),
            *prose(block.observation, Role.BODY, wide),
            *prose(block.effect, Role.BODY, wide, before=3),
            *(prose(block.next_label, Role.KIND, wide, before=3) if block.next_step else []),
            *prose(block.next_step, Role.BODY, wide),
        ]
        return self._flowing(Column(0, NARROW, side), Column(COLUMN, wide, texts), before=9)

    @_block.register
    def _(self, block: content.Steps) -> list[Flowable]:
        made: list[Flowable] = []
        owner = ""
        for step in block.items:
            first = step.owner != owner
            made += self._step(step, step.owner if first else "", 11 if first and made else 4.5)
            owner = step.owner
        return made

    def _step(self, step: content.Step, owner: str, before: float) -> list[Flowable]:
        wide = self.paper.text_width
        text_wide = wide - COLUMN - _BOX - _DUE - GAP
        beside = [
            Column(0, NARROW, prose(owner, Role.OWNER, NARROW)),
            Column(COLUMN, _BOX, [Box(step.done)]),
            Column(wide - _DUE, _DUE, [line(step.due, Role.SIDE_NOTE, right=True)]),
        ]
        text = Column(COLUMN + _BOX, text_wide, prose(step.text, Role.BODY, text_wide))
        return self._flowing(*beside, text, before=before)

    @_block.register
    def _(self, block: content.DatedEntry) -> list[Flowable]:
        wide = self.paper.body_width
        side = [*prose(block.day, Role.OWNER, NARROW), *prose(block.meta, Role.SMALL, NARROW)]
        texts = prose(block.title, Role.TITLE, wide)
        for topic in block.topics:
            texts += prose(topic, Role.SIDE_NOTE, wide)
        for text in block.paragraphs:
            texts += prose(text, Role.BODY, wide, before=4)
        return self._flowing(Column(0, NARROW, side), Column(COLUMN, wide, texts), before=8, foot=8)

    @_block.register
    def _(self, block: content.WritingRoom) -> list[Flowable]:
        return [Lines(block.lines, 9 * mm)]

    @_block.register
    def _(self, block: content.Signature) -> list[Flowable]:
        pitch = (self.paper.text_width + 2 * GAP) / 2
        wide = pitch - 2 * GAP
        columns = [
            Column(x * pitch, wide, _signature(name, block.day_label, wide))
            for x, name in enumerate(block.names[:2])
        ]
        return [self._row(columns, 6)]

    def _running(self, text: str, role: Role, measure: float, before: float) -> list[Flowable]:
        wide = min(measure, self.paper.text_width)
        texts = prose(text, role, wide, before=before * self.paper.air)
        return [*placed(texts, 0, self.paper.text_width - wide)]

    def _flowing(self, *columns: Column, before: float, foot: float = 0.0) -> list[Flowable]:
        """A row whose last column may be a text of any length: it runs on under its own start."""
        text = columns[-1]
        start = self._start(text)
        rest = [one for one in text.content[start:] if isinstance(one, Paragraph)]
        first = Column(text.x, text.width, text.content[:start])
        if not rest:
            return [self._row([*columns[:-1], first], before, foot)]
        row = self._row([*columns[:-1], first], before)
        placed(rest, text.x, self.paper.text_width - text.x - text.width)
        return [row, *rest, *([Rule(foot * self.paper.air)] if foot else [])]

    def _start(self, text: Column) -> int:
        room = self.paper.text_height * _TOGETHER
        for place, one in enumerate(text.content):
            room -= one.wrap(text.width, room)[1]
            if place and room < 0:
                return place
        return len(text.content)

    def _row(self, columns: Sequence[Column], before: float, foot: float = 0.0) -> Columns:
        air = self.paper.air
        whole = self.paper.text_height * 0.45
        return Columns(columns, whole=whole, before=before * air, foot=foot * air)


def _figure(item: content.Figure, x: float, width: float) -> Column:
    parts = [Rule(1, 1, ACCENT), Space(6), line(item.value, Role.FIGURE), Space(1.5)]
    return Column(x, width, [*parts, *prose(item.label, Role.SMALL, width)])


def _signature(name: str, day_label: str, width: float) -> list[Flowable]:
    under = [*prose(name, Role.SMALL, width), *prose(day_label, Role.SMALL, width)]
    return [Rule(13 * mm, 0.5, INK), Space(3), *under]
