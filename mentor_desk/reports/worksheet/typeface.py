"""Whole fonts in the file, so that what somebody types later can be shown in them.

The pages need only the letters printed on them; a field needs every letter there is.
"""

from __future__ import annotations

from itertools import groupby
from typing import TYPE_CHECKING

from reportlab.pdfbase import pdfmetrics
from reportlab.pdfbase.pdfdoc import (
    PDFArray,
    PDFDictionary,
    PDFName,
    PDFStream,
    PDFString,
    PDFZCompress,
)

from mentor_desk.reports.fonts import Face, runs

if TYPE_CHECKING:
    from reportlab.pdfbase.pdfdoc import PDFDocument, PDFObject
    from reportlab.pdfbase.ttfonts import TTFontFace

_CHUNK = 100
"""A table of characters may have so many lines in one piece."""
_HEAD = """/CIDInit /ProcSet findresource begin
12 dict begin
begincmap
/CIDSystemInfo << /Registry (Adobe) /Ordering (UCS) /Supplement 0 >> def
/CMapName /Adobe-Identity-UCS def
/CMapType 2 def
1 begincodespacerange
<0000> <FFFF>
endcodespacerange"""
_FOOT = """endcmap
CMapName currentdict /CMap defineresource pop
end
end
"""


def shown(text: str, face: Face, size: float) -> str:
    """Operators that set a printable line at the place where the pen is."""
    said: list[str] = []
    for run in runs(text, face):
        glyphs = _face(run.font).charToGlyph
        codes = "".join(f"{glyphs.get(ord(char), 0):04X}" for char in run.text)
        said.append(f"/{run.font} {size} Tf <{codes}> Tj")
    return "\n".join(said)


def embed(document: PDFDocument, font: str) -> PDFObject:
    """The whole of a loaded font; its codes are its glyphs."""
    face = _face(font)
    return document.Reference(
        PDFDictionary(
            {
                "Type": PDFName("Font"),
                "Subtype": PDFName("Type0"),
                "BaseFont": PDFName(font),
                "Encoding": PDFName("Identity-H"),
                "DescendantFonts": PDFArray([_glyphs(document, font, face)]),
                "ToUnicode": document.Reference(_characters(face)),
            }
        )
    )


def _face(font: str) -> TTFontFace:
    return pdfmetrics.getFont(font).face


def _glyphs(document: PDFDocument, font: str, face: TTFontFace) -> PDFObject:
    file = PDFStream(content=face.filename.read_bytes(), filters=[PDFZCompress])
    file.dictionary["Length1"] = len(file.content)
    descriptor = PDFDictionary(
        {
            "Type": PDFName("FontDescriptor"),
            "FontName": PDFName(font),
            "Flags": 32,
            "FontBBox": PDFArray(face.bbox),
            "ItalicAngle": face.italicAngle,
            "Ascent": face.ascent,
            "Descent": face.descent,
            "CapHeight": face.capHeight,
            "StemV": face.stemV,
            "FontFile2": document.Reference(file),
        }
    )
    system = {"Registry": PDFString("Adobe"), "Ordering": PDFString("Identity"), "Supplement": 0}
    return document.Reference(
        PDFDictionary(
            {
                "Type": PDFName("Font"),
                "Subtype": PDFName("CIDFontType2"),
                "BaseFont": PDFName(font),
                "CIDSystemInfo": PDFDictionary(system),
                "CIDToGIDMap": PDFName("Identity"),
                "DW": round(face.defaultWidth),
                "W": PDFArray(_widths(face)),
                "FontDescriptor": document.Reference(descriptor),
            }
        )
    )


def _by_glyph(face: TTFontFace) -> list[tuple[int, int]]:
    """Each glyph with the first of the characters it stands for."""
    found: dict[int, int] = {}
    for char, glyph in sorted(face.charToGlyph.items()):
        if char >= ord(" "):
            found.setdefault(glyph, char)
    return sorted(found.items())


def _widths(face: TTFontFace) -> list[object]:
    """Runs of neighbouring glyphs: the first, then the widths."""
    made: list[object] = []
    pairs = enumerate(_by_glyph(face))
    for _, run in groupby(pairs, lambda pair: pair[1][0] - pair[0]):
        glyphs = [pair[1] for pair in run]
        widths = [round(face.charWidths.get(char, face.defaultWidth)) for _, char in glyphs]
        made += [glyphs[0][0], PDFArray(widths)]
    return made


def _characters(face: TTFontFace) -> PDFStream:
    """Which character each code means, both for copying and for typing."""
    pairs = _by_glyph(face)
    lines = [_HEAD]
    for start in range(0, len(pairs), _CHUNK):
        part = pairs[start : start + _CHUNK]
        lines.append(f"{len(part)} beginbfchar")
        lines += [
            f"<{glyph:04X}> <{chr(char).encode('utf-16-be').hex().upper()}>" for glyph, char in part
        ]
        lines.append("endbfchar")
    return PDFStream(content="\n".join([*lines, _FOOT]).encode(), filters=[PDFZCompress])
