from __future__ import annotations

from dataclasses import replace
from io import BytesIO

import pikepdf
import pytest

from mentor_desk.reports.sheet import SheetFacts, build_sheet
from mentor_desk.reports.style import PageSize
from mentor_desk.safety import sheet
from mentor_desk.store import Key
from mentor_desk.words import EnglishVoice
from tests.reports.paper import fonts, ink, pages

KEY = Key(bytes(range(32)), bytes(range(50, 66)))
FACTS = SheetFacts(
    "My journal",
    sheet.sheet_number(KEY),
    "21 November 2026",
    tuple(sheet.groups(KEY)),
    sheet.scanned(KEY),
)


def made(facts: SheetFacts = FACTS, size: PageSize = PageSize.A4) -> bytes:
    return build_sheet(facts, EnglishVoice(), size)


@pytest.mark.parametrize("size", PageSize)
def test_the_one_page_says_all_that_is_needed_to_get_back_in(size: PageSize) -> None:
    (text,) = pages(made(size=size))
    for said in (
        "opens the journal “My journal”",
        FACTS.number,
        "21 November 2026",
        "Forgot the passphrase?",
        "mentor-desk recover",
        "both lost, the notes are lost",
        "where you keep your passport",
    ):
        assert said in text
    with pikepdf.open(BytesIO(made(size=size))) as pdf:
        assert [float(one) for one in pdf.pages[0].mediabox[2:]] == pytest.approx(size.points)


def test_what_is_copied_from_the_page_is_the_key() -> None:
    """The groups stand between their numbers, as somebody reads them from the page."""
    (text,) = pages(made())
    lines = text.split("backups when the passphrase is forgotten.")[1].split("The small figures")[0]
    letters = "".join(lines.split())
    for number, group in enumerate(FACTS.groups, 1):
        assert letters.startswith(f"{number}{group}"), number
        letters = letters.removeprefix(f"{number}{group}")
    assert not letters


def test_the_file_says_nothing_of_the_key_but_on_the_page() -> None:
    with pikepdf.open(BytesIO(made())) as pdf:
        about = str(pdf.docinfo)
    assert not any(group in about for group in FACTS.groups)


def test_fonts_are_embedded_and_nothing_leaves_the_margins() -> None:
    content = made(replace(FACTS, journal="A journal with a long and ever longer name " * 4))
    assert all(fonts(content).values())
    assert ink(content, left=0, right=0.1) == 0
    assert ink(content, left=0.9, right=1) == 0
    assert len(pages(content)) == 1


def test_the_square_is_on_the_page() -> None:
    """Its darkness; that scanners read it was tried by hand."""
    with_square = ink(made(), left=0.7, right=0.9)
    assert with_square > ink(made(), left=0.5, right=0.7)
