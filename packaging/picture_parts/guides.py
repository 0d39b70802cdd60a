"""The editor of a guide of one's own, complete and with something still open."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from dataclasses import replace

from PySide6.QtWidgets import QWidget

from mentor_desk.guides.editing import Room, Spot
from mentor_desk.services import library
from mentor_desk.ui.main_window import MainWindow
from mentor_desk.ui.pages.guide_editor import GuideEditorPage
from mentor_desk.ui.pages.guide_editor.check_list import CheckList
from mentor_desk.ui.place import PageName, Place

from .taking import CLOCK, Picture, settle


def editor_pictures(window: MainWindow) -> Iterator[Picture]:
    desk = window.desk
    with desk.store.write() as session:
        smart = desk.library.guides["smart"]
        own = library.duplicate(session, smart, "Aims we mean", CLOCK.now())
        other = library.duplicate(session, smart, "In the making", CLOCK.now())
        library.edit(
            session, replace(other, steps=(replace(other.steps[0], question=""),)), CLOCK.now()
        )

    def at(spot: Spot, guide: str = own.id) -> Callable[[], QWidget]:
        def show() -> QWidget:
            desk.go(Place(PageName.GUIDE_EDITOR, tab=guide))
            editor(window).lead_to(spot)
            return window

        return show

    def trying() -> QWidget:
        top = at(Spot(Room.STEP, 1))()
        editor(window).try_it.setChecked(True)
        return top

    def checks() -> QWidget:
        at(Spot(Room.STEP, 1))()
        editor(window).step.checks.add.click()
        settle(0.05)
        return window.findChildren(CheckList)[-1]

    yield Picture("guide-editor-about", at(Spot(Room.ABOUT, key="title")))
    yield Picture("guide-editor-step", at(Spot(Room.STEP, 1, "question")))
    yield Picture("guide-editor-answer", at(Spot(Room.STEP, 1, "fields", 2)))
    yield Picture("guide-editor-check", at(Spot(Room.STEP, 1, "checks", 2)))
    yield Picture("guide-editor-checks", checks)
    yield Picture("guide-editor-reads", at(Spot(Room.READS, 2)))
    yield Picture("guide-editor-try", trying)
    yield Picture("guide-editor-draft", at(Spot(Room.STEP, 0, "question"), other.id))
    yield Picture("guides-draft", in_library(window, other.id))


def in_library(window: MainWindow, guide: str) -> Callable[[], QWidget]:
    def show() -> QWidget:
        window.desk.go(Place(PageName.GUIDES, tab=guide))
        return window

    return show


def editor(window: MainWindow) -> GuideEditorPage:
    page = window.page(PageName.GUIDE_EDITOR)
    assert isinstance(page, GuideEditorPage)
    return page
