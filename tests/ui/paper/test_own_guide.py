"""A guide of one's own on paper: changed in the window, printed, filled in, read back."""

from __future__ import annotations

from pathlib import Path

import pytest
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QLineEdit, QPlainTextEdit, QWidget
from pytestqt.qtbot import QtBot

from mentor_desk.guides import Guide
from mentor_desk.guides.editing import Room, Spot
from mentor_desk.records import Goal
from mentor_desk.store import Store
from mentor_desk.ui.desk import Desk
from mentor_desk.ui.pages.goal import GoalPage
from mentor_desk.ui.pages.guide_editor import GuideEditorPage
from mentor_desk.ui.pages.guides import GuidesPage
from mentor_desk.ui.paper.dialog import PrintDialog
from mentor_desk.ui.paper.preview import Preview
from mentor_desk.ui.paper.reading import ReadBack
from mentor_desk.ui.place import PageName, Place
from tests import factory
from tests.reports.paper import whole_text
from tests.reports.worksheet.sheets import fill

ASKED = "What will people notice first?"
TYPED = {
    "answer-title": "Lead three reviews",
    "answer-who_else_helps": "Jonas",
    "answer-due_on": "31.1.2027",
}


@pytest.fixture
def shelf(qtbot: QtBot, desk: Desk) -> GuidesPage:
    made = GuidesPage(desk)
    qtbot.addWidget(made)
    made.resize(1072, 740)
    made.show()
    return made


@pytest.fixture
def editor(qtbot: QtBot, desk: Desk) -> GuideEditorPage:
    made = GuideEditorPage(desk)
    qtbot.addWidget(made)
    made.resize(1072, 740)
    made.show()
    return made


@pytest.fixture
def mine(qtbot: QtBot, desk: Desk, shelf: GuidesPage, editor: GuideEditorPage) -> Guide:
    """Duplicated and changed as a mentor does it."""
    shelf.show_place(Place(PageName.GUIDES, tab="smart"))
    with qtbot.waitSignal(desk.place_wanted) as went:
        shelf.reading.duplicate.click()
    assert went.args is not None
    number = went.args[0].tab
    reword(qtbot, editor, number, ASKED)
    editor.lead_to(Spot(Room.STEP, 2))
    editor.step.add.click()
    label = editor.findChild(QLineEdit, "fields-2-label")
    assert label is not None
    qtbot.keyClicks(label, "Who else helps")
    editor.lead_to(Spot(Room.STEP, 3))
    editor.step.remove_step()
    assert editor.flush()
    return desk.library.guides[number]


def reword(qtbot: QtBot, editor: GuideEditorPage, number: str, question: str) -> None:
    editor.show_place(Place(PageName.GUIDE_EDITOR, tab=number))
    editor.lead_to(Spot(Room.STEP, 0, "question"))
    field = editor.findChild(QPlainTextEdit, "question")
    assert field is not None
    qtbot.keyClick(field, Qt.Key.Key_A, Qt.KeyboardModifier.ControlModifier)
    qtbot.keyClicks(field, question)
    assert editor.flush()


def printed(
    qtbot: QtBot, page: GuidesPage | GoalPage, path: Path, way: str, mentee_id: int | None = None
) -> bytes:
    page.paper.print_action.trigger()
    made = page.findChildren(PrintDialog)[-1]
    if mentee_id is not None:
        assert made.whose is not None
        made.whose.setCurrentIndex(made.whose.findData(mentee_id))
        made.whose.activated.emit(made.whose.currentIndex())
    elif made.whose is None:
        made.content.chip(made._contents()[-1][0]).click()
    made.way.chip(way).click()
    qtbot.waitUntil(lambda: made._pressed is not None)
    made.output._ask = lambda *_: path
    made.save.click()
    qtbot.waitUntil(path.is_file)
    made.close()
    return path.read_bytes()


def read(qtbot: QtBot, desk: Desk, over: QWidget, path: Path) -> Preview:
    reading = ReadBack(desk, over, lambda *_: path)
    reading.begin()
    qtbot.waitUntil(lambda: reading.preview is not None)
    assert reading.preview is not None
    return reading.preview


def kept(store: Store) -> Goal:
    with store.read() as session:
        return session.query(Goal).one()


@pytest.mark.parametrize("since", ["newer", "deleted"])
def test_a_blank_one_comes_back_as_it_was_printed_whatever_became_of_its_guide(
    qtbot: QtBot,
    desk: Desk,
    store: Store,
    shelf: GuidesPage,
    editor: GuideEditorPage,
    mine: Guide,
    tmp_path: Path,
    since: str,
) -> None:
    amara = factory.mentee(store)
    shelf.show_place(Place(PageName.GUIDES, tab=mine.id))
    flat = whole_text(printed(qtbot, shelf, tmp_path / "flat.pdf", "hand", amara.id))
    assert ASKED in flat
    assert "Who else helps" in flat
    assert "Why does this matter" not in flat
    blank = printed(qtbot, shelf, tmp_path / "blank.pdf", "typed", amara.id)
    path = tmp_path / "filled.pdf"
    path.write_bytes(fill(blank, TYPED))
    if since == "newer":
        reword(qtbot, editor, mine.id, "Something else?")
        assert desk.library.guides[mine.id].version == mine.version + 1
    else:
        shelf.reading.remove.click()
        assert mine.id not in desk.library.guides
    preview = read(qtbot, desk, shelf, path)
    assert preview.taken() == {
        "title": "Lead three reviews",
        "who_else_helps": "Jonas",
        "due_on": "2027-01-31",
    }
    with qtbot.waitSignal(desk.place_wanted) as went:
        preview.go.click()
    assert went.args is not None
    goal = kept(store)
    assert (goal.title, goal.guide, goal.guide_version) == ("Lead three reviews", mine.id, 1)
    page = GoalPage(desk)
    qtbot.addWidget(page)
    page.show()
    page.show_place(went.args[0])
    assert page._view.guide == mine
    assert page._view.answers["who_else_helps"] == "Jonas"
    again = printed(qtbot, page, tmp_path / "again.pdf", "typed")
    path.write_bytes(fill(again, {"answer-who_else_helps": "Lena"}))
    second = read(qtbot, desk, page, path)
    assert second.taken() == {"who_else_helps": "Lena"}
    second.go.click()
    assert kept(store).answers["who_else_helps"] == "Lena"
