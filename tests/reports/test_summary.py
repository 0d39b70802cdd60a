from __future__ import annotations

from pathlib import Path

import pytest

from mentor_desk.audience import Audience, Reader
from mentor_desk.progress.facts import Period
from mentor_desk.records import Owner, Tone
from mentor_desk.reports.content import (
    Chart,
    Charts,
    DatedEntry,
    Document,
    FeedbackItem,
    GoalRow,
    Heading,
    Signature,
    Steps,
    WritingRoom,
    every_text,
)
from mentor_desk.reports.options import USUAL, Section
from mentor_desk.reports.summary import disclosure
from mentor_desk.reports.text import as_text
from tests import factory as make
from tests.reports.stories import amara, day, summary_of


def headings(blocks: tuple[object, ...]) -> list[str]:
    return [one.text for one in blocks if isinstance(one, Heading)]


def test_the_order_of_the_page(tmp_path: Path):
    store = make.journal(tmp_path)
    made = summary_of(store, amara(store), sections=frozenset(Section))
    assert headings(made.blocks) == [
        "Your goals",
        "What I noticed",
        "Agreed next steps",
        "Room for your own words",
        "Our sessions",
    ]
    kinds = [type(one).__name__ for one in made.blocks]
    assert kinds[:2] == ["Lead", "Figures"]
    assert kinds.index("Charts") < kinds.index("FeedbackItem") < kinds.index("Steps")
    assert kinds.index("Signature") < kinds.index("DatedEntry")


@pytest.mark.parametrize("section", Section)
def test_a_section_left_out_is_gone(tmp_path: Path, section: Section):
    store = make.journal(tmp_path)
    person = amara(store)
    make.guided_note(store, person.id, finished_on=make.TODAY, audience=Audience.MENTEE)
    whole = summary_of(store, person, sections=frozenset(Section))
    less = summary_of(store, person, sections=frozenset(Section) - {section})
    assert len(less.blocks) < len(whole.blocks)


def test_strength_comes_first(tmp_path: Path):
    store = make.journal(tmp_path)
    made = summary_of(store, amara(store))
    tones = [one.tone.value for one in made.blocks if isinstance(one, FeedbackItem)]
    assert tones == [Tone.PRAISE.value, Tone.GROWTH.value]


def test_the_mentee_is_spoken_to_and_others_read_the_name(tmp_path: Path):
    store = make.journal(tmp_path)
    person = make.mentee(store)
    number = person.id or 0
    make.goal(store, number, audience=Audience.SPONSOR)
    make.action(store, number, audience=Audience.SPONSOR)
    make.action(store, number, owner=Owner.ME, audience=Audience.SPONSOR)
    owners = {
        reader: [
            step.owner
            for block in summary_of(store, person, reader).blocks
            if isinstance(block, Steps)
            for step in block.items
        ]
        for reader in Reader
    }
    assert owners[Reader.MENTEE] == ["You", "Ines Kramer"]
    assert owners[Reader.SPONSOR] == ["Amara Okafor", "Ines Kramer"]
    assert owners[Reader.ME] == ["Amara Okafor", "Me"]
    assert "Your goals" in headings(summary_of(store, person).blocks)
    sponsor = " ".join(every_text(summary_of(store, person, Reader.SPONSOR, lead="")))
    assert not {"you", "your", "he", "she", "his", "her"} & set(sponsor.lower().split())


def test_an_empty_summary_says_so_to_each_reader(tmp_path: Path):
    store = make.journal(tmp_path)
    person = make.mentee(store)
    mentee = as_text(summary_of(store, person, lead=""))
    sponsor = as_text(summary_of(store, person, Reader.SPONSOR, lead=""))
    assert "There is nothing to report from this period yet." in mentee
    assert "Nothing in this period is marked for the reader of this page." in sponsor
    assert "What Amara Okafor is working on" in sponsor
    assert any(isinstance(one, WritingRoom) for one in summary_of(store, person).blocks)


def test_nobody_has_worked_together_who_was_only_written_down(tmp_path: Path):
    store = make.journal(tmp_path)
    person = make.mentee(store)
    make.mentorship(store, person.id, started_on=make.TODAY)
    make.goal(store, person.id, audience=Audience.MENTEE)
    assert "orking together" not in as_text(summary_of(store, person))
    make.held(store, person.id, make.TODAY)
    assert "orking together since 21 November 2026" in as_text(summary_of(store, person))


