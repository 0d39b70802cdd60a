from __future__ import annotations

from collections.abc import Iterator
from datetime import timedelta

import pytest
from PySide6.QtCore import Qt
from pytestqt.qtbot import QtBot

from mentor_desk.records import Action, Mentee, Owner, Standing
from mentor_desk.ui.desk import Desk
from mentor_desk.ui.forms.autosave import SaveState, Saving
from mentor_desk.ui.place import PageName, Place
from mentor_desk.ui.sidebar import Sidebar
from mentor_desk.words import words
from tests import factory
from tests.factory import TODAY


@pytest.fixture
def sidebar(qtbot: QtBot, desk: Desk) -> Iterator[Sidebar]:
    made = Sidebar(desk)
    qtbot.addWidget(made)
    made.resize(208, 700)
    made.show()
    yield made
    made.rest()


def names(sidebar: Sidebar) -> list[str]:
    return [one.name for one in sidebar.people.people()]


def test_names_the_active_mentees_in_the_order_of_the_language(
    sidebar: Sidebar, desk: Desk
) -> None:
    for name in ("Zoë", "Ada", "émile"):
        factory.mentee(desk.store, name)
    factory.mentee(desk.store, "Otto", standing=Standing.ALUMNI)
    sidebar.refresh()
    assert names(sidebar) == ["Ada", "émile", "Zoë"]
    assert sidebar.sections[PageName.MENTEES].accessibleName() == "Mentees 3"


def test_who_needs_a_look_has_a_dot_with_its_words(sidebar: Sidebar, desk: Desk) -> None:
    amara = factory.mentee(desk.store, "Amara")
    factory.mentee(desk.store, "Lena")
    late = TODAY - timedelta(days=2)
    factory.action(desk.store, amara.id, "Call", Owner.ME, due_on=late)
    sidebar.refresh()
    why = "your promise “Call” was due 2 days ago"
    assert [one.why for one in sidebar.people.people()] == [why, ""]
    index = sidebar.people.model().index(0, 0)
    assert index.data(Qt.ItemDataRole.ToolTipRole) == why
    spoken = index.data(Qt.ItemDataRole.AccessibleTextRole)
    assert spoken == f"Amara, needs attention: {why}"


def test_counts_follow_the_journal(qtbot: QtBot, sidebar: Sidebar, desk: Desk) -> None:
    amara = factory.mentee(desk.store, "Amara")
    action = factory.action(desk.store, amara.id)
    qtbot.waitUntil(lambda: sidebar.sections[PageName.ACTIONS].accessibleName() == "Actions 1")
    desk.store.update(Action, action.id, {"state": "done"})
    desk.store.update(Mentee, amara.id, {"name": "Amara Okafor"})
    qtbot.waitUntil(lambda: sidebar.sections[PageName.ACTIONS].accessibleName() == "Actions")
    assert names(sidebar) == ["Amara Okafor"]


def test_a_name_opens_by_click_and_by_enter(qtbot: QtBot, sidebar: Sidebar, desk: Desk) -> None:
    amara, lena = factory.mentee(desk.store, "Amara"), factory.mentee(desk.store, "Lena")
    sidebar.refresh()
    people = sidebar.people
    spot = people.visualRect(people.model().index(1, 0)).center()
    with qtbot.waitSignal(sidebar.place_wanted) as wanted:
        qtbot.mouseClick(people.viewport(), Qt.MouseButton.LeftButton, pos=spot)
    assert wanted.args == [Place(PageName.MENTEE, lena.id)]
    people.setFocus()
    qtbot.keyClick(people, Qt.Key.Key_Home)
    with qtbot.waitSignal(sidebar.place_wanted) as wanted:
        qtbot.keyClick(people, Qt.Key.Key_Return)
    assert wanted.args == [Place(PageName.MENTEE, amara.id)]


def test_a_hundred_and_sixty_mentees_scroll(qtbot: QtBot, sidebar: Sidebar, desk: Desk) -> None:
    for number in range(160):
        factory.mentee(desk.store, f"Person {number}")
    sidebar.refresh()
    assert names(sidebar)[:3] == ["Person 0", "Person 1", "Person 2"]
    assert names(sidebar)[10] == "Person 10"
    qtbot.waitUntil(lambda: sidebar.people.verticalScrollBar().maximum() > 0)
    assert sidebar.lock.isVisible()
    assert sidebar.minimumSizeHint().height() <= 600


def test_somebody_new_is_scrolled_to_when_their_page_is_in_front(
    qtbot: QtBot, sidebar: Sidebar, desk: Desk
) -> None:
    for number in range(60):
        factory.mentee(desk.store, f"Person {number}")
    sidebar.refresh()
    bar = sidebar.people.verticalScrollBar()
    qtbot.waitUntil(lambda: bar.maximum() > 0)
    zoe = factory.mentee(desk.store, "Zoë")
    sidebar.show_here(Place(PageName.MENTEE, zoe.id), zoe.id)  # before the list knows of her
    sidebar.refresh()
    assert (
        sidebar.people.viewport()
        .rect()
        .contains(sidebar.people.visualRect(sidebar.people.currentIndex()))
    )
    bar.setValue(0)
    sidebar.refresh()
    assert bar.value() == 0  # where one has scrolled to stays


def test_says_saved_only_when_it_is(sidebar: Sidebar, desk: Desk) -> None:
    assert sidebar.saving.text() == "Saved"
    desk.saving.tell(sidebar, Saving(SaveState.SAVING))
    assert sidebar.saving.text() == "Saving…"
    desk.saving.tell(sidebar, Saving(SaveState.FAILED, words("The disk is full.")))
    assert sidebar.saving.text() == "Not saved: The disk is full."
    desk.saving.tell(sidebar, Saving(SaveState.SAVED))
    assert sidebar.saving.text() == "Saved"


def test_the_names_follow_their_heading_where_nothing_is_hidden(
    sidebar: Sidebar, desk: Desk
) -> None:
    factory.mentee(desk.store)
    sidebar.refresh()
    desk.privacy.toggle()
    assert sidebar.hidden.isVisibleTo(sidebar)
    assert "F9 shows them again" in sidebar.hidden.text()
    desk.privacy.toggle()
    assert not sidebar.hidden.isVisibleTo(sidebar)
    layout = sidebar.layout()
    assert layout
    layout.activate()
    heading = sidebar.add_mentee.geometry()
    assert sidebar.people.geometry().top() - heading.bottom() <= 4
