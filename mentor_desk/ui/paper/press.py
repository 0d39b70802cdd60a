"""The work away from the window's thread: pages laid out, a paper read. Functions of plain data."""

from __future__ import annotations

from typing import TYPE_CHECKING, NamedTuple

if TYPE_CHECKING:
    from pathlib import Path

    from mentor_desk.reports.worksheet import Filled, Worksheet
    from mentor_desk.ui.settings import PaperSize
    from mentor_desk.ui.sheets.ticket import Ticket
    from mentor_desk.words import Voice


class Pressed(NamedTuple):
    content: bytes
    pages: int


class Wish(NamedTuple):
    paper: PaperSize
    fillable: bool


def press(sheet: Worksheet, voice: Voice, wish: Wish, ticket: Ticket) -> Pressed | None:
    """None when it was stopped. Raises CannotLayOut."""
    from mentor_desk.reports.layout import Watch
    from mentor_desk.reports.style import PageSize
    from mentor_desk.reports.worksheet import build_worksheet

    def turned(page: int) -> None:
        ticket.page = page

    built = build_worksheet(
        sheet,
        voice,
        PageSize(wish.paper.value),
        fillable=wish.fillable,
        watch=Watch(turned, ticket.stop.is_set),
    )
    return None if built is None else Pressed(built.content, built.pages)


def read(path: Path, ticket: Ticket) -> Filled | None:
    """None when it was stopped. Raises CannotRead."""
    from mentor_desk.reports.worksheet import read_file

    def done(page: int) -> None:
        ticket.page = page

    return read_file(path, done, ticket.stop.is_set)
