"""Pages whose room for an answer can be typed into: widgets with names, labels and looks."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from reportlab.pdfbase.pdfdoc import PDFArray, PDFDictionary, PDFName, PDFStream, PDFString

from mentor_desk.reports.fonts import Face, printable, runs
from mentor_desk.reports.pages import NumberedCanvas
from mentor_desk.reports.prose import text_width
from mentor_desk.reports.style import ACCENT, INK, PALE, Type
from mentor_desk.reports.worksheet.names import state_name
from mentor_desk.reports.worksheet.typeface import embed, shown

if TYPE_CHECKING:
    from collections.abc import Iterable, Sequence

    from reportlab.lib.colors import Color
    from reportlab.pdfbase.pdfdoc import PDFObject

TYPED = Type(Face.REGULAR, 10, 14.25, INK)
_PAD = 3.0
_PRINTED, _HIDDEN = 4, 2
_READ_ONLY, _LINES, _ONE_OF_MANY = 1, 1 << 12, 1 << 15
_NOTHING = "q Q"
_ROUND = 0.5523
"""How far the handles of a curve reach that looks like a quarter of a circle."""


@dataclass(frozen=True, slots=True)
class Box:
    """In points of the page, from its lower left corner."""

    x: float
    y: float
    width: float
    height: float


@dataclass(frozen=True, slots=True)
class Option:
    value: str
    label: str
    box: Box


class FormCanvas(NumberedCanvas):
    """Tab goes through the fields in the order they are made."""

    def __init__(self, target: object, **options: object) -> None:
        super().__init__(target, **options)
        self._fields: list[PDFObject] = []
        self._fonts: dict[str, PDFObject] = {}

    def add_text(self, name: str, label: str, box: Box, value: str, *, lines: bool = False) -> None:
        """`label` is what a screen reader says; `lines` lets Return begin a new line."""
        widget = _widget(box)
        widget |= {
            "FT": PDFName("Tx"),
            "T": PDFString(name),
            "TU": PDFString(label),
            "Ff": _LINES if lines else 0,
            "DA": PDFString(self._manner()),
            "V": _answered(value),
            "AP": PDFDictionary({"N": self._drawn(box, *_typed(box, value, lines=lines))}),
        }
        self._fields.append(self._placed(PDFDictionary(widget)))

    def add_choice(
        self, name: str, label: str, options: Sequence[Option], value: str, *, tick: bool
    ) -> None:
        """One of several can be marked, or none: by a tick, or by a ring round it."""
        group = PDFDictionary(
            {
                "FT": PDFName("Btn"),
                "T": PDFString(name),
                "TU": PDFString(label),
                "Ff": _ONE_OF_MANY,
                "V": PDFName(state_name(value) if value else "Off"),
            }
        )
        parent = self._doc.Reference(group)
        looks = _tick_looks if tick else _ring_looks
        kids = [self._option(parent, one, looks(one.box), one.value == value) for one in options]
        group["Kids"] = PDFArray(kids)
        self._fields.append(parent)

    def add_hidden(self, name: str, value: str) -> None:
        widget = _widget(Box(0, 0, 0, 0)) | {
            "F": _HIDDEN,
            "FT": PDFName("Tx"),
            "T": PDFString(name),
            "Ff": _READ_ONLY,
            "DA": PDFString(self._manner()),
            "V": _answered(value),
        }
        self._fields.append(self._placed(PDFDictionary(widget)))

    def save(self) -> None:
        self._doc.Catalog.AcroForm = self._doc.Reference(
            PDFDictionary(
                {
                    "Fields": PDFArray(self._fields),
                    "DA": PDFString(self._manner()),
                    "DR": PDFDictionary({"Font": PDFDictionary(dict(self._fonts))}),
                }
            )
        )
        super().save()

    def _option(
        self, parent: PDFObject, option: Option, looks: tuple[str, str], chosen: bool
    ) -> PDFObject:
        on, (marked, bare) = state_name(option.value), looks
        drawn = {on: self._drawn(option.box, marked), "Off": self._drawn(option.box, bare)}
        widget = _widget(option.box) | {
            "Parent": parent,
            "TU": PDFString(option.label),
            "AS": PDFName(on if chosen else "Off"),
            "MK": PDFDictionary({"CA": PDFString("l")}),
            "AP": PDFDictionary({"N": PDFDictionary(drawn)}),
        }
        return self._placed(PDFDictionary(widget))

    def _placed(self, widget: PDFDictionary) -> PDFObject:
        name = f"{len(self._annotationrefs)}-{self.getPageNumber()}"
        self._addAnnotation(widget, f"field-{name}")
        return self._annotationrefs[-1]

    def _drawn(self, box: Box, operators: str, fonts: Iterable[str] = ()) -> PDFObject:
        stream = PDFStream(content=operators.encode())
        stream.dictionary["Type"] = PDFName("XObject")
        stream.dictionary["Subtype"] = PDFName("Form")
        stream.dictionary["BBox"] = PDFArray([0, 0, box.width, box.height])
        found = PDFDictionary({font: self._font(font) for font in sorted(fonts)})
        stream.dictionary["Resources"] = PDFDictionary({"Font": found} if found.dict else {})
        return self._doc.Reference(stream)

    def _font(self, font: str) -> PDFObject:
        if font not in self._fonts:
            self._fonts[font] = embed(self._doc, font)
        return self._fonts[font]

    def _manner(self) -> str:
        self._font(TYPED.face.first)
        return f"/{TYPED.face.first} {TYPED.size} Tf {_filling(TYPED.color)}"


def _widget(box: Box) -> dict[str, object]:
    return {
        "Type": PDFName("Annot"),
        "Subtype": PDFName("Widget"),
        "F": _PRINTED,
        "Rect": PDFArray([box.x, box.y, box.x + box.width, box.y + box.height]),
    }


def _answered(value: str) -> PDFString:
    # By itself ReportLab takes a soft hyphen for a character of PDF's own encoding, which has none
    # there: it would be lost on its way back.
    return PDFString(value) if value.isascii() else PDFString(value, enc="utf-16-be")


def _typed(box: Box, value: str, *, lines: bool) -> tuple[str, set[str]]:
    """How an answer looks until somebody changes it, and in which fonts; a program that changes it
    draws it anew.
    """
    text = printable(value, TYPED.face)
    if not text.strip():
        return "/Tx BMC EMC", set()
    rows = wrapped(text, box.width - 2 * _PAD) if lines else [" ".join(text.split())]
    top = box.height - _PAD - TYPED.size if lines else (box.height - TYPED.size * 0.72) / 2
    said = ["/Tx BMC q", f"1 1 {box.width - 2:.2f} {box.height - 2:.2f} re W n", "BT"]
    said += [_filling(TYPED.color), f"{TYPED.leading} TL", f"{_PAD} {top:.2f} Td"]
    for row in rows:
        said += [shown(row, TYPED.face, TYPED.size), "T*"]
    fonts = {run.font for row in rows for run in runs(row, TYPED.face)}
    return "\n".join([*said, "ET Q EMC"]), fonts


def wrapped(text: str, width: float) -> list[str]:
    """Lines as wide as the room; a word that is wider is cut."""
    made: list[str] = []
    for row in text.split("\n"):
        line = ""
        for word in row.split():
            rest = word
            if line and text_width(f"{line} {rest}", TYPED) <= width:
                line = f"{line} {rest}"
                continue
            if line:
                made.append(line)
            while len(rest) > 1 and text_width(rest, TYPED) > width:
                most = next(n for n in range(len(rest), 0, -1) if _fits(rest[:n], width))
                made.append(rest[:most])
                rest = rest[most:]
            line = rest
        made.append(line)
    return made


def _fits(part: str, width: float) -> bool:
    return len(part) == 1 or text_width(part, TYPED) <= width


def _filling(color: Color) -> str:
    return f"{_said(color)} rg"


def _said(color: Color) -> str:
    return f"{color.red:.3f} {color.green:.3f} {color.blue:.3f}"


def _tick_looks(box: Box) -> tuple[str, str]:
    """Marked and not; the page has drawn the frame."""
    return _tick(box), _NOTHING


def _ring_looks(box: Box) -> tuple[str, str]:
    """Marked and not; the thin ring shows where to click, for the page has drawn but the figure."""
    return _ring(box, ACCENT, 2.6), _ring(box, PALE, 0.7)


def _tick(box: Box) -> str:
    x, y = box.width, box.height
    stroke = f"{_said(ACCENT)} RG 1.8 w 1 J 1 j"
    path = f"{x * 0.2:.2f} {y * 0.52:.2f} m {x * 0.42:.2f} {y * 0.26:.2f} l"
    return f"q {stroke} {path} {x * 0.82:.2f} {y * 0.76:.2f} l S Q"


def _ring(box: Box, color: Color, thick: float) -> str:
    x, y = box.width / 2, box.height / 2
    wide, tall = x - thick / 2, y - thick / 2
    a, b = wide * _ROUND, tall * _ROUND
    stroke = f"{_said(color)} RG {thick} w"
    curves = (
        (x - wide, y + b, x - a, y + tall, x, y + tall),
        (x + a, y + tall, x + wide, y + b, x + wide, y),
        (x + wide, y - b, x + a, y - tall, x, y - tall),
        (x - a, y - tall, x - wide, y - b, x - wide, y),
    )
    drawn = " ".join(" ".join(f"{one:.2f}" for one in curve) + " c" for curve in curves)
    return f"q {stroke} {x - wide:.2f} {y:.2f} m {drawn} s Q"
