from __future__ import annotations

from itertools import pairwise

import pytest

from mentor_desk.reports.content import DatedEntry, GoalRow, GoalStanding, Step, Steps
from tests.reports.paper import built, coloured, document, grey, pages


def goal(standing: GoalStanding, fraction: float | None) -> GoalRow:
    return GoalRow(
        title="Delegate",
        dates="",
        standing=standing,
        status="as it stands",
        amount="",
        fraction=fraction,
        sentence="",
    )


def test_the_bar_is_as_long_as_the_share():
    accent = [
        coloured(built(document(goal(GoalStanding.ON_COURSE, share))))
        for share in (None, 0.25, 0.5, 0.75, 1.0)
    ]
    quarters = [after - before for before, after in pairwise(accent)]
    assert quarters[0] > 200
    assert quarters == pytest.approx([quarters[0]] * 4, rel=0.1)


def test_each_standing_has_a_mark_of_its_own_on_grey_paper():
    seen = {grey(built(document(goal(one, 0.5)))) for one in GoalStanding}
    assert len(seen) == len(GoalStanding)


def test_a_box_shows_whether_it_is_done():
    def made(done: bool) -> bytes:
        return grey(built(document(Steps(items=(Step(owner="", text="x", due="", done=done),)))))

    assert made(True) != made(False)


def test_a_row_taller_than_a_page_breaks_and_keeps_every_column():
    entry = DatedEntry(
        day="A day " * 300,
        title="A title",
        meta="",
        paragraphs=tuple(f"Paragraph {n}." for n in range(10)),
    )
    told = pages(built(document(entry)))
    assert len(told) > 1
    assert " ".join(told).split().count("day") == 300
    assert all(any(f"Paragraph {n}." in page for page in told) for n in range(10))


def test_an_owner_is_named_once_for_all_steps_that_follow():
    items = [Step(owner=one, text="do it", due="", done=False) for one in ("You", "You", "Ines")]
    (page,) = pages(built(document(Steps(items=tuple(items)))))
    assert page.count("You") == 1
    assert page.count("do it") == 3
