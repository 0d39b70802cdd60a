"""The ladder of a goal stands under it: what was agreed on, and the way along it."""

from __future__ import annotations

from dataclasses import replace
from pathlib import Path

import pytest

from mentor_desk.audience import Audience, Reader
from mentor_desk.records import Goal
from mentor_desk.reports.content import (
    Document,
    GoalRow,
    GoalStanding,
    Ladder,
    Rung,
    Score,
    statements,
)
from mentor_desk.reports.text import as_text
from tests import factory as make
from tests.reports.paper import built, coloured, document, grey, pages
from tests.reports.stories import day, summary_of

RUNGS = (
    Rung("+1", "more", "Three handed over"),
    Rung("0", "as expected", "Two handed over", expected=True),
    Rung("−1", "less", "One handed over"),
)
LADDER = Ladder(about="Ladder agreed on 1 July", rungs=RUNGS, scores=(), equivalent="")
SCORED = replace(
    LADDER, scores=(Score(0, 2, "1 Jul"), Score(60, 1, "30 Aug"), Score(90, 0, "29 Sep"))
)


def paper(*ladders: Ladder | None, title: str = "Delegate") -> Document:
    rows = [
        GoalRow(
            title=title,
            dates="",
            standing=GoalStanding.ON_COURSE,
            status="on course",
            amount="",
            fraction=None,
            sentence="",
            ladder=one,
        )
        for one in ladders
    ]
    return document(*rows)


def test_levels_and_the_ends_of_the_way_are_on_paper() -> None:
    (page,) = pages(built(paper(SCORED)))
    for rung in RUNGS:
        assert f"{rung.figure} {rung.label}" in page
        assert rung.text in page
    assert "1 Jul" in page
    assert "29 Sep" in page
    assert "30 Aug" not in page


def test_what_was_found_is_drawn_where_it_stands() -> None:
    without = coloured(built(paper(LADDER)))
    one = replace(SCORED, scores=SCORED.scores[-1:])
    assert coloured(built(paper(one))) > without + 20
    assert coloured(built(paper(SCORED))) > coloured(built(paper(one))) + 200
    other = replace(SCORED, scores=(*SCORED.scores[:2], Score(90, 2, "29 Sep")))
    assert grey(built(paper(other))) != grey(built(paper(SCORED)))
    (page,) = pages(built(paper(one)))
    assert page.count("29 Sep") == 1


def test_a_ladder_stays_with_its_goal_and_whole() -> None:
    """Whatever stands before it."""
    for before in range(14, 24):
        found = pages(built(paper(*[None] * before, SCORED)))
        holding = [page for page in found if "Three handed over" in page]
        assert len(holding) == 1
        assert "Ladder agreed" in holding[0]
        assert "One handed over" in holding[0]


def test_levels_longer_than_a_page_run_on() -> None:
    tall = " ".join(f"word{n}" for n in range(1500))
    rungs = (RUNGS[0], replace(RUNGS[1], text=tall), RUNGS[2])
    found = pages(built(paper(replace(SCORED, rungs=rungs, equivalent="On the ladder: so far."))))
    whole = " ".join(found)
    assert len(found) > 2
    assert "word0 " in whole
    assert "word1499" in whole
    assert "On the ladder: so far." in whole


@pytest.fixture
def summary(tmp_path: Path) -> Document:
    """Of a goal without a measure, scored twice."""
    store = make.journal(tmp_path)
    person = make.mentee(store)
    goal = make.goal(store, person.id, set_on=day("06-01"))
    make.ladder(store, goal.id, seen_by="Tomas.", agreed_on=day("07-01"))
    for level, when in ((-2, "07-10"), (1, "09-01")):
        make.check_in(store, goal.id, None, day(when), level=level)
    return summary_of(store, person)


def test_a_summary_says_what_was_agreed_and_what_came_of_it(summary: Document) -> None:
    said = as_text(summary)
    assert "On 10 July 2026 it was much less than expected, on 1 September 2026" in said
    assert "Ladder agreed on 1 July 2026 · seen by Tomas\n  +1 more: Both tasks, and" in said
    assert "\n  0 as expected: Both tasks handed over\n" in said
    assert "+2" not in said  # nobody wrote it and nothing was found there
    assert "−2 much less:" in said
    assert "more than expected on 1 Sep 2026." in " ".join(said.split())


def test_a_ladder_is_a_statement_of_its_own_with_its_records(summary: Document) -> None:
    row = next(one for one in statements(summary) if "Delegate two" in one.text)
    ladder = next(one for one in statements(summary) if "Ladder agreed" in one.text)
    assert "Ladder agreed" not in row.text
    assert [one.kind for one in ladder.sources] == ["ladder", "check_in", "check_in"]


def test_a_sponsor_reads_the_ladder_of_a_goal_that_is_for_sponsors(tmp_path: Path) -> None:
    store = make.journal(tmp_path)
    person = make.mentee(store)
    goal = make.goal(store, person.id)
    make.ladder(store, goal.id)
    assert "Ladder" not in as_text(summary_of(store, person, Reader.SPONSOR))
    store.update(Goal, goal.id, {"audience": Audience.SPONSOR})
    assert "Ladder agreed" in as_text(summary_of(store, person, Reader.SPONSOR))
