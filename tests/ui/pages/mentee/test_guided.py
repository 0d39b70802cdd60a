"""Guides on the page of a mentee: begun there, listed by day, offered when a phase begins."""

from __future__ import annotations

import pytest
from PySide6.QtCore import Qt
from pytestqt.qtbot import QtBot

from mentor_desk.guides import Phase as GuidePhase
from mentor_desk.records import GuidedNote, Phase
from mentor_desk.services import guided_notes
from mentor_desk.store import Store
from mentor_desk.ui.desk import Desk
from mentor_desk.ui.pages.mentee import MenteePage
from mentor_desk.ui.pages.mentee.timeline import TimelineRows
from mentor_desk.ui.place import PageName, Place
from mentor_desk.ui.start import new_note
from mentor_desk.ui.theme import appearance
from mentor_desk.ui.widgets.button import Button
from mentor_desk.ui.widgets.name_button import NameButton
from tests import factory


@pytest.fixture
def mentee_id(store: Store) -> int:
    made = factory.mentee(store)
    factory.formal(store, made.id)
    return made.id


@pytest.fixture
def page(qtbot: QtBot, desk: Desk, mentee_id: int) -> MenteePage:
    made = MenteePage(desk)
    qtbot.addWidget(made)
    made.resize(1072, 800)
    with qtbot.waitActive(made):
        made.show()
        made.activateWindow()
    made.show_place(Place(PageName.MENTEE, mentee_id, "guides"))
    return made


def written(desk: Desk, mentee_id: int, guide: str, *, done: bool = True) -> int:
    number = new_note(desk, mentee_id, guide).id
    assert number is not None
    with desk.store.write() as session:
        guided_notes.answer(session, number, {"seen": "x"}, {})
        if done:
            guided_notes.finish(session, number, factory.TODAY)
    return number


def offered(page: MenteePage) -> dict[str, Button]:
    return {
        one.text(): one for box in page.phase_guides.shown() for one in box.findChildren(Button)
    }


def test_the_agreement_stands_first_and_opens(
    qtbot: QtBot, desk: Desk, page: MenteePage, mentee_id: int
) -> None:
    written(desk, mentee_id, "card-time")
    agreement = written(desk, mentee_id, "four-phases")
    written(desk, mentee_id, "rehearsal", done=False)
    rows = [page.guided.list.row(at) for at in range(page.guided.list.count())]
    guides = desk.library.guides
    assert [(one.name, one.mark) for one in rows] == [
        ("Agreed between you", ""),
        (guides["four-phases"].title, ""),
        ("Written with guides", ""),
        (guides["rehearsal"].title, "draft"),
        (guides["card-time"].title, ""),
    ]
    page.guided.list.setFocus()
    qtbot.keyClick(page.guided.list, Qt.Key.Key_Home)
    with qtbot.waitSignal(desk.place_wanted) as went:
        qtbot.keyClick(page.guided.list, Qt.Key.Key_Return)
    assert went.args == [Place(PageName.GUIDED, agreement)]


def test_a_draft_is_not_agreed_yet(desk: Desk, page: MenteePage, mentee_id: int) -> None:
    number = written(desk, mentee_id, "four-phases", done=False)
    title = desk.library.guides["four-phases"].title

    def rows() -> list[tuple[str, str]]:
        shown = [page.guided.list.row(at) for at in range(page.guided.list.count())]
        return [(one.name, one.mark) for one in shown]

    assert rows() == [("Written with guides", ""), (title, "draft")]
    with desk.store.write() as session:
        guided_notes.finish(session, number, factory.TODAY)
    assert rows() == [("Agreed between you", ""), (title, "")]


def test_a_guide_is_begun_for_this_mentee(
    qtbot: QtBot, store: Store, desk: Desk, page: MenteePage
) -> None:
    titles = page.guided.menu.titles()
    assert desk.library.guides["card-time"].title in titles
    assert desk.library.guides["smart"].title not in titles
    assert desk.library.guides["monthly-reflection"].title not in titles
    with qtbot.waitSignal(desk.place_wanted) as went:
        page.guided.menu.picked.emit("card-time")
    with store.read() as session:
        note = session.query(GuidedNote).one()
    assert went.args == [Place(PageName.GUIDED, note.id)]


def test_it_is_deleted_by_key_and_comes_back(
    qtbot: QtBot, desk: Desk, page: MenteePage, mentee_id: int
) -> None:
    number = written(desk, mentee_id, "card-time")
    page.guided.list.choose(number)
    page.guided.list.setFocus()
    qtbot.keyClick(page.guided.list, Qt.Key.Key_Delete)
    assert page.guided.list.count() == 0
    desk.undo.undo()
    assert page.guided.list.count() == 2


def test_entering_a_phase_offers_its_guides_until_they_are_waved_away(
    qtbot: QtBot, store: Store, desk: Desk, page: MenteePage, mentee_id: int
) -> None:
    assert not offered(page)
    qtbot.mouseClick(page.header.phases.chip(Phase.CLOSE.value), Qt.MouseButton.LeftButton)
    there = offered(page)
    closing = desk.library.guides["closing"]
    assert GuidePhase.CLOSE in closing.phases
    assert closing.title in there
    with qtbot.waitSignal(desk.place_wanted) as went:
        there[closing.title].click()
    with store.read() as session:
        note = session.query(GuidedNote).one()
    assert (note.guide, went.args) == ("closing", [Place(PageName.GUIDED, note.id)])
    qtbot.mouseClick(page.header.phases.chip(Phase.AGREE.value), Qt.MouseButton.LeftButton)
    assert offered(page)
    page.show_place(Place(PageName.MENTEE, factory.mentee(store, "Jonas").id))
    assert not offered(page)


@pytest.mark.parametrize("phase", list(Phase))
def test_what_a_phase_offers_fits_the_smallest_window_in_large_text(
    qtbot: QtBot, page: MenteePage, phase: Phase
) -> None:
    appearance().choose(percent=150)
    page.phase_guides.offer(phase, "Amara Okafor")
    page.resize(960 - 208, 600)
    assert page.phase_guides.minimumSizeHint().width() <= 960 - 288


def test_what_was_finished_stands_in_the_timeline_as_what_it_is(
    qtbot: QtBot, desk: Desk, page: MenteePage, mentee_id: int
) -> None:
    agreement = written(desk, mentee_id, "four-phases")
    written(desk, mentee_id, "rehearsal", done=False)
    page.show_place(Place(PageName.MENTEE, mentee_id, "timeline"))
    rows = page.findChildren(TimelineRows)
    (name,) = [one for each in rows if each.isVisible() for one in each.findChildren(NameButton)]
    title = desk.library.guides["four-phases"].title
    assert name.text() == title
    assert name.accessibleName().endswith(f", agreement: {title}")
    with qtbot.waitSignal(desk.place_wanted) as went:
        qtbot.mouseClick(name, Qt.MouseButton.LeftButton)
    assert went.args == [Place(PageName.GUIDED, agreement)]
