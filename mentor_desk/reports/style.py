"""The look of the printed page: paper, colours and type, in points."""

from __future__ import annotations

from dataclasses import dataclass
from enum import Enum, StrEnum

from reportlab.lib.colors import Color, HexColor
from reportlab.lib.pagesizes import A4, LETTER
from reportlab.lib.styles import ParagraphStyle
from reportlab.lib.units import mm

from mentor_desk.reports.fonts import Face, load

INK = HexColor("#1F2429")
GREY = HexColor("#4F555B")
PALE = HexColor("#62676D")
ACCENT = HexColor("#1F6F64")
TRACK = HexColor("#DAD6CF")
"""The one neutral of bars, rules and chart baselines."""
PAPER = HexColor("#FFFFFF")

SIDE = 22 * mm
TOP = 20 * mm
BOTTOM = 22 * mm
FOOT = 12.5 * mm
"""From the paper's edge to the footer's baseline."""
COLUMN = 34 * mm
"""Dates, owners and kinds stand in a narrow column left of what they belong to."""
NARROW = COLUMN - 2 * mm
BAR = 44 * mm
GAP = 6 * mm
MEASURE = 138 * mm
"""Running text is never set wider: about 78 characters."""


class PageSize(StrEnum):
    A4 = "a4"
    LETTER = "letter"

    @property
    def points(self) -> tuple[float, float]:
        return A4 if self is PageSize.A4 else LETTER


@dataclass(frozen=True, slots=True)
class Paper:
    """One attempt at a page: its size, and how generous the space between blocks is."""

    size: PageSize
    air: float = 1.0

    @property
    def width(self) -> float:
        return self.size.points[0]

    @property
    def height(self) -> float:
        return self.size.points[1]

    @property
    def text_width(self) -> float:
        return self.width - 2 * SIDE

    @property
    def text_height(self) -> float:
        return self.height - TOP - BOTTOM

    @property
    def body_width(self) -> float:
        """Right of the narrow column."""
        return min(self.text_width - COLUMN, MEASURE)


@dataclass(frozen=True, slots=True)
class Type:
    face: Face
    size: float
    leading: float
    color: Color


class Role(Enum):
    EYEBROW = Type(Face.MEDIUM, 9, 12, ACCENT)
    NAME = Type(Face.DISPLAY, 23, 27, INK)
    LEAD = Type(Face.REGULAR, 11.25, 16.5, INK)
    FIGURE = Type(Face.DISPLAY, 18, 21, INK)
    HEADING = Type(Face.SEMIBOLD, 12, 16, INK)
    TITLE = Type(Face.SEMIBOLD, 9.75, 14.25, INK)
    BODY = Type(Face.REGULAR, 9.75, 14.25, INK)
    SMALL = Type(Face.REGULAR, 8.25, 11.5, GREY)
    STATUS = Type(Face.MEDIUM, 8.25, 11.5, INK)
    KIND = Type(Face.MEDIUM, 8.25, 14.25, ACCENT)
    SIDE_NOTE = Type(Face.REGULAR, 8.25, 14.25, GREY)
    OWNER = Type(Face.SEMIBOLD, 8.25, 14.25, INK)
    FOOTER = Type(Face.REGULAR, 8, 10, PALE)

    @property
    def type(self) -> Type:
        return self.value


def paragraph_style(role: Role, *, right: bool = False, shaped: bool = False) -> ParagraphStyle:
    kind = role.type
    return ParagraphStyle(
        role.name,
        fontName=load(kind.face),
        fontSize=kind.size,
        leading=kind.leading,
        textColor=kind.color,
        alignment=2 if right else 0,
        allowWidows=0,
        allowOrphans=0,
        spaceShrinkage=0,
        splitLongWords=1,
        shaping=1 if shaped else 0,
    )
