"""Which bundled font prints which character, and what none of them can print.

ReportLab prints a missing glyph as nothing, so every character is looked up before it is set.
"""

from __future__ import annotations

import unicodedata
from collections import Counter
from dataclasses import dataclass
from enum import Enum
from functools import cache
from itertools import groupby
from typing import TYPE_CHECKING

from reportlab.pdfbase import pdfmetrics
from reportlab.pdfbase.ttfonts import TTFont

from mentor_desk.paths import resources
from mentor_desk.reports.content import every_text

if TYPE_CHECKING:
    from mentor_desk.reports.content import Document

STAND_IN = "\u25a1"
"""Printed where no font has the character, so that a gap is seen and never silent."""


class Face(Enum):
    """The fonts tried for one voice of the page, in order."""

    REGULAR = ("Inter-Regular", "NotoSans-Regular")
    MEDIUM = ("Inter-Medium", "NotoSans-Regular")
    SEMIBOLD = ("Inter-SemiBold", "NotoSans-SemiBold")
    DISPLAY = ("InterDisplay-SemiBold", "NotoSans-SemiBold")

    @property
    def first(self) -> str:
        return self.value[0]


@dataclass(frozen=True, slots=True)
class Run:
    font: str
    text: str


class _Unshaped(TTFont):
    """Shaped text loses signs when it is copied out ("10:30" became "1030"), and Inter has no
    script that needs shaping: its words in a shaped paragraph stay as they are.
    """

    @property
    def hbFont(self) -> object:  # noqa: N802
        raise AttributeError


@cache
def _characters(font: str) -> frozenset[str]:
    """Registers the font with ReportLab on first use."""
    kind = TTFont if font.startswith("NotoSans") else _Unshaped
    loaded = kind(font, resources() / "fonts" / f"{font}.ttf")
    pdfmetrics.registerFont(loaded)
    return frozenset(map(chr, loaded.face.charToGlyph))


def load(face: Face) -> str:
    """The name of the face's first font, all of its fonts being registered."""
    for font in face.value:
        _characters(font)
    return face.first


def printable(text: str, face: Face = Face.REGULAR) -> str:
    """Composed (NFC), without characters that have no printed form, and with no gap unmarked."""
    composed = unicodedata.normalize("NFC", text)
    first, second = (_characters(font) for font in face.value)
    if first.issuperset(composed):
        return composed
    joiners = "\u200c\u200d" if needs_shaping(composed) else ""
    kept: list[str] = []
    for char in composed:
        if char in "\n\t" or char in joiners:
            kept.append(char)
        elif not _formless(char):
            kept.append(char if char in first or char in second else STAND_IN)
    return "".join(kept)


def runs(text: str, face: Face) -> list[Run]:
    """Pieces of a printable text with the font for each; a word stays in one font if it can."""
    fonts = face.value
    if _characters(fonts[0]).issuperset(text):
        return [Run(fonts[0], text)]
    pieces: list[Run] = []
    for blank, chars in groupby(text, str.isspace):
        part = "".join(chars)
        pieces.extend([Run("", part)] if blank else _word_runs(part, fonts))
    return _merged(pieces, fonts[0])


def needs_shaping(text: str) -> bool:
    """Scripts whose letters change place or form beside each other (here: Devanagari)."""
    return any("\u0900" <= char <= "\u097f" for char in text)


def unprintable(document: Document) -> dict[str, int]:
    """Characters no bundled font has, in order of first use, with how often each occurs."""
    known = _characters(Face.REGULAR.value[0]) | _characters(Face.REGULAR.value[1])
    missing: Counter[str] = Counter()
    for text in every_text(document):
        composed = unicodedata.normalize("NFC", text)
        if not known.issuperset(composed):
            missing.update(c for c in composed if c not in known and not _formless(c))
    return dict(missing)


def _formless(char: str) -> bool:
    """Controls, joiners and selectors: they show nothing even where a font has them."""
    return unicodedata.category(char) in ("Cc", "Cf") or "\ufe00" <= char <= "\ufe0f"


def _word_runs(word: str, fonts: tuple[str, ...]) -> list[Run]:
    for font in fonts:
        if _characters(font).issuperset(word):
            return [Run(font, word)]
    return [Run(_font_for(char, fonts), char) for char in word]


def _font_for(char: str, fonts: tuple[str, ...]) -> str:
    return next((font for font in fonts if char in _characters(font)), fonts[0])


def _merged(pieces: list[Run], first: str) -> list[Run]:
    """Blanks join the run before them; neighbours in one font become one run."""
    merged: list[Run] = []
    for piece in pieces:
        font = piece.font or (merged[-1].font if merged else first)
        if merged and merged[-1].font == font:
            merged[-1] = Run(font, merged[-1].text + piece.text)
        else:
            merged.append(Run(font, piece.text))
    return merged
