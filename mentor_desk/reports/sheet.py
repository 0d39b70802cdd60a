"""The recovery sheet on paper: large groups to be typed back, a square to be scanned, and what to
do with them, for somebody who is worried.

It is made in memory from plain words; nothing here keeps it or knows what the groups mean.
"""

from __future__ import annotations

from dataclasses import dataclass
from io import BytesIO
from typing import TYPE_CHECKING

from reportlab.graphics.barcode.qr import QrCode
from reportlab.lib.units import mm
from reportlab.pdfgen.canvas import Canvas

from mentor_desk.reports.flowables import draw_text
from mentor_desk.reports.fonts import Face, load
from mentor_desk.reports.pages import Foot
from mentor_desk.reports.prose import elided, prose, text_width
from mentor_desk.reports.style import (
    ACCENT,
    INK,
    SIDE,
    TOP,
    TRACK,
    PageSize,
    Paper,
    Role,
    Type,
)
from mentor_desk.words import words

if TYPE_CHECKING:
    from collections.abc import Sequence

    from mentor_desk.words import Voice, Words

_IN_A_ROW = 4
_CHARACTER = Type(Face.SEMIBOLD, 17, 21, INK)
_EACH = 13.9
_MIDDLE = 4.5
"""Six characters are easier to copy as three and three."""
_NUMBER = Type(Face.MEDIUM, 8.25, 11.5, ACCENT)
_ROW = 15 * mm
_NUMBER_WIDTH = 7 * mm
_SQUARE = 40 * mm
_STEP = 6 * mm
"""Left of a step's words stands its number."""


@dataclass(frozen=True, slots=True)
class SheetFacts:
    """`scanned` is what the square says; `day` is when the sheet was made, in words."""

    journal: str
    number: str
    day: str
    groups: tuple[str, ...]
    scanned: str


def build_sheet(facts: SheetFacts, voice: Voice, size: PageSize = PageSize.A4) -> bytes:
    """One page of PDF."""
    target = BytesIO()
    paper = Paper(size)
    canvas = Canvas(
        target,
        pagesize=size.points,
        invariant=1,
        initialFontName=load(Face.REGULAR),
        lang="en-GB",
    )
    title = f"{voice.say(words('Recovery sheet'))} {facts.number}"
    canvas.setTitle(title)
    canvas.setCreator("Mentor Desk")
    _Sheet(canvas, paper, facts, voice).draw()
    foot = voice.say(words("Mentor Desk · keep this page where you keep your passport"))
    Foot(foot, title.replace("{", "{{").replace("}", "}}"), paper.width).draw(canvas, 1, 1)
    canvas.showPage()
    canvas.save()
    return target.getvalue()


