"""A guide on paper: the dialog it is printed from, its pages, and one that came back filled in."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from pathlib import Path

from PySide6.QtGui import QPixmap
from PySide6.QtWidgets import QApplication, QLabel, QWidget

from mentor_desk.records import Goal
from mentor_desk.reports.worksheet import Worksheet, build_worksheet
from mentor_desk.services import library, printed_forms
from mentor_desk.services.answering import answers_now
from mentor_desk.ui.main_window import MainWindow
from mentor_desk.ui.pages.goal import GoalPage
from mentor_desk.ui.pages.guides import GuidesPage
from mentor_desk.ui.paper.reading import ReadBack
from mentor_desk.ui.place import PageName, Place
from mentor_desk.ui.sheets.drawing import Drawing

from .desk import active_goal
from .taking import CLOCK, MENTEE, PAGES_READY_S, Picture, mentee, settle

_WIDE = 794
"""Pixels of an A4 page at 96 to the inch."""


def paper_pictures(window: MainWindow, place: Path) -> Iterator[Picture]:
    desk = window.desk
    goal = active_goal(desk.store, mentee(desk.store))

    def blank() -> QWidget:
        desk.go(Place(PageName.GUIDES, tab="smart"))
        page = window.page(PageName.GUIDES)
        assert isinstance(page, GuidesPage)
        page.paper.print_action.trigger()
        return QApplication.activeModalWidget() or window

    def of_goal() -> QWidget:
        goal_page(window, goal).paper.print_action.trigger()
        return QApplication.activeModalWidget() or window

    def came_back() -> QWidget:
        page = goal_page(window, goal)
        file = place / "filled.pdf"
        file.write_bytes(filled_in(window, goal))
        page.paper.reading = ReadBack(desk, page, lambda *_: file)
        page.paper.read_action.trigger()
        settle(PAGES_READY_S)
        return QApplication.activeModalWidget() or window

    yield Picture("paper-blank", blank, PAGES_READY_S)
    yield Picture("paper-goal", of_goal, PAGES_READY_S)
    yield Picture("paper-back", came_back)
    yield Picture("worksheet", page_of(window, goal, 0, fillable=False))
    yield Picture("worksheet-fillable", page_of(window, goal, 1, fillable=True))


def goal_page(window: MainWindow, goal: int) -> GoalPage:
    window.desk.go(Place(PageName.GOAL, goal))
    page = window.page(PageName.GOAL)
    assert isinstance(page, GoalPage)
    return page


def worksheet(window: MainWindow, goal: int, more: dict[str, str]) -> Worksheet:
    """Of a goal, with a number this journal gave."""
    desk = window.desk
    with desk.store.write() as session:
        record = session.get_one(Goal, goal)
        guide = desk.library.of_record(record.guide, record.guide_version)
        assert guide is not None
        form = printed_forms.make(session, guide, CLOCK.today(), record=record)
        library.keep_version(session, guide, CLOCK.now())
        return Worksheet(
            guide=guide,
            number=form.number,
            printed_on=CLOCK.today(),
            name=MENTEE,
            answers=answers_now(session, record, guide) | more,
            for_mentor=True,
        )


def filled_in(window: MainWindow, goal: int) -> bytes:
    more = {"why": "The release must not wait for one person.", "due_on": "2027-02-12"}
    built = build_worksheet(worksheet(window, goal, more), window.desk.voice, fillable=True)
    assert built is not None
    return built.content


def page_of(window: MainWindow, goal: int, number: int, *, fillable: bool) -> Callable[[], QWidget]:
    def show() -> QWidget:
        sheet = worksheet(window, goal, {})
        built = build_worksheet(sheet, window.desk.voice, fillable=fillable)
        assert built is not None
        page = QPixmap.fromImage(Drawing().pages(built.content, [number], _WIDE)[number])
        shown = QLabel()
        shown.setPixmap(page)
        shown.setFixedSize(page.size())
        return shown

    return show
