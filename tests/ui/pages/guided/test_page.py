"""A guide filled in by keys: kept while written, read as a whole, its step an action."""

from __future__ import annotations

from datetime import date

import pytest
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QWidget
from pytestqt.qtbot import QtBot

from mentor_desk.audience import Audience, Reader
from mentor_desk.records import Action, GuidedNote, Owner
from mentor_desk.store import Store
from mentor_desk.ui.desk import Desk
from mentor_desk.ui.pages.guided import GuidedPage
from mentor_desk.ui.place import PageName, Place
from mentor_desk.ui.start import new_note
from mentor_desk.ui.versions import Versions
from tests import factory

Key, Mod = Qt.Key, Qt.KeyboardModifier


@pytest.fixture
def mentee_id(store: Store) -> int:
    return factory.mentee(store).id


@pytest.fixture
def page(qtbot: QtBot, desk: Desk) -> GuidedPage:
    made = GuidedPage(desk)
    qtbot.addWidget(made)
    made.resize(1072, 800)
    with qtbot.waitActive(made):
        made.show()
        made.activateWindow()
    return made


def focus(page: GuidedPage) -> QWidget:
    widget = page.window().focusWidget()
    assert widget is not None
    return widget


def on(qtbot: QtBot, page: GuidedPage) -> None:
    qtbot.keyClick(focus(page), Key.Key_Return, Mod.ControlModifier)


def kept(store: Store, number: int | None) -> GuidedNote:
    with store.read() as session:
        return session.get_one(GuidedNote, number)


def steps(store: Store) -> list[Action]:
    with store.read() as session:
        return session.query(Action).all()


def written(qtbot: QtBot, page: GuidedPage) -> None:
    """The card on initiative up to its last step, by keys."""
    qtbot.keyClicks(focus(page), "Waits for me to bring the topic")
    for _ in range(5):
        on(qtbot, page)
    qtbot.keyClicks(focus(page), "Brings the first topic")
    qtbot.keyClick(focus(page), Key.Key_Return)
    qtbot.keyClicks(focus(page), "4 dec")
    on(qtbot, page)


def test_a_card_is_filled_in_read_as_a_whole_and_its_step_taken_on_by_keys(
    qtbot: QtBot, desk: Desk, store: Store, page: GuidedPage, mentee_id: int
) -> None:
    place = new_note(desk, mentee_id, "card-initiative")
    page.show_place(place)
    written(qtbot, page)
    assert "Waits for me to bring the topic" in page._ending.whole()
    assert not page._view.card._text.isVisible()
    assert kept(store, place.id).finished_on is None
    assert steps(store) == []
    with qtbot.waitSignal(desk.place_wanted) as went:
        on(qtbot, page)
    assert went.args == [Place(PageName.MENTEE, mentee_id, "guides")]
    note = kept(store, place.id)
    assert (note.finished_on, note.audience) == (factory.TODAY, Audience.ME)
    (step,) = steps(store)
    assert (step.text, step.owner) == ("Brings the first topic", Owner.MENTEE)
    assert (step.due_on, step.audience) == (date(2026, 12, 4), Audience.ME)


def test_the_name_is_said_in_full_once_and_then_as_one_says_it(
    qtbot: QtBot, desk: Desk, page: GuidedPage, mentee_id: int
) -> None:
    page.show_place(new_note(desk, mentee_id, "card-initiative"))
    on(qtbot, page)
    assert "if Amara no longer needed" in page._view._question._asked.text()
    assert "from 0 for Amara Okafor to 10" in page._view.card._text.text()
    for _ in range(5):
        on(qtbot, page)
    assert page._ending.whole().count("Amara Okafor") == 1
    assert "if Amara is there" in page._ending.help
    assert ", Amara shows" in page._ending.whole()


def test_only_a_finished_one_that_is_shared_is_read_by_others(
    qtbot: QtBot, desk: Desk, store: Store, page: GuidedPage, mentee_id: int
) -> None:
    page.show_place(new_note(desk, mentee_id, "card-initiative"))
    written(qtbot, page)
    choice = page._ending._audience.choice
    assert choice is not None
    choice.chip("mentee").click()
    with store.gate(Reader.MENTEE) as gate:
        assert not gate.rows(mentee_id, "guided_note")
    page._ending.done.click()
    with store.gate(Reader.MENTEE) as gate:
        assert len(gate.rows(mentee_id, "guided_note")) == 1
        assert len(gate.rows(mentee_id, "action")) == 1