class _Sheet:
    """Draws from the top down; `_y` is where the next thing begins."""

    def __init__(self, canvas: Canvas, paper: Paper, facts: SheetFacts, voice: Voice) -> None:
        self._canvas = canvas
        self._paper = paper
        self._facts = facts
        self._voice = voice
        self._y = paper.height - TOP

    def draw(self) -> None:
        self._head()
        self._groups()
        self._square()
        self._steps()
        self._keeping()

    def _head(self) -> None:
        facts = self._facts
        self._text("Mentor Desk", Role.EYEBROW)
        self._y -= 2
        self._text(self._say(words("Recovery sheet")), Role.NAME)
        about = words("Sheet {number} · made on {day}", number=facts.number, day=facts.day)
        self._text(self._say(about), Role.SMALL)
        self._y -= 12
        name = elided(facts.journal, Role.LEAD.type, self._paper.text_width / 2)
        self._text(
            self._say(
                words(
                    "It opens the journal “{journal}” and its backups when the passphrase is "
                    "forgotten.",
                    journal=name,
                )
            ),
            Role.LEAD,
        )
        self._y -= 14

    def _groups(self) -> None:
        wide = self._paper.text_width / _IN_A_ROW
        for first in range(0, len(self._facts.groups), _IN_A_ROW):
            self._rule()
            baseline = self._y - _ROW / 2 - _CHARACTER.size * 0.36
            for place, group in enumerate(self._facts.groups[first : first + _IN_A_ROW]):
                left = SIDE + place * wide
                number = str(first + place + 1)
                aside = left + _NUMBER_WIDTH - 6 - text_width(number, _NUMBER)
                draw_text(self._canvas, aside, baseline, number, _NUMBER)
                self._group(left + _NUMBER_WIDTH, baseline, group)
            self._y -= _ROW
        self._rule()
        self._y -= 12
        self._text(
            self._say(
                words(
                    "The small figures only count the groups. There is no letter O, I, L or U: "
                    "what looks like one is a zero or a one."
                )
            ),
            Role.SMALL,
        )
        self._y -= 18

    def _group(self, left: float, baseline: float, group: str) -> None:
        """Each character in a place of its own: nothing is swallowed between two narrow ones."""
        for place, character in enumerate(group):
            apart = _MIDDLE if place >= len(group) / 2 else 0
            middle = left + (place + 0.5) * _EACH + apart
            at = middle - text_width(character, _CHARACTER) / 2
            draw_text(self._canvas, at, baseline, character, _CHARACTER)

    def _square(self) -> None:
        """At the right of the steps."""
        code = QrCode(self._facts.scanned, width=_SQUARE, height=_SQUARE, qrBorder=0, qrLevel="M")
        left = self._paper.width - SIDE - _SQUARE
        code.drawOn(self._canvas, left, self._y - _SQUARE - 4)
        below = self._y - _SQUARE - 4
        for paragraph in prose(self._say(words("The same groups")), Role.SMALL, _SQUARE):
            _, height = paragraph.wrap(_SQUARE, 100)
            paragraph.drawOn(self._canvas, left, below - height - 3)

    def _steps(self) -> None:
        width = self._paper.text_width - _SQUARE - 12 * mm
        self._text(self._say(words("How to use it")), Role.HEADING, width)
        self._y -= 4
        for number, said in enumerate(_STEPS, 1):
            top = self._y
            self._text(self._say(said), Role.BODY, width - _STEP, _STEP)
            kind = Role.TITLE.type
            draw_text(self._canvas, SIDE, top - kind.leading + 4.8, str(number), kind)
            self._y -= 5

    def _keeping(self) -> None:
        self._y -= 12
        self._text(self._say(words("How to keep it")), Role.HEADING)
        self._y -= 4
        for said in _KEEPING:
            self._text(self._say(said), Role.BODY, min(self._paper.text_width, 138 * mm))
            self._y -= 5

    def _text(self, text: str, role: Role, width: float | None = None, indent: float = 0.0) -> None:
        wide = width or self._paper.text_width
        for paragraph in prose(text, role, wide):
            _, height = paragraph.wrap(wide, self._y)
            self._y -= height
            paragraph.drawOn(self._canvas, SIDE + indent, self._y)

    def _rule(self) -> None:
        self._canvas.setStrokeColor(TRACK)
        self._canvas.setLineWidth(0.5)
        self._canvas.line(SIDE, self._y, self._paper.width - SIDE, self._y)

    def _say(self, said: Words) -> str:
        return self._voice.say(said)


_STEPS: Sequence[Words] = (
    words(
        "Open the journal in Mentor Desk. Where it asks for the passphrase, choose “Forgot the "
        "passphrase?”. (Without a window: mentor-desk recover, and the file.)"
    ),
    words(
        "Type the sixteen groups, or read the square with a scanner at that computer. Small "
        "letters and blanks do not matter, and each group tells you whether it is right."
    ),
    words(
        "Choose a new passphrase. Then print a new sheet: this one does not open the journal any "
        "more."
    ),
)
_KEEPING: Sequence[Words] = (
    words(
        "Keep it where you keep your passport, away from the computer. Whoever has this page and "
        "the file can read everything in it, so do not photograph it."
    ),
    words(
        "If the passphrase and this sheet are both lost, the notes are lost. Nobody can open the "
        "journal then, and nobody can make a new sheet."
    ),
)
