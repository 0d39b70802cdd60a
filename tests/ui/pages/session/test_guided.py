"""A guide begun in a session: linked to it, listed beside the note, back with one step."""

from __future__ import annotations

from PySide6.QtWidgets import QApplication
from pytestqt.qtbot import QtBot

from mentor_desk.audience import Audience
from mentor_desk.guides import Moment
from mentor_desk.records import GuidedNote, MentoringSession
from mentor_desk.store import Store
from mentor_desk.ui.desk import Desk
from mentor_desk.ui.pages.session import SessionPage
from mentor_desk.ui.place import PageName, Place
from mentor_desk.ui.start import new_note
from mentor_desk.ui.widgets.name_button import NameButton
from tests import factory
from tests.ui.pages.session.conftest import note_text, open_at, write


def listed(page: SessionPage) -> list[str]:
    QApplication.processEvents()
    return [one.accessibleName() for one in page.guided.findChildren(NameButton) if one.isVisible()]


def test_a_guide_is_begun_beside_the_note_which_stays(
    qtbot: QtBot, store: Store, desk: Desk, page: SessionPage, held: MentoringSession
) -> None:
    open_at(page, held.id)
    write(page, "The release went well")
    with qtbot.waitSignal(desk.place_wanted) as went:
        page.guided.menu.picked.emit("rehearsal")
    page.flush()
    with store.read() as session:
        note = session.query(GuidedNote).one()
    assert note.session_id == held.id
    assert went.args == [Place(PageName.GUIDED, note.id)]
    assert note_text(store, held.id) == ["The release went well"]
    assert listed(page) == [desk.library.guides["rehearsal"].title]


def test_what_begins_a_session_is_offered_first_and_after_it_what_looks_back(
    desk: Desk, store: Store, page: SessionPage, held: MentoringSession
) -> None:
    guides = {one.title: one for one in desk.library.guides.values()}
    open_at(page, held.id)
    page.guided.menu.aboutToShow.emit()
    first = next(one for one in page.guided.menu.titles() if one in guides)
    assert Moment.SESSION_START in guides[first].moments
    store.update(MentoringSession, held.id, {"closed_at": factory.NOW})
    page.guided.menu.aboutToShow.emit()
    first = page.guided.menu.titles()[0]
    assert first == "Reflections"


def test_one_from_here_is_opened_and_others_are_not_listed(
    qtbot: QtBot, desk: Desk, page: SessionPage, held: MentoringSession, mentee_id: int
) -> None:
    here = new_note(desk, mentee_id, "card-time", held.id)
    new_note(desk, mentee_id, "rehearsal")
    open_at(page, held.id)
    assert listed(page) == [desk.library.guides["card-time"].title]
    with qtbot.waitSignal(desk.place_wanted) as went:
        page.guided.findChildren(NameButton)[-1].click()
    assert went.args == [here]


def test_what_only_the_mentor_reads_is_hidden_with_all_that_is_private(
    desk: Desk, store: Store, page: SessionPage, held: MentoringSession, mentee_id: int
) -> None:
    shared = new_note(desk, mentee_id, "card-time", held.id)
    new_note(desk, mentee_id, "rehearsal", held.id)
    assert shared.id is not None
    store.update(GuidedNote, shared.id, {"audience": Audience.MENTEE})
    open_at(page, held.id)
    page.hide_private(hide=True)
    assert listed(page) == [desk.library.guides["card-time"].title]


def test_a_topic_that_names_a_difficulty_offers_its_card_until_it_was_taken(
    qtbot: QtBot, store: Store, desk: Desk, page: SessionPage, held: MentoringSession
) -> None:
    factory.topic(store, held.id, "Handing over the release")
    open_at(page, held.id)
    assert listed(page) == []
    factory.topic(store, held.id, "Our expectations, a second time")
    page.show_place(Place(PageName.SESSION, held.id))
    assert listed(page) == [desk.library.guides["card-expectations"].title]
    (card,) = [one for one in page.guided.findChildren(NameButton) if one.isVisible()]
    with qtbot.waitSignal(desk.place_wanted):
        card.click()
    with store.read() as session:
        note = session.query(GuidedNote).one()
    assert (note.guide, note.session_id) == ("card-expectations", held.id)
    assert listed(page) == [desk.library.guides["card-expectations"].title]
    assert page.guided._hints.count() == 0
