from __future__ import annotations

import ast
import random
from itertools import pairwise
from pathlib import Path

import pytest
from hypothesis import example, given
from hypothesis import strategies as st

import mentor_desk.reports
from mentor_desk.reports.content import DatedEntry, GoalRow, GoalStanding, Paragraph
from mentor_desk.reports.prose import elided, prose, text_width
from mentor_desk.reports.style import Role
from tests.reports.paper import built, document, pages, whole_text

LETTERS = "&<>\"'/;#=x1bipa "


@given(st.text(st.sampled_from(LETTERS), max_size=60))
@example("&#x110000;")
@example("</para>")
@example("<b")
@example("<img src='/etc/passwd'/>")
@example("a < b & c > d")
@example("<font name='Helvetica'>x</font>")
def test_row_42_markup_is_printed_as_it_was_typed(text: str):
    said = whole_text(built(document(Paragraph(text=f"[{text}]"))))
    assert f"[{text}]".replace(" ", "") in said.replace(" ", "")


@given(st.text(max_size=200))
def test_any_text_can_be_laid_out(text: str):
    goal = GoalRow(
        title=text,
        dates=text,
        standing=GoalStanding.PAUSED,
        status="paused",
        amount=text,
        fraction=None,
        sentence=text,
    )
    assert built(document(goal, Paragraph(text=text), name=text))


def test_paragraphs_are_made_in_one_place_only():
    """ReportLab's Paragraph reads markup, so nothing else may call it."""
    makers = {
        path.name
        for path in Path(mentor_desk.reports.__file__).parent.glob("*.py")
        for node in ast.walk(ast.parse(path.read_text(encoding="utf-8")))
        if isinstance(node, ast.ImportFrom)
        and (node.module or "").startswith("reportlab")
        and {"Paragraph", "XPreformatted", "Table"} & {name.name for name in node.names}
    }
    called = {
        path.name
        for path in Path(mentor_desk.reports.__file__).parent.glob("*.py")
        if path.name in makers
        for node in ast.walk(ast.parse(path.read_text(encoding="utf-8")))
        if isinstance(node, ast.Call) and ast.unparse(node.func) == "Paragraph"
    }
    assert called == {"prose.py"}


def words(count: int) -> str:
    """Words of many lengths, the same on each run, numbered so that none can get lost."""
    chance = random.Random(7)
    return " ".join(f"{'abcdefghijklmno'[: chance.randint(1, 12)]}{n}" for n in range(count))


def test_a_long_text_is_cut_into_pieces_that_hold_all_of_it():
    text = words(3_000)
    pieces = prose(text, Role.BODY, 380)
    assert len(pieces) > 5
    said = " ".join(piece.getPlainText() for piece in pieces)
    assert said == text


def test_pieces_of_a_long_text_join_without_a_seam():
    """Each piece ends in a line that has no room for the first word of the next."""
    width = 380.0
    pieces = prose(words(3_000), Role.BODY, width)
    for one, following in pairwise(pieces):
        one.wrap(width, 10_000)
        *_, (_, last) = one.blPara.lines
        first = following.getPlainText().split()[0]
        assert text_width(" ".join([*last, first]), Role.BODY.type) > width
        assert following.getSpaceBefore() == 0


def test_a_hundred_thousand_words_come_out_whole_and_in_order():
    text = words(100_000)
    entry = DatedEntry(day="1 May 2026", title="Long", meta="", paragraphs=(text,))
    told = pages(built(document(entry)))
    assert len(told) > 100
    numbers = "".join(told)
    assert all(f"{n} " in numbers for n in range(0, 100_000, 997))
    assert all(len(page) > 1_000 for page in told[:-1])


def test_a_word_wider_than_the_column_is_cut_at_its_hyphen_or_where_it_must():
    cut = prose("Schillingsfürst-Waldburg-Zeil", Role.OWNER, 90)[0].getPlainText()
    assert cut == "Schillingsfürst- Waldburg-Zeil"
    endless = whole_text(built(document(Paragraph(text="x" * 5_000))))
    assert endless.replace(" ", "").count("x") == 5_000 + "Progress summary".count("x")


def test_lines_of_a_text_are_paragraphs_and_empty_ones_are_dropped():
    made = prose("one\n\n  \ntwo\r\nthree", Role.BODY, 300)
    assert [one.getPlainText() for one in made] == ["one", "two", "three"]
    assert [one.getSpaceBefore() > 0 for one in made] == [False, True, True]
    assert prose(" \n ", Role.BODY, 300) == []


@pytest.mark.parametrize("width", [20.0, 60.0, 200.0])
def test_elided_fits(width: float):
    kind = Role.FOOTER.type
    said = elided("A name that is much too long for the foot of a page", kind, width)
    assert text_width(said, kind) <= width
    assert said.endswith("…") or width == 200.0
    assert elided("short", kind, 200.0) == "short"
