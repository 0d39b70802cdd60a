from __future__ import annotations

from pathlib import Path

from mentor_desk.reports.content import (
    Block,
    Chart,
    ChartKind,
    Charts,
    DatedEntry,
    FeedbackItem,
    Figure,
    Figures,
    GoalRow,
    GoalStanding,
    Heading,
    Ladder,
    Lead,
    Paragraph,
    Point,
    Rung,
    Score,
    Signature,
    Source,
    Step,
    Steps,
    Tone,
    WritingRoom,
    every_text,
    statements,
)
from mentor_desk.reports.pdf import build_pdf
from mentor_desk.reports.text import as_text
from tests import factory as make
from tests.reports.paper import SOURCE, document, whole_text
from tests.reports.stories import LEAD, amara, summary_of

EVERY_KIND: tuple[Block, ...] = (
    Lead(text="w1"),
    Paragraph(text="w2"),
    Figures(items=(Figure(value="w3", label="w4"),)),
    Heading(text="w5"),
    GoalRow(
        title="w6",
        dates="w7",
        standing=GoalStanding.ON_COURSE,
        status="w8",
        amount="w9",
        fraction=0.5,
        sentence="w10",
        note="w11",
        note_day="w12",
        ladder=Ladder(
            about="w39",
            rungs=(Rung("w40", "w41", "w42"), Rung("w43", "w44", "w45", expected=True)),
            scores=(Score(0, 1, "w46"), Score(1, 0, "w47")),
            equivalent="w48",
        ),
    ),
    Charts(
        items=(
            Chart(
                title="w13",
                kind=ChartKind.LINE,
                points=(Point(0, 1, "w14", "w15"), Point(1, 2, "w16", "w17")),
                aim=3,
                aim_label="w18",
                equivalent="w19",
            ),
        )
    ),
    FeedbackItem(
        tone=Tone.GROWTH,
        kind="w20",
        day="w21",
        occasion="w22",
        observation="w23",
        effect="w24",
        next_label="w25",
        next_step="w26",
    ),
    Steps(items=(Step(owner="w27", text="w28", due="w29", done=False),)),
    DatedEntry(day="w30", title="w31", meta="w32", topics=("w33",), paragraphs=("w34", "w35")),
    WritingRoom(),
    Signature(names=("w36", "w37"), day_label="w38"),
)
ALL_WORDS = {f"w{n}" for n in range(1, 49)}


def test_every_kind_of_block_is_here():
    kinds = {one.__name__ for one in Block.__subclasses__()}
    assert {type(one).__name__ for one in EVERY_KIND} == kinds - {
        "Figure",
        "Chart",
        "Step",
        "Ladder",
    }


def test_every_text_forgets_none():
    assert set(every_text(EVERY_KIND)) == ALL_WORDS


def test_every_word_is_on_paper_but_the_equivalents_of_what_is_drawn():
    built = build_pdf(document(*EVERY_KIND))
    assert built is not None
    assert ALL_WORDS - set(whole_text(built.content).split()) == {"w19", "w48"}


def test_every_word_is_in_the_text_but_the_labels_of_what_is_drawn():
    missing = {one for one in ALL_WORDS if one not in as_text(document(*EVERY_KIND))}
    assert missing == {"w13", "w14", "w15", "w16", "w17", "w18", "w46", "w47"}


def test_a_statement_is_a_block_or_item_with_records():
    second = (Source("session", 2),)
    made = document(
        Heading(text="Goals"),
        Paragraph(text="One", sources=SOURCE),
        Steps(items=(Step(owner="You", text="Two", due="", done=True, sources=second),)),
    )
    assert [(one.text, one.sources) for one in statements(made)] == [
        ("One", SOURCE),
        ("You · Two", second),
    ]


def test_all_that_is_said_in_a_summary_rests_on_records(tmp_path: Path):
    """But for the mentor's own opening words, headings and empty lines for a pen."""
    store = make.journal(tmp_path)
    made = summary_of(store, amara(store))
    free = [one for one in made.blocks if not one.sources]
    assert [one for one in free if isinstance(one, Lead)] == [Lead(text=LEAD)]
    kinds = {type(one) for one in free}
    assert kinds == {Lead, Heading, Figures, Charts, Steps}
    items = [
        item for one in free if isinstance(one, (Figures, Charts, Steps)) for item in one.items
    ]
    assert items
    assert all(item.sources for item in items)