def test_a_step_from_feedback_is_printed_once(tmp_path: Path):
    store = make.journal(tmp_path)
    person = amara(store)
    for sections in (USUAL, USUAL - {Section.STEPS}):
        blocks = summary_of(store, person, sections=sections).blocks
        told = [one.next_step for one in blocks if isinstance(one, FeedbackItem) if one.next_step]
        listed = [step.text for one in blocks if isinstance(one, Steps) for step in one.items]
        assert bool(told) != (Section.STEPS in sections)
        assert len({*told, *listed}) == len([*told, *listed]) > 0


def test_a_goal_says_what_is_counted_until_a_reading_shows_it(tmp_path: Path):
    store = make.journal(tmp_path)
    person = make.mentee(store)
    known = {"measure": "reviews led alone.", "baseline": 0.0, "target": 3.0}
    goal = make.goal(store, person.id, unit="times", audience=Audience.MENTEE, **known)
    bare = make.goal(store, person.id, "Bare", unit="", audience=Audience.MENTEE, **known)
    counted = "What is counted: reviews led alone."
    rows = {one.title: one.sentence for one in goals_of(summary_of(store, person))}
    assert rows[goal.title] == f"Starts at 0; the aim is 3 times. {counted}"
    make.check_in(store, goal.id, 1.0)
    make.check_in(store, bare.id, 1.0)
    rows = {one.title: one.sentence for one in goals_of(summary_of(store, person))}
    assert counted not in rows[goal.title]
    assert rows["Bare"].endswith(counted)


def goals_of(made: Document) -> list[GoalRow]:
    return [one for one in made.blocks if isinstance(one, GoalRow)]


def test_a_period_without_anything_is_not_padded_with_zeros(tmp_path: Path):
    store = make.journal(tmp_path)
    made = summary_of(store, make.mentee(store), lead="", period=Period(None, day("11-21")))
    assert "0 " not in as_text(made).replace("2026", "")
    assert "until 21 November 2026" in as_text(made)


def test_charts_are_drawn_where_there_is_a_movement(tmp_path: Path):
    store = make.journal(tmp_path)
    made = summary_of(store, amara(store))
    drawn = [chart for one in made.blocks if isinstance(one, Charts) for chart in one.items]
    assert [one.title for one in drawn] == [
        "Lead three design reviews alone, in reviews",
        "Bring open incidents down, in incidents",
    ]
    falling: Chart = drawn[1]
    assert [one.value for one in falling.points] == [14, 15, 12, 9, 6]
    assert falling.aim == 4
    assert falling.equivalent == (
        "Bring open incidents down, in incidents: 14 on 15 Jul 2026; 15 on 12 Aug 2026; "
        "12 on 23 Sep 2026; 9 on 27 Oct 2026; 6 on 12 Nov 2026."
    )


def test_sessions_by_month_need_a_shape(tmp_path: Path):
    store = make.journal(tmp_path)
    person = make.mentee(store)
    number = person.id or 0
    for when in ("07-01", "08-05", "08-19", "10-07"):
        make.held(store, number, day(when))
    (chart,) = [
        chart
        for one in summary_of(store, person).blocks
        if isinstance(one, Charts)
        for chart in one.items
    ]
    assert [(one.day, one.value) for one in chart.points] == [
        ("Jul", 1),
        ("Aug", 2),
        ("Sep", 0),
        ("Oct", 1),
    ]


def test_sessions_show_shared_paragraphs_in_order(tmp_path: Path):
    store = make.journal(tmp_path)
    person = make.mentee(store)
    held = make.held(store, person.id or 0, title="Letting go")
    for text in ("First", "Second"):
        make.block(store, held.id or 0, text, Audience.MENTEE)
    make.block(store, held.id or 0, "Hidden")
    (entry,) = [one for one in summary_of(store, person).blocks if isinstance(one, DatedEntry)]
    assert entry.paragraphs == ("First", "Second")


def test_signature_has_both_names(tmp_path: Path):
    store = make.journal(tmp_path)
    made = summary_of(store, make.mentee(store), sections=USUAL | {Section.SIGNATURE})
    (line,) = [one for one in made.blocks if isinstance(one, Signature)]
    assert line.names == ("Amara Okafor", "Ines Kramer")


def test_disclosure_counts_statements_and_records(tmp_path: Path):
    store = make.journal(tmp_path)
    told = disclosure(summary_of(store, amara(store)))
    assert told.records == {
        "action": 4,
        "check_in": 8,
        "feedback": 2,
        "goal": 4,
        "milestone": 2,
        "note": 5,
        "session": 6,
    }
    assert told.statements == 4 + 4 + 2 + 2 + 4 + 1 + 5
