from __future__ import annotations

from pathlib import Path

from mentor_desk.reports.content import Paragraph
from mentor_desk.reports.options import Section
from mentor_desk.reports.text import as_text
from tests import factory as make
from tests.reports.paper import document
from tests.reports.stories import amara, summary_of

GOLDEN = Path(__file__).parent / "goldens" / "half_year.txt"


def test_a_half_year_reads_as_it_was_agreed(tmp_path: Path):
    """Where the change is wanted, write the new text into the golden file and read it once."""
    store = make.journal(tmp_path)
    told = as_text(summary_of(store, amara(store), sections=frozenset(Section)))
    assert told == GOLDEN.read_text(encoding="utf-8")


def test_lines_are_wrapped_and_kept_apart():
    told = as_text(document(Paragraph(text="word " * 60 + "\n\nsecond")))
    assert all(len(row) <= 78 for row in told.splitlines())
    assert "\nsecond\n" in told
