"""What a page says, free of any engine, so that PDF, text and later writers tell the same story.

Every block and every item names the records it rests on in `sources`.
"""

from __future__ import annotations

from dataclasses import dataclass, fields, is_dataclass, replace
from enum import StrEnum
from typing import TYPE_CHECKING

from mentor_desk.progress.facts import Source
from mentor_desk.progress.figures import GoalStanding, Tone

if TYPE_CHECKING:
    from collections.abc import Iterator
    from datetime import date

    from mentor_desk.audience import Reader

__all__ = [
    "Block",
    "Chart",
    "ChartKind",
    "Charts",
    "DatedEntry",
    "Document",
    "FeedbackItem",
    "Figure",
    "Figures",
    "GoalRow",
    "GoalStanding",
    "Heading",
    "Ladder",
    "Lead",
    "Paragraph",
    "Point",
    "Rung",
    "Score",
    "Signature",
    "Source",
    "Statement",
    "Step",
    "Steps",
    "Tone",
    "WritingRoom",
    "every_text",
    "statements",
]


@dataclass(frozen=True, slots=True, kw_only=True)
class Block:
    sources: tuple[Source, ...] = ()


@dataclass(frozen=True, slots=True, kw_only=True)
class Lead(Block):
    """The mentor's own opening words."""

    text: str


@dataclass(frozen=True, slots=True, kw_only=True)
class Figure(Block):
    value: str
    label: str


@dataclass(frozen=True, slots=True, kw_only=True)
class Figures(Block):
    """Three or four figures read well; a fifth starts a second row."""

    items: tuple[Figure, ...]


@dataclass(frozen=True, slots=True, kw_only=True)
class Heading(Block):
    text: str
    new_page: bool = False
    """Starts a page of its own unless the page before is still mostly empty."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Paragraph(Block):
    text: str
    quiet: bool = False
    """Set small and grey: an aside, not the story."""


@dataclass(frozen=True, slots=True)
class Rung:
    """A level of a ladder."""

    figure: str
    label: str
    text: str
    expected: bool = False


@dataclass(frozen=True, slots=True)
class Score:
    """`rung` counts from the highest, `at` is a place in time, in days."""

    at: float
    rung: int
    day: str


@dataclass(frozen=True, slots=True, kw_only=True)
class Ladder(Block):
    """Rungs from the highest down; scores in the order of their days, one or none too."""

    about: str
    """Since when it has been agreed, and who sees it."""
    rungs: tuple[Rung, ...]
    scores: tuple[Score, ...]
    equivalent: str
    """The scores as a sentence, for writers that draw nothing."""

    @property
    def expected(self) -> int:
        return next(at for at, rung in enumerate(self.rungs) if rung.expected)


@dataclass(frozen=True, slots=True, kw_only=True)
class GoalRow(Block):
    title: str
    dates: str
    standing: GoalStanding
    status: str
    amount: str
    """How far, in the goal's own unit ("1 of 2"); empty when nothing is measured."""
    fraction: float | None
    """0 to 1 of the way from baseline to aim; None when there is nothing to draw."""
    sentence: str
    note: str = ""
    note_day: str = ""
    ladder: Ladder | None = None


@dataclass(frozen=True, slots=True)
class Point:
    at: float
    """Place on the line, in days or in any even unit; bars ignore it."""
    value: float
    label: str
    """The value as words, printed at the first and last point or over the bar."""
    day: str


class ChartKind(StrEnum):
    LINE = "line"
    BARS = "bars"


@dataclass(frozen=True, slots=True, kw_only=True)
class Chart(Block):
    title: str
    kind: ChartKind
    points: tuple[Point, ...]
    """In order of `at`, at least two; bars at most twelve."""
    equivalent: str
    """The same as a sentence, for writers that draw nothing."""
    aim: float | None = None
    aim_label: str = ""


@dataclass(frozen=True, slots=True, kw_only=True)
class Charts(Block):
    """Small charts, two beside each other."""

    items: tuple[Chart, ...]


@dataclass(frozen=True, slots=True, kw_only=True)
class FeedbackItem(Block):
    tone: Tone
    kind: str
    """The tone in words: "Praise", "Growth"."""
    day: str
    occasion: str
    observation: str
    effect: str
    next_label: str = ""
    next_step: str = ""


@dataclass(frozen=True, slots=True, kw_only=True)
class Step(Block):
    owner: str
    text: str
    due: str
    done: bool


@dataclass(frozen=True, slots=True, kw_only=True)
class Steps(Block):
    """Ordered so that one owner's steps stand together."""

    items: tuple[Step, ...]


@dataclass(frozen=True, slots=True, kw_only=True)
class DatedEntry(Block):
    """A session, or what was written together with a guide."""

    day: str
    title: str
    meta: str
    topics: tuple[str, ...] = ()
    paragraphs: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True, kw_only=True)
class WritingRoom(Block):
    """Ruled space for a pen."""

    lines: int = 5


@dataclass(frozen=True, slots=True, kw_only=True)
class Signature(Block):
    names: tuple[str, ...]
    day_label: str


@dataclass(frozen=True, slots=True, kw_only=True)
class Document:
    title: str
    """For the file's metadata and the reading program's title bar."""
    eyebrow: str
    name: str
    meta: tuple[str, ...]
    footer: str
    pager: str
    """A template with {page} and {pages}."""
    author: str
    language: str
    """BCP 47, such as "en-GB"."""
    reader: Reader
    generated: date
    blocks: tuple[Block, ...]


@dataclass(frozen=True, slots=True)
class Statement:
    """One thing a page says, with the records it rests on."""

    text: str
    sources: tuple[Source, ...]


def every_text(thing: object) -> Iterator[str]:
    """All words below a document or block, whatever its kind: no new block can be forgotten."""
    if isinstance(thing, StrEnum):
        return
    if isinstance(thing, str):
        yield thing
    elif isinstance(thing, tuple):
        for part in thing:  # pyright: ignore[reportUnknownVariableType]
            yield from every_text(part)  # pyright: ignore[reportUnknownArgumentType]
    elif is_dataclass(thing) and not isinstance(thing, Source):
        for one in fields(thing):
            yield from every_text(getattr(thing, one.name))


def statements(document: Document) -> tuple[Statement, ...]:
    """What goes out, one entry per block or item that rests on records."""
    return tuple(_statements(document.blocks))


def _statements(blocks: tuple[Block, ...]) -> Iterator[Statement]:
    for block in blocks:
        if isinstance(block, (Figures, Charts, Steps)):
            yield from _statements(block.items)
        elif isinstance(block, GoalRow) and block.ladder is not None:
            yield from _statements((replace(block, ladder=None), block.ladder))
        elif block.sources:
            said = block.equivalent if isinstance(block, Chart) else _joined(block)
            yield Statement(said, block.sources)


def _joined(block: Block) -> str:
    return " · ".join(text for text in every_text(block) if text)
