"""Leaves no page half empty: what is over becomes more lines to write on."""

from __future__ import annotations

from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Sequence

    from mentor_desk.reports.style import Paper
    from mentor_desk.reports.worksheet.question import Question
    from mentor_desk.reports.worksheet.room import Ruled, Typed

_MOST_MORE = 5
_TALL = 0xFFFFFF


def spread(questions: Sequence[Question], head: float, paper: Paper) -> None:
    """`head` is the height of what stands before the first question.

    The last page stays as it is: what is empty there is no gap.
    """
    used = head
    page: list[Question] = []
    for one in questions:
        tall = one.block.wrap(paper.text_width, _TALL)[1]
        before = one.block.spaceBefore if used else 0.0
        if used and used + before + tall > paper.text_height:
            _share(page, paper.text_height - used)
            page, used, before = [], 0.0, 0.0
        page.append(one)
        used += before + tall


def _share(questions: Sequence[Question], left: float) -> None:
    rooms = [room for one in questions for room in one.rooms]
    for _ in range(_MOST_MORE):
        for room in rooms:
            left = _grown(room, left)


def _grown(room: Ruled | Typed, left: float) -> float:
    if left < room.pitch + 1:
        return left
    room.lines += 1
    return left - room.pitch