def test_a_look_back_at_an_hour_is_read_alone_and_says_what_no_page_for_others_holds(
    desk: Desk, page: GuidedPage, mentee_id: int
) -> None:
    for guide, together in (("after-a-session", False), ("card-time", True)):
        page.show_place(new_note(desk, mentee_id, guide))
        page._view.go_to(99)
        assert page._ending.help.startswith("Read it aloud together, if Amara is") == together
        assert not page._ending._kept_back.isVisible()
        choice = page._ending._audience.choice
        assert choice is not None
        choice.chip("mentee").click()
        assert page._ending._kept_back.isVisible()
        choice.chip("me").click()
        assert not page._ending._kept_back.isVisible()
    page.show_place(new_note(desk, mentee_id, "four-phases"))
    page._view.go_to(99)
    choice = page._ending._audience.choice
    assert choice is not None
    choice.chip("mentee").click()
    assert not page._ending._kept_back.isVisible()


def test_finishing_is_taken_back_and_done_again_without_a_second_action(
    qtbot: QtBot, desk: Desk, store: Store, page: GuidedPage, mentee_id: int
) -> None:
    place = new_note(desk, mentee_id, "card-initiative")
    page.show_place(place)
    written(qtbot, page)
    page._ending.done.click()
    desk.undo.undo()
    assert (kept(store, place.id).finished_on, steps(store)) == (None, [])
    desk.undo.redo()
    page.show_place(place)
    page._ending.leave.click()
    assert kept(store, place.id).finished_on is None
    page._ending.done.click()
    assert kept(store, place.id).finished_on == factory.TODAY
    assert len(steps(store)) == 1


def test_what_the_mentor_writes_about_oneself_has_no_other_reader(
    qtbot: QtBot, desk: Desk, store: Store, page: GuidedPage
) -> None:
    place = new_note(desk, None, "monthly-reflection")
    page.show_place(place)
    qtbot.keyClicks(focus(page), "Slower, and better for it")
    page._view.go_to(len(desk.library.guides["monthly-reflection"].steps))
    assert page._ending._mine.isVisible()
    assert not page._ending._audience.isVisible()
    with qtbot.waitSignal(desk.place_wanted) as went:
        page._ending.done.click()
    assert went.args == [Place(PageName.GUIDES, tab="monthly-reflection")]
    note = kept(store, place.id)
    assert (note.mentorship_id, note.finished_on) == (None, factory.TODAY)


def test_nothing_written_is_not_done_and_says_why(
    desk: Desk, store: Store, page: GuidedPage, mentee_id: int
) -> None:
    place = new_note(desk, mentee_id, "card-initiative")
    page.show_place(place)
    page._view.go_to(99)
    page._ending.done.click()
    assert kept(store, place.id).finished_on is None
    assert "Nothing is written" in focus(page).accessibleDescription()


def test_what_is_typed_is_kept_without_a_word(
    qtbot: QtBot, desk: Desk, store: Store, page: GuidedPage, mentee_id: int
) -> None:
    place = new_note(desk, mentee_id, "card-initiative")
    page.show_place(place)
    qtbot.keyClicks(focus(page), "Waits")
    qtbot.waitUntil(lambda: kept(store, place.id).answers.get("seen") == "Waits")


def test_begun_in_a_session_it_belongs_there(
    qtbot: QtBot, desk: Desk, store: Store, page: GuidedPage, mentee_id: int
) -> None:
    held = factory.held(store, mentee_id)
    place = new_note(desk, mentee_id, "card-initiative", held.id)
    page.show_place(place)
    written(qtbot, page)
    with qtbot.waitSignal(desk.place_wanted) as went:
        page._ending.done.click()
    assert went.args == [Place(PageName.SESSION, held.id)]
    assert (kept(store, place.id).session_id, steps(store)[0].session_id) == (held.id, held.id)


def test_it_goes_into_the_trash_and_comes_back(
    qtbot: QtBot, desk: Desk, store: Store, page: GuidedPage, mentee_id: int
) -> None:
    place = new_note(desk, mentee_id, "card-initiative")
    page.show_place(place)
    qtbot.keyClicks(focus(page), "Waits")
    page.remove.click()
    with store.read() as session:
        assert session.query(GuidedNote).all() == []
    desk.undo.undo()
    assert kept(store, place.id).answers["seen"] == "Waits"


def test_earlier_versions_and_a_changed_guide_keep_what_was_written(
    qtbot: QtBot, desk: Desk, store: Store, page: GuidedPage, mentee_id: int
) -> None:
    place = new_note(desk, mentee_id, "card-initiative")
    page.show_place(place)
    qtbot.keyClicks(focus(page), "Waits")
    titles = {one.text() for one in page._guides.actions()}
    assert desk.library.guides["card-time"].title in titles
    assert desk.library.guides["monthly-reflection"].title not in titles
    page._use(desk.library.guides["card-time"])
    assert kept(store, place.id).answers["seen"] == "Waits"
    page.show_versions()
    (opened,) = page.findChildren(Versions)
    opened.reject()
