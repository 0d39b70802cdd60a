from __future__ import annotations

from dataclasses import replace
from io import BytesIO
from itertools import pairwise
from pathlib import Path

import pikepdf
import pytest

from mentor_desk.audience import Reader
from mentor_desk.errors import CannotWrite
from mentor_desk.reports import story
from mentor_desk.reports.content import (
    DatedEntry,
    Document,
    FeedbackItem,
    Heading,
    Paragraph,
    Tone,
)
from mentor_desk.reports.layout import CannotLayOut
from mentor_desk.reports.options import Section
from mentor_desk.reports.pdf import build_pdf, write_pdf
from mentor_desk.reports.style import PageSize
from tests import factory as make
from tests.reports.paper import (
    built,
    document,
    everything,
    fonts,
    ink,
    pages,
    sizes,
    whole_text,
)
from tests.reports.stories import LEAD, PRIVATE, amara, summary_of


def entry(text: str = "We looked at what would have to be true.") -> DatedEntry:
    return DatedEntry(day="12 November 2026", title="Letting go", meta="", paragraphs=(text,))


@pytest.fixture
def half_year(tmp_path: Path) -> Document:
    store = make.journal(tmp_path)
    return summary_of(store, amara(store))


def test_a_half_year_is_two_pages_that_say_it_all(half_year: Document):
    told = pages(built(half_year))
    assert len(told) == 2
    assert told[0].startswith("Progress summary Amara Okafor Engineering lead, Halden Rail")
    text = " ".join(told)
    for said in (
        LEAD,
        "2 of 3",
        "Moved from 14 to 6 incidents since 15 July 2026; the aim is 4.",
        "He raised the risk nobody had named.",
        "Hand the December on-call rota to Tomas and Lea",
        "The next session is planned for 4 December 2026.",
        "The release went out while you were in the mountains.",
    ):
        assert said in text
    assert [page[-11:] for page in told] == ["Page 1 of 2", "Page 2 of 2"]
    assert all("Amara Okafor · Progress summary · 21 November 2026" in page for page in told)


@pytest.mark.parametrize("size", PageSize)
def test_pages_have_the_size_and_margins_that_were_asked_for(half_year: Document, size: PageSize):
    content = built(half_year, size)
    found = sizes(content)
    assert found == pytest.approx([pytest.approx(size.points, abs=0.1)] * len(found))
    margin = 20 / 210
    for page in range(2):
        assert ink(content, page, 0, margin) == 0
        assert ink(content, page, 1 - margin, 1) == 0


def test_every_font_is_embedded(half_year: Document):
    found = fonts(built(half_year))
    assert {name.split("+")[1]: embedded for name, embedded in found.items()} == {
        "Inter-Regular": True,
        "Inter-Medium": True,
        "Inter-SemiBold": True,
        "InterDisplay-SemiBold": True,
    }


def test_metadata_names_title_author_and_language_and_no_clock(half_year: Document):
    with pikepdf.open(BytesIO(built(half_year))) as pdf:
        assert {key: str(value) for key, value in pdf.docinfo.items()} == {
            "/Title": "Progress summary – Amara Okafor",
            "/Author": "Ines Kramer",
            "/Subject": "Progress summary",
            "/Creator": "Mentor Desk",
            "/Producer": "Mentor Desk",
            "/Keywords": "",
            "/Trapped": "/False",
            "/CreationDate": "D:20261121000000Z",
            "/ModDate": "D:20261121000000Z",
        }
        assert pdf.Root.Lang == "en-GB"
        assert pdf.Root.ViewerPreferences.DisplayDocTitle is True


@pytest.mark.parametrize("reader", [Reader.MENTEE, Reader.SPONSOR])
def test_row_44_no_private_word_is_anywhere_in_the_file(tmp_path: Path, reader: Reader):
    store = make.journal(tmp_path)
    made = summary_of(store, amara(store), reader, frozenset(Section))
    content = built(made)
    assert PRIVATE not in whole_text(content)
    raw = everything(content)
    assert PRIVATE.encode() not in raw
    assert PRIVATE.encode("utf-16-be") not in raw


def test_the_mentor_finds_everything_in_the_own_copy(tmp_path: Path):
    store = make.journal(tmp_path)
    text = whole_text(built(summary_of(store, amara(store), Reader.ME)))
    assert f"{PRIVATE} paragraph 07-08" in text
    assert "for my eyes only" in text


