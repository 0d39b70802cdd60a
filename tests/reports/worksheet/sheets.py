"""A guide with a field of every kind, its worksheets, and a pen for fields of PDF files."""

from __future__ import annotations

from collections.abc import Mapping
from io import BytesIO

import pikepdf

from mentor_desk.guides import Guide, load_text
from mentor_desk.reports.style import PageSize
from mentor_desk.reports.worksheet import Worksheet, build_worksheet
from mentor_desk.words import EnglishVoice
from tests.factory import TODAY

NUMBER = "K7MP3XWQ"
EVERY_KIND = """
id = "every-kind"
version = 3
kind = "goal"
title = "Every kind of room"
credit = "Made for a test."
purpose = "Has one field of each kind."
when = "While testing."

[[reads]]
text = "{line}"

[[steps]]
id = "written"
title = "Written"
question = "What does {name} write?"
help = "Some help."
example = "An example."
fields = [
  { name = "line", kind = "text", label = "One line" },
  { name = "page", kind = "long_text", label = "A page" },
  { name = "several", kind = "list", label = "Several" },
]

[[steps]]
id = "figures"
title = "Figures"
question = "Which figures?"
fields = [
  { name = "figure", kind = "number", label = "Figure", unit = "kg" },
  { name = "day", kind = "date", label = "Day" },
]

[[steps]]
id = "marks"
title = "Marks"
question = "Which marks?"
fields = [
  { name = "sure", kind = "scale", label = "How sure", low = "not", high = "very" },
  { name = "way", kind = "choice", label = "Which way", choices = [
    { value = "off", label = "Off the road" }, { value = "on", label = "On with {name}" } ] },
]

[[steps]]
id = "levels"
title = "Levels"
question = "Which levels?"
fields = [{ name = "rungs", kind = "ladder", label = "The rungs" }]
"""


def every_kind() -> Guide:
    return load_text(EVERY_KIND, "every-kind.toml")


def worksheet(
    guide: Guide | None = None, name: str = "Amara Okafor", answers: Mapping[str, str] | None = None
) -> Worksheet:
    return Worksheet(
        guide=guide or every_kind(),
        number=NUMBER,
        printed_on=TODAY,
        name=name,
        answers=answers or {},
    )


def made(sheet: Worksheet, size: PageSize = PageSize.A4, *, fillable: bool = False) -> bytes:
    built = build_worksheet(sheet, EnglishVoice(), size, fillable=fillable)
    assert built is not None
    return built.content


def saved(pdf: pikepdf.Pdf, **options: object) -> bytes:
    target = BytesIO()
    pdf.save(target, **options)  # pyright: ignore[reportArgumentType]
    return target.getvalue()


def fields(pdf: pikepdf.Pdf) -> dict[str, pikepdf.Object]:
    return {str(one.T): one for one in pdf.Root.AcroForm.Fields}  # pyright: ignore[reportGeneralTypeIssues]


def fill(content: bytes, typed: Mapping[str, str]) -> bytes:
    """As a program for PDF forms does; a mark is given as the name of its state."""
    with pikepdf.open(BytesIO(content)) as pdf:
        there = fields(pdf)
        for name, text in typed.items():
            write(there[name], text)
        return saved(pdf)


def write(field: pikepdf.Object, text: str) -> None:
    if "/Kids" not in field:
        field.V = pikepdf.String(text)
        return
    field.V = pikepdf.Name(f"/{text or 'Off'}")
    for kid in field.Kids:  # pyright: ignore[reportGeneralTypeIssues]
        kid.AS = field.V if f"/{text}" in kid.AP.N else pikepdf.Name.Off