def test_the_same_document_gives_the_same_bytes(half_year: Document):
    assert built(half_year) == built(half_year)
    assert built(half_year) != built(replace(half_year, name="Jonas"))


def test_an_empty_journal_gives_an_honest_page(tmp_path: Path):
    store = make.journal(tmp_path)
    made = summary_of(store, make.mentee(store, "Γιώργος Παπαδημητρίου"), lead="")
    (page,) = pages(built(made))
    assert "Γιώργος Παπαδημητρίου" in page
    assert "There is nothing to report from this period yet." in page
    assert "0" not in page.replace("2026", "")


@pytest.mark.parametrize("count", range(24, 34))
def test_no_last_page_looks_forgotten(count: int):
    """Whatever the length, the last page holds more than a line or two."""
    blocks = [Paragraph(text=f"Line {n} of a text that stands by itself.") for n in range(count)]
    told = pages(built(document(*blocks)))
    assert len(told) == 1 or told[-1].count("Line") >= 3


@pytest.mark.parametrize("lines", range(20, 50, 3))
def test_no_heading_stands_alone_at_the_foot(lines: int):
    blocks = [Paragraph(text=f"Line {n}.") for n in range(lines)]
    item = FeedbackItem(
        tone=Tone.PRAISE,
        kind="Praise",
        day="4 November 2026",
        occasion="Tuesday",
        observation="You asked first and waited.",
        effect="It helped.",
    )
    told = pages(built(document(*blocks, Heading(text="Noticed"), item, entry())))
    (at,) = [place for place, page in enumerate(told) if "Noticed" in page]
    for said in ("Praise", "You asked first", "It helped"):
        assert said in told[at]


def test_a_row_that_fits_a_page_is_not_split():
    long = entry("We looked at what would have to be true for a week away. " * 12)
    told = pages(built(document(*[long] * 12)))
    assert len(told) > 2
    for page in told:
        assert page.count("Letting go") * 12 == page.count("a week away.")


def test_row_43_time_and_size_grow_with_the_pages_only():
    """Counted in calls of the layout, not in seconds."""
    counts: list[int] = []
    totals: list[int] = []
    for sessions in (100, 200, 400):
        calls = 0

        def counting() -> bool:
            nonlocal calls
            calls += 1
            return False

        done = build_pdf(document(*[entry()] * sessions), cancelled=counting)
        assert done is not None
        counts.append(calls)
        totals.append(done.pages)
    assert all(b == pytest.approx(2 * a, rel=0.1) for a, b in pairwise(counts))
    assert all(b == pytest.approx(2 * a, rel=0.15) for a, b in pairwise(totals))


def test_row_43_progress_counts_pages_and_cancelling_stops(tmp_path: Path):
    long = document(*[entry()] * 400)
    seen: list[int] = []
    target = tmp_path / "a.pdf"
    target.write_bytes(b"old")
    assert write_pdf(long, target, PageSize.A4, seen.append, lambda: len(seen) >= 3) is None
    assert seen == [1, 2, 3]
    assert target.read_bytes() == b"old"
    assert [one.name for one in tmp_path.iterdir()] == ["a.pdf"]
    written = write_pdf(long, target, PageSize.A4, seen.append)
    assert written == seen[-1] == len(pages(target.read_bytes()))


def test_row_11_a_failed_write_leaves_the_old_file(tmp_path: Path):
    with pytest.raises(CannotWrite):
        write_pdf(document(), tmp_path / "gone" / "a.pdf")


def test_what_the_engine_says_never_comes_out(monkeypatch: pytest.MonkeyPatch):
    """Its messages quote the text of the page."""

    def refuse(*_: object, **__: object) -> None:
        raise ValueError(f"cannot lay out: {PRIVATE}")

    monkeypatch.setattr(story, "CondPageBreak", refuse)
    with pytest.raises(CannotLayOut) as caught:
        build_pdf(document(Heading(text=PRIVATE, new_page=True)))
    assert PRIVATE not in str(caught.value)
    assert caught.value.__cause__ is None
    assert caught.value.__suppress_context__


def test_grey_paper_tells_standings_apart(half_year: Document):
    text = whole_text(built(half_year))
    for word in ("needs a talk", "reached", "on course", "no check-in yet"):
        assert word in text
